"""Milestones: what experience makes of somebody, and what they make of themselves with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import CreationStep, Json, Resolved, Ruling
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import plain
from campaigns.rules.fate.learning import MAJOR_EVERY, Change, stages
from campaigns.rules.fate.sheet import Being, fresh_stress, write
from campaigns.rules.fate.tables import SKILLS, TRACKS, rung
from campaigns.rules.fate.templates import ASPECTS
from campaigns.rules.growing import nothing_due, walk

XP_A_MILESTONE: Final = 3
MOST_MILESTONES: Final = 9


def advance(being: Being, xp: int, book: Book) -> Resolved:
    """Award experience: each 3 make a milestone (house pace), worth a step of a skill; every third brings refresh.

    Severe consequences that were treated heal with a major milestone. What an earlier milestone left to choose is
    chosen as suggested when the next one comes.
    """
    if not being.hero or xp <= 0:
        return Resolved(sheets={"self": write(being)})
    grown = replace(being, xp=being.xp + xp)
    rulings: list[Ruling] = []
    if grown.due and _is_reached(grown):
        grown, ruling = _grown(grown, {}, book)
        rulings.append(ruling)
    while _is_reached(grown):
        grown, ruling = _milestone(grown)
        rulings.append(ruling)
    return Resolved(tuple(rulings), {"self": write(grown)}, tuple(ruling.summary for ruling in rulings))


def growth(being: Being, choices: Mapping[str, Json], book: Book) -> tuple[CreationStep, ...]:
    """What is due to be chosen, given the choices so far; empty when nothing is."""
    return walk(Change(being, book), stages(being), choices)[1] if being.due else ()


def grow(being: Being, choices: Mapping[str, Json], book: Book) -> Resolved:
    """Make the choices that are due; raises RulesError for one that is not legal, and when nothing is due."""
    if not being.due:
        raise nothing_due(being.name)
    grown, ruling = _grown(being, choices, book)
    return Resolved((ruling,), {"self": write(grown)}, (ruling.summary,))


def _is_reached(being: Being) -> bool:
    return being.milestones < MOST_MILESTONES and being.xp >= XP_A_MILESTONE * (being.milestones + 1)


def _milestone(being: Being) -> tuple[Being, Ruling]:
    number = being.milestones + 1
    major = number % MAJOR_EVERY == 0
    refresh = being.refresh + (1 if major else 0)
    kept = tuple(one for one in being.consequences if not (major and one.healing and one.worth == 6))
    told = f"{being.name} reaches a {'major ' if major else ''}milestone: a skill may rise"
    told += f", and refresh is {refresh} now." if major else "."
    grown = replace(
        being,
        refresh=refresh,
        milestones=number,
        consequences=kept,
        due=(*being.due, number),
        points=being.points + 1,
    )
    return grown, plain("fate.milestone", "self", f"{being.name}: a milestone", told)


def _grown(being: Being, choices: Mapping[str, Json], book: Book) -> tuple[Being, Ruling]:
    change, _ = walk(Change(being, book), stages(being), choices)
    grown = replace(_with_boxes(change.being), due=())
    changes = _changes(being, grown, book)
    told = f"{being.name} has grown: {', '.join(changes) or 'nothing has changed'}."
    return grown, plain("fate.milestone", "self", f"{being.name}: what has changed", told, changes=changes)


def _with_boxes(being: Being) -> Being:
    """The stress boxes that the skills give now; what was ticked stays ticked."""
    ticked = {track: being.ticked(track) for track in TRACKS}
    grown = fresh_stress(being)
    for track in TRACKS:
        boxes = grown.ticked(track)
        grown = grown.with_ticked(track, (*ticked[track], *boxes[len(ticked[track]) :])[: len(boxes)])
    return grown


def _changes(before: Being, after: Being, book: Book) -> tuple[str, ...]:
    """What is new on a sheet, in words: skills, aspects, stunts, refresh."""
    skills = [
        f"{skill.label} is {rung(after.skill(skill.id))}"
        for skill in SKILLS.values()
        if after.skill(skill.id) != before.skill(skill.id)
    ]
    aspects = [
        f"{ASPECTS[new.id][0]}: {new.text}"
        for old, new in zip(before.aspects, after.aspects, strict=True)
        if old.text != new.text
    ]
    stunts = [f"the stunt {book.stunts[one].label}" for one in after.stunts if one not in before.stunts]
    refresh = [f"refresh is {after.refresh}"] if after.refresh != before.refresh else []
    return (*skills, *aspects, *stunts, *refresh)
