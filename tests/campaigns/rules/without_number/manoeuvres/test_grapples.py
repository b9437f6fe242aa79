"""Grappling: getting hold, being held, getting free, and what a hold does each round."""

from __future__ import annotations

from typing import Any

from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.encounter.state import Actor
from tests.campaigns.rules.without_number.cast import SHIELD, SWORD, LoadedDice, foe, hero
from tests.campaigns.rules.without_number.table import RULES, Table, attack, sit_down

GRAPPLE = Attempt("bob", "advantage", "", "drowner", option="grapple")


def table(*friends: Any, **changes: Any) -> Table:
    """Bob (Punch-1, Str 14) before a drowner of AC 12, skill +1."""
    strong = hero(vitals=Vitals(20, 20), skills={"punch": 1}, attributes=SCORES)
    return sit_down(strong, foe(vitals=Vitals(20, 20), **changes), friends=friends)


SCORES = {
    "strength": 14,
    "dexterity": 10,
    "constitution": 10,
    "intelligence": 10,
    "wisdom": 10,
    "charisma": 10,
}


def held() -> Table:
    fight = table()
    fight.tweak("bob", grappling="drowner", engaged=("drowner",))
    fight.tweak("drowner", held_by=("bob",), engaged=("bob",))
    return fight


def actor(fight: Table, name: str) -> Actor:
    found = fight.encounter.actor(name)
    assert found is not None
    return found


def test_every_number_of_a_grapple() -> None:
    fight = table()
    (check,) = RULES.plan_round(fight.state, [GRAPPLE], fight.people)[0]
    # Unarmed: attack bonus 1, Punch 1, Strength 1; behind it Str/Punch 2 against the drowner's 1.
    assert [(part.name, part.value) for part in check.modifiers] == [
        ("Attack bonus", 1), ("Punch", 1), ("Strength", 1),
    ]  # fmt: skip
    assert (check.data["behind"], check.data["opposing"]) == (2, 1)

    # The drowner struggles (4 + 1 against Bob's 7 + 2), and takes 1d2 + Str 1 + Punch 1 + Killing Blow 1 at the end.
    fight.round(GRAPPLE, throws={"bob": [9, 3, 4]}, dice=LoadedDice([4, 4], [2, 2], [3, 4], 2))

    assert "(12 against armour class 12, then 9 against 9)" in fight.last.rulings[0].summary
    assert actor(fight, "bob").grappling == "drowner"
    assert actor(fight, "drowner").held_by == ("bob",)
    assert "held fast (5 against 9)" in fight.last.rulings[1].summary
    assert fight.last.rulings[2].summary == "Bob crushes the drowner: 5 damage."
    assert fight.body("drowner").vitals.hp == 15
    assert {ruling.rule for ruling in fight.last.rulings} == {"wwn.grapple"}


def test_both_hands_are_needed() -> None:
    fight = sit_down(hero(gear=(SWORD, SHIELD)), foe())
    _, refusals = RULES.plan_round(fight.state, [GRAPPLE], fight.people)

    assert refusals[0].code == "hands_full"


def test_who_holds_fights_with_bare_hands_and_goes_nowhere() -> None:
    fight = held()
    checks, _ = RULES.plan_round(fight.state, [attack("bob", weapon="short_sword")], fight.people)
    _, refusals = RULES.plan_round(fight.state, [Attempt("bob", "run", "")], fight.people)
    shown = {str(option["id"]) for option in RULES.options(fight.state, fight.people["bob"], fight.people)}

    assert checks[0].data["weapon"] == "bare hands"
    assert refusals[0].code == "held"
    assert "throw_down" in shown
    assert not shown & {"shove", "grapple", "withdraw", "run", "charge"}


def test_a_stat_line_breaks_free_with_a_better_throw() -> None:
    fight = held()
    fight.round(Attempt("bob", "wait", ""), dice=LoadedDice([6, 6], [3, 3]))

    assert "breaks free (13 against 8)" in fight.last.rulings[0].summary
    assert (actor(fight, "bob").grappling, actor(fight, "drowner").held_by) == ("", ())


def test_stat_lines_do_not_win_ties() -> None:
    fight = held()
    fight.round(Attempt("bob", "wait", ""), dice=LoadedDice([4, 4], [3, 4], 1))

    assert "held fast (9 against 9)" in fight.last.rulings[0].summary


def test_a_character_breaks_free_of_everybody_or_of_nobody() -> None:
    fight = sit_down(hero(skills={"punch": 1}, vitals=Vitals(20, 20)), foe(), foe("eel"))
    fight.tweak("bob", held_by=("drowner", "eel"))
    fight.tweak("drowner", grappling="bob")
    fight.tweak("eel", grappling="bob")
    struggle = Attempt("bob", "advantage", "", option="break_free")
    (check,) = RULES.plan_round(fight.state, [struggle], fight.people)[0]
    # The drowner 5 + 1, the eel 8 + 1: a 9 is enough for one and, tied, for the other.
    fight.round(struggle, throws={"bob": [4, 4]}, dice=LoadedDice([2, 3], [4, 4], [1, 1], [1, 1]))

    assert check.data["against"] == [1, 1]
    assert RULES.odds(check) < 0.5
    assert actor(fight, "bob").held_by == ()
    assert fight.last.rulings[0].outcome == "success"


def test_throwing_down_needs_to_be_better_and_lets_go_either_way() -> None:
    won, lost = held(), held()
    throw = Attempt("bob", "advantage", "", option="throw_down")
    won.tweak("drowner", stunned=True)
    won.round(throw, throws={"bob": [5, 5]}, dice=LoadedDice([5, 5]))
    lost.round(throw, throws={"bob": [4, 4]}, dice=LoadedDice([5, 4], [1, 1]))

    assert "throws the drowner to the ground (12 against 11)" in won.last.rulings[0].summary
    assert "The drowner gets up." in won.last.notes
    assert "slips out of it (10 against 10)" in lost.last.rulings[0].summary
    assert actor(lost, "bob").grappling == ""


def test_a_hold_ends_with_whoever_falls() -> None:
    fight = table(hero("Cleo", vitals=Vitals(20, 20)))
    fight.tweak("bob", grappling="drowner", engaged=("drowner",))
    fight.tweak("drowner", held_by=("bob",))
    fight.round(attack("cleo", "drowner"), Attempt("bob", "wait", ""), throws={"cleo": [20, 6]}, dice=LoadedDice(
        [1, 1], [6, 6], 1,
    ))  # fmt: skip
    fight.round(attack("cleo", "drowner"), Attempt("bob", "wait", ""), throws={"cleo": [20, 6]}, dice=LoadedDice(
        [1, 1], [6, 6], 2,
    ))  # fmt: skip
    while fight.last.outcome is None:
        fight.round(
            attack("cleo", "drowner"), Attempt("bob", "wait", ""), throws={"cleo": [20, 6]},
            dice=LoadedDice([1, 1], [6, 6], 2),
        )  # fmt: skip

    assert actor(fight, "bob").grappling == ""
