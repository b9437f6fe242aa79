"""Exploding dice: how they fall, what they count, and their odds against every way of reckoning them."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice_pool.pool import (
    Fallen,
    ahead,
    at_least,
    chance,
    explode,
    pool_of,
    spread,
    throw_pool,
)
from tests.campaigns.rules.dice_pool.cast import LoadedDice

PRINTED = {2: 0.8333, 3: 0.6667, 4: 0.5, 5: 0.3333, 6: 0.1667, 7: 0.1667, 8: 0.1389, 9: 0.1111, 10: 0.0833,
           11: 0.0556, 12: 0.0278, 13: 0.0278}  # fmt: skip
CHI_SQUARED_5 = 20.515
"""Five degrees of freedom, significance 0.001."""


def test_sixes_are_thrown_again_wave_by_wave_until_none_is_a_six() -> None:
    dice = LoadedDice([6, 4], [2])
    fallen = explode((6, 3, 6), dice, "Firearms")
    assert fallen.dice == ((6, 6, 2), (3,), (6, 4))
    assert fallen.totals == (14, 3, 10)
    assert [throw.dice for throw in dice.thrown] == [(DieSpec(6, 2),), (DieSpec(6, 1),)]
    assert fallen.told == "14 (6+6+2), 3, 10 (6+4)"


def test_a_die_that_reaches_the_target_number_is_one_success() -> None:
    fallen = Fallen(((6, 4), (5,), (3,)))
    assert [fallen.successes(tn) for tn in (2, 4, 6, 10, 11)] == [3, 2, 1, 1, 0]


def test_only_natural_ones_on_every_die_are_a_disaster() -> None:
    assert Fallen(((1,), (1,))).all_ones
    assert not Fallen(((1,), (2,))).all_ones
    assert not Fallen().all_ones


@pytest.mark.parametrize(("tn", "printed"), PRINTED.items())
def test_one_die_has_the_printed_chance(tn: int, printed: float) -> None:
    assert round(float(chance(tn)), 4) == printed


@pytest.mark.parametrize("tn", range(2, 30))
def test_the_formula_is_what_throwing_again_comes_to(tn: int) -> None:
    def by_waves(wanted: int) -> Fraction:
        plain = Fraction(sum(face >= wanted for face in range(1, 6)), 6)
        return plain + Fraction(1, 6) * (by_waves(wanted - 6) if wanted > 6 else 1)

    assert chance(tn) == by_waves(tn)


@given(st.integers(0, 12), st.integers(2, 20))
def test_the_spread_of_successes_is_a_whole(count: int, tn: int) -> None:
    assert abs(sum(spread(count, tn)) - 1) < 1e-9
    assert abs(at_least(count, tn) - (1 - (1 - float(chance(tn))) ** count)) < 1e-9


def test_an_opposed_pool_is_counted_as_by_hand() -> None:
    wins = ties = 0
    for own in product((False, True), repeat=2):
        for other in product((False, True), repeat=1):
            wins += sum(own) > sum(other)
            ties += sum(own) == sum(other) > 0
    assert ahead((2, 4), (1, 4)) == pytest.approx(wins / 8)
    assert ahead((2, 4), (1, 4), ties=True) == pytest.approx((wins + ties) / 8)


def test_an_empty_pool_throws_nothing_and_is_no_disaster() -> None:
    throw, fallen = throw_pool(0, LoadedDice(), "Nothing")
    assert (throw.dice, fallen.successes(2), fallen.all_ones) == ((), 0, False)
    assert pool_of(-3) == ()
    assert at_least(0, 2) == 0


def test_what_falls_agrees_with_the_exact_odds() -> None:
    dice, count, tn, tries = SeededDice.from_label("pool"), 4, 5, 3000
    seen = [0] * (count + 1)
    for _ in range(tries):
        seen[throw_pool(count, dice, "four")[1].successes(tn)] += 1
    expected = [p * tries for p in spread(count, tn)]
    assert sum((got - want) ** 2 / want for got, want in zip(seen, expected, strict=True)) < CHI_SQUARED_5
