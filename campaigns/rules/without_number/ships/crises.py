"""The crises of a ship: the names are known of the game, what they do is the house's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

DIFFICULTY: Final = 10


@dataclass(frozen=True, slots=True)
class Crisis:
    """A crisis: the skills that end it; an ``acute`` one strikes at the end of the next round, the others last."""

    id: str
    label: str
    text: str
    skills: tuple[str, ...]
    acute: bool
    words: tuple[str, ...]


_CRISES = (
    Crisis(
        "armour_loss",
        "Armour loss",
        "Plates are tearing off: 3 armour unless they are secured.",
        ("fix", "pilot"),
        True,
        ("plate", "armour"),
    ),
    Crisis(
        "cargo_loss",
        "Cargo loss",
        "The hold is open: what lies loose goes out.",
        ("exert", "work"),
        True,
        ("cargo", "hold"),
    ),
    Crisis(
        "crew_lost",
        "Crew lost",
        "Stations stand empty: 1 command point less.",
        ("heal", "lead"),
        False,
        ("crew", "station"),
    ),
    Crisis(
        "engine_lock",
        "Engine lock",
        "The drive answers late: Speed is 0.",
        ("fix", "program"),
        False,
        ("engine", "drive"),
    ),
    Crisis(
        "fuel_bleed",
        "Fuel bleed",
        "Fuel streams out behind: nobody jumps from here on it.",
        ("fix", "survive"),
        True,
        ("fuel", "leak"),
    ),
    Crisis(
        "haywire",
        "Haywire systems",
        "Boards flicker: 1 command point less.",
        ("program", "fix"),
        False,
        ("board", "system"),
    ),
    Crisis(
        "hull_breach",
        "Hull breach",
        "Air goes: a fifth of the hull unless it is closed.",
        ("fix", "exert"),
        True,
        ("breach", "air", "hull"),
    ),
    Crisis(
        "system_damage",
        "System damage",
        "Something burns behind a panel: guns or engines go.",
        ("fix", "notice"),
        True,
        ("fire", "panel", "damage"),
    ),
    Crisis(
        "decalibration",
        "Targets lost",
        "The guns look elsewhere: -2 to hit.",
        ("shoot", "program"),
        False,
        ("aim", "sight", "calibrate"),
    ),
    Crisis(
        "vip",
        "Somebody in danger",
        "Somebody is behind the wrong bulkhead: 2d6 to one of the crew.",
        ("heal", "exert", "notice"),
        True,
        ("rescue", "save", "bulkhead"),
    ),
)
CRISES: Mapping[str, Crisis] = MappingProxyType({crisis.id: crisis for crisis in _CRISES})
TABLE: Final = tuple(CRISES)
