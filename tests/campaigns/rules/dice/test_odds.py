"""The odds of a notation are those of counting every way in which its dice can fall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import isclose, sqrt

import pytest

from campaigns.errors import RulesError
from campaigns.rules.dice import Comparison, Notation, parse
from campaigns.rules.odds import odds

DEPTH = 3


class Unfinished(Exception):
    """The waves of a course are used up and dice would still go on."""


def courses(notation: Notation, *waves: tuple[int, ...]) -> Iterator[tuple[Fraction, int]]:
    """Chance and total of every course of a notation that ends within ``DEPTH`` waves."""
    asked = []

    def throw(dice):
        asked.append(dice)
        if len(asked) > len(waves):
            raise Unfinished
        return waves[len(asked) - 1]

    try:
        tally = notation.evaluate(throw)
    except Unfinished:
        if len(waves) == DEPTH:
            return
        ranges = [
            range(-1, 2) if die.sides == "F" else range(1, die.sides + 1)
            for die in asked[-1]
            for _ in range(die.count)
        ]
        for faces in product(*ranges):
            yield from courses(notation, *waves, faces)
    else:
        chance = Fraction(1)
        for wave in tally.waves:
            for die in wave.dice:
                chance /= (3 if die.sides == "F" else die.sides) ** die.count
        yield chance, tally.total


@pytest.mark.parametrize(
    "text",
    ["2d6+1", "4d6kh3", "4d6dl1", "3d4kl2", "3d4dh1", "4dF", "2d6-1d4", "5d4>=3", "adv(2d4+1)", "dis(2d4)",
     "2d6ro<3", "adv(2d4)-dis(1d6ro1)", "3d4ro1kh2", "3dFkh1-2"],
)  # fmt: skip
def test_dice_that_end_have_exact_odds(text: str) -> None:
    counted: Counter[int] = Counter()
    for chance, total in courses(parse(text)):
        counted[total] += chance
    found = odds(text)
    assert found.error == 0
    assert {value: found.weights.probability(value) for value in counted} == dict(counted)
    assert sum(counted.values()) == 1
    mean = sum(total * chance for total, chance in counted.items())
    assert found.mean == mean
    spread = sum((total - mean) ** 2 * chance for total, chance in counted.items())
    assert isclose(found.deviation, sqrt(spread))


@pytest.mark.parametrize(
    "text", ["2d4!", "2d4!!", "2d4!>=3", "2d4!!>=6", "2d4r1", "2d4r1!", "3d3!kh2", "2dF!", "adv(1d4!)"]
)
def test_courses_that_end_soon_are_in_the_odds_and_the_rest_is_what_is_left(text: str) -> None:
    counted: Counter[int] = Counter()
    for chance, total in courses(parse(text)):
        counted[total] += chance
    left = 1 - sum(counted.values())
    found = odds(text)
    assert 0 < found.error < 1e-9
    for value, chance in counted.items():
        assert -1e-9 < found.weights.probability(value) - chance < left + Fraction(1, 10**9)
    apart = sum(abs(found.weights.probability(value) - counted[value]) for value in found.probabilities)
    assert float(apart) <= float(left) + 1e-9


def test_an_exploding_die_has_the_mean_of_its_endless_series() -> None:
    assert isclose(float(odds("10d6!").mean), 10 * 3.5 * 6 / 5, rel_tol=1e-9)
    assert isclose(float(odds("6d6!>=5").mean), 6 * (2 / 6) * 6 / 5, rel_tol=1e-9)


def test_the_chance_of_a_target() -> None:
    assert odds("2d6").chance(Comparison(">=", 8)) == Fraction(15, 36)
    assert odds("2d6").chance(Comparison("<", 8)) == Fraction(21, 36)
    assert odds("2d20kh1").chance(Comparison("=", 20)) == odds("adv(d20)").chance(Comparison("=", 20))


def test_long_numbers_are_rounded_within_the_stated_error() -> None:
    found = odds("100d100")
    assert 0 < found.error < 1e-20
    assert isclose(float(found.mean), 5050)
    assert isclose(found.deviation, sqrt(100 * (100**2 - 1) / 12))


def test_keeping_too_many_large_dice_is_refused() -> None:
    with pytest.raises(RulesError, match="too long"):
        odds("100d1000kh50")
