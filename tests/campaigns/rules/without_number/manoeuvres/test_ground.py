"""Zones: who can strike whom, what a shot loses on the way, and how one goes about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Zone
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.gear import Item, Reach
from tests.campaigns.rules.without_number.cast import SWORD, LoadedDice, foe, hero
from tests.campaigns.rules.without_number.table import FIGHT, RULES, Table, attack, sit_down

YARD = (Zone("gate", "The gate", ("yard",)), Zone("yard", "The yard", ("stair",)), Zone("stair", "The stair"))
SETUP = replace(FIGHT, zones=YARD)
PISTOL = Item(
    "pistol",
    "Pistol",
    "weapon",
    True,
    damage="1d6",
    skill="shoot",
    attributes=("dexterity",),
    range=Reach(30, 80),
)
KNIFE = Item("knife", "Knife", "weapon", True, damage="1d4", skill="stab", attributes=("dexterity",))


def fight(*gear: Item, setup: Any = SETUP, **changes: Any) -> Table:
    """Bob at the gate, a drowner on the stair, two steps apart."""
    return sit_down(
        hero(gear=gear or (SWORD,), vitals=Vitals(20, 20), skills={"stab": 0, "shoot": 0}),
        foe(vitals=Vitals(20, 20), **changes),
        setup=setup,
    )


def at(table: Table, name: str) -> str:
    found = table.encounter.actor(name)
    assert found is not None
    return found.zone


def go(zone: str, *, back: bool = False) -> Attempt:
    return Attempt("bob", "move", "", option=f"{'step_back' if back else 'move'}_{zone}")


def test_the_party_begins_in_the_first_and_the_opposition_in_the_last() -> None:
    table = fight()
    shown = RULES.describe(table.state, table.people)

    assert (at(table, "bob"), at(table, "drowner")) == ("gate", "stair")
    assert [actor["zone"] for actor in shown["actors"]] == ["The gate", "The stair"]  # type: ignore[index, union-attr, call-overload]
    assert [zone["next_to"] for zone in shown["zones"]] == [["yard"], ["gate", "stair"], ["yard"]]  # type: ignore[index, union-attr, call-overload]


def test_two_steps_are_too_far_for_a_blade_and_not_for_a_charge() -> None:
    table = fight()
    _, refused = RULES.plan_round(table.state, [attack("bob")], table.people)
    checks, _ = RULES.plan_round(
        table.state, [Attempt("bob", "advantage", "", "drowner", option="charge")], table.people
    )

    assert refused[0].code == "out_of_reach"
    assert ("Charge", 2) in [(part.name, part.value) for part in checks[0].modifiers]


def test_one_step_is_gone_before_the_blow() -> None:
    table = fight()
    table.tweak("drowner", zone="yard", stunned=True)
    table.round(attack("bob"), throws={"bob": [15, 3]}, dice=LoadedDice())

    assert at(table, "bob") == "yard"
    assert table.last.rulings[0].outcome == "success"
    assert "Bob goes to: The yard." in table.last.notes


@pytest.mark.parametrize(
    ("zone", "normal", "most", "penalty"),
    [
        ("gate", 30, 80, 0),
        ("yard", 30, 80, 0),
        ("stair", 30, 80, -2),
        ("yard", 20, 40, -2),
        ("stair", 60, 60, 0),
    ],
)
def test_shots_lose_two_beyond_their_normal_range(zone: str, normal: int, most: int, penalty: int) -> None:
    table = fight(replace(PISTOL, range=Reach(normal, most)))
    table.tweak("drowner", zone=zone)
    (check,) = RULES.plan_round(table.state, [attack("bob")], table.people)[0]

    assert sum(part.value for part in check.modifiers if part.name == "Long range") == penalty


def test_beyond_the_longest_range_there_is_no_shot() -> None:
    table = fight(replace(PISTOL, range=Reach(10, 30)))
    _, refused = RULES.plan_round(table.state, [attack("bob", weapon="pistol")], table.people)

    assert refused[0].code == "out_of_reach"


def test_what_gets_there_is_chosen_of_several_weapons() -> None:
    table = fight(SWORD, PISTOL)
    (far,) = RULES.plan_round(table.state, [attack("bob")], table.people)[0]
    table.tweak("drowner", zone="gate")
    (near,) = RULES.plan_round(table.state, [attack("bob", weapon="short_sword")], table.people)[0]

    assert (far.data["item"], near.data["item"]) == ("pistol", "short_sword")


def test_a_turn_takes_one_two_zones_far() -> None:
    table = fight()
    table.tweak("drowner", stunned=True)
    table.round(go("stair"), dice=LoadedDice())

    assert at(table, "bob") == "stair"


def test_whoever_leaves_is_struck_at_and_whoever_steps_back_is_not() -> None:
    for back, blows in ((False, 2), (True, 1)):
        table = fight()
        for name in ("bob", "drowner"):
            table.tweak(name, zone="yard", engaged=("drowner",) if name == "bob" else ("bob",))
        table.round(go("gate", back=back), dice=LoadedDice(*[[1, 1]] * blows))

        assert at(table, "bob") == "gate"
        assert [ruling.rule for ruling in table.last.rulings].count("wwn.free_attack") == (0 if back else 1)


@pytest.mark.parametrize("zone", ["gate", "roof"])
def test_nowhere_and_where_one_is_are_refused(zone: str) -> None:
    table = fight()
    _, refused = RULES.plan_round(table.state, [go(zone)], table.people)

    assert refused[0].code == "too_far"


def test_creatures_come_nearer_and_strike_when_they_are_there() -> None:
    table = fight()
    table.round(Attempt("bob", "wait", ""), dice=LoadedDice())
    assert (at(table, "drowner"), table.last.rulings) == ("yard", ())
    table.round(Attempt("bob", "wait", ""), dice=LoadedDice([20, 2]))

    assert at(table, "drowner") == "gate"
    assert table.body("bob").vitals.hp == 18


def test_those_who_shoot_stay_where_they_are() -> None:
    table = fight(ranged=True)
    table.round(Attempt("bob", "wait", ""), dice=LoadedDice([20, 2]))

    assert at(table, "drowner") == "stair"
    assert table.body("bob").vitals.hp == 18


def test_shots_at_whoever_lies_flat_lose_two() -> None:
    table = fight(ranged=True)
    table.round(Attempt("bob", "advantage", "", option="go_prone"), dice=LoadedDice([20, 2]))
    (shot,) = table.last.rulings

    assert ("Target is prone", -2) in [(part.name, part.value) for part in shot.modifiers]
    assert shot.difficulty == 10 + 2


def test_getting_up_takes_the_move() -> None:
    table = fight()
    table.tweak("bob", prone=True)
    table.tweak("drowner", zone="yard", stunned=True)
    table.round(attack("bob"), throws={"bob": [20, 6]}, dice=LoadedDice())

    assert "Bob cannot reach the drowner any more." in table.last.notes
    assert table.body("drowner").vitals.hp == 20


def test_bands_are_two_zones_without_writing_them() -> None:
    table = fight(setup=replace(FIGHT, data={"bands": True}))

    assert (at(table, "bob"), at(table, "drowner")) == ("near", "far")


def test_without_zones_everybody_is_in_reach() -> None:
    table = fight(setup=FIGHT)
    shown = {str(option["id"]) for option in RULES.options(table.state, table.people["bob"], table.people)}

    assert RULES.plan_round(table.state, [attack("bob")], table.people)[0]
    assert not [option for option in shown if option.startswith("move_")]
    assert "zones" not in RULES.describe(table.state, table.people)


def test_ways_are_offered_by_the_names_of_the_zones() -> None:
    table = fight()
    table.tweak("bob", zone="yard")
    shown = {
        str(option["id"]): option for option in RULES.options(table.state, table.people["bob"], table.people)
    }

    assert shown["move_gate"]["label"] == "Go to: The gate"
    assert shown["move_stair"]["verbs"] == ["to stair"]
    assert shown["move_stair"]["kind"] == "move"
