"""What somebody does while their player is away: legal, within their limits, and like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from campaigns.world.fights import begin
from campaigns.world.standing_in import (
    AT_EASE,
    HOLD_BACK,
    Absence,
    Deed,
    Habit,
    Limits,
    by_habit,
    habits_of,
    ways_out,
)
from campaigns.world.unfolding import Unfolding
from genre_packs.loading.loader import load
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table

PACKS = Path(__file__).parents[3] / "genre_packs" / "packs"
WORLDS = sorted(path.name for path in PACKS.iterdir() if path.is_dir())
FREE = Limits(spares=False, silent=False, danger="usual", flee_below=0)
QUIETLY = {"other", "wait", "search", "hide", "silent"}
CAREFULLY = {"total_defense", "withdraw", "run", "stabilise", "wait", "silent"}


def absence(table: Table, limits: Limits, number: int = 0) -> Absence:
    """A player's being away."""
    mine = table.world.characters()[number]
    return Absence(table.world, "main", mine, table.rules, table.story, limits, table.turn + 1)


def deeds(table: Table, limits: Limits, number: int = 0) -> tuple[Deed, ...]:
    """What a player's character may do now."""
    away = absence(table, limits, number)
    return tuple(deed for deed in away.deeds() if away.allows(deed))


def usual(found: Sequence[Deed], habits: Sequence[Habit], *, fighting: bool) -> Deed:
    """What is most like what the player does."""
    return by_habit(found, habits, fighting=fighting)[0]


def fight(table: Table, encounter: str) -> bool:
    """Have a confrontation begin."""
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    begun = begin(paper, table.story.encounter_by_id[encounter])
    paper.keep()
    return begun


@cache
def shipped(pack: str) -> ResolvedWorld:
    """The one world of a shipped pack."""
    (world,) = load(PACKS / pack).worlds.values()
    return world


def test_without_habits_one_keeps_close_to_the_others(new_table: Any) -> None:
    table = new_table(players=2)
    found = deeds(table, Limits())
    assert usual(found, (), fighting=False) == found[0]
    assert found[0].words == AT_EASE
    assert {one.kind for one in found} <= QUIETLY
    assert found[-1] is HOLD_BACK


def test_who_keeps_close_goes_where_the_others_go(new_table: Any) -> None:
    table = new_table(players=2)
    table.play("I go to the chandlery.", AT_EASE)
    assert len({one.place for one in table.world.characters()}) == 1
    assert table.world.characters()[0].place != "quay"


def test_nobody_is_spoken_to_unless_that_is_allowed(new_table: Any) -> None:
    table = new_table(players=2)
    table.play("I go to the lamp room.", AT_EASE)
    assert not [one for one in deeds(table, replace(FREE, silent=True)) if one.kind == "talk"]
    assert [one.words for one in deeds(table, FREE) if one.kind == "talk"] == ["I talk to Berit Marsh."]


def test_habits_are_what_the_player_has_chosen(new_table: Any) -> None:
    table = new_table(players=2)
    plans = []
    for words in ("I look around.", "I keep watch.", "I look around."):
        table.play("I wait.", words)
        plans.append(table.plan)
    habits = habits_of(plans, "s1")
    assert [one.kind for one in habits] == ["search", "wait", "search"]
    assert usual(deeds(table, Limits(), 1), habits, fighting=False).kind == "search"


def test_nothing_that_a_player_has_written_is_repeated(new_table: Any) -> None:
    table = new_table(players=2)
    table.play("I wait.", "I look around and think of the heirloom under my bed.")
    habits = habits_of([table.plan], "s1")
    chosen = usual(deeds(table, FREE, 1), habits, fighting=False)
    assert "heirloom" not in chosen.words


def test_recent_habits_count_for_more() -> None:
    found = (Deed("other"), Deed("search"), Deed("wait"))
    before = (*[Habit(False, "search")] * 3, *[Habit(False, "wait")] * 3)
    assert usual(found, before, fighting=False).kind == "wait"


def test_habits_of_a_fight_are_for_fights() -> None:
    found = (Deed("total_defense"), Deed("attack"))
    assert usual(found, (Habit(False, "attack"),), fighting=True).kind == "total_defense"
    assert usual(found, (Habit(True, "attack"),), fighting=True).kind == "attack"


def test_the_weapon_that_is_used_most_is_taken() -> None:
    found = (Deed("attack", weapon="fists"), Deed("attack", weapon="gaff"))
    assert usual(found, (Habit(True, "attack", weapon="gaff"),), fighting=True).weapon == "gaff"


def test_who_is_hurt_gets_away_where_they_can() -> None:
    found = (Deed("attack"), Deed("run"), HOLD_BACK)
    assert ways_out(found, 0.4, Limits(flee_below=0.5)) == (Deed("run"),)
    assert ways_out(found, 0.5, Limits(flee_below=0.5)) == ()
    assert ways_out((Deed("attack"),), 0.1, Limits(flee_below=0.5)) == ()


@pytest.mark.parametrize("pack", WORLDS)
def test_in_every_confrontation_of_every_world_the_limits_hold(pack: str) -> None:
    story = shipped(pack)
    offered = 0
    for encounter in sorted(story.encounter_by_id):
        table = Table(story, players=2)
        if not fight(table, encounter):
            continue
        for number in range(2):
            careful = absence(table, Limits(), number).deeds()
            assert {one.kind for one in careful} <= CAREFULLY, encounter
            spared = absence(table, replace(FREE, spares=True), number).deeds()
            assert not {one.kind for one in spared} & {"power", "use_item", "yield"}, encounter
            free = absence(table, FREE, number).deeds()
            assert set(spared) <= set(free)
            offered += len(free) - 1
    assert offered


@pytest.mark.parametrize("pack", WORLDS)
def test_what_is_chosen_is_accepted_by_the_rules(pack: str) -> None:
    """Whatever stand-ins say is played without a refusal, in every kind of confrontation."""
    story = shipped(pack)
    for encounter in sorted(story.encounter_by_id):
        table = Table(story, players=2)
        if not fight(table, encounter):
            continue
        for limits in (FREE, Limits()):
            words = []
            for number in range(2):
                away = absence(table, limits, number)
                words.append(next(deed for deed in away.deeds() if away.allows(deed)).words)
            table.play(*words)
            assert table.plan is not None
            assert not table.plan.refusals, (encounter, words)
