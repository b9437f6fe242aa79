"""Creation by rows and by points, what it suggests, and what it refuses."""

from __future__ import annotations

import json

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.classes import ARCHETYPES
from campaigns.rules.dice_pool.tables import COLUMNS
from tests.campaigns.rules.dice_pool.cast import PACK, RULES, LoadedDice

ROWS = {"attributes": "A", "skills": "B", "magic": "E", "resources": "C", "edge": "D"}


def make(archetype: str = "gun", **choices: object) -> object:
    return read(RULES.new_sheet(Build("Bob", "docks", archetype, choices=choices), LoadedDice()))  # type: ignore[arg-type]


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_every_class_makes_somebody_who_spends_what_there_is(archetype: str) -> None:
    sheet = RULES.new_sheet(Build("Bob", "docks", archetype, gear=PACK), LoadedDice())
    RULES.validate(json.loads(json.dumps(sheet)))
    made, rows = read(sheet), dict(zip(COLUMNS, ARCHETYPES[archetype].priorities, strict=True))
    budget = {name: RULES.book.priorities[name]["EDCBA".index(rows[name])] for name in COLUMNS}
    assert sum(made.attributes.values()) == budget["attributes"]
    assert sum(made.skills.values()) == budget["skills"]
    assert made.edge == budget["edge"]
    assert RULES.view(sheet).can_act


@pytest.mark.parametrize("archetype", ARCHETYPES)
def test_what_every_step_suggests_is_legal(archetype: str) -> None:
    build = Build("Bob", "docks", archetype)
    suggested = {step.id: step.suggested for step in RULES.creation_steps(build, {})}
    assert RULES.new_sheet(Build("Bob", "docks", archetype, choices=suggested), LoadedDice())


def test_choices_are_taken_as_they_are() -> None:
    made = make(
        "mage",
        priority={"attributes": "B", "skills": "C", "magic": "A", "resources": "E", "edge": "D"},
        attributes={"body": 4, "quickness": 4, "strength": 2, "charm": 4, "wits": 5, "will": 5},
        skills={"sorcery": 6, "perception": 4},
        spells=[{"id": "lance", "force": 4}, {"id": "knit", "force": 2}],
    )
    assert (made.magic, made.spells, made.skills["sorcery"]) == (6, {"lance": 4, "knit": 2}, 6)  # type: ignore[attr-defined]


def test_points_buy_columns_freely() -> None:
    made = make(columns={"attributes": 4, "skills": 4, "magic": 1, "resources": 3, "edge": 3})
    assert sum(made.attributes.values()) == 24  # type: ignore[attr-defined]


def test_ware_costs_essence_and_magic() -> None:
    made = make(priority=ROWS, ware=["palm_link", "skull_port"])
    assert made.essence == 52  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"priority": {**ROWS, "edge": "A"}}, "Each row"),
        ({"priority": {"attributes": "A"}}, "not complete"),
        ({"columns": dict.fromkeys(COLUMNS, 4)}, "do not come to the points"),
        (
            {"attributes": dict.fromkeys(("body", "quickness", "strength", "charm", "wits", "will"), 6)},
            "36 attribute",
        ),
        ({"attributes": {"body": 3}}, "There is no quickness"),
        ({"skills": {"juggling": 3}}, "no skill 'juggling'"),
        ({"skills": {"firearms": 7}}, "cannot be 7"),
        ({"spells": [{"id": "fireball", "force": 3}]}, "no spell 'fireball'"),
        ({"spells": [{"id": "lance", "force": 3}]}, "3 points of force"),
        ({"ware": ["wings"]}, "no ware 'wings'"),
        ({"priority": ROWS, "ware": ["quick_wire_fine"]}, "9 points of resources"),
    ],
)
def test_what_is_not_legal_is_refused_by_name(choices: dict[str, object], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        make(**choices)


def test_a_class_that_is_not_there_is_refused() -> None:
    with pytest.raises(RulesError, match="no class 'paladin'"):
        make("paladin")
