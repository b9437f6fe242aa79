"""Weapons, armour and tools, read from catalogue entries and item rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.dial.tables import UNARMED_DAMAGE
from campaigns.rules.dice import spec

RANGED: Final = "shoot"


@dataclass(frozen=True, slots=True)
class ItemStats:
    """What an entry's ``stats`` say to these rules alone: ``soak`` of armour, ``attack`` bonus, ``armour``."""

    soak: int = 0
    armour: int = 0
    attack: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody carries; keys that the rules do not know are ignored.

    Armour adds ``stats.armour`` to the defence, or else 1 for each two points of ``ac`` above 10.
    """

    id: str
    name: str
    category: str = "sundry"
    equipped: bool = False
    quantity: int = 1
    damage: str | None = None
    skill: str | None = None
    attributes: tuple[str, ...] = ()
    ac: int | None = None
    ac_bonus: int | None = None
    heals: str | None = None
    bonus_skill: str | None = None
    stats: ItemStats | None = None

    def answers_to(self, wanted: str) -> bool:
        """Whether this is the thing meant: by id, catalogue id (the last part of it) or name."""
        meant = wanted.strip().casefold()
        own = self.id.casefold()
        return bool(meant) and meant in (own, own.rpartition(".")[2], self.name.casefold())

    @property
    def is_weapon(self) -> bool:
        """Whether one can strike or shoot with it."""
        return self.damage is not None and self.category in ("weapon", "shield", "tool", "consumable")

    @property
    def is_shield(self) -> bool:
        """Whether it is held against blows."""
        return self.category == "shield"

    @property
    def is_armour(self) -> bool:
        """Whether it is worn against blows."""
        return self.category == "armor"

    @property
    def protection(self) -> int:
        """What it adds to the defence."""
        if self.stats is not None and self.stats.armour:
            return self.stats.armour
        if self.is_shield:
            return self.ac_bonus or 1
        return max(0, ((self.ac or 10) - 10) // 2)

    @property
    def soak(self) -> int:
        """What it takes off every blow."""
        return self.stats.soak if self.stats is not None else 0

    @property
    def attack(self) -> int:
        """What it adds to a strike."""
        return self.stats.attack if self.stats is not None else 0

    @property
    def serves(self) -> str:
        """The skill a strike with it uses: shoot, or fight for everything else."""
        return RANGED if self.skill == RANGED else "fight"


UNARMED: Final = Item("unarmed", "bare hands", "weapon", True, damage=UNARMED_DAMAGE, skill="fight")
_ADAPTER = TypeAdapter(Item)


def read_gear(entries: Sequence[Mapping[str, object]]) -> tuple[Item, ...]:
    """All items of a person; when no entry says what is equipped, the sensible things are.

    Raises RulesError naming what is wrong with an entry.
    """
    items = tuple(_read(entry) for entry in entries)
    if any("equipped" in entry for entry in entries):
        return items
    armour = max((item for item in items if item.is_armour), key=lambda item: item.protection, default=None)
    shield = next((item for item in items if item.is_shield), None)
    return tuple(replace(item, equipped=item.is_weapon or item in (armour, shield)) for item in items)


def _read(entry: Mapping[str, object]) -> Item:
    try:
        item = _ADAPTER.validate_python(dict(entry))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"An item cannot be used: {where or 'entry'}: {first['msg']}", hint="Correct the item's entry."
        ) from error
    for dice in (item.damage, item.heals):
        if dice is not None:
            spec(dice)
    return item
