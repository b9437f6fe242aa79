"""Which of the thrown dice do not count, so that they can be shown apart."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from campaigns.rules.dice import Notation, Pool, parse
from campaigns.rules.dice.notation import Addend
from tests.campaigns.rules.dice.falling import falling
from tests.campaigns.rules.dice.notations import pools
from tests.campaigns.rules.dice.test_notation_properties import at_random


@pytest.mark.parametrize(
    ("notation", "waves", "dropped"),
    [
        ("2d6+1", [[3, 4]], ()),
        ("4d6kh3", [[4, 3, 6, 5]], (1,)),
        ("4d6dl1", [[2, 2, 6, 5]], (1,)),
        ("2d20kl1", [[17, 4]], (0,)),
        ("1d8+2d6kh1", [[1, 2, 6]], (1,)),
        ("2d6r1", [[1, 4], [1], [3]], (0, 2)),
        ("3d6!kl2", [[6, 2, 1], [4]], (0, 3)),
        ("adv(d20+2)", [[4, 17]], (0,)),
        ("3d6>=5", [[1, 5, 6]], ()),
    ],
)
def test_what_is_dropped_or_thrown_again_does_not_count(
    notation: str, waves: list[list[int]], dropped: tuple[int, ...]
) -> None:
    assert parse(notation).evaluate(falling(*waves)).dropped == dropped


@given(pools(), st.integers(0, 10**6))
def test_the_dice_that_count_come_to_the_total(pool: Pool, seed: int) -> None:
    assume(pool.success is None)
    tally = Notation((Addend(1, pool),)).evaluate(at_random(seed))
    faces = [face for wave in tally.waves for face in wave.faces]
    assert sum(face for place, face in enumerate(faces) if place not in tally.dropped) == tally.total
