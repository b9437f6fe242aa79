"""Whole encounters of every category by seed: they end, both ways, and nothing on offer is refused."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.autoplay import TEMPERS, QuickDice, Temper, play_out
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.fate.ruleset import FACTS
from tests.campaigns.rules.fate.cast import RULES, begun, bob, cleo, fight, foe

STRONG = {
    "skills": {"fight": 5, "athletics": 5, "provoke": 5, "will": 5, "rapport": 4, "drive": 5, "crafts": 5}
}


@pytest.mark.parametrize("category", FACTS.categories)
def test_both_sides_can_win_and_every_play_ends(category: str) -> None:
    contest = category in ("chase", "contest")
    outcomes: Counter[str | None] = Counter()
    for number in range(30):
        hard = number % 2 == 1
        rivals = [foe(stress={"physical": 6, "mental": 6}, **STRONG) if hard else foe()]  # type: ignore[arg-type]
        setup = EncounterSetup(
            "e",
            "t",
            "Test",
            category,
            "dial_threshold" if contest else "hp_depletion",
            3,
            can_flee=False,  # type: ignore[arg-type]
        )
        played = play_out(RULES, setup, [bob(), cleo(), *rivals], QuickDice(number), TEMPERS[number % 3])
        outcomes[played.outcome] += 1
        assert played.refused == {}
        assert played.idle == ()

    assert None not in outcomes
    assert outcomes["won"]
    assert outcomes["lost"]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(TEMPERS), st.integers(1, 3))
def test_the_same_seed_plays_the_same_encounter(seed: int, temper: Temper, foes: int) -> None:
    people = [bob(), *(foe(f"foe{n}", f"Foe {n}") for n in range(foes))]

    first, second = (play_out(RULES, fight(), people, QuickDice(seed), temper) for _ in range(2))

    assert first == second


def test_the_order_of_play_holds_everybody_once() -> None:
    result, people = begun(fight(), bob(), cleo(), foe(), foe("pike", "Pike"))

    order = [actor["id"] for actor in RULES.describe(result.state, people)["initiative_order"]]  # type: ignore[index, union-attr, call-overload]

    assert sorted(order) == sorted(people)
