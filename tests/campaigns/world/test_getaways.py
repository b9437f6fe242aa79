"""Getting away from a confrontation alone: where one comes to, what goes on without them, and what keeps one in it."""

import json
from collections.abc import Callable

import pytest

from campaigns.selectors.panels import confrontation
from campaigns.world.knowing import is_apart
from tests.campaigns.world.table import Table

type NewTable = Callable[..., Table]

MISSED = {20: 1}
"""Nobody hits anybody."""
HITTING = "I attack Berit Marsh!"


def fighting(new_table: NewTable, players: int = 2) -> Table:
    """A table in the lamp room, in a fight with Berit that nobody wins soon."""
    table = new_table(players=players, fixed=MISSED).hardy("berit")
    table.play("I go to the lamp room", *["I follow the others"] * (players - 1))
    table.play(HITTING, *["I wait"] * (players - 1))
    assert len(table.world.running_encounters()) == 1
    return table


def scene_of(table: Table, player: int) -> str:
    """The scene of a player's character."""
    found = table.world.character(f"c{player}")
    assert found is not None
    return found.scene


@pytest.mark.parametrize("words", ["I fall back", "I run away!"])
def test_who_gets_away_is_back_where_they_came_from_in_a_scene_of_their_own(
    new_table: NewTable, words: str
) -> None:
    table = fighting(new_table)
    last = table.play(HITTING, words)

    assert (table.where(0), table.where(1)) == ("lamp_room", "quay")
    assert scene_of(table, 0) == "main" != scene_of(table, 1)
    [parting] = last.partings
    assert parting.scene == scene_of(table, 1)
    assert any("gets away to the quay" in one.summary.lower() for one in last.outcomes)


def test_the_others_fight_on_without_them(new_table: NewTable) -> None:
    table = fighting(new_table)
    table.play(HITTING, "I fall back")
    table.play(HITTING, "I look out over the water")

    [running] = table.world.running_encounters()
    assert running.scene == "main"
    assert running.round == 3
    assert not any(one.intent == "refused" for one in table.scenes[scene_of(table, 1)].outcomes)


def test_what_the_fight_does_later_leaves_their_sheet_alone(new_table: NewTable) -> None:
    table = fighting(new_table)
    table.play(HITTING, "I fall back")
    away = table.world.character("c1")
    assert away is not None
    table.world.amend(away, sheet=table.rules.hurt(away.sheet, 1))
    hurt = table.world.character("c1")
    table.play("yield", "I wait")
    after = table.world.character("c1")

    assert not table.world.running_encounters()
    assert hurt is not None
    assert after is not None
    assert table.rules.view(after.sheet).hp == table.rules.view(hurt.sheet).hp


def test_the_others_panel_shows_nothing_of_who_is_away(new_table: NewTable) -> None:
    table = fighting(new_table)
    table.play(HITTING, "I fall back")
    shown = confrontation(table.world, "main", table.story, "s0")
    away = table.world.character("c1")

    assert away is not None
    assert shown["active"]
    assert away.id not in json.dumps(shown)
    assert away.name not in json.dumps(shown)


def test_who_comes_back_is_in_it_again(new_table: NewTable) -> None:
    table = fighting(new_table)
    table.play(HITTING, "I fall back")
    table.play(HITTING, "I go to the lamp room")
    last = table.play(HITTING, "I defend myself")

    [running] = table.world.running_encounters()
    assert "c1" in running.participants
    assert scene_of(table, 1) == "main"
    assert not any(one.intent == "refused" for one in last.outcomes)


def test_when_all_get_away_they_stay_together(new_table: NewTable) -> None:
    table = fighting(new_table)
    table.play("I fall back", "I fall back")

    assert not table.world.running_encounters()
    assert not is_apart(table.world)


def test_where_no_way_leads_out_nobody_leaves_the_others(new_table: NewTable) -> None:
    table = fighting(new_table)
    room = table.world.place("lamp_room")
    assert room is not None
    ways = tuple(way.to for way in table.story.place_by_id["lamp_room"].exits)
    table.world.amend(room, closed_exits=ways)
    last = table.play(HITTING, "I fall back")

    assert not is_apart(table.world)
    assert [one.summary for one in last.outcomes if one.intent == "refused"] == [
        "No way leads out of here just now."
    ]


def test_two_who_get_away_at_once_are_together(new_table: NewTable) -> None:
    table = fighting(new_table, players=3)
    table.play(HITTING, "I fall back", "I fall back")

    assert scene_of(table, 1) == scene_of(table, 2) != "main"
