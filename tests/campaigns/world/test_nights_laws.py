"""Laws of resting, by every ruleset: it makes nobody worse, and the clock never runs back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.world.plot import threat_filled
from tests.campaigns.world.nights import hp, hurt, slept, with_nights, with_sleep
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_whole_sessions import STORIES

BY_RULES = {story.rules.ruleset: story for story in STORIES}


@pytest.mark.parametrize("rules", sorted(BY_RULES))
def test_by_every_ruleset_a_nights_rest_is_on_record(rules: str) -> None:
    story = with_nights(BY_RULES[rules], kind="hours", threat=0)
    start = story.openings.openings[0].place
    table = Table(with_sleep(story, start, True)).at(start)
    hurt(table)
    before = hp(table)
    night = table.play("I sleep.")

    assert slept(table) == 1
    assert hp(table) > before
    assert [ruling.actor for ruling in night.rulings if ruling.rule.endswith(".rest")] == ["c0"]


@settings(max_examples=20, deadline=None)
@given(
    rules=st.sampled_from(sorted(BY_RULES)),
    wounds=st.lists(st.integers(0, 3), min_size=2, max_size=2),
    words=st.lists(
        st.tuples(
            st.sampled_from(["I sleep.", "I rest.", "I wait."]),
            st.sampled_from(["I sleep.", "I keep watch.", ""]),
        ),
        min_size=1,
        max_size=4,
    ),
    seed=st.integers(0, 99),
)
def test_rest_makes_nobody_worse_and_the_clock_never_runs_back(
    rules: str, wounds: list[int], words: list[tuple[str, str]], seed: int
) -> None:
    table = Table(with_nights(BY_RULES[rules], kind="hours", threat=1), 2, seed=f"{seed:04x}")
    for player, by in enumerate(wounds):
        if by < hp(table, player):
            hurt(table, player, by)
    for texts in words:
        quiet = table.world.running_encounter("main") is None
        were, clock, nights = [hp(table, 0), hp(table, 1)], threat_filled(table.world), slept(table)
        told = table.play(*texts)

        assert threat_filled(table.world) >= clock
        assert slept(table) - nights in (0, 1)
        struck = any(ruling.kind in ("attack", "damage") for ruling in told.rulings)
        if quiet and not struck:
            assert all(hp(table, player) >= were[player] for player in (0, 1))
    assert slept(table) <= 1


def test_a_table_sleeps_the_same_night_twice_over_alike(new_table: Callable[..., Table]) -> None:
    first, second = new_table(players=2), new_table(players=2)
    for table in (first, second):
        table.play("I sleep.", "I sleep.")

    assert first.last == second.last
