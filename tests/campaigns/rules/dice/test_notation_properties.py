"""What holds for every notation: it reads as it is written, and its totals can come."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import MOST_WAVES, Notation, highest_face, lowest_face, parse
from campaigns.rules.odds import odds
from tests.campaigns.rules.dice.notations import notations


def at_random(seed: int):
    chance = Random(seed)

    def throw(dice: Sequence[DieSpec]) -> tuple[int, ...]:
        return tuple(
            chance.randint(lowest_face(die.sides), highest_face(die.sides))
            for die in dice
            for _ in range(die.count)
        )

    return throw


@given(notations())
def test_what_is_written_reads_the_same(notation: Notation) -> None:
    assume(len(str(notation)) <= 80)
    assert parse(str(notation)) == notation


@given(notations(), st.integers(0, 10**6))
def test_a_total_is_one_that_the_odds_know(notation: Notation, seed: int) -> None:
    tally = notation.evaluate(at_random(seed))
    assert tally.waves[0].dice == notation.dice
    assert len(tally.waves) <= MOST_WAVES + 1
    assert odds(notation).weights.probability(tally.total) > 0


@given(notations())
def test_chances_add_up_to_one(notation: Notation) -> None:
    weights = odds(notation).weights
    assert sum(weights.ways) == weights.whole
