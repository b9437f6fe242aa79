"""What the rules keep about one person: a Hero (levels, skills, foci) or a Foe (a line of statistics).

Both are read from and written to the JSON sheet of a row. A sheet is outside data (a GM may have edited it),
so it is validated whole each time it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, SkipValidation, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Sheet
from campaigns.rules.remembered import once_for_each
from campaigns.rules.without_number.ailing.toll import Toll
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.books import BOOKS
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.gear import Item, Shock
from campaigns.rules.without_number.magic.memory import Memory
from campaigns.rules.without_number.ships.log import Berth

VERSION = 1

type Condition = Literal["up", "mortal", "stable", "out", "dead"]
type Score = Annotated[int, Field(ge=3, le=18)]
type Rating = Annotated[int, Field(ge=0, le=4)]
type Count = Annotated[int, Field(ge=0)]
type Slug = Literal["wwn", "swn", "cwn", "awn"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Vitals:
    """Hit points and what comes after them (2.5).

    ``condition``: up; mortal (dying, for ``down_rounds`` full rounds so far); stable (will wake with 1 hit
    point, frail); out (will wake with 1 hit point); dead. ``strain`` is System Strain. ``frail_nights`` have
    been rested while frail; ``soaked`` is damage that the armour has taken this scene, ``traumatic`` whether a
    traumatic hit was suffered in it; ``tended`` when a physician has used the one attempt.
    """

    hp: Count
    max_hp: Annotated[int, Field(ge=1)]
    condition: Condition = "up"
    down_rounds: Count = 0
    frail: bool = False
    frail_nights: Count = 0
    tended: bool = False
    strain: Count = 0
    soaked: Count = 0
    traumatic: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Pick:
    """A choice that was made at ``level``; ``automatic`` when the rules made it and it may be changed."""

    level: int
    kind: Literal["focus", "skill", "attribute"]
    choice: str
    automatic: bool


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Used:
    """Abilities spent until the scene, the day or the week is over."""

    scene: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    week: tuple[str, ...] = ()


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Hero:
    """A character: everything that is chosen or grows. ``specialty`` is the skill of the Specialist focus.

    ``prodigy`` is the attribute of that edge. ``injuries`` map what a fall has left behind to the night (of
    ``nights``) that heals it, 0 for never; ``toll`` is what sickness and stress have done. ``due`` are the levels
    whose choices are still to be made. Of ``skill_points``, ``peaceful`` ones are not for fighting skills; ``credit``
    are points that have gone towards a skill already. ``stigma`` is what the change has left to be seen, unless
    clothes hide it (``stigma_hidden``). ``berths`` is the state of ships they fly.
    """

    name: str
    background: str
    archetype: str
    level: Annotated[int, Field(ge=1, le=10)]
    xp: Count
    attributes: Mapping[str, Score]
    skills: Mapping[str, Rating]
    foci: Mapping[str, Annotated[int, Field(ge=1, le=2)]]
    vitals: Vitals
    xp_track: Literal["fast", "slow"] = "fast"
    specialty: str = ""
    gear: tuple[Item, ...] = ()
    skill_points: Count = 0
    credit: Mapping[str, Count] = field(default_factory=dict)
    raises: Annotated[int, Field(ge=0, le=5)] = 0
    nights: Count = 0
    used: Used = field(default_factory=Used)
    picks: tuple[Pick, ...] = ()
    edges: tuple[str, ...] = ()
    prodigy: str = ""
    implants: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    injuries: Mapping[str, Count] = field(default_factory=dict)
    toll: Toll = field(default_factory=Toll)
    stigma: str = ""
    stigma_hidden: bool = False
    magic: Memory = field(default_factory=Memory)
    due: tuple[Annotated[int, Field(ge=2, le=10)], ...] = ()
    peaceful: Count = 0
    berths: tuple[Berth, ...] = ()
    kind: Literal["hero"] = "hero"
    rules: Slug = "wwn"
    version: Literal[1] = 1
    book: Annotated[SkipValidation[Book], Field(exclude=True)] = field(default=WWN, compare=False, repr=False)

    def focus(self, focus_id: str) -> int:
        """The level of a focus, 0 when it was not taken."""
        return self.foci.get(focus_id, 0)


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Foe:
    """Anyone with a stat line instead of a career (5.1); friends among the NPCs have one as well.

    ``named`` people can be mortally injured and saved; others die at 0 hit points (2.5.1.1).
    ``undead`` is what magic for the living does not touch.
    ``melee_ac`` stands in for ``ac`` in melee; a ``trauma_target`` of 0 is a body that suffers no trauma.
    ``size`` is how hard it is to wrestle; those that ``swarms`` fall upon one together. ``knows`` are ids of the
    spells, arts, mutations or techniques that it uses, ``used`` what it has spent on them.
    """

    name: str
    hd: Annotated[int, Field(ge=1, le=30)]
    vitals: Vitals
    ac: Annotated[int, Field(ge=5, le=30)] = 10
    attack: Annotated[int, Field(ge=0, le=30)] = 0
    attacks: Annotated[int, Field(ge=1, le=4)] = 1
    damage: str = "1d4"
    weapon: str = ""
    shock: Shock | None = None
    morale: Annotated[int, Field(ge=2, le=12)] = 7
    instinct: Annotated[int, Field(ge=1, le=10)] = 5
    skill: Annotated[int, Field(ge=-1, le=6)] = 1
    save: Annotated[int, Field(ge=2, le=20)] = 15
    move: Count = 30
    mindless: bool = False
    undead: bool = False
    ranged: bool = False
    melee_ac: Annotated[int, Field(ge=5, le=30)] | None = None
    soak: Count = 0
    trauma_target: Count = 6
    trauma_die: str = "1d6"
    trauma_rating: Annotated[int, Field(ge=1, le=6)] = 2
    size: Literal["human", "large", "beast"] = "human"
    swarms: bool = False
    named: bool = False
    knows: tuple[str, ...] = ()
    used: Used = field(default_factory=Used)
    kind: Literal["foe"] = "foe"
    rules: Slug = "wwn"
    version: Literal[1] = 1
    book: Annotated[SkipValidation[Book], Field(exclude=True)] = field(default=WWN, compare=False, repr=False)


type Body = Hero | Foe

_SLUG: TypeAdapter[Slug] = TypeAdapter(Slug)
_ADAPTER: TypeAdapter[Hero | Foe] = TypeAdapter(Annotated[Hero | Foe, Field(discriminator="kind")])


def bystander(book: Book, name: str) -> Foe:
    """Somebody nobody gave numbers to: the SRD's peaceful human with an ordinary share of hit points."""
    vitals = Vitals(4, 4)
    return Foe(name=name, hd=1, vitals=vitals, weapon="a knife", named=True, rules=slug_of(book), book=book)


