"""Gear and opponents as data, for packs that bring no numbers of their own: both tables can be replaced."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import Json

type Rows = Mapping[str, Mapping[str, Json]]


def _gun(
    klass: str, power: int, level: str, ammo: int, mode: str = "semi", **more: Json
) -> Mapping[str, Json]:
    return {"class": klass, "power": power, "level": level, "ammo": ammo, "mode": mode, **more}


def _blade(power: int, level: str, reach: int = 0, **more: Json) -> Mapping[str, Json]:
    return {"class": "melee", "power": f"str+{power}", "level": level, "reach": reach, **more}


def _worn(ballistic: int, impact: int) -> Mapping[str, Json]:
    return {"ballistic": ballistic, "impact": impact}


GEAR: Final[Rows] = MappingProxyType(
    {
        "sleeve_gun": _gun("hold_out", 4, "L", 2, "single"),
        "pocket_pistol": _gun("light_pistol", 6, "L", 12),
        "pocket_pistol_linked": _gun("light_pistol", 6, "L", 12, smartlink=True),
        "service_pistol": _gun("heavy_pistol", 9, "M", 10),
        "service_pistol_linked": _gun("heavy_pistol", 9, "M", 10, smartlink=True),
        "long_pistol": _gun("heavy_pistol", 10, "M", 6, "single", laser=True),
        "shock_pistol": _gun("taser", 10, "S", 4, "single", stun=True),
        "machine_pistol": _gun("smg", 6, "L", 25, "burst"),
        "short_rattler": _gun("smg", 7, "M", 28, "burst", recoil=1),
        "rattler": _gun("smg", 7, "M", 32, "auto", recoil=2, smartlink=True),
        "pump_gun": _gun("shotgun", 10, "S", 8, "single"),
        "street_sweeper": _gun("shotgun", 10, "S", 10),
        "riot_gun": _gun("shotgun", 9, "M", 8, "single", stun=True),
        "carbine": _gun("rifle", 8, "M", 30, "auto", recoil=2),
        "battle_rifle": _gun("rifle", 8, "M", 40, "auto", recoil=3, smartlink=True),
        "hunting_rifle": _gun("sporting_rifle", 9, "S", 5, "single", magnification=1),
        "long_watch": _gun("sniper_rifle", 14, "S", 5, "single", magnification=3),
        "belt_gun": _gun("lmg", 9, "S", 50, "auto", recoil=3, gyro=2),
        "throwing_knife": {"class": "thrown", "power": "str+1", "level": "L", "skill": "athletics"},
        "knife": _blade(1, "L"),
        "long_knife": _blade(2, "M"),
        "sword": _blade(2, "M", 1),
        "axe": _blade(3, "M", 1),
        "club": _blade(1, "M", 1, stun=True),
        "stun_baton": {"class": "melee", "power": 8, "level": "S", "reach": 1, "stun": True},
        "thick_clothes": _worn(0, 1),
        "lined_coat": _worn(4, 2),
        "armour_vest": _worn(3, 2),
        "armour_jacket": _worn(5, 3),
        "medkit": {"medkit": True},
    }
)
"""Thirty things by id; an item of a pack without ``stats`` takes the numbers of its namesake here."""


def _rated(body: int, quickness: int, strength: int, charm: int, wits: int, will: int) -> Mapping[str, Json]:
    return {
        "body": body, "quickness": quickness, "strength": strength,
        "charm": charm, "wits": wits, "will": will,
    }  # fmt: skip


def _foe(
    attributes: Mapping[str, Json],
    skills: dict[str, Json],
    weapon: str,
    armour: str,
    professional: int,
    **more: Json,
) -> Mapping[str, Json]:
    return {
        "attributes": dict(attributes), "skills": skills, "weapon": weapon, "armour": armour,
        "professional": professional, **more,
    }  # fmt: skip


OPPONENTS: Final[Rows] = MappingProxyType(
    {
        "street_tough": _foe(_rated(4, 3, 4, 2, 2, 2), {"brawl": 3, "blades": 2}, "club", "thick_clothes", 1),
        "gang_shooter": _foe(_rated(3, 4, 3, 2, 2, 3), {"firearms": 3, "brawl": 2}, "pocket_pistol", "lined_coat", 1),
        "bouncer": _foe(_rated(5, 3, 5, 3, 2, 3), {"brawl": 4, "intimidation": 3}, "stun_baton", "lined_coat", 2),
        "beat_officer": _foe(
            _rated(4, 3, 3, 3, 3, 3), {"firearms": 3, "brawl": 3}, "service_pistol", "armour_vest", 2
        ),
        "guard": _foe(_rated(3, 3, 3, 2, 3, 3), {"firearms": 3, "perception": 3}, "service_pistol", "armour_vest", 2),
        "response_officer": _foe(
            _rated(4, 4, 4, 2, 3, 4), {"firearms": 5, "brawl": 4}, "carbine", "armour_jacket", 3, combat_pool=4, dice=2
        ),
        "hired_gun": _foe(
            _rated(4, 5, 3, 3, 4, 4), {"firearms": 5, "stealth": 3}, "rattler", "lined_coat", 3, combat_pool=5, dice=2
        ),
        "knife_artist": _foe(
            _rated(3, 6, 4, 3, 4, 4), {"blades": 6, "stealth": 5}, "sword", "thick_clothes", 3, combat_pool=6, dice=2
        ),
        "house_mage": _foe(
            _rated(3, 3, 2, 3, 5, 5), {"sorcery": 5, "perception": 3}, "knife", "lined_coat", 3,
            magic=5, spells={"lance": 4, "lullaby": 4, "buckler": 3},
        ),
        "watchdog": _foe(_rated(3, 5, 3, 1, 3, 3), {"brawl": 4, "perception": 5}, "long_knife", "thick_clothes", 2),
        "gatekeeper_program": _foe(
            _rated(4, 4, 4, 1, 4, 4), {"hacking": 4, "brawl": 4}, "stun_baton", "armour_vest", 4, mindless=True
        ),
        "net_warden": _foe(
            _rated(3, 4, 2, 3, 5, 5), {"hacking": 5, "perception": 4}, "stun_baton", "armour_vest", 3, combat_pool=3
        ),
    }
)  # fmt: skip
"""Twelve opponents by id; a creature whose ``stats`` are {as: guard} takes these, and what else stands there on top."""
