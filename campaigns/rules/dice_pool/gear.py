"""Weapons, armour, foci and remedies, read from catalogue entries and item rows: their ``stats``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, cast

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.dice_pool.tables import Level

type Mode = Literal["single", "semi", "burst", "auto"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Weapon:
    """What a weapon does: ``power`` against armour, ``level`` the damage before staging.

    ``klass`` is its row of the range table, or ``melee``. With ``strength`` the power is added to the wielder's
    strength. ``recoil`` is what it compensates, ``gyro`` what a harness takes off recoil and movement, ``reach``
    helps in melee, ``stun`` damage goes to the stun monitor.
    """

    power: Annotated[int, Field(ge=0, le=30)]
    level: Level
    klass: str = "melee"
    mode: Mode = "single"
    ammo: Annotated[int, Field(ge=0, le=500)] = 0
    recoil: Annotated[int, Field(ge=0, le=12)] = 0
    gyro: Annotated[int, Field(ge=0, le=12)] = 0
    reach: Annotated[int, Field(ge=0, le=3)] = 0
    magnification: Annotated[int, Field(ge=0, le=3)] = 0
    smartlink: bool = False
    laser: bool = False
    stun: bool = False
    strength: bool = False
    skill: str = ""

    @property
    def melee(self) -> bool:
        """Whether it is used at arm's length."""
        return self.klass == "melee"


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Armour:
    """Points taken off a weapon's power: ``ballistic`` against shots, ``impact`` against blows."""

    ballistic: Annotated[int, Field(ge=0, le=12)] = 0
    impact: Annotated[int, Field(ge=0, le=12)] = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Focus:
    """A bonded focus: dice for spells of a ``category`` or one ``spell`` up to its ``force``."""

    force: Annotated[int, Field(ge=1, le=6)]
    category: str = ""
    spell: str = ""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody carries, as far as the rules care.

    ``heal`` boxes of ``track`` it takes away when used; ``medkit`` lowers the target number of first aid by 1,
    ``program`` is a rating that helps in the net.
    """

    id: str
    name: str
    category: str = "sundry"
    equipped: bool = False
    quantity: int = 1
    weapon: Weapon | None = None
    armour: Armour | None = None
    focus: Focus | None = None
    heal: Annotated[int, Field(ge=0, le=10)] = 0
    track: Literal["physical", "stun"] = "physical"
    medkit: bool = False
    program: Annotated[int, Field(ge=0, le=6)] = 0

    def answers_to(self, wanted: str) -> bool:
        """Whether this is the thing meant: by id, catalogue id (the last part of it) or name."""
        meant = wanted.strip().casefold()
        own = self.id.casefold()
        return bool(meant) and meant in (own, own.rpartition(".")[2], self.name.casefold())


UNARMED = Item(
    "unarmed", "bare hands", "weapon", True,
    weapon=Weapon(power=0, level="M", stun=True, strength=True, skill="brawl"),
)  # fmt: skip

type Stats = Mapping[str, Json]

_ITEM = TypeAdapter(Item)
_WEAPON = TypeAdapter(Weapon)
_SPECIAL = ("armour", "focus", "heal", "track", "medkit", "program")


def read_weapon(stats: Stats, where: str) -> Weapon:
    """A weapon from ``stats``: {power: 9 or "str+2", level: "M", class: heavy_pistol, mode: semi …}.

    Raises RulesError naming ``where`` and what is wrong.
    """
    known = {key: value for key, value in stats.items() if key not in (*_SPECIAL, "ballistic", "impact")}
    if "class" in known:
        known["klass"] = known.pop("class")
    power = known.get("power")
    if isinstance(power, str) and power.replace(" ", "").startswith("str"):
        bonus = power.replace(" ", "").removeprefix("str").removeprefix("+") or "0"
        known["strength"], known["power"] = True, int(bonus) if bonus.isdigit() else -1
    try:
        return _WEAPON.validate_python(known)
    except ValidationError as error:
        raise _wrong(where, error) from error


def read_item(entry: Mapping[str, Json], table: Mapping[str, Stats]) -> Item:
    """An item from a catalogue entry or an item row; without ``stats`` those of the table under its id count."""
    id, name = str(entry.get("id", "")), str(entry.get("name", "something"))
    given = entry.get("stats")
    stats = (
        cast(Stats, given) if isinstance(given, Mapping) and given else table.get(id.rpartition(".")[2], {})
    )
    armour = stats.get("armour")
    if "ballistic" in stats or "impact" in stats:
        armour = {"ballistic": stats.get("ballistic", 0), "impact": stats.get("impact", 0)}
    made: dict[str, object] = {
        "id": id,
        "name": name,
        "category": entry.get("category", "sundry"),
        "equipped": entry.get("equipped", False),
        "quantity": entry.get("quantity", 1),
        "weapon": read_weapon(stats, name) if "power" in stats else None,
        "armour": armour,
        **{key: stats[key] for key in _SPECIAL[1:] if key in stats},
    }
    try:
        return _ITEM.validate_python(made)
    except ValidationError as error:
        raise _wrong(name, error) from error


def read_gear(entries: Sequence[Mapping[str, Json]], table: Mapping[str, Stats]) -> tuple[Item, ...]:
    """All items of a person; when no entry says what is equipped, weapons and the best armour are."""
    items = tuple(read_item(entry, table) for entry in entries)
    if any("equipped" in entry for entry in entries):
        return items
    best = max((item for item in items if item.armour), key=_protection, default=None)
    return tuple(
        replace(item, equipped=item.weapon is not None or item.focus is not None or item is best)
        for item in items
    )


def _protection(item: Item) -> int:
    return item.armour.ballistic + item.armour.impact if item.armour is not None else 0


def _wrong(where: str, error: ValidationError) -> RulesError:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return RulesError(
        f"{where} cannot be used: {place or 'stats'}: {first['msg']}", hint="Correct its stats."
    )
