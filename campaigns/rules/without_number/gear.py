"""Weapons, armour and what else is carried, read from catalogue entries and item rows (SRD 3.3, 3.4, 2.9)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import spec

HEALING_WORDS = re.compile(r"\b(heal|surg|bandage|physic|medic)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shock:
    """Damage of a miss: to a target of armour class ``ac`` or less; to any when ``ac`` is None (2.4.6.4)."""

    damage: int
    ac: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a ranged or thrown weapon carries, in feet."""

    normal: int
    max: int


@dataclass(frozen=True, slots=True)
class Deck:
    """A cyberdeck: ``access`` added to its owner's, programs it holds in ``memory``, ``shielding`` that takes harm
    of the net, ``cpu`` programs that can be kept running. ``verbs`` and ``subjects`` come loaded.
    """

    access: int = 0
    memory: int = 8
    shielding: int = 4
    cpu: int = 2
    verbs: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemStats:
    """What only some books ask of a thing.

    Weapons: ``trauma_die`` and ``trauma_rating``, ``magazine`` in rounds. Armour: ``melee_ac`` where it differs,
    ``soak`` in points of damage a scene, ``trauma_target`` added to the wearer's. ``implant`` names the implant
    that it is, ``remedy`` what it helps against (by its ``heals`` dice, for radiation and stress),
    ``grip`` how hard it takes hold of who takes it: added to the save, -4 the worst. ``deck`` makes it
    a cyberdeck; ``program`` names the verb or subject that it holds. ``theatre`` is the level of an operating
    theatre, 1 to 3.
    """

    trauma_die: str | None = None
    trauma_rating: int = 2
    trauma_target: int = 0
    melee_ac: int | None = None
    soak: int = 0
    magazine: int = 0
    implant: str = ""
    remedy: Literal["", "radiation", "disease", "poison", "stress"] = ""
    grip: Annotated[int, Field(ge=-4, le=4)] | None = None
    deck: Deck | None = None
    program: str = ""
    theatre: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing somebody carries, with what the rules need to know of it.

    ``weight`` is in encumbrance points apiece. ``equipped`` things are Readied (worn, in hand, at the belt),
    all others Stowed. Keys of a catalogue entry that the rules do not know are ignored.
    """

    id: str
    name: str
    category: str = "sundry"
    equipped: bool = False
    quantity: int = 1
    weight: float = 0
    damage: str | None = None
    shock: Shock | None = None
    skill: str | None = None
    attributes: tuple[str, ...] = ()
    range: Reach | None = None
    traits: tuple[str, ...] = ()
    ac: int | None = None
    ac_bonus: int | None = None
    uses: int | None = None
    heals: str | None = None
    bonus_skill: str | None = None
    stats: ItemStats = ItemStats()

    def answers_to(self, wanted: str) -> bool:
        """Whether this is the thing meant: by id, catalogue id (the last part of it) or name."""
        meant = wanted.strip().casefold()
        return bool(meant) and meant in (
            self.id.casefold(),
            self.id.casefold().rpartition(".")[2],
            self.name.casefold(),
        )

    @property
    def is_weapon(self) -> bool:
        """Whether one can strike or shoot with it."""
        return self.damage is not None and self.category in ("weapon", "shield", "tool", "consumable")

    @property
    def is_shield(self) -> bool:
        """Whether it is carried on the arm to ward blows off."""
        return self.category == "shield" or (self.ac_bonus is not None and self.category == "armor")

    @property
    def is_armour(self) -> bool:
        """Whether it is worn against blows."""
        return self.category == "armor" and self.ac is not None and not self.is_shield

    @property
    def is_ranged(self) -> bool:
        """Whether it only works at a distance (a bow), as against thrown or held weapons."""
        return self.skill == "shoot" and "thrown" not in self.traits

    @property
    def is_thrown(self) -> bool:
        """Whether it can be thrown as well as held."""
        return not self.is_ranged and self.range is not None

    @property
    def fires_bursts(self) -> bool:
        """Whether it can fire three rounds at once (trait burst)."""
        return "burst" in self.traits

    @property
    def is_slow(self) -> bool:
        """Whether it takes a whole turn to load again after a shot (trait SR, 3.4.3)."""
        return "slow_reload" in self.traits

    @property
    def is_healers_kit(self) -> bool:
        """Whether it is the tool that stabilising and first aid ask for."""
        return (
            "healers_kit" in self.traits
            or self.bonus_skill == "heal"
            or bool(HEALING_WORDS.search(self.name))
        )

    @property
    def armour_weight(self) -> Literal["light", "medium", "heavy"]:
        """The class of armour (3.3.1): by its traits, else by how much it protects."""
        if "heavy" in self.traits or ("medium" not in self.traits and (self.ac or 0) >= 17):
            return "heavy"
        if "medium" in self.traits or ("light" not in self.traits and (self.ac or 0) >= 15):
            return "medium"
        return "light"


UNARMED = Item(
    "unarmed", "bare hands", "weapon", True, damage="1d2", skill="punch",
    attributes=("strength", "dexterity"), traits=("less_lethal",),
    stats=ItemStats(trauma_rating=1),
)  # fmt: skip
_ADAPTER = TypeAdapter(Item)


def read_item(entry: Mapping[str, object]) -> Item:
    """An item from a catalogue entry or an item row; raises RulesError naming what is wrong with it."""
    try:
        item = _ADAPTER.validate_python(dict(entry))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"An item cannot be used: {where or 'entry'}: {first['msg']}", hint="Correct the item's entry."
        ) from error
    for dice in (item.damage, item.heals, item.stats.trauma_die):
        if dice is not None:
            spec(dice)
    return item


def read_gear(entries: Sequence[Mapping[str, object]]) -> tuple[Item, ...]:
    """All items of a person; when no entry says what is equipped, the sensible things are."""
    items = tuple(read_item(entry) for entry in entries)
    if any("equipped" in entry for entry in entries):
        return items
    return ready_the_best(items)


def ready_the_best(items: Sequence[Item]) -> tuple[Item, ...]:
    """Wear the best armour and shield and ready every weapon, as anyone would before a long road."""
    armour = max((item for item in items if item.is_armour), key=lambda item: item.ac or 0, default=None)
    shield = next((item for item in items if item.is_shield), None)
    worn = [item for item in (armour, shield) if item is not None]
    return tuple(
        replace(item, equipped=item.is_weapon or item in worn or bool(item.stats.implant)) for item in items
    )


def damage_dice(text: str) -> tuple[tuple[DieSpec, ...], int]:
    """Dice and flat bonus of a damage entry such as ``2d6+1`` or ``3``."""
    return spec(text)
