"""Making sheets: a character from rows or points, an opponent from a bestiary entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, Json
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.classes import Archetype
from campaigns.rules.dice_pool.gear import read_gear
from campaigns.rules.dice_pool.suggestions import suggested_attributes, suggested_skills, suggested_spells
from campaigns.rules.dice_pool.tables import (
    ATTRIBUTES,
    COLUMN_POINTS,
    COLUMNS,
    LEAST_RATING,
    MOST_RATING,
    ROWS,
    SKILLS,
)


def archetype_of(book: Book, build: Build) -> Archetype:
    """The kind of person that a build names; raises RulesError naming the known ones."""
    found = book.archetypes.get(build.archetype)
    if found is None:
        raise RulesError(
            f"There is no class '{build.archetype}'.", hint=f"Classes: {', '.join(book.archetypes)}."
        )
    return found


def rows_of(book: Book, build: Build) -> dict[str, int]:
    """The row of each column as 0 (E) to 4 (A): by ``priority`` (each row once) or ``columns`` (points)."""
    given = build.choices.get("columns") or build.choices.get("priority")
    if given is None:
        given = dict(zip(COLUMNS, archetype_of(book, build).priorities, strict=True))
    if not isinstance(given, Mapping) or set(given) != set(COLUMNS):
        raise RulesError("The priorities are not complete.", hint=f"Give a row to {', '.join(COLUMNS)}.")
    rows = {column: _row(given[column]) for column in COLUMNS}
    if build.choices.get("columns"):
        if sum(rows.values()) + len(rows) != COLUMN_POINTS:
            raise RulesError(
                "The columns do not come to the points there are.", hint=f"Spend {COLUMN_POINTS}."
            )
    elif sorted(rows.values()) != list(range(len(ROWS))):
        raise RulesError("Each row A to E goes to one column.", hint="Give every letter once.")
    return rows


def _row(value: Json) -> int:
    if isinstance(value, str) and value in ROWS:
        return next(index for index, row in enumerate(ROWS) if row == value)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= len(ROWS):
        return value - 1
    raise RulesError(f"'{value}' is no row.", hint="Rows are A to E, or 5 to 1.")


def new_hero(book: Book, build: Build) -> Body:
    """A beginner; what the build leaves open is filled with what suits its class.

    Raises RulesError with a hint when a choice is not legal.
    """
    if not build.name.strip():
        raise RulesError("A character needs a name.", hint="Give one.")
    rows = rows_of(book, build)
    kind = archetype_of(book, build)
    budget = {name: book.priorities[name][rows[name]] for name in COLUMNS}
    force = book.priorities["spells"][rows["magic"]]
    attributes = _attributes(build, kind, budget["attributes"])
    skills = _skills(build, kind, budget["skills"])
    spells = _spells(book, build, kind, force)
    ware = _ware(book, build, kind, budget["resources"])
    essence = 60 - sum(book.ware[id].essence for id in ware)
    if essence < 0:
        raise RulesError("That ware leaves nothing of the person.", hint="Choose less; essence is 6 in all.")
    training = (*kind.skills, *(skill for skill in skills if skill not in kind.skills))
    return Body(
        name=build.name.strip(),
        kind="hero",
        attributes=attributes,
        skills=skills,
        archetype=kind.id,
        background=build.background,
        magic=budget["magic"],
        essence=essence,
        spells=spells,
        ware=ware,
        gear=read_gear(build.gear, book.gear),
        edge=budget["edge"],
        training=training,
        named=True,
    )


def _attributes(build: Build, kind: Archetype, budget: int) -> dict[str, int]:
    given = build.choices.get("attributes") or build.attributes
    if not given:
        return suggested_attributes(kind, budget, build.bonuses)
    chosen = ratings(given, ATTRIBUTES, "attribute", LEAST_RATING)
    missing = [name for name in ATTRIBUTES if name not in chosen]
    if missing:
        raise RulesError(f"There is no {missing[0]}.", hint="Give all six attributes.")
    _within(sum(chosen.values()), budget, "attribute points")
    return {name: chosen[name] for name in ATTRIBUTES}


def _skills(build: Build, kind: Archetype, budget: int) -> dict[str, int]:
    given = build.choices.get("skills")
    if not given:
        return suggested_skills(kind, budget, build.skills)
    chosen = ratings(given, tuple(SKILLS), "skill", 0)
    _within(sum(chosen.values()), budget, "skill points")
    return {skill: rating for skill, rating in chosen.items() if rating}


def _spells(book: Book, build: Build, kind: Archetype, budget: int) -> dict[str, int]:
    given = build.choices.get("spells")
    if given is None:
        picked = [focus for focus in build.foci if focus in book.spells]
        return suggested_spells((*picked, *kind.spells), budget)
    if isinstance(given, list):
        given = {str(one.get("id")): one.get("force", 1) for one in given if isinstance(one, dict)}
    chosen = {id: force for id, force in ratings(given, tuple(book.spells), "spell", 0).items() if force}
    _within(sum(chosen.values()), budget, "points of force")
    return chosen


def _ware(book: Book, build: Build, kind: Archetype, budget: int) -> tuple[str, ...]:
    given = build.choices.get("ware")
    if given is None:
        return suggested_ware(book, (*(f for f in build.foci if f in book.ware), *kind.ware), budget)
    if not isinstance(given, list):
        raise RulesError("Ware is a list of ids.", hint=f"Ware: {', '.join(book.ware)}.")
    chosen = tuple(dict.fromkeys(str(id) for id in given))
    for id in chosen:
        if id not in book.ware:
            raise RulesError(f"There is no ware '{id}'.", hint=f"Ware: {', '.join(book.ware)}.")
    _within(sum(book.ware[id].cost for id in chosen), budget, "points of resources")
    return chosen


def suggested_ware(book: Book, wanted: Sequence[str], budget: int) -> tuple[str, ...]:
    """As much of what is wanted as the resources pay for, in order."""
    found: list[str] = []
    for id in dict.fromkeys(wanted):
        if sum(book.ware[one].cost for one in (*found, id)) <= budget:
            found.append(id)
    return tuple(found)


def ratings(given: object, known: Sequence[str], what: str, least: int) -> dict[str, int]:
    """Ratings by name as a pack or player gives them, each a known name from ``least`` up; raises RulesError."""
    if not isinstance(given, Mapping):
        raise RulesError(f"Every {what} needs a rating.", hint=f"Give {what} and rating.")
    chosen: dict[str, int] = {}
    for name, rating in cast("Mapping[object, object]", given).items():
        if name not in known:
            raise RulesError(f"There is no {what} '{name}'.", hint=f"Known: {', '.join(known)}.")
        if not isinstance(rating, int) or isinstance(rating, bool) or not least <= rating <= MOST_RATING:
            raise RulesError(
                f"{str(name).capitalize()} cannot be {rating}.", hint=f"{least} to {MOST_RATING}."
            )
        chosen[str(name)] = rating
    return chosen


def _within(spent: int, budget: int, what: str) -> None:
    if spent > budget:
        raise RulesError(
            f"{spent} {what} are spent and {budget} are there.", hint="Lower something, or change rows."
        )
