"""When a blow falls: snap attacks first, held blows before an enemy's, swarms together, and sides as one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.gear import Shock
from tests.campaigns.rules.without_number.cast import SHIELD, SWORD, LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.table import FIGHT, RULES, Table, sit_down


def tactic(actor: str, option: str, target: str | None = "drowner") -> Attempt:
    return Attempt(actor, "advantage", "", target, option=option)


def sturdy(name: str = "drowner", **changes: Any) -> Any:
    return foe(name, vitals=Vitals(20, 20), **changes)


def slow() -> Table:
    """The drowner acts before Bob."""
    return sit_down(hero(), sturdy(), dice=LoadedDice([1, 8]))


def test_a_snap_attack_comes_before_everybody_at_minus_four() -> None:
    fight = slow()
    fight.round(tactic("bob", "snap"), throws={"bob": [16, 4]}, dice=LoadedDice([1, 1]))
    first = fight.last.rulings[0]

    assert first.actor == "bob"
    # d20 16 + attack bonus 1 - 4 = 13 against AC 12.
    assert [(part.name, part.value) for part in first.modifiers] == [("Attack bonus", 1), ("Snap attack", -4)]
    assert (first.total, first.outcome) == (13, "success")


def test_who_snaps_has_no_other_blow() -> None:
    fight = slow()
    fight.round(tactic("bob", "snap"), throws={"bob": [2, 4]}, dice=LoadedDice([1, 1]))

    assert [ruling.actor for ruling in fight.last.rulings] == ["bob", "drowner"]


def test_a_held_blow_falls_before_the_first_enemy_who_strikes() -> None:
    fight = sit_down(hero(), sturdy("eel"), sturdy())
    fight.round(tactic("bob", "hold", "drowner"), throws={"bob": [18, 5]}, dice=LoadedDice([1, 1], [1, 1]))

    assert [(ruling.actor, ruling.target) for ruling in fight.last.rulings] == [
        ("bob", "eel"), ("eel", "bob"), ("drowner", "bob"),
    ]  # fmt: skip
    assert "Bob waits, ready to strike." in fight.last.notes


def test_a_held_blow_that_fells_stops_the_enemy() -> None:
    fight = sit_down(hero(), foe(vitals=Vitals(3, 3)))
    fight.round(tactic("bob", "hold"), throws={"bob": [18, 6]}, dice=LoadedDice())

    assert fight.last.outcome == "won"
    assert [ruling.actor for ruling in fight.last.rulings] == ["bob"]


def test_what_is_held_for_nothing_is_lost() -> None:
    fight = slow()
    fight.round(tactic("bob", "hold"), throws={"bob": [18, 6]}, dice=LoadedDice([1, 1]))
    fight.round(Attempt("bob", "wait", ""), dice=LoadedDice([1, 1]))

    assert "Bob has waited for nothing." in fight.told
    assert fight.body("drowner").vitals.hp == 20


def four(**changes: Any) -> Table:
    names = ("Bob", "Cleo", "Dag", "Edda")
    fight = sit_down(*(hero(name, vitals=Vitals(20, 20)) for name in names), sturdy(**changes))
    fight.tweak("drowner", stunned=True)
    return fight


@pytest.mark.parametrize(("others", "hit", "damage"), [(1, 2, 1), (2, 4, 2), (3, 6, 3)])
def test_only_the_last_of_a_swarm_throws_and_strikes_for_all(others: int, hit: int, damage: int) -> None:
    fight = four()
    swarm = [tactic(name, "swarm") for name in ("bob", "cleo", "dag", "edda")[: others + 1]]
    checks, refusals = RULES.plan_round(fight.state, swarm, fight.people)
    last = swarm[-1].actor
    fight.round(*swarm, throws={last: [10, 1]}, dice=LoadedDice())
    blow = fight.last.rulings[0]

    assert not refusals
    assert [check.actor for check in checks] == [last]
    assert ("Swarm", hit) in [(part.name, part.value) for part in blow.modifiers]
    # 1 of the d6 and Killing Blow 1, and 1 for each other.
    assert fight.body("drowner").vitals.hp == 20 - (1 + 1 + damage)


def test_a_swarm_does_no_more_than_the_weapon_could() -> None:
    fight = four()
    swarm = [tactic(name, "swarm") for name in ("bob", "cleo", "dag", "edda")]
    fight.round(*swarm, throws={"edda": [10, 5]}, dice=LoadedDice())

    assert fight.body("drowner").vitals.hp == 20 - (6 + 1)


def test_the_shock_of_a_swarm_counts_whatever_the_armour() -> None:
    fight = four(ac=30)
    swarm = [tactic(name, "swarm") for name in ("bob", "cleo")]
    fight.round(*swarm, throws={"cleo": [2, 5]}, dice=LoadedDice())

    # Shock 2 of the short sword and Killing Blow 1, which AC 30 does not stop.
    assert fight.body("drowner").vitals.hp == 17
    assert fight.last.rulings[0].rule == "wwn.shock"


def test_alone_it_is_a_plain_blow() -> None:
    fight = four()
    fight.round(tactic("bob", "swarm"), throws={"bob": [10, 5]}, dice=LoadedDice())

    assert [part.name for part in fight.last.rulings[0].modifiers] == ["Attack bonus"]


def test_creatures_that_swarm_press_in_and_one_of_them_strikes() -> None:
    rats = [foe(f"rat{n}", swarms=True, attack=0, damage="1d4", shock=Shock(1, 10)) for n in range(3)]
    fight = sit_down(hero(gear=(SWORD, SHIELD), vitals=Vitals(20, 20)), *rats)
    fight.round(Attempt("bob", "wait", ""), dice=LoadedDice([2, 1]))
    (blow,) = fight.last.rulings

    assert [(part.name, part.value) for part in blow.modifiers] == [("Attack bonus", 0), ("Swarm", 4)]
    # The shield would stop the Shock of one rat; it does not stop that of a swarm.
    assert fight.body("bob").vitals.hp == 19


def test_total_defence_stops_even_that() -> None:
    rats = [foe(f"rat{n}", swarms=True, attack=0, damage="1d4", shock=Shock(1, 10)) for n in range(2)]
    fight = sit_down(hero(vitals=Vitals(20, 20)), *rats)
    fight.round(Attempt("bob", "total_defense", ""), dice=LoadedDice([2, 1]))

    assert fight.body("bob").vitals.hp == 20


def test_sides_act_as_one_where_the_pack_says_so() -> None:
    people = [person(hero()), person(hero("Cleo", attributes=QUICK)), person(foe()), person(foe("eel"))]
    setup = replace(FIGHT, data={"initiative": "side"})
    opened = RULES.open_encounter(setup, people, LoadedDice([4, 5]))
    order = [(actor["id"], actor["initiative"]) for actor in opened.state["actors"]]  # type: ignore[index, union-attr, call-overload]

    # The party's 4 and Cleo's Dexterity 1 against a 5: characters win the tie.
    assert order == [("bob", 5), ("cleo", 5), ("drowner", 5), ("eel", 5)]
    assert opened.rulings[0].rule == "wwn.side_initiative"
    assert opened.rulings[0].summary == "Order of the sides: party (5), opposition (5)."


QUICK = {
    "strength": 10,
    "dexterity": 14,
    "constitution": 10,
    "intelligence": 10,
    "wisdom": 10,
    "charisma": 10,
}
