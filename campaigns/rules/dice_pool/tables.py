"""The tables of the rules as data: attributes, skills, difficulties, ranges, sight, damage, costs.

Numbers are those of the research notes (rules-facts 6; the printed range table). What they leave open is ours and
said to be so in docs/rules/dice_pool.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

type Level = Literal["L", "M", "S", "D"]

ATTRIBUTES: Final = ("body", "quickness", "strength", "charm", "wits", "will")
LEAST_RATING, MOST_RATING = 1, 6
DIFFICULTIES: Final = MappingProxyType({"easy": 4, "routine": 5, "tricky": 6, "hard": 8, "formidable": 10})
LEAST_DIFFICULTY, MOST_DIFFICULTY = 2, 24
SITUATION_LIMIT: Final = 2
"""How far everything a story adds to a check may move a target number, either way."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill: the attribute that stands in for it, at ``penalty`` on the target number (None: it cannot)."""

    id: str
    label: str
    attribute: str
    answer: str
    penalty: int | None = 2


_SKILLS = (
    Skill("firearms", "Firearms", "quickness", "quickness"),
    Skill("blades", "Blades", "strength", "quickness"),
    Skill("brawl", "Brawl", "strength", "quickness"),
    Skill("athletics", "Athletics", "body", "body"),
    Skill("stealth", "Stealth", "quickness", "perception"),
    Skill("sleight", "Sleight of hand", "quickness", "perception"),
    Skill("perception", "Perception", "wits", "stealth"),
    Skill("hacking", "Hacking", "wits", "hacking", 4),
    Skill("engineering", "Engineering", "wits", "wits", 4),
    Skill("driving", "Driving", "quickness", "driving"),
    Skill("medicine", "Medicine", "wits", "body", 4),
    Skill("sorcery", "Sorcery", "will", "will", None),
    Skill("conjuring", "Conjuring", "will", "will", None),
    Skill("etiquette", "Etiquette", "charm", "etiquette"),
    Skill("deception", "Deception", "charm", "perception"),
    Skill("intimidation", "Intimidation", "charm", "will"),
    Skill("negotiation", "Negotiation", "charm", "negotiation"),
    Skill("streetwise", "Streetwise", "wits", "wits"),
)
SKILLS: Final[Mapping[str, Skill]] = MappingProxyType({skill.id: skill for skill in _SKILLS})
FIGHTING: Final = ("firearms", "blades", "brawl")
SOCIAL: Final = ("etiquette", "deception", "intimidation", "negotiation", "streetwise")

RANGE_NAMES: Final = ("short", "medium", "long", "extreme")
RANGE_TNS: Final = (4, 5, 6, 9)
type Ranges = Mapping[str, tuple[int, int, int, int]]
RANGES: Final[Ranges] = MappingProxyType(
    {
        "hold_out": (5, 15, 30, 50),
        "light_pistol": (5, 15, 30, 50),
        "heavy_pistol": (5, 20, 40, 60),
        "smg": (10, 40, 80, 150),
        "taser": (5, 10, 12, 15),
        "shotgun": (10, 20, 50, 100),
        "rifle": (15, 40, 100, 250),
        "lmg": (20, 40, 80, 150),
        "sporting_rifle": (30, 60, 150, 300),
        "sniper_rifle": (40, 80, 200, 400),
        "thrown": (4, 8, 12, 20),
    }
)
"""Upper bounds in metres of each class of weapon, as printed; rifle, lmg, sniper_rifle and thrown are ours."""
WIDE_RANGES: Final[Ranges] = MappingProxyType(
    {
        "hold_out": (15, 30, 45, 60),
        "light_pistol": (15, 30, 45, 60),
        "heavy_pistol": (20, 30, 40, 60),
        "smg": (40, 80, 120, 160),
        "taser": (5, 10, 12, 15),
        "shotgun": (20, 40, 60, 80),
        "rifle": (40, 80, 120, 160),
        "lmg": (40, 80, 120, 160),
        "sporting_rifle": (60, 120, 180, 240),
        "sniper_rifle": (80, 160, 240, 320),
        "thrown": (4, 8, 12, 20),
    }
)
"""The second table in use at some tables; a pack takes it with ``tables: {ranges: wide}``."""
HEAVY: Final = ("shotgun", "lmg")
"""Classes whose uncompensated recoil counts twice."""

VISIONS: Final = ("normal", "cyber_lowlight", "lowlight", "cyber_thermo", "thermo")
type Sight = Mapping[str, tuple[int, int, int, int, int]]
VISIBILITY: Final[Sight] = MappingProxyType(
    {
        "normal": (0, 0, 0, 0, 0),
        "partial": (2, 2, 1, 2, 1),
        "minimal": (5, 4, 2, 4, 2),
        "dark": (8, 8, 8, 4, 2),
        "glare": (2, 2, 0, 0, 0),
        "mist": (4, 4, 2, 0, 0),
        "light_smoke": (4, 4, 2, 0, 0),
        "heavy_smoke": (6, 6, 4, 1, 0),
    }
)
"""Target number modifiers in the order of ``VISIONS``."""
LIGHTS: Final = ("normal", "partial", "minimal", "dark")
SMOKE_WORDS: Final = MappingProxyType(
    {
        "smoke": "light_smoke", "fog": "light_smoke", "rain": "light_smoke", "light_smoke": "light_smoke",
        "heavy_smoke": "heavy_smoke", "heavy_fog": "heavy_smoke", "heavy_rain": "heavy_smoke",
        "thermal_smoke": "light_smoke",
    }
)  # fmt: skip

SIXES: Final = 6
BOXES: Final = 10
LEVELS: Final[tuple[Level, ...]] = ("L", "M", "S", "D")
LEVEL_BOXES: Final[Mapping[Level, int]] = MappingProxyType({"L": 1, "M": 3, "S": 6, "D": 10})
LEVEL_NAMES: Final[Mapping[Level, str]] = MappingProxyType(
    {"L": "light", "M": "moderate", "S": "serious", "D": "deadly"}
)
FIRST_AID_TN: Final[Mapping[Level, int]] = MappingProxyType({"L": 4, "M": 6, "S": 8, "D": 10})
SUSTAINING: Final = 2
DODGE_TN: Final = 4
MELEE_TN: Final = 4

type Row = Literal["A", "B", "C", "D", "E"]
ROWS: Final[tuple[Row, ...]] = ("E", "D", "C", "B", "A")
COLUMNS: Final = ("attributes", "skills", "magic", "resources", "edge")
PRIORITIES: Final[Mapping[str, tuple[int, int, int, int, int]]] = MappingProxyType(
    {
        "attributes": (15, 18, 20, 24, 30),
        "skills": (16, 20, 24, 30, 38),
        "magic": (0, 0, 3, 5, 6),
        "spells": (0, 0, 9, 18, 25),
        "resources": (0, 2, 5, 9, 14),
        "edge": (1, 2, 3, 4, 5),
    }
)
"""What rows E, D, C, B, A give: attribute points, skill points, magic, points of force in spells, ware, edge."""
COLUMN_POINTS: Final = 15
"""Points of the other way to make somebody: each column from 1 (E) to 5 (A), this many in all."""

KARMA_FOR_EDGE: Final = 10
"""Each so many points of karma earned in all make the pool of edge one larger."""
