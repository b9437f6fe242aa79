"""What every game of the family counts alike, and the shapes in which a book writes its own tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

ATTRIBUTES = ("strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma")
LOWEST_SCORE, HIGHEST_SCORE = 3, 18
STANDARD_ARRAY = (14, 12, 11, 10, 9, 7)
SWAPPED_IN_SCORE = 14
HIGHEST_SKILL = 4
HIGHEST_SKILL_AT_CREATION = 1
MAX_LEVEL = 10
BASE_ARMOUR_CLASS = 10
UNSKILLED_CHECK = -1
UNSKILLED_ATTACK = -2
MORTAL_ROUNDS = 6
SKILL_POINTS_PER_LEVEL = 3
FOCUS_LEVELS = (2, 5, 7, 10)
ATTRIBUTE_RAISE_LEVELS = (1, 1, 3, 6, 9)

COMBAT_SKILLS = ("punch", "shoot", "stab")


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill of 1.2.3 and the attributes it is usually rolled with, the likeliest first."""

    id: str
    label: str
    attributes: tuple[str, ...]


SAVES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "physical": ("strength", "constitution"),
        "evasion": ("dexterity", "intelligence"),
        "mental": ("wisdom", "charisma"),
        "luck": (),
    }
)

DIFFICULTIES: Mapping[str, int] = MappingProxyType(
    {"easy": 6, "routine": 8, "tricky": 10, "hard": 12, "formidable": 14}
)

XP_TOTALS: Mapping[str, tuple[int, ...]] = MappingProxyType(
    {"fast": (0, 3, 6, 12, 18, 27, 39, 54, 72, 93), "slow": (0, 6, 15, 24, 36, 51, 69, 87, 105, 139)}
)


@dataclass(frozen=True, slots=True)
class SkillCost:
    """Points to raise a skill to a level, and the character level it takes (2.7.1.4)."""

    points: int
    min_level: int


SKILL_COSTS = (SkillCost(1, 1), SkillCost(2, 1), SkillCost(3, 3), SkillCost(4, 6), SkillCost(5, 9))


@dataclass(frozen=True, slots=True)
class CharacterClass:
    """A class of 1.5: ``hit_bonus`` is added to a d6 per level; ``attack`` is the bonus at levels 1 to 10.

    ``focus_picks`` are the kinds of focus chosen at level 1; ``prime`` the attributes a beginner wants high,
    ``leaning`` the skills that automatic choices favour, ``edges`` those of somebody who has not chosen. What
    edges add to the Trauma Target and the Trauma Die is in ``trauma_target`` and
    ``trauma_die``; ``disciplines`` are the picks of psychic skills at creation, ``traditions`` those of magic,
    which is all there is to the class where ``full_mage``.
    """

    id: str
    label: str
    hit_bonus: int
    attack: tuple[int, ...]
    focus_picks: tuple[str, ...]
    prime: tuple[str, ...]
    leaning: tuple[str, ...]
    killing_blow: bool = False
    veterans_luck: bool = False
    masterful_expertise: bool = False
    quick_learner: bool = False
    edges: tuple[str, ...] = ()
    trauma_target: int = 0
    trauma_die: int = 0
    disciplines: int = 0
    traditions: int = 0
    full_mage: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """An example background of 1.3.3: the free skill and the Learning column, without "any"."""

    free_skill: str
    learning: tuple[str, ...]


@cache
def attribute_modifier(score: int) -> int:
    """The modifier of an attribute score, 3 to 18 (1.1.2)."""
    steps = ((3, -2), (7, -1), (13, 0), (17, 1))
    return next((modifier for most, modifier in steps if score <= most), 2)
