"""4dF: the exact distribution, the observed one, and what a margin comes to."""

from __future__ import annotations

from collections import Counter

import pytest

from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import DieSpec
from campaigns.rules.fate.dicing import chance_against, distribution, tier_of

EXACT = {-4: 1, -3: 4, -2: 10, -1: 16, 0: 19, 1: 16, 2: 10, 3: 4, 4: 1}
CRITICAL_AT_8 = 26.124
"""The chi-squared value that 8 degrees of freedom exceed once in a thousand."""


def test_the_distribution_is_that_of_eighty_one_ways() -> None:
    assert {total: round(chance * 81) for total, chance in distribution().items()} == EXACT


def test_seeded_dice_fall_as_the_distribution_says() -> None:
    dice, throws = SeededDice.from_label("4dF"), 4000
    seen = Counter(sum(dice.throw((DieSpec("F", 4),), reason="test").faces) for _ in range(throws))
    chi = sum((seen[total] - throws * ways / 81) ** 2 / (throws * ways / 81) for total, ways in EXACT.items())
    assert chi < CRITICAL_AT_8


@pytest.mark.parametrize(
    ("shifts", "tier"),
    [(-3, "failure"), (-1, "failure"), (0, "tie"), (1, "success"), (2, "success"), (3, "critical_success")],
)
def test_shifts_are_read_as_the_four_outcomes(shifts: int, tier: str) -> None:
    assert tier_of(shifts) == tier


@pytest.mark.parametrize(
    ("ahead", "opposed", "tie_counts", "ways", "of"),
    [
        (0, False, True, 50, 81),
        (2, False, True, 76, 81),
        (-4, False, True, 1, 81),
        (0, True, False, 2727, 6561),
        (0, True, True, 3834, 6561),
    ],
)
def test_odds_are_counted(ahead: int, opposed: bool, tie_counts: bool, ways: int, of: int) -> None:
    assert chance_against(ahead, opposed=opposed, tie_counts=tie_counts) == pytest.approx(ways / of)
