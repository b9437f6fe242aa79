"""The tables in force: those of the rules with a pack's own laid over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, cast

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.dice_pool.catalogue import GEAR, OPPONENTS, Rows
from campaigns.rules.dice_pool.classes import ARCHETYPES, Archetype
from campaigns.rules.dice_pool.gear import read_item
from campaigns.rules.dice_pool.spells import SPELLS, Spell, parse_drain
from campaigns.rules.dice_pool.tables import (
    ATTRIBUTES,
    PRIORITIES,
    RANGES,
    SKILLS,
    VISIBILITY,
    WIDE_RANGES,
    Ranges,
    Sight,
)
from campaigns.rules.dice_pool.ware import EFFECTS, WARE, Ware


@dataclass(frozen=True, slots=True)
class Condition:
    """A named circumstance that adds ``tn`` to everybody's target numbers."""

    id: str
    label: str
    tn: int


@dataclass(frozen=True, slots=True)
class Book:
    """All tables that a pack may replace or add to."""

    ranges: Ranges = RANGES
    visibility: Sight = VISIBILITY
    spells: Mapping[str, Spell] = SPELLS
    ware: Mapping[str, Ware] = WARE
    gear: Rows = GEAR
    opponents: Rows = OPPONENTS
    priorities: Mapping[str, tuple[int, int, int, int, int]] = PRIORITIES
    archetypes: Mapping[str, Archetype] = ARCHETYPES
    conditions: Mapping[str, Condition] = field(default_factory=dict)


PUBLISHED: Final = Book()
_SPELLS = TypeAdapter(tuple[Spell, ...])
_WARE = TypeAdapter(tuple[Ware, ...])
_ARCHETYPES = TypeAdapter(tuple[Archetype, ...])
_CONDITIONS = TypeAdapter(tuple[Condition, ...])
_RANGES: TypeAdapter[Ranges] = TypeAdapter(dict[str, tuple[int, int, int, int]])
_SIGHT: TypeAdapter[Sight] = TypeAdapter(dict[str, tuple[int, int, int, int, int]])
_ROWS = TypeAdapter(dict[str, dict[str, object]])
_TABLES: Final = ("ranges", "visibility", "gear", "opponents", "priorities", "spells", "ware")


def bind(homebrew: Mapping[str, Json]) -> Book:
    """The tables with a pack's own; raises RulesError naming the place that is wrong."""
    book = PUBLISHED
    tables = homebrew.get("tables") or {}
    if not isinstance(tables, Mapping):
        raise RulesError("homebrew tables has to be a mapping.", hint=f"Tables: {', '.join(_TABLES)}.")
    for name, table in tables.items():
        book = _with_table(book, name, table)
    powers = _read(_SPELLS, homebrew.get("powers") or (), "powers")
    classes = _read(_ARCHETYPES, homebrew.get("classes") or (), "classes")
    conditions = _read(_CONDITIONS, homebrew.get("conditions") or (), "conditions")
    book = replace(
        book,
        spells={**book.spells, **{spell.id: spell for spell in powers}},
        archetypes={**book.archetypes, **{one.id: one for one in classes}},
        conditions={one.id: one for one in conditions},
    )
    _check(book)
    return book


def _with_table(book: Book, name: str, table: Json) -> Book:
    where = f"tables.{name}"
    match name:
        case "ranges":
            return replace(book, ranges=WIDE_RANGES if table == "wide" else _read(_RANGES, table, where))
        case "visibility":
            seen: Sight = _read(_SIGHT, table, where)
            return replace(book, visibility={**VISIBILITY, **seen})
        case "gear":
            return replace(book, gear=cast(Rows, _read(_ROWS, table, where)))
        case "opponents":
            return replace(book, opponents=cast(Rows, _read(_ROWS, table, where)))
        case "priorities":
            rows: Sight = _read(_SIGHT, table, where)
            return replace(book, priorities={**PRIORITIES, **rows})
        case "spells":
            return replace(book, spells={spell.id: spell for spell in _read(_SPELLS, table, where)})
        case "ware":
            return replace(book, ware={ware.id: ware for ware in _read(_WARE, table, where)})
    raise RulesError(f"There is no table '{name}' in these rules.", hint=f"Tables: {', '.join(_TABLES)}.")


def _check(book: Book) -> None:
    for spell in book.spells.values():
        parse_drain(spell.drain)
        if spell.resist and spell.resist not in ATTRIBUTES:
            raise RulesError(
                f"powers.{spell.id}: nothing resists with '{spell.resist}'.", hint=", ".join(ATTRIBUTES)
            )
    for row, bounds in book.ranges.items():
        if list(bounds) != sorted(bounds) or bounds[0] < 1:
            raise RulesError(
                f"tables.ranges.{row}: the four bounds have to rise.", hint="Metres, from short to extreme."
            )
    for ware in book.ware.values():
        unknown = [effect for effect in ware.effects if effect not in EFFECTS]
        if unknown:
            raise RulesError(f"tables.ware.{ware.id}: no ware does '{unknown[0]}'.", hint=", ".join(EFFECTS))
    for id in book.gear:
        read_item({"id": id, "name": id}, book.gear)
    for one in book.archetypes.values():
        lost = [skill for skill in one.skills if skill not in SKILLS]
        lost += [spell for spell in one.spells if spell not in book.spells]
        lost += [ware for ware in one.ware if ware not in book.ware]
        if lost:
            raise RulesError(f"classes.{one.id}: there is no '{lost[0]}'.", hint="Name what the rules have.")


def _read[T](adapter: TypeAdapter[T], data: object, where: str) -> T:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in (where, *first["loc"]))
        raise RulesError(f"homebrew {place}: {first['msg']}", hint="Correct homebrew.yaml.") from error
