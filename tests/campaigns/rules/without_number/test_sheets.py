"""Sheets as they are stored."""

import json

import pytest

from campaigns.errors import RulesError
from campaigns.rules.without_number.bodies import Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import COAT, KIT, SHIELD, foe, hero

RULES = WithoutNumber(WWN)


def test_a_sheet_survives_being_stored_as_json() -> None:
    for body in (hero(gear=(COAT, SHIELD, KIT), foci={"alert": 1}), foe()):
        assert read(WWN, json.loads(json.dumps(write(body)))) == body


def test_an_empty_sheet_is_a_bystander() -> None:
    shown = RULES.view({})

    assert shown.can_act
    assert shown.defence == 10


@pytest.mark.parametrize(
    "change",
    [
        {"rules": "fate"},
        {"version": 2},
        {"level": 11},
        {"mana": 5},
        {"skills": {"stab": 9}},
        {"vitals": {"hp": 9, "max_hp": 8}},
        {"vitals": {"hp": -1, "max_hp": 8}},
        {"kind": "dragon"},
    ],
)
def test_what_is_no_sheet_of_these_rules_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(RulesError) as refused:
        RULES.validate({**write(hero()), **change})  # type: ignore[dict-item]

    assert refused.value.hint


def test_the_view_shows_what_a_page_needs() -> None:
    shown = RULES.view(write(hero(level=3, vitals=Vitals(2, 20, frail=True, strain=3))))
    lines = dict(shown.lines)

    assert (shown.level, shown.archetype, shown.hp, shown.max_hp) == (3, "Warrior", 2, 20)
    assert "Frail" in shown.statuses
    assert "Staggering" in shown.statuses
    assert "Strain 3 of 10" in shown.statuses
    assert dict(shown.stats)["Strength"] == "10 (+0)"
    assert "Stab-0" in lines["Skills"]
    assert lines["Short sword"] == "+3 to hit, 1d6+2, Shock 4/15"
    assert {entry["name"] for entry in shown.abilities} == {"Killing Blow", "Veteran's Luck"}


def test_the_dying_are_down_and_cannot_act() -> None:
    shown = RULES.view(write(hero(vitals=Vitals(0, 8, "mortal", down_rounds=2))))

    assert shown.down
    assert not shown.can_act
    assert not shown.dead
    assert "Dying, 4 rounds left" in shown.statuses
