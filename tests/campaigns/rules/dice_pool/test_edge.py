"""Edge: what it may do to dice that lie, what it costs, and its exact odds."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Attempt, Check, Throw
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.pool import at_least
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, body, person, thrown


def planned(difficulty: int = 5) -> Check:
    attempt = Attempt("bob", "skill", "", skill="firearms", difficulty=str(difficulty))
    check = RULES.plan(attempt, person(body()), None, "c")
    assert isinstance(check, Check)
    return check


def offered(check: Check, throw: Throw, **changes: object) -> dict[str, float]:
    return {one.id: one.odds for one in RULES.spends(check, throw, person(body(**changes)))}


def test_failures_are_thrown_again_at_one_then_two_then_three() -> None:
    check, throw = planned(), thrown(4, 3, 2, 1)
    assert offered(check, throw)["reroll"] == pytest.approx(at_least(4, 5))
    first = RULES.spend(check, throw, "reroll", person(body()), LoadedDice([4, 2, 2, 1]))
    assert first.throw.faces == (4, 2, 2, 1)
    assert read(first.sheet).edge_used == 1
    lying = with_spent(check, first.throw)
    second = RULES.spend(lying, first.throw, "reroll", person(read(first.sheet)), LoadedDice([5, 2, 2, 1]))
    assert read(second.sheet).edge_used == 3
    assert RULES.preview(with_spent(check, second.throw), second.throw).succeeded


def test_a_six_is_not_thrown_again_for_it_may_still_explode() -> None:
    check = planned(8)
    spent = RULES.spend(check, thrown(6, 3, 2, 1), "reroll", person(body()), LoadedDice([2, 2, 2]))
    assert spent.throw.faces == (6, 2, 2, 2)


def test_a_bought_die_joins_the_pool() -> None:
    check, throw = planned(), thrown(4, 3, 2, 1)
    assert offered(check, throw)["die"] == pytest.approx(1 / 3)
    spent = RULES.spend(check, throw, "die", person(body()), LoadedDice([5]))
    assert spent.throw.faces == (4, 3, 2, 1, 5)
    assert spent.throw.dice[0].count == 5
    assert RULES.preview(with_spent(check, spent.throw), spent.throw).succeeded


def test_no_more_dice_are_bought_than_the_skill() -> None:
    check, throw, bob = planned(), thrown(4, 3, 2, 1), person(body(edge=9))
    for _ in range(4):
        throw = RULES.spend(with_spent(check, throw), throw, "die", bob, LoadedDice([1])).throw
    assert "die" not in {one.id for one in RULES.spends(with_spent(check, throw), throw, bob)}


def test_a_success_is_bought_for_good_and_only_beside_a_natural_one() -> None:
    attempt = Attempt("bob", "skill", "", "cleo", skill="firearms")
    check = RULES.plan(attempt, person(body()), person(body("Cleo")), "c")
    assert isinstance(check, Check)
    assert "success" not in offered(check, thrown(2, 2, 2, 1))
    spent = RULES.spend(check, thrown(5, 2, 2, 1), "success", person(body()), LoadedDice())
    assert (read(spent.sheet).edge, read(spent.sheet).edge_used) == (2, 0)
    people = {"bob": person(body()), "cleo": person(body("Cleo"))}
    done = RULES.resolve(with_spent(check, spent.throw), spent.throw, people, LoadedDice([5, 1, 1]))
    assert done.rulings[0].succeeded


def test_what_makes_nothing_likelier_is_not_on_offer() -> None:
    assert offered(planned(), thrown(5, 3, 2, 1)) == {}


def test_a_disaster_is_averted_and_then_nothing_is_thrown_again() -> None:
    check, throw = planned(), thrown(1, 1, 1, 1)
    assert RULES.preview(check, throw).outcome == "critical_failure"
    assert set(offered(check, throw)) == {"avert"}
    spent = RULES.spend(check, throw, "avert", person(body()), LoadedDice())
    after = with_spent(check, spent.throw)
    assert RULES.preview(after, spent.throw).outcome == "failure"
    assert "reroll" not in {one.id for one in RULES.spends(after, spent.throw, person(body()))}


def test_without_edge_nothing_is_on_offer() -> None:
    check, throw = planned(), thrown(4, 3, 2, 1)
    assert offered(check, throw, edge=0) == {}
    with pytest.raises(RulesError, match="cannot be spent"):
        RULES.spend(check, throw, "reroll", person(body(edge=0)), LoadedDice())
