"""How an encounter begins."""

import json

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, EncounterSetup
from campaigns.rules.without_number.bodies import Used, Vitals
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.table import FIGHT, RULES, attack, sit_down

NIMBLE = {**hero().attributes, "dexterity": 14}


def order(table) -> list[str]:  # type: ignore[no-untyped-def]
    return [actor.id for actor in table.encounter.actors]


def test_the_highest_acts_first_and_characters_win_ties() -> None:
    table = sit_down(foe(), hero(), hero("Cleo", attributes=NIMBLE), dice=LoadedDice([5, 5, 4]))

    assert order(table) == ["bob", "cleo", "drowner"]
    assert table.last.rulings[0].kind == "initiative"
    assert table.last.outcome is None
    json.dumps(dict(table.state))


def test_the_alert_throw_twice_and_the_most_alert_act_first() -> None:
    table = sit_down(hero(), hero("Cleo", foci={"alert": 1}), foe(), dice=LoadedDice([4, 1, 8, 5]))
    assert order(table) == ["cleo", "drowner", "bob"]

    table = sit_down(hero(), hero("Cleo", foci={"alert": 2}), foe(), dice=LoadedDice([8, 1, 1, 5]))
    assert order(table) == ["cleo", "bob", "drowner"]


def test_a_fight_is_a_scene_of_its_own() -> None:
    table = sit_down(hero(used=Used(scene=("veterans_luck",))), foe())

    assert table.body("bob").used == Used()  # type: ignore[union-attr]


def test_an_ambush_strikes_before_anyone_throws_a_blow_but_spares_the_alert() -> None:
    ambush = EncounterSetup("e1", "x", "Ambush", "fight", "hp_depletion", 1, surprise="opposition")
    dice = LoadedDice([8, 7, 6, 5], [15, 3])
    table = sit_down(hero(gear=()), hero("Cleo", foci={"alert": 1}, gear=()), foe(), setup=ambush, dice=dice)

    assert table.body("bob").vitals.hp == 5
    assert table.body("cleo").vitals.hp == 8
    assert "Bob is caught unawares." in table.told


def test_who_surprises_has_a_round_alone() -> None:
    ours = EncounterSetup(
        "e1", "x", "Ambush", "fight", "hp_depletion", 1, surprise="party", morale_triggers=()
    )
    table = sit_down(hero(), foe(vitals=Vitals(20, 20)), setup=ours)
    table.round(attack("bob"), throws={"bob": [15, 3]})

    assert table.body("bob").vitals.hp == 8
    table.round(Attempt("bob", "wait", ""), dice=LoadedDice([15, 3]))
    assert table.body("bob").vitals.hp == 5


def test_a_side_that_is_missing_is_refused() -> None:
    with pytest.raises(RulesError):
        RULES.open_encounter(FIGHT, [person(hero())], LoadedDice())
    down = person(foe(vitals=Vitals(0, 5, "dead")))
    with pytest.raises(RulesError):
        RULES.open_encounter(FIGHT, [person(hero()), down], LoadedDice())


def test_beats_that_cannot_be_read_are_refused_at_the_start() -> None:
    setup = EncounterSetup(
        "e1", "x", "X", "fight", "hp_depletion", 1, beats=({"id": "x", "difficulty": "very"},)
    )

    with pytest.raises(RulesError):
        RULES.open_encounter(setup, [person(hero()), person(foe())], LoadedDice())


def test_everyone_sees_bands_and_only_characters_hit_points() -> None:
    table = sit_down(hero(), foe(vitals=Vitals(2, 5)))
    shown = RULES.describe(table.state, table.people)
    bob, drowner = shown["actors"]  # type: ignore[misc]

    assert (bob["hp"], bob["band"]) == (8, "unwounded")
    assert "hp" not in drowner
    assert drowner["band"] == "bloodied"
    assert "player_metric" not in shown
    assert [entry["id"] for entry in shown["initiative_order"]] == ["bob", "drowner"]  # type: ignore[union-attr]
