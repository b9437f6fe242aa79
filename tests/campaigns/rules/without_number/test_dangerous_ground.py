"""A confrontation on dangerous ground: announced first, felt by everybody, every so many rounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.without_number.bodies import Vitals
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, survivor
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.table import FIGHT, Table, attack, sit_down

TIDE = {"label": "the tide", "text": "The tide is in the yard.", "every": 2, "damage": "2"}


def wet(**changes: Any) -> Table:
    setup = replace(FIGHT, data={"hazard": {**TIDE, **changes}})
    return sit_down(hero(vitals=Vitals(9, 9)), foe(vitals=Vitals(30, 30), attack=0, ac=30), setup=setup)


def test_it_is_said_first_and_then_felt() -> None:
    table = wet()
    assert "The tide is in the yard." in table.last.notes
    table.round(attack("bob"), throws={"bob": [2, 1]}, dice=LoadedDice([1, 1]))
    assert table.body("bob").vitals.hp == 9
    table.round(attack("bob"), throws={"bob": [2, 1]}, dice=LoadedDice([1, 1]))

    assert table.body("bob").vitals.hp == 7
    assert table.body("drowner").vitals.hp == 28
    assert [ruling.rule for ruling in table.last.rulings][-2:] == ["wwn.hazard", "wwn.hazard"]


def test_a_save_keeps_it_off_for_each_by_themselves() -> None:
    table = wet(every=1, skill="evasion")
    table.round(attack("bob"), throws={"bob": [2, 1]}, dice=LoadedDice([1, 1], 15, 2))

    assert table.body("bob").vitals.hp == 9
    assert table.body("drowner").vitals.hp == 28


def test_it_can_decide_the_fight() -> None:
    table = wet(every=1, damage="30")
    table.round(attack("bob"), throws={"bob": [2, 1]}, dice=LoadedDice([1, 1], 20))

    assert table.last.outcome is not None
    assert table.body("drowner").vitals.condition == "dead"


def test_radiation_is_felt_by_those_it_is_counted_for() -> None:
    setup = replace(
        FIGHT, data={"hazard": {"label": "the glow", "text": "It glows.", "kind": "radiation", "every": 1}}
    )
    people = {
        "bob": person(survivor(), "bob"),
        "raider": person(foe("raider", rules="awn", book=RULES.book), "raider"),  # type: ignore[attr-defined]
    }
    state = RULES.open_encounter(setup, list(people.values()), LoadedDice([8, 1])).state
    done = RULES.resolve_round(state, [], {}, people, LoadedDice([1, 1, 1], 14, 4))

    assert body(done.sheets["bob"]).toll.lost == {"radiation": 4}


@pytest.mark.parametrize("wrong", [{"every": 0}, {"kind": "rain"}, {"colour": "green"}])
def test_ground_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(RulesError) as refused:
        wet(**wrong)

    assert "hazard" in refused.value.message
