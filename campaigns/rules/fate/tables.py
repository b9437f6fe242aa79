"""The numbers of Fate Condensed and Fate Core: skills, ladder, stress, what each skill is good for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

type Track = Literal["physical", "mental"]
type Action = Literal["overcome", "advantage", "attack", "defend"]
type Edition = Literal["condensed", "core"]

TRACKS: Final[tuple[Track, ...]] = ("physical", "mental")
LADDER: Final[Mapping[int, str]] = MappingProxyType(
    {
        8: "Legendary", 7: "Epic", 6: "Fantastic", 5: "Superb", 4: "Great", 3: "Good", 2: "Fair", 1: "Average",
        0: "Mediocre", -1: "Poor", -2: "Terrible", -3: "Catastrophic", -4: "Horrifying",
    }
)  # fmt: skip
DIFFICULTIES: Final[Mapping[str, int]] = MappingProxyType(
    {"easy": 0, "routine": 1, "tricky": 2, "hard": 4, "formidable": 6}
)
LOWEST_DIFFICULTY, HIGHEST_DIFFICULTY = -2, 8
PYRAMID: Final = (4, 3, 3, 2, 2, 2, 1, 1, 1, 1)
CAP: Final = 4
REFRESH: Final = 3
FREE_STUNTS: Final = 3
INVOKE: Final = 2
STYLE: Final = 3
"""Shifts from which a success is one with style."""
CONSEQUENCES: Final = (2, 4, 6)
SEVERITY: Final[Mapping[int, str]] = MappingProxyType({2: "mild", 4: "moderate", 6: "severe"})
FOREVER: Final = 10**6


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: what it attacks and what it defends against, by track; empty where it does neither."""

    id: str
    label: str
    text: str
    attacks: Track | None = None
    defends: tuple[str, ...] = ()


_SKILLS = (
    Skill("academics", "Academics", "Book learning, and where the book is kept."),
    Skill(
        "athletics",
        "Athletics",
        "Running, jumping, not being where the blow lands.",
        None,
        ("fight", "shoot"),
    ),
    Skill("burglary", "Burglary", "Locks, pockets, and places one was not asked to."),
    Skill("contacts", "Contacts", "Knowing somebody who knows."),
    Skill("crafts", "Crafts", "Making, mending, and taking apart on purpose."),
    Skill("deceive", "Deceive", "Saying what is not so, and having it believed.", None, ("empathy",)),
    Skill("drive", "Drive", "Whatever has wheels, a keel or a bad temper."),
    Skill("empathy", "Empathy", "Hearing what is not said.", None, ("deceive", "rapport")),
    Skill("fight", "Fight", "At arm's length, with or without something in hand.", "physical", ("fight",)),
    Skill("investigate", "Investigate", "Looking until it makes sense."),
    Skill("lore", "Lore", "What the academies do not teach."),
    Skill("notice", "Notice", "Seeing it before it sees you.", None, ("stealth",)),
    Skill("physique", "Physique", "Strength, and standing up again."),
    Skill("provoke", "Provoke", "Getting a rise out of people, or a step back.", "mental"),
    Skill("rapport", "Rapport", "Being somebody one wants to help."),
    Skill("resources", "Resources", "Money, or what does instead."),
    Skill("shoot", "Shoot", "From further off than arm's length.", "physical"),
    Skill("stealth", "Stealth", "Not being noticed."),
    Skill("will", "Will", "Not giving way.", None, ("provoke", "deceive", "rapport")),
)
SKILLS: Final[Mapping[str, Skill]] = MappingProxyType({skill.id: skill for skill in _SKILLS})
MENTAL_ATTACKS: Final = ("provoke", "deceive", "rapport", "empathy")
"""Skills with which one can wear somebody down in a conflict of words, the usual one first."""
FALLBACK_DEFENCE: Final[Mapping[Track, str]] = MappingProxyType({"physical": "athletics", "mental": "will"})


def rung(value: int) -> str:
    """A number with its name on the ladder, such as ``Good (+3)``; beyond the ladder the number alone."""
    name = LADDER.get(value)
    return f"{name} ({value:+d})" if name is not None else f"{value:+d}"


def stress_boxes(skill: int, edition: Edition) -> tuple[int, ...]:
    """What each box of a track is worth, for its skill (Condensed: Stress; Core: Stress and Consequences)."""
    if edition == "core":
        return (1, 2, *((3,) if skill >= 1 else ()), *((4,) if skill >= 3 else ()))
    return (1,) * (6 if skill >= 3 else 4 if skill >= 1 else 3)
