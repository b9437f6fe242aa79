"""Nights while the party is apart: one clock for all, each scene sleeps by itself, and neither hears of the other."""

from __future__ import annotations

import pytest

from campaigns.world.plot import threat_filled
from campaigns.world.resolution import Resolution
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.nights import hour, hp, hurt, slept, with_nights
from tests.campaigns.world.table import Table

NIGHT = 8 / 4


def apart(story: ResolvedWorld) -> Table:
    """Player 0 in the lamp room, player 1 on the quay; both are hurt."""
    table = Table(story, 2)
    table.play("I go alone to the lamp room.", "I stay here.")
    for player in (0, 1):
        hurt(table, player)
    return table


def in_scene_of(table: Table, player: int) -> Resolution:
    """What the last turn came to where a player is."""
    found = table.world.character(f"c{player}")
    assert found is not None
    return table.scenes[found.scene]


def told(resolution: Resolution) -> str:
    """Everything that one scene reads."""
    parts = [f"{one.summary} {one.told}" for one in resolution.outcomes] + [m.text for m in resolution.moves]
    return "\n".join(parts)


@pytest.mark.parametrize("sleeper", [0, 1])
def test_one_part_sleeps_and_the_other_is_up(saltby: ResolvedWorld, sleeper: int) -> None:
    table = apart(saltby)
    before = [hp(table, 0), hp(table, 1)]
    words = ["I look around.", "I look around."]
    words[sleeper] = "I sleep until morning."
    table.play(*words)

    assert slept(table) == 1
    assert hp(table, sleeper) > before[sleeper]
    assert hp(table, 1 - sleeper) == before[1 - sleeper]
    assert hour(table) == "morning"


def test_a_night_that_both_sleep_passes_once(saltby: ResolvedWorld) -> None:
    table = apart(saltby)
    before, clock = [hp(table, 0), hp(table, 1)], threat_filled(table.world)
    table.play("I sleep.", "I sleep.")

    assert slept(table) == 1
    assert hp(table, 0) > before[0]
    assert hp(table, 1) > before[1]
    assert threat_filled(table.world) == pytest.approx(clock + NIGHT + saltby.conflict.threat.rate)


def test_who_was_up_sleeps_later_and_the_clock_stands_still_for_it(saltby: ResolvedWorld) -> None:
    table = apart(saltby)
    table.play("I sleep.", "I look around.")
    before, clock = hp(table, 1), threat_filled(table.world)
    table.play("I look around.", "I sleep.")

    assert slept(table) == 1
    assert hp(table, 1) > before
    assert threat_filled(table.world) == pytest.approx(clock + saltby.conflict.threat.rate)


def test_nobody_sleeps_the_same_night_twice(saltby: ResolvedWorld) -> None:
    table = apart(saltby)
    table.play("I sleep.", "I sleep.")
    table.play("I sleep.", "I sleep.")

    assert slept(table) == 1
    assert "too soon after the last sleep" in told(in_scene_of(table, 0))
    assert "too soon after the last sleep" in told(in_scene_of(table, 1))


def test_the_others_hear_that_time_has_passed_and_nothing_of_who_slept(saltby: ResolvedWorld) -> None:
    table = apart(saltby)
    sleeper = table.world.character("c0")
    assert sleeper is not None
    table.play("I sleep.", "I look around.")
    heard = told(in_scene_of(table, 1))
    table.play("I look around.", "I look around.")
    heard += told(in_scene_of(table, 1))

    assert "The night has gone by, and it is morning." in heard
    assert sleeper.name not in heard
    assert "sleep" not in heard.lower()


def test_the_storys_last_night_is_there_for_both(saltby: ResolvedWorld) -> None:
    table = apart(with_nights(saltby, kind="hours", most=1))
    before = hp(table, 1)
    table.play("I sleep.", "I sleep.")

    assert slept(table) == 1
    assert hp(table, 1) > before
