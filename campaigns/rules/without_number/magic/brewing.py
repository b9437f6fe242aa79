"""A pack's own traditions, spells and arts laid over a book of magic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pydantic import ConfigDict, TypeAdapter, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.dice import spec
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.homebrew import misplaced, read_entries
from campaigns.rules.without_number.magic.workings import Tradition, Working
from campaigns.rules.without_number.tables import ATTRIBUTES, MAX_LEVEL

_STRICT = with_config(ConfigDict(extra="forbid"))
_TRADITION: TypeAdapter[Tradition] = TypeAdapter(_STRICT(Tradition))
_WORKING: TypeAdapter[Working] = TypeAdapter(_STRICT(Working))


def with_magic(book: Book, homebrew: Mapping[str, Json]) -> tuple[Book, Mapping[str, Json]]:
    """The book with a pack's ``tables.traditions`` and ``powers``, and what is left for other tables to take in.

    A book without magic takes in nothing. Raises RulesError naming the place of what it cannot take in.
    """
    tables = homebrew.get("tables")
    if not book.traditions:
        return book, homebrew
    brought = tables.get("traditions") if isinstance(tables, dict) else None
    traditions = read_entries(_TRADITION, "tables.traditions", brought)
    made = replace(book, traditions={**book.traditions, **{found.id: found for found in traditions}})
    workings = read_entries(_WORKING, "powers", homebrew.get("powers"))
    made = replace(made, workings={**made.workings, **{found.id: found for found in workings}})
    for index, tradition in enumerate(traditions):
        _check_tradition(made, tradition, f"tables.traditions.{index}")
    for index, working in enumerate(workings):
        _check_working(made, working, f"powers.{index}")
    rest = {key: value for key, value in homebrew.items() if key != "powers"}
    if isinstance(tables, dict):
        rest["tables"] = {name: table for name, table in tables.items() if name != "traditions"}
    return made, rest


def _check_tradition(book: Book, tradition: Tradition, where: str) -> None:
    if len(tradition.partial_arts) != MAX_LEVEL or len(tradition.full_arts) not in (0, MAX_LEVEL):
        raise misplaced(f"{where}.partial_arts", f"give {MAX_LEVEL} numbers, one a level")
    if tradition.full and not tradition.full_arts:
        raise misplaced(f"{where}.full_arts", "a whole class has arts for each level")
    if tradition.skill and tradition.skill not in book.skills:
        raise misplaced(f"{where}.skill", f"give a skill of {book.slug}")
    if not tradition.attributes or {*tradition.attributes} - {*ATTRIBUTES}:
        raise misplaced(f"{where}.attributes", f"give some of {', '.join(ATTRIBUTES)}")
    strange = [found for found in (*tradition.basics, *tradition.favourites) if found not in book.workings]
    if strange:
        raise misplaced(f"{where}.basics", f"there is no art '{strange[0]}'")


def _check_working(book: Book, working: Working, where: str) -> None:
    lists = {name for tradition in book.traditions.values() for name in tradition.lists}
    if working.kind == "spell" and (working.group not in lists or not 1 <= working.level <= 5):
        raise misplaced(
            f"{where}.group", f"a spell of level 1 to 5 stands in one of {', '.join(sorted(lists))}"
        )
    if working.kind == "art" and working.group not in book.traditions:
        raise misplaced(f"{where}.group", f"an art belongs to one of {', '.join(book.traditions)}")
    if working.effect in ("damage", "bolt", "heal") and not working.dice:
        raise misplaced(f"{where}.dice", f"{working.effect} takes dice")
    if working.dice:
        try:
            spec(working.dice)
        except RulesError as error:
            raise misplaced(f"{where}.dice", str(error)) from error
    if working.effect == "bind" and not working.hold:
        raise misplaced(f"{where}.hold", "what binds takes a hold")
    if working.effect == "summon" and not working.creature:
        raise misplaced(f"{where}.creature", "name a creature of the bestiary")
