"""Shoving and knocking down: a blow that lands, then strength against strength."""

from __future__ import annotations

import pytest

from campaigns.rules.contracts import Attempt, Refusal
from campaigns.rules.without_number.bodies import Vitals
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero
from tests.campaigns.rules.without_number.table import RULES, Table, attack, sit_down

SHOVE = Attempt("bob", "advantage", "", "drowner", option="shove")
TOPPLE = Attempt("bob", "advantage", "", "drowner", option="topple")


def table(**changes: object) -> Table:
    """Bob (warrior, Stab-0, Str 10, no Exert, no Punch) before a drowner of AC 12 and skill +1."""
    return sit_down(hero(vitals=Vitals(20, 20)), foe(vitals=Vitals(20, 20), **changes))  # type: ignore[arg-type]


def test_every_number_of_a_shove() -> None:
    fight = table()
    checks, _ = RULES.plan_round(fight.state, [SHOVE], fight.people)
    (check,) = checks
    # d20 + attack bonus 1 against AC 12; then 2d6 - 1 unskilled against 2d6 + 1.
    assert [(part.name, part.value) for part in check.modifiers] == [("Attack bonus", 1)]
    assert (check.difficulty, check.data["behind"], check.data["opposing"]) == (12, -1, 1)
    # Hits on 11 to 20 (10 of 20 faces); wins where own - 1 >= its + 1: 336 of 1296 ways of the four dice.
    wins = sum(a + b - 1 >= c + d + 1 for a in R6 for b in R6 for c in R6 for d in R6)
    assert RULES.odds(check) == pytest.approx(10 / 20 * wins / 1296)

    fight.round(SHOVE, throws={"bob": [11, 5, 4]}, dice=LoadedDice([4, 2], [1, 1]))
    ruling = fight.last.rulings[0]

    assert (ruling.total, ruling.difficulty, ruling.outcome) == (12, 12, "success")
    assert "(12 against armour class 12, then 8 against 7)" in ruling.summary
    assert ruling.rule == "wwn.shove"
    assert fight.body("drowner").vitals.hp == 20


R6 = range(1, 7)


def test_who_is_shoved_is_out_of_reach() -> None:
    fight = table()
    fight.round(attack("bob"), throws={"bob": [2, 1]}, dice=LoadedDice([1, 1]))
    assert fight.encounter.actor("bob").engaged == ("drowner",)  # type: ignore[union-attr]
    fight.tweak("drowner", stunned=True)
    fight.round(SHOVE, throws={"bob": [18, 6, 6]}, dice=LoadedDice([1, 1]))

    assert fight.encounter.actor("bob").engaged == ()  # type: ignore[union-attr]


def test_characters_win_ties() -> None:
    fight = table()
    fight.round(SHOVE, throws={"bob": [18, 4, 5]}, dice=LoadedDice([4, 3], [1, 1]))

    assert fight.last.rulings[0].outcome == "success"


def test_a_miss_decides_it_at_once() -> None:
    fight = table()
    fight.round(SHOVE, throws={"bob": [10, 6, 6]}, dice=LoadedDice([1, 1]))

    assert fight.last.rulings[0].outcome == "failure"


@pytest.mark.parametrize(("size", "behind"), [("human", -1), ("large", -3), ("beast", -5)])
def test_the_large_are_harder_to_shift(size: str, behind: int) -> None:
    fight = table(size=size)
    checks, _ = RULES.plan_round(fight.state, [SHOVE], fight.people)

    assert checks[0].data["behind"] == behind


def test_who_lies_is_struck_at_two_better_and_gets_up_in_their_turn() -> None:
    fight = table()
    fight.tweak("drowner", stunned=True)
    fight.round(TOPPLE, throws={"bob": [18, 6, 6]}, dice=LoadedDice([1, 1]))
    assert fight.encounter.actor("drowner").prone is False  # type: ignore[union-attr]
    fight.tweak("drowner", prone=True)
    fight.round(attack("bob"), throws={"bob": [9, 4]}, dice=LoadedDice([1, 1]))
    blow = fight.last.rulings[0]

    assert ("Target is prone", 2) in [(part.name, part.value) for part in blow.modifiers]
    assert blow.total == 12
    assert "The drowner gets up." in fight.last.notes


def test_it_is_refused_at_friends_and_at_nobody() -> None:
    fight = sit_down(hero(), foe(), friends=[hero("Cleo")])
    for target in ("cleo", "mallory"):
        _, refusals = RULES.plan_round(
            fight.state, [Attempt("bob", "advantage", "", target, option="shove")], fight.people
        )
        assert [type(found) for found in refusals] == [Refusal]
        assert refusals[0].code == "no_target"


def test_it_is_offered_with_words_that_mean_it() -> None:
    fight = table()
    shown = {
        str(option["id"]): option for option in RULES.options(fight.state, fight.people["bob"], fight.people)
    }

    assert shown["shove"]["verbs"] == ["shove"]
    assert shown["topple"]["targets"] == ["drowner"]
