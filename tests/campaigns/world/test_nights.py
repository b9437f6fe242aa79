"""Nights: a scene sleeps through, wakes with what the rules give back, and the story has gone on meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.world.plot import read_plot, threat_filled
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Stage
from tests.campaigns.world.nights import hour, hp, hurt, slept, with_nights, with_sleep
from tests.campaigns.world.table import Table


def test_who_sleeps_wakes_better_in_the_morning(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    hurt(table)
    before = hp(table)
    night = table.play("I make camp and sleep")

    assert hp(table) > before
    assert hour(table) == "morning"
    assert [(ruling.rule, ruling.actor) for ruling in night.rulings] == [("wwn.rest", "c0")]


def test_a_night_costs_a_quarter_of_the_clock_and_its_stage_comes(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    night = table.play("I sleep")

    assert threat_filled(table.world) == pytest.approx(8 / 4 + 0.6)
    assert "water_seen" in read_plot(table.world).flags
    assert any("Water runs up" in move.text for move in night.moves)


def test_a_night_is_told_from_its_evening_to_its_morning(saltby: ResolvedWorld) -> None:
    story = saltby
    book = {**story.prompts.phrasebook, "asleep": ("{pc} is last to sleep.",), "woken": ("The gulls begin.",)}
    prompts = story.prompts.model_copy(update={"phrasebook": book})
    table = Table(story.model_copy(update={"prompts": prompts}))
    night = table.play("I sleep until dawn")

    assert "is last to sleep." in night.outcomes[0].told
    assert [move.text for move in night.moves if move.kind == "time"] == ["The gulls begin."]


def test_who_keeps_watch_or_says_nothing_sleeps_in_turn(saltby: ResolvedWorld) -> None:
    table = Table(saltby, 3)
    table.play("We make camp for the night.", "I keep watch.", "")

    assert slept(table) == 1


def test_who_is_up_keeps_the_others_at_a_nap(saltby: ResolvedWorld) -> None:
    table = Table(saltby, 2)
    hurt(table)
    before = hp(table)
    table.play("I sleep.", "I look at the wet footprints.")

    assert "is still up" in table.told()
    assert (slept(table), hp(table), hour(table)) == (0, before, "evening")


def test_a_nap_is_no_night(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    table.play("I catch my breath.")

    assert slept(table) == 0
    assert threat_filled(table.world) == pytest.approx(0.6 + 0.25)


def test_they_go_there_and_sleep_there(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    table.play("I go up to the lamp room and sleep there.")

    assert (table.place, slept(table)) == ("lamp_room", 1)


def test_nobody_sleeps_in_a_confrontation(saltby: ResolvedWorld) -> None:
    table = Table(saltby).hardy("ansel").at("chandlery")
    table.play("I attack Ansel!")
    table.play("I lie down and sleep.")

    assert "There is no lying down while this goes on." in table.told()
    assert slept(table) == 0


def test_nobody_sleeps_twice_in_a_night(saltby: ResolvedWorld) -> None:
    table = Table(with_nights(saltby, kind="hours", threat=0))
    table.play("I sleep.")
    table.play("I sleep.")

    assert "too soon" in table.told()
    assert slept(table) == 1


@pytest.mark.parametrize(
    ("nights", "reason"),
    [
        ({"kind": "none", "refused": ["The tide does not wait."]}, "The tide does not wait."),
        ({"kind": "none"}, "sleep"),
    ],
)
def test_a_story_of_one_evening_has_no_night(
    saltby: ResolvedWorld, nights: dict[str, Any], reason: str
) -> None:
    table = Table(with_nights(saltby, **nights))
    table.play("I sleep.")

    assert reason in table.told()
    assert slept(table) == 0


def test_there_are_as_many_nights_as_the_pack_says(saltby: ResolvedWorld) -> None:
    table = Table(with_nights(saltby, kind="hours", threat=0, most=1, refused=["Not again."]))
    table.play("I sleep.")
    for _turn in range(6):
        table.play("I wait.")
    table.play("I sleep.")

    assert "Not again." in table.told()
    assert slept(table) == 1


def test_by_day_there_is_no_night_to_sleep_through(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    scene = table.world.scene("main")
    assert scene is not None
    table.world.amend(scene, time_of_day="noon")
    table.play("I sleep.")

    assert "broad day" in table.told()


def test_a_few_hours_are_slept_at_any_time(saltby: ResolvedWorld) -> None:
    table = Table(with_nights(saltby, kind="hours", threat=1))
    scene = table.world.scene("main")
    assert scene is not None
    table.world.amend(scene, time_of_day="noon")
    table.play("I sleep for a few hours.")

    assert (slept(table), hour(table)) == (1, "afternoon")
    assert threat_filled(table.world) == pytest.approx(1.6)


@pytest.mark.parametrize(("sleep", "nights"), [(True, 1), (False, 0)])
def test_a_pack_says_where_one_can_sleep(saltby: ResolvedWorld, sleep: bool, nights: int) -> None:
    table = Table(with_sleep(saltby, "quay", sleep))
    table.play("I sleep.")

    assert slept(table) == nights
    assert ("no place to fall asleep" in table.told()) is not sleep


def test_nobody_sleeps_beside_an_enemy(saltby: ResolvedWorld) -> None:
    table = Table(saltby).at("chandlery")
    ansel = table.world.npc("ansel")
    assert ansel is not None
    table.world.amend(ansel, disposition=-90)
    table.play("I sleep.")

    assert "Nobody shuts an eye" in table.told()


def test_the_reckoning_does_not_wait(saltby: ResolvedWorld) -> None:
    table = Table(saltby)
    clock = table.world.clock("threat")
    assert clock is not None
    table.world.amend(clock, filled=7.0)
    table.play("I wait.")
    table.play("I sleep.")

    assert "does not wait for anybody to sleep" in table.told()


def test_a_night_lasts_to_the_storys_own_morning(saltby: ResolvedWorld) -> None:
    stages = (
        Stage(id="dusk_bell", at=1, title="Dusk", event=("A bell at dusk.",)),
        Stage(id="first_light", at=6, title="First light", event=("It is dawn.",)),
    )
    table = Table(with_nights(saltby, stages=stages))
    table.play("I sleep.")

    assert threat_filled(table.world) == pytest.approx(6.6)
    assert hour(table) == "dawn"


def test_who_has_no_morning_ahead_does_not_sleep_through(saltby: ResolvedWorld) -> None:
    stages = (
        Stage(id="dusk_bell", at=1, title="Dusk", event=("A bell at dusk.",)),
        Stage(id="midnight", at=6, title="Midnight", event=("It is midnight.",)),
    )
    table = Table(with_nights(saltby, stages=stages))
    table.play("I sleep.")

    assert "before there is another morning" in table.told()


def test_what_comes_in_the_night_wakes_them(saltby: ResolvedWorld) -> None:
    stages = (
        Stage(id="knock", at=1, title="A knock", event=("A knock.",), starts_encounter="street_fight"),
        Stage(id="later", at=2, title="Later", event=("Something later.",)),
    )
    table = Table(with_nights(saltby, stages=stages))
    night = table.play("I sleep.")

    assert night.encounter_began
    assert not any("Something later." in move.text or move.kind == "time" for move in night.moves)
