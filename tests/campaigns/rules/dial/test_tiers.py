"""How dice read, whole tables, and the exact odds against what falls."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.autoplay import QuickDice
from campaigns.rules.contracts import DieSpec
from campaigns.rules.dial.tables import attribute_modifier, beat_difficulty, phase_of, training_of
from campaigns.rules.dial.tiers import (
    GOOD,
    chance,
    distribution,
    numbers_advantage,
    opposed_chance,
    tier_of,
    tier_of_shift,
)

CHI_SQUARED_4_AT_0_001 = 18.47
"""Four degrees of freedom, significance 0.001."""


@pytest.mark.parametrize(
    ("face", "modifier", "difficulty", "tier"),
    [
        (20, -10, 30, "critical_success"),
        (1, 20, 10, "critical_failure"),
        (12, 3, 12, "critical_success"),
        (11, 3, 12, "success"),
        (10, 3, 12, "success"),
        (9, 3, 12, "tie"),
        (8, 3, 12, "failure"),
        (2, 0, 30, "failure"),
    ],
)
def test_the_tiers_of_a_d20(face: int, modifier: int, difficulty: int, tier: str) -> None:
    assert tier_of(face, modifier, difficulty) == tier


@pytest.mark.parametrize(
    ("shift", "tier"),
    [
        (25, "critical_success"), (10, "critical_success"), (9, "success"), (2, "success"), (1, "tie"),
        (0, "tie"), (-1, "tie"), (-2, "failure"), (-9, "failure"), (-10, "critical_failure"),
    ],
)  # fmt: skip
def test_the_bands_of_an_opposed_shift(shift: int, tier: str) -> None:
    assert tier_of_shift(shift) == tier


def test_the_difficulty_of_a_beat_is_held_between_10_and_30() -> None:
    assert [beat_difficulty(base) for base in (0, 1, 2, -2, 5, 10, 40)] == [10, 12, 14, 14, 20, 30, 30]


def test_modifiers_and_training_step_by_step() -> None:
    assert [attribute_modifier(score) for score in (3, 8, 9, 10, 11, 12, 18, 20)] == [
        -4,
        -1,
        -1,
        0,
        0,
        1,
        4,
        5,
    ]
    assert [training_of(level) for level in range(1, 11)] == [2, 2, 2, 2, 3, 3, 3, 3, 4, 4]


def test_the_phases_and_their_drama() -> None:
    found = [(phase_of(beat).name, phase_of(beat).drama) for beat in (0, 1, 2, 4, 5, 9)]
    assert found == [
        ("Setup", 0.70), ("Opening", 0.75), ("Escalation", 0.80), ("Escalation", 0.80), ("Climax", 0.95),
        ("Climax", 0.95),
    ]  # fmt: skip
    assert phase_of(3, over=True).drama == 0.70


@pytest.mark.parametrize(
    ("allies", "standing", "broken", "worth"),
    [
        ([], 1, 0, 0),
        ([1.0], 2, 0, 0),
        ([1.0, 1.0], 3, 0, 1),
        ([1.0, 0.9], 3, 0, 0),
        ([1.0] * 9, 10, 0, 3),
        ([1.0, 1.0], 3, 3, 1),
        ([], 1, 2, -1),
        ([], 1, 4, -2),
        ([], 1, 9, -3),
    ],
)
def test_company_adds_half_the_allies_vitality(
    allies: list[float], standing: int, broken: int, worth: int
) -> None:
    assert numbers_advantage(allies, standing, broken) == worth


def test_exact_odds_against_a_difficulty_worked_out() -> None:
    # d20 + 3 against 14: 12 to 20 succeed, nine faces of twenty.
    assert chance(3, 14) == pytest.approx(9 / 20)
    assert chance(30, 10) == pytest.approx(19 / 20)
    assert chance(-30, 10) == pytest.approx(1 / 20)


def test_exact_odds_of_an_opposed_check_worked_out() -> None:
    # Even sides: the first of two d20 is ahead by 2 or more in 18 + 17 + ... + 1 of 400 pairs.
    assert opposed_chance(0, 0) == pytest.approx(171 / 400)
    assert opposed_chance(5, 5) == pytest.approx(171 / 400)


@given(st.integers(-5, 15), st.integers(10, 30))
def test_tiers_take_up_all_faces_and_more_modifier_never_hurts(modifier: int, difficulty: int) -> None:
    assert sum(distribution(lambda face: tier_of(face, modifier, difficulty)).values()) == pytest.approx(1)
    assert chance(modifier + 1, difficulty) >= chance(modifier, difficulty)


def test_thrown_tiers_fall_as_counted() -> None:
    dice, throws = QuickDice("tiers"), 8000
    seen = Counter(tier_of(dice.throw((DieSpec(20, 1),), reason="").faces[0], 4, 14) for _ in range(throws))
    exact = distribution(lambda face: tier_of(face, 4, 14))
    chi = sum((seen[tier] - share * throws) ** 2 / (share * throws) for tier, share in exact.items())
    assert len(exact) == 5
    assert chi < CHI_SQUARED_4_AT_0_001


def test_thrown_opposed_checks_are_won_as_often_as_counted() -> None:
    dice, throws = QuickDice("opposed"), 8000
    won = 0
    for _ in range(throws):
        mine, theirs = dice.throw((DieSpec(20, 2),), reason="").faces
        won += tier_of_shift(mine + 2 - theirs) in GOOD
    exact = opposed_chance(2, 0)
    spread = (exact * (1 - exact) / throws) ** 0.5
    assert abs(won / throws - exact) < 3.29 * spread, "two-sided, significance 0.001"