def slug_of(book: Book) -> Slug:
    """The slug of a book as sheets carry it; raises RulesError when it is none of the family."""
    try:
        return _SLUG.validate_python(book.slug)
    except ValidationError as error:
        known = ", ".join(BOOKS)
        raise RulesError(f"No book '{book.slug}' is kept on sheets.", hint=f"Books: {known}.") from error


def read(book: Book, sheet: Mapping[str, Json], name: str = "") -> Hero | Foe:
    """The person behind a sheet, with ``book`` at hand; an empty sheet is a bystander.

    Raises RulesError when it is no sheet of that book.
    """
    return _reader(book)(sheet) if sheet else bystander(book, name or "Somebody")


@lru_cache(maxsize=128)
def _reader(book: Book) -> Callable[[Mapping[str, Json]], Hero | Foe]:
    @once_for_each(4096)
    def read_with_book(sheet: Mapping[str, Json]) -> Hero | Foe:
        body = replace(_validated(book, sheet), book=book)
        if isinstance(body, Hero):
            book.class_named(body.archetype)
        return body

    return read_with_book


def _validated(book: Book, sheet: Mapping[str, Json]) -> Hero | Foe:
    if sheet.get("rules", book.slug) != book.slug or "book" in sheet:
        raise RulesError(f"This is no sheet of {book.slug}.", hint="Use the rules that it was made with.")
    try:
        body = _ADAPTER.validate_python(dict(sheet))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no sheet of {book.slug} version {VERSION}: {where}: {first['msg']}",
            hint="Correct the sheet, or make it anew.",
            details={"where": where},
        ) from error
    if isinstance(body, Hero) and body.peaceful > body.skill_points:
        raise RulesError("More points are not for fighting than there are.", hint="Lower peaceful.")
    if body.vitals.hp > body.vitals.max_hp:
        raise RulesError("Hit points are above their maximum.", hint="Lower hp or raise max_hp.")
    return body


def write(body: Hero | Foe) -> Sheet:
    """The JSON sheet of a person."""
    written: Sheet = _ADAPTER.dump_python(body, mode="json")
    return written
