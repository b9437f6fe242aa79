"""What creation asks: priorities or points, attributes, skills, spells, ware."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from campaigns.rules.contracts import Build, CreationOption, CreationStep, Json
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.creation import new_hero, rows_of
from campaigns.rules.dice_pool.tables import (
    ATTRIBUTES,
    COLUMN_POINTS,
    COLUMNS,
    LEAST_RATING,
    MOST_RATING,
    ROWS,
    SKILLS,
)

_COLUMN_TEXTS = {
    "attributes": "What you are made of.",
    "skills": "What you have learned.",
    "magic": "Whether the world listens to you.",
    "resources": "What was built into you.",
    "edge": "How lucky you are.",
}


def creation_steps(book: Book, build: Build) -> tuple[CreationStep, ...]:
    """The steps for a build, each with what is suggested after the choices made so far.

    Raises RulesError when a choice made so far is not legal.
    """
    by_points = "columns" in build.choices
    rows = rows_of(book, build)
    so_far = replace(
        build, choices={key: build.choices[key] for key in ("priority", "columns") if key in build.choices}
    )
    likely = new_hero(book, so_far)
    budget = {name: book.priorities[name][rows[name]] for name in COLUMNS}
    steps = [
        _columns(rows) if by_points else _priority(rows),
        _attributes(budget["attributes"], dict(likely.attributes)),
        _skills(budget["skills"], dict(likely.skills)),
    ]
    if budget["magic"]:
        steps.append(_spells(book, book.priorities["spells"][rows["magic"]], dict(likely.spells)))
    if budget["resources"]:
        steps.append(_ware(book, budget["resources"], list(likely.ware)))
    return tuple(steps)


def _options() -> tuple[CreationOption, ...]:
    return tuple(CreationOption(name, name.capitalize(), _COLUMN_TEXTS[name]) for name in COLUMNS)


def _priority(rows: dict[str, int]) -> CreationStep:
    return CreationStep(
        "priority", "What comes first", "Lay A to E (5 to 1) on the five columns.", "assign", _options(),
        cast(Json, {name: row + 1 for name, row in rows.items()}), values=(5, 4, 3, 2, 1),
    )  # fmt: skip


def _columns(rows: dict[str, int]) -> CreationStep:
    return CreationStep(
        "columns", "Points", f"Spend {COLUMN_POINTS} points, 1 to {len(ROWS)} on each column.", "points", _options(),
        cast(Json, {name: row + 1 for name, row in rows.items()}), least=1, most=len(ROWS), budget=COLUMN_POINTS,
    )  # fmt: skip


def _attributes(budget: int, suggested: dict[str, int]) -> CreationStep:
    options = tuple(CreationOption(name, name.capitalize()) for name in ATTRIBUTES)
    return CreationStep(
        "attributes", "Attributes", "3 is an ordinary person, 6 the best there is.", "points", options,
        cast(Json, suggested), least=LEAST_RATING, most=MOST_RATING, budget=budget,
    )  # fmt: skip


def _skills(budget: int, suggested: dict[str, int]) -> CreationStep:
    options = tuple(
        CreationOption(
            skill.id, skill.label, f"Untrained: {skill.attribute}" if skill.penalty else "Never untrained"
        )
        for skill in SKILLS.values()
    )
    return CreationStep(
        "skills", "Skills", "As many dice as points. 3 earns a living, 6 a name.", "points", options,
        cast(Json, suggested), most=MOST_RATING, budget=budget,
    )  # fmt: skip


def _spells(book: Book, budget: int, suggested: dict[str, int]) -> CreationStep:
    options = tuple(
        CreationOption(spell.id, spell.label, f"{spell.text} Drain {spell.drain}.", group=spell.category)
        for spell in book.spells.values()
    )
    return CreationStep(
        "spells", "Spells", "The force at which each spell is known.", "points", options, cast(Json, suggested),
        most=MOST_RATING, budget=budget,
    )  # fmt: skip


def _ware(book: Book, budget: int, suggested: list[str]) -> CreationStep:
    options = tuple(
        CreationOption(ware.id, ware.label, f"{ware.text} Essence {ware.essence / 10:g}.", ware.cost)
        for ware in book.ware.values()
    )
    return CreationStep(
        "ware", "Ware", "What is built into you, and what it leaves of you.", "choose", options, cast(Json, suggested),
        most=len(options), budget=budget,
    )  # fmt: skip
