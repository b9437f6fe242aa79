"""Hulls and ship's weapons: numbers as published, names and the guns of each hull ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from campaigns.rules.without_number.ships.state import Gun, Size


@dataclass(frozen=True, slots=True)
class Hull:
    """A kind of ship: Speed, armour, hull points, armour class, the least and most crew, and its usual guns."""

    id: str
    label: str
    size: Size
    speed: int
    armour: int
    hp: int
    ac: int
    crew: tuple[int, int]
    guns: tuple[str, ...]


_GUNS = (
    Gun("laser", "Multifocal laser", "1d4", 20),
    Gun("reaper", "Reaper battery", "3d4", clumsy=True),
    Gun("fractal", "Fractal impact charge", "2d6", 15),
    Gun("beam", "Long beam", "2d4", 25),
    Gun("sandthrower", "Sandthrower", "2d4", flak=True),
    Gun("flak", "Flak battery", "2d6", 10, flak=True),
    Gun("torpedo", "Torpedo launcher", "3d8", 20),
    Gun("caster", "Particle caster", "3d6", 15, clumsy=True),
    Gun("plasma", "Plasma beam", "3d6", 10),
    Gun("spike", "Mag spike array", "2d6+2", 10, flak=True),
    Gun("spinal", "Spinal beam", "3d10", 15, clumsy=True),
    Gun("gravcannon", "Gravcannon", "4d6", 20),
    Gun("inversion", "Spike inversion projector", "3d8", 15),
    Gun("mass", "Mass cannon", "2d20", 20),
)
GUNS: Mapping[str, Gun] = MappingProxyType({gun.id: gun for gun in _GUNS})
_HULLS = (
    Hull("strike_fighter", "Strike fighter", "fighter", 5, 5, 8, 16, (1, 1), ("laser",)),
    Hull("shuttle", "Shuttle", "fighter", 3, 0, 15, 11, (1, 10), ("sandthrower",)),
    Hull("free_merchant", "Free merchant", "frigate", 3, 2, 20, 14, (1, 6), ("laser", "sandthrower")),
    Hull("patrol_boat", "Patrol boat", "frigate", 4, 5, 25, 14, (5, 20), ("plasma", "sandthrower")),
    Hull("corvette", "Corvette", "frigate", 2, 10, 40, 13, (10, 40), ("plasma", "torpedo")),
    Hull("heavy_frigate", "Heavy frigate", "frigate", 1, 10, 50, 15, (30, 120), ("torpedo", "spike", "flak")),
    Hull("bulk_freighter", "Bulk freighter", "cruiser", 0, 0, 40, 11, (10, 40), ("flak",)),
    Hull(
        "fleet_cruiser",
        "Fleet cruiser",
        "cruiser",
        1,
        15,
        60,
        14,
        (50, 200),
        ("spinal", "gravcannon", "flak"),
    ),
    Hull("battleship", "Battleship", "capital", 0, 20, 100, 16, (200, 1000), ("mass", "gravcannon", "flak")),
    Hull("carrier", "Carrier", "capital", 0, 10, 75, 14, (300, 1500), ("inversion", "flak")),
    Hull("small_station", "Small station", "cruiser", 0, 5, 120, 11, (20, 200), ("torpedo", "flak")),
    Hull(
        "large_station",
        "Large station",
        "capital",
        0,
        20,
        120,
        17,
        (100, 1000),
        ("gravcannon", "spike", "flak"),
    ),
)
HULLS: Mapping[str, Hull] = MappingProxyType({hull.id: hull for hull in _HULLS})
COMMAND: Final[Mapping[Size, int]] = MappingProxyType(
    {"fighter": 4, "frigate": 5, "cruiser": 5, "capital": 6}
)
MENDING: Final[Mapping[Size, int]] = MappingProxyType(
    {"fighter": 2, "frigate": 3, "cruiser": 4, "capital": 6}
)
