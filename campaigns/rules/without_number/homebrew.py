"""A book with a pack's own tables, classes, powers and injuries laid over it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json
from campaigns.rules.without_number.abilities import Injury
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.tables import ATTRIBUTES, MAX_LEVEL, CharacterClass

_STRICT = with_config(ConfigDict(extra="forbid"))
_CLASS: TypeAdapter[CharacterClass] = TypeAdapter(_STRICT(CharacterClass))
_POWER: TypeAdapter[Power] = TypeAdapter(_STRICT(Power))
_INJURY: TypeAdapter[Injury] = TypeAdapter(_STRICT(Injury))
_NUMBERS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, int])
_REACTIONS: TypeAdapter[Literal["all", "flaws", "none"]] = TypeAdapter(Literal["all", "flaws", "none"])
_TOTALS: TypeAdapter[dict[str, tuple[int, ...]]] = TypeAdapter(dict[str, tuple[int, ...]])
KEYS = ("tables", "classes", "powers", "conditions")
TABLES = ("difficulties", "xp_totals", "reactions")


def bound(book: Book, homebrew: Mapping[str, Json]) -> Book:
    """The book with what a pack brings; raises RulesError naming the place of what it cannot take in."""
    unknown = [key for key, brought in homebrew.items() if brought and key not in KEYS]
    if unknown:
        raise misplaced(unknown[0], "there is no such key")
    made = _with_tables(book, homebrew.get("tables"))
    classes = read_entries(_CLASS, "classes", homebrew.get("classes"))
    for index, klass in enumerate(classes):
        _check_class(made, klass, f"classes.{index}")
    powers = read_entries(_POWER, "powers", homebrew.get("powers"))
    for index, power in enumerate(powers):
        _check_power(made, power, f"powers.{index}")
    return replace(
        made,
        classes={**made.classes, **{klass.id: klass for klass in classes}},
        powers={**made.powers, **{power.id: power for power in powers}},
        injuries=_injuries(made, read_entries(_INJURY, "conditions", homebrew.get("conditions"))),
    )


def _with_tables(book: Book, tables: Json) -> Book:
    if not tables:
        return book
    if not isinstance(tables, dict):
        raise misplaced("tables", "it is no mapping")
    unknown = [name for name in tables if name not in TABLES]
    if unknown:
        raise misplaced(f"tables.{unknown[0]}", f"tables are {', '.join(TABLES)}")
    difficulties = read_entry(_NUMBERS, "tables.difficulties", tables.get("difficulties") or {})
    odd = [
        key for key, number in difficulties.items() if key not in book.difficulties or not 2 <= number <= 20
    ]
    if odd:
        raise misplaced(f"tables.difficulties.{odd[0]}", f"give {', '.join(book.difficulties)} from 2 to 20")
    totals = read_entry(_TOTALS, "tables.xp_totals", tables.get("xp_totals") or {})
    for track, row in totals.items():
        rising = len(row) == MAX_LEVEL and row[0] == 0 and all(a < b for a, b in itertools.pairwise(row))
        if track not in book.xp_totals or not rising:
            raise misplaced(f"tables.xp_totals.{track}", "give fast or slow ten rising totals from 0")
    reactions = tables.get("reactions")
    if reactions is not None and not book.gift_groups:
        raise misplaced("tables.reactions", f"{book.name} knows no stigmata")
    return replace(
        book,
        reactions=book.reactions
        if reactions is None
        else read_entry(_REACTIONS, "tables.reactions", reactions),
        difficulties={**book.difficulties, **difficulties},
        xp_totals={**book.xp_totals, **totals},
    )


def _check_class(book: Book, klass: CharacterClass, where: str) -> None:
    if len(klass.attack) != MAX_LEVEL:
        raise misplaced(f"{where}.attack", f"give {MAX_LEVEL} bonuses, one a level")
    if not klass.focus_picks or any(kind not in ("combat", "other", "any") for kind in klass.focus_picks):
        raise misplaced(f"{where}.focus_picks", "give combat, other or any, one at least")
    strange = [skill for skill in klass.leaning if skill not in book.skills]
    if strange or not klass.leaning:
        raise misplaced(f"{where}.leaning", f"give skills of {book.slug}")
    if len({*klass.prime} & {*ATTRIBUTES}) < max(2, len(klass.prime)):
        raise misplaced(f"{where}.prime", "give two attributes at least, the dearest first")
    if book.edges and (len(klass.edges) != len({*klass.edges}) or len(klass.edges) != 2):
        raise misplaced(f"{where}.edges", "give two edges for whoever does not choose")
    if any(edge not in book.edges for edge in klass.edges):
        raise misplaced(f"{where}.edges", f"give edges of {book.slug}")


def _check_power(book: Book, power: Power, where: str) -> None:
    groups = (*book.gift_groups, *book.effort_groups)
    if not groups:
        raise misplaced(where, f"{book.name} takes no powers")
    if power.group not in groups and not power.flaw:
        raise misplaced(f"{where}.group", f"give one of {', '.join(groups)}")
    if power.effect in ("damage", "heal") and not power.dice:
        raise misplaced(f"{where}.dice", f"{power.effect} takes dice")


def _injuries(book: Book, brought: Sequence[Injury]) -> tuple[Injury, ...]:
    own = {injury.id: injury for injury in brought}
    strange = [injury for injury in own if injury not in {known.id for known in book.injuries}]
    if strange:
        raise misplaced(f"conditions.{strange[0]}", "a condition replaces a major injury of the same id")
    return tuple(own.get(injury.id, injury) for injury in book.injuries)


def read_entries[R](adapter: TypeAdapter[R], where: str, brought: Json) -> tuple[R, ...]:
    """What a pack lists at a place; raises RulesError naming the place of what is none."""
    if not brought:
        return ()
    if not isinstance(brought, list):
        raise misplaced(where, "it is no list")
    return tuple(read_entry(adapter, f"{where}.{index}", entry) for index, entry in enumerate(brought))


def read_entry[R](adapter: TypeAdapter[R], where: str, entry: Json) -> R:
    """One thing that a pack brings; raises RulesError naming the place when it is none."""
    try:
        return adapter.validate_python(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join((where, *(str(part) for part in first["loc"])))
        raise misplaced(place, first["msg"]) from error


def misplaced(where: str, why: str) -> RulesError:
    """The error for something in homebrew.yaml at a place."""
    return RulesError(
        f"homebrew.yaml: {where}: {why}.", hint="Correct homebrew.yaml there.", details={"where": where}
    )
