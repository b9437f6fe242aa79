"""What a spell or an art is, as data: whom it reaches, what it does to them, and what keeps it off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

type Kind = Literal["spell", "art"]
type Act = Literal["main", "quick", "always"]
type Commit = Literal["", "scene", "day", "held"]
type Reach = Literal["self", "ally", "allies", "foe", "foes", "anybody", "place"]
type Effect = Literal[
    "damage", "bolt", "heal", "share", "stabilise", "revive", "convert", "retain", "bind", "sleep", "charm",
    "fear", "banish", "petrify", "prism", "dispel", "summon", "cleanse", "told",
]  # fmt: skip
type Hold = Literal[
    "", "ward", "aegis", "blades", "unseen", "hasted", "deathless", "dazed", "hobbled", "blind", "torment",
    "compelled", "nimble",
]  # fmt: skip
type Flat = Literal["", "level", "magic", "heal", "level_and_attribute"]
type Span = Literal["", "1", "5", "level", "half_level", "1d4", "1d4+1", "1d6"]
type Bound = Literal["", "one", "four", "level", "twice_level"]
type Area = Literal["zone", "around"]
type Subject = Literal["", "living", "undead"]

TOUCH, BOWSHOT = 5, 600
"""Feet at which something is a touch, and those of what names no range (4.2.4)."""
AIMED = ("foe", "foes", "anybody", "ally")


@dataclass(frozen=True, slots=True)
class Working:
    """A spell or an art, in our own words.

    ``group`` is high_magic or a tradition; ``level`` that of a spell, or the character level an art takes. ``act``:
    a main action, something quicker, or always there (``always`` arts work by themselves). ``commit`` is the Effort
    of an art: for the scene, for the day, or ``held`` until it is let go.

    ``reach``: oneself, a friend, ``many`` friends a level (0: all), an enemy, every enemy, anybody, or a place.
    ``feet`` is its range (``a_level``: for each level), which counts where the ground has zones; ``area`` whom one that
    meets all enemies finds there: those in one zone, or those within its range ``around`` the caster.
    ``indiscriminate`` catches friends at arm's length of the enemies, or in their zone, as well. ``of`` limits it to
    the living or the undead. ``dice`` are thrown once for every ``every`` levels (0: as they stand) and ``flat`` is
    added. ``save`` halves damage and turns the rest aside; at a penalty of the caster's Magic where ``bane``. Who
    has no more hit dice than ``slays`` dies where ``slays`` is set (only on a failed save where ``slain_by_save``);
    sleep and command reach up to ``bound``.

    ``hold`` is what lasts, of ``amount``, for ``span`` rounds (empty: until the encounter ends); who makes the save
    has it for one round where ``brief``. ``strain`` is what it costs each who gains by it, ``creature`` what a
    summons calls. ``learned`` False marks an art that only training gives.
    """

    id: str
    label: str
    text: str
    group: str
    kind: Kind = "spell"
    level: int = 1
    act: Act = "main"
    commit: Commit = ""
    reach: Reach = "place"
    effect: Effect = "told"
    dice: str = ""
    every: int = 0
    flat: Flat = ""
    save: Literal["", "physical", "evasion", "mental"] = ""
    bane: bool = False
    slays: Bound = ""
    slain_by_save: bool = False
    bound: Bound = ""
    of: Subject = ""
    many: int = 0
    feet: int = BOWSHOT
    a_level: bool = False
    area: Area = "zone"
    indiscriminate: bool = False
    hold: Hold = ""
    amount: int = 0
    span: Span = ""
    brief: bool = False
    strain: int = 0
    once: Literal["", "scene", "day"] = ""
    creature: str = ""
    verbs: tuple[str, ...] = ()
    given: bool = False

    @property
    def is_used(self) -> bool:
        """Whether one does it, as against an art that works by itself."""
        return self.act != "always"

    def feet_at(self, level: int) -> int:
        """The range in feet of a caster of that level."""
        return self.feet * level if self.a_level else self.feet

    @property
    def helps(self) -> bool:
        """Whether it is for friends or for nobody in particular."""
        return self.reach in ("self", "ally", "allies", "place")


@dataclass(frozen=True, slots=True)
class Tradition:
    """A magical tradition of 1.5, with its tables.

    ``skill`` gives its bonus skill and its Effort (empty: that of the order); ``attributes`` of which the better one
    counts; ``base`` is what a full practitioner has beside them. ``lists`` are the spells open to it (none: it
    casts none), ``learns`` how many it adds to the book at each level. ``full``: it may be a whole class.
    ``barred``: armour and shields stop its arts. ``full_arts`` and ``partial_arts`` are picks at levels 1 to 10;
    ``basics`` the arts everybody of it has.
    """

    id: str
    label: str
    text: str
    partial_arts: tuple[int, ...]
    full_arts: tuple[int, ...] = ()
    basics: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    spells: tuple[str, ...] = ()
    skill: str = "magic"
    attributes: tuple[str, ...] = ("intelligence", "charisma")
    base: int = 1
    lists: tuple[str, ...] = ()
    learns: int = 0
    full: bool = False
    barred: bool = True
    least_hit_bonus: int = -1


@dataclass(frozen=True, slots=True)
class Casting:
    """A table of spellcasting, levels 1 to 10: the highest level, casts a day, spells prepared; known at first."""

    max_level: tuple[int, ...]
    cast: tuple[int, ...]
    prepared: tuple[int, ...]
    known: int


FULL = Casting(
    (1, 1, 2, 2, 3, 3, 4, 4, 5, 5), (1, 1, 2, 2, 3, 3, 4, 4, 5, 6), (3, 3, 4, 5, 6, 7, 8, 9, 10, 12), 4
)
PARTIAL = Casting(
    (1, 1, 1, 1, 2, 2, 2, 2, 3, 3), (1, 1, 1, 2, 2, 3, 3, 3, 4, 4), (2, 3, 3, 4, 5, 6, 7, 7, 8, 9), 2
)
DUAL = Casting(
    (1, 1, 1, 2, 2, 2, 3, 3, 3, 4), (1, 1, 2, 2, 2, 3, 3, 4, 4, 5), (3, 4, 5, 6, 8, 9, 10, 12, 13, 15), 4
)
PUNCHES = ("1d6", "1d6", "1d8", "1d8", "1d10", "1d10", "1d10+1", "1d10+1", "1d10+2", "1d10+3")
"""Unarmed damage of a Vowed, levels 1 to 10 (1.5.17)."""
PUNCH_SHOCK = (1, 2, 2, 2, 2, 3, 3, 3, 4, 4)
