"""The numbers of the dial rules: attributes, skills, difficulties, tiers, phases, injuries, growth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

type BeatKind = Literal["strike", "brace", "push", "angle"]
type InjuryKind = Literal["scratch", "wound", "scar"]

ATTRIBUTES: Final = ("force", "grace", "grit", "wits", "heart", "presence")
BODILY: Final = ("force", "grace", "grit")
LOWEST_SCORE: Final = 3
HIGHEST_SCORE: Final = 20
ARRAY: Final = (15, 14, 13, 12, 10, 8)
LEAST_BOUGHT: Final = 8
MOST_BOUGHT: Final = 15
POINTS: Final = 27
PRICES: Final[Mapping[int, int]] = MappingProxyType({8: 0, 9: 1, 10: 2, 11: 3, 12: 4, 13: 5, 14: 7, 15: 9})

DIFFICULTIES: Final[Mapping[str, int]] = MappingProxyType(
    {"easy": 10, "routine": 12, "tricky": 14, "hard": 17, "formidable": 20}
)
LEAST_DIFFICULTY: Final = 10
MOST_DIFFICULTY: Final = 30
CLEAR_MARGIN: Final = 3

MAX_LEVEL: Final = 10
MILESTONE_XP: Final = 3
SCORE_LEVELS: Final = (3, 5, 7, 9)
KNACK_LEVELS: Final = (2, 4, 6, 8, 10)
EDGE_LEVELS: Final = (4, 7, 10)
FIRST_KNACKS: Final = 2
BASE_EDGE: Final = 3
EDGE_BONUS: Final = 2
BASE_RESOLVE: Final = 10
RESOLVE_PER_LEVEL: Final = 2
LEAST_RESOLVE: Final = 6
UNARMED_DAMAGE: Final = "1d3"
WOUND_NIGHTS: Final = 3
BRINK_DIFFICULTY: Final = 10


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill that a pack may name, and the attribute that usually serves it."""

    id: str
    label: str
    attribute: str


_SKILLS = (
    Skill("fight", "Fight", "force"),
    Skill("shoot", "Shoot", "grace"),
    Skill("athletics", "Athletics", "force"),
    Skill("sneak", "Sneak", "grace"),
    Skill("steal", "Steal", "grace"),
    Skill("pilot", "Pilot", "grace"),
    Skill("endure", "Endure", "grit"),
    Skill("survive", "Survive", "grit"),
    Skill("notice", "Notice", "wits"),
    Skill("know", "Know", "wits"),
    Skill("craft", "Craft", "wits"),
    Skill("gamble", "Gamble", "wits"),
    Skill("heal", "Heal", "heart"),
    Skill("read", "Read people", "heart"),
    Skill("resist", "Resist", "heart"),
    Skill("convince", "Convince", "presence"),
    Skill("threaten", "Threaten", "presence"),
    Skill("perform", "Perform", "presence"),
    Skill("command", "Command", "presence"),
)
SKILLS: Final[Mapping[str, Skill]] = MappingProxyType({skill.id: skill for skill in _SKILLS})
FIGHTING_SKILLS: Final = ("fight", "shoot")


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of an encounter and how much drama a narrator gives it, 0 to 1."""

    name: str
    drama: float


SETUP: Final = Phase("Setup", 0.70)
OPENING: Final = Phase("Opening", 0.75)
ESCALATION: Final = Phase("Escalation", 0.80)
CLIMAX: Final = Phase("Climax", 0.95)
RESOLUTION: Final = Phase("Resolution", 0.70)


def phase_of(beat: int, *, over: bool = False) -> Phase:
    """The phase at a beat (0 for the first round): Setup, Opening, Escalation from 2, Climax from 5."""
    if over:
        return RESOLUTION
    if beat <= 0:
        return SETUP
    if beat == 1:
        return OPENING
    return ESCALATION if beat <= 4 else CLIMAX


@dataclass(frozen=True, slots=True)
class Injury:
    """A lasting hurt: what it takes from checks with the attributes it touches."""

    id: InjuryKind
    label: str
    penalty: int
    text: str


INJURIES: Final[Mapping[str, Injury]] = MappingProxyType(
    {
        "scratch": Injury("scratch", "Scratch", -1, "Gone with a few minutes' rest."),
        "wound": Injury("wound", "Wound", -2, "Needs a healer's hand or three nights."),
        "scar": Injury("scar", "Scar", -1, "Stays, and teaches: one point of edge more."),
    }
)


def attribute_modifier(score: int) -> int:
    """A score's modifier: (score - 10) // 2."""
    return (score - 10) // 2


def training_of(level: int) -> int:
    """What a trained skill adds: 2, from level 5 on 3, from level 9 on 4."""
    return 2 + (level >= 5) + (level >= 9)


def beat_difficulty(base: int) -> int:
    """The difficulty of a beat: 10 and twice its base, within 10 and 30."""
    return max(LEAST_DIFFICULTY, min(MOST_DIFFICULTY, 10 + 2 * abs(base)))
