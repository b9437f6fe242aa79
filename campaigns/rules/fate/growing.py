"""Milestones: what experience makes of somebody."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import Resolved, Ruling
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.sheet import Being, fresh_stress, write
from campaigns.rules.fate.tables import CAP, SKILLS, TRACKS, rung

XP_A_MILESTONE: Final = 3
MOST_MILESTONES: Final = 9
MAJOR_EVERY: Final = 3
"""Every third milestone is a major one: refresh, and the cap rises."""


def advance(being: Being, xp: int) -> Resolved:
    """Award experience: each 3 make a milestone (house pace), which betters one skill; every third brings refresh.

    Severe consequences that were treated heal with a major milestone.
    """
    if not being.hero or xp <= 0:
        return Resolved(sheets={"self": write(being)})
    grown = replace(being, xp=being.xp + xp)
    rulings: list[Ruling] = []
    notes: list[str] = []
    while grown.milestones < MOST_MILESTONES and grown.xp >= XP_A_MILESTONE * (grown.milestones + 1):
        grown, told = _milestone(grown)
        rulings.append(plain("fate.milestone", "self", f"{grown.name}: a milestone", told))
        notes.append(told)
    return Resolved(tuple(rulings), {"self": write(grown)}, tuple(notes))


def better(skills: dict[str, int], cap: int) -> str:
    """The skill that a point goes to: the highest that may rise with its column still standing on the one below.

    No rung may hold more skills than the one under it (Condensed: Milestones); empty when nothing may rise.
    """
    counts = {value: sum(one == value for one in skills.values()) for value in range(cap + 2)}
    for skill, value in sorted(skills.items(), key=lambda pair: (-pair[1], pair[0])):
        if value >= 1 and value < cap and counts[value + 1] + 1 <= counts[value] - 1:
            return skill
    return next((skill for skill in SKILLS if not skills.get(skill)), "")


def _milestone(being: Being) -> tuple[Being, str]:
    number = being.milestones + 1
    major = number % MAJOR_EVERY == 0
    cap = CAP + number // MAJOR_EVERY
    skills = dict(being.skills)
    chosen = better(skills, cap)
    parts = []
    if chosen:
        skills[chosen] = skills.get(chosen, 0) + 1
        parts.append(f"{SKILLS[chosen].label} is {rung(skills[chosen])} now")
    refresh = being.refresh + (1 if major else 0)
    if major:
        parts.append(f"refresh rises to {refresh}")
    kept = tuple(one for one in being.consequences if not (major and one.healing and one.worth == 6))
    ticked = {track: being.ticked(track) for track in TRACKS}
    grown = fresh_stress(replace(being, skills=skills, refresh=refresh, milestones=number, consequences=kept))
    for track in TRACKS:
        boxes = grown.ticked(track)
        grown = grown.with_ticked(track, (*ticked[track], *boxes[len(ticked[track]) :])[: len(boxes)])
    return grown, f"{being.name} reaches a milestone: {', and '.join(parts)}."
