"""Ways that part and meet again: who goes where, what is told where, and one clock for all of it."""

from collections.abc import Callable

import pytest

from campaigns.world.knowing import common_facts, is_apart
from campaigns.world.meetings import meet
from campaigns.world.plot import threat_filled
from campaigns.world.resolution import Resolution
from campaigns.world.views import map_view
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table

type NewTable = Callable[..., Table]


def scene_of(table: Table, player: int) -> str:
    """The scene of a player's character."""
    found = table.world.character(f"c{player}")
    assert found is not None
    return found.scene


def told(resolution: Resolution) -> str:
    """Everything one resolution tells."""
    return "\n".join(
        [*(one.summary for one in resolution.outcomes), *(move.text for move in resolution.moves)]
    )


def test_one_who_goes_alone_has_a_scene_of_their_own(new_table: NewTable) -> None:
    table = new_table(players=2)
    last = table.play("I examine the wet footprints", "I go to the lamp room alone")

    assert (table.where(0), table.where(1)) == ("quay", "lamp_room")
    assert scene_of(table, 0) == "main"
    assert scene_of(table, 1) != "main"
    [parting] = last.partings
    assert parting.scene == scene_of(table, 1)
    assert parting.resolution.place_changed
    assert parting.resolution.first_visit


def test_without_a_word_everybody_goes_along(new_table: NewTable) -> None:
    table = new_table(players=3)
    table.play("I go to the lamp room", "I examine the wet footprints", "")

    assert {table.where(player) for player in range(3)} == {"lamp_room"}
    assert not is_apart(table.world)


def test_two_who_name_two_places_go_two_ways_and_the_third_follows_the_first(new_table: NewTable) -> None:
    table = new_table(players=3)
    table.play("I go to the lamp room", "I go to the chandlery", "I look out over the water")

    assert [table.where(player) for player in range(3)] == ["lamp_room", "chandlery", "lamp_room"]


def test_who_stays_stays(new_table: NewTable) -> None:
    table = new_table(players=3)
    table.play("I go to the lamp room", "I stay here and watch the water", "I follow the others")

    assert [table.where(player) for player in range(3)] == ["lamp_room", "quay", "lamp_room"]
    assert scene_of(table, 1) == "main"
    assert scene_of(table, 0) == scene_of(table, 2)


def test_somebody_alone_at_the_table_parts_from_nobody(table: Table) -> None:
    table.play("I go to the lamp room alone")

    assert table.place == "lamp_room"
    assert len(table.world.open_scenes()) == 1


def test_what_is_to_be_done_over_there_is_done_over_there(new_table: NewTable) -> None:
    table = new_table(players=2, fixed={4: 4, 6: 6, 8: 8, 10: 10, 12: 12, 20: 20})
    last = table.play("I wait here", "I go up to the lamp room alone and press Berit about her silence")

    [parting] = last.partings
    assert any(one.intent == "lead" for one in parting.resolution.outcomes)
    assert not any(one.intent == "lead" for one in last.outcomes)


def test_a_shut_way_keeps_them_together(new_table: NewTable) -> None:
    table = new_table(players=2)
    quay = table.world.place("quay")
    assert quay is not None
    table.world.amend(quay, closed_exits=("chandlery",))
    table.play("I look out over the water", "I go to the chandlery alone")

    assert not is_apart(table.world)


def test_nobody_walks_off_when_a_fight_has_just_begun(new_table: NewTable) -> None:
    table = new_table(players=2).at("lamp_room").hardy("berit")
    table.play("I attack Berit Marsh!", "I go to the quay alone")

    assert not is_apart(table.world)


def test_each_part_has_its_own_fight(new_table: NewTable) -> None:
    table = new_table(players=2).hardy("berit").hardy("ansel")
    table.play("I go to the lamp room", "I go to the chandlery")
    table.play("I attack Berit Marsh!", "I attack Ansel Pike!")

    running = {one.scene: one.participants for one in table.world.running_encounters()}
    assert set(running) == {scene_of(table, 0), scene_of(table, 1)}
    assert "c1" not in running[scene_of(table, 0)]


def test_one_clock_runs_for_all_of_them(new_table: NewTable) -> None:
    together, apart = new_table(players=2), new_table(players=2)
    apart.play("I go to the lamp room", "I go to the chandlery")
    together.play("I go to the lamp room", "I follow the others")
    for _turn in range(3):
        apart.play("I look around", "I look around")
        together.play("I look around", "I look around")

    assert threat_filled(apart.world) == threat_filled(together.world)


def test_what_happens_to_the_world_is_told_in_both_scenes(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I go to the lamp room", "I go to the chandlery")
    heard: dict[str, str] = {}
    for _turn in range(6):
        table.play("I wait", "I wait")
        for scene, resolution in table.scenes.items():
            heard[scene] = heard.get(scene, "") + told(resolution)

    assert len(heard) == 2
    assert all(text.count("Water runs up the gutters.") == 1 for text in heard.values())


def test_at_one_place_they_are_one_scene_again(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    apart = scene_of(table, 1)
    table.play("I wait here", "I go back to the quay")

    assert not is_apart(table.world)
    ended = table.world.scene(apart)
    assert ended is not None
    assert not ended.open
    assert "with the others again" in told(table.play("I wait", "I wait"))


@pytest.mark.parametrize("words", ["I go and find Player1", "I go after the others", "I rejoin the others"])
def test_friends_can_be_gone_to_by_name(new_table: NewTable, words: str) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    table.play(words, "I wait")

    assert table.where(0) == "lamp_room"
    assert not is_apart(table.world)


def test_who_comes_to_a_fight_is_in_it(new_table: NewTable) -> None:
    table = new_table(players=2).hardy("berit")
    table.play("I stay here", "I go to the lamp room alone")
    table.play("I wait", "I attack Berit Marsh!")
    table.play("I go to the lamp room", "I defend myself")

    [running] = table.world.running_encounters()
    assert running.scene == "main"
    assert {"c0", "c1"} <= set(running.participants)
    after = table.play("I attack Berit Marsh!", "I attack Berit Marsh!")
    assert {one.actor for one in after.outcomes} >= {"c0", "c1"}


def test_the_dead_follow_the_story(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    dead = table.world.character("c1")
    assert dead is not None
    table.world.amend(dead, status="dead")
    last = table.play("I wait", "")

    assert scene_of(table, 1) == "main"
    assert last.ending is None


def test_those_who_fell_alone_do_not_end_the_story(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    fallen = table.world.character("c1")
    assert fallen is not None
    table.world.amend(fallen, sheet=table.rules.hurt(fallen.sheet, 400))
    last = table.play("I wait", "I wait")

    assert last.ending is None


def test_the_reckoning_draws_everybody_in(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the chandlery alone")
    for _turn in range(20):
        if table.over or not is_apart(table.world):
            break
        table.play("I wait", "I wait")

    assert not is_apart(table.world)
    assert table.where(0) == table.where(1) == "quay"


def test_what_is_learned_apart_is_no_common_knowledge(new_table: NewTable) -> None:
    table = new_table(players=2, fixed={4: 4, 6: 6, 8: 8, 10: 10, 12: 12, 20: 20})
    table.play("I go to the chandlery", "I go to the lamp room")
    table.play("I wait", "I press Berit about her silence")

    assert "Berit promised the sea a name." not in [
        fact.content for fact in common_facts(table.world, scene_of(table, 0))
    ]
    assert "Berit promised the sea a name." in [
        fact.content for fact in common_facts(table.world, scene_of(table, 1))
    ]


def apart_and_back(new_table: NewTable) -> Table:
    """Player1 has learned something alone, and is with the other again."""
    table = new_table(players=2, fixed={4: 4, 6: 6, 8: 8, 10: 10, 12: 12, 20: 20})
    table.play("I stay here", "I go up to the lamp room alone and press Berit about her silence")
    table.play("I wait here", "I go back to the quay")
    assert not is_apart(table.world)
    return table


def knows(table: Table, player: int, content: str) -> bool:
    """Whether a player's character has something in their journal."""
    return any(
        fact.content == content for fact in table.world.facts() if fact.character in ("", f"c{player}")
    )


PROMISE = "Berit promised the sea a name."


def test_what_one_knows_is_not_told_by_meeting(new_table: NewTable) -> None:
    table = apart_and_back(new_table)

    assert knows(table, 1, PROMISE)
    assert not knows(table, 0, PROMISE)


@pytest.mark.parametrize(
    "words",
    ["I tell the others what I have learned", "I share everything I know", "I tell Player0 all I know"],
)
def test_it_is_told_by_telling(new_table: NewTable, words: str) -> None:
    table = apart_and_back(new_table)
    table.play("I wait", words)

    assert knows(table, 0, PROMISE)
    assert knows(table, 1, PROMISE)


def test_telling_a_stranger_is_a_talk(new_table: NewTable) -> None:
    table = new_table(players=2).at("lamp_room")
    for words in ("I tell Berit Marsh everything I know", "I go to the chandlery and tell Ansel what I know"):
        last = table.play("I wait", words)
        assert not any(one.intent == "share" for one in last.outcomes)


def test_a_place_found_alone_is_on_ones_own_map(new_table: NewTable, saltby: ResolvedWorld) -> None:
    table = new_table(players=2)
    for place in table.world.places():
        table.world.amend(place, known=place.id == "quay")
    table.play("I stay here", "I go to the chandlery alone")
    mine = {str(place["id"]) for place in map_view(table.world, "main", saltby, "c0")["places"]}  # type: ignore[index, union-attr]
    hers = {str(place["id"]) for place in map_view(table.world, "main", saltby, "c1")["places"]}  # type: ignore[index, union-attr]

    assert "chandlery" in hers - mine


def test_one_that_is_at_work_takes_others_in_and_does_not_end(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    apart = scene_of(table, 1)
    there = table.world.scene(apart)
    who = table.world.character("c1")
    assert there is not None
    assert who is not None
    table.world.amend(there, place="quay")

    assert meet(table.world, table.rules, table.dice, busy={apart}) == ()
    (meeting,) = meet(table.world, table.rules, table.dice, busy={"main"})
    assert (meeting.scene, meeting.ended) == ("main", apart)


def test_who_comes_in_as_the_others_leave_has_gone_with_them(new_table: NewTable) -> None:
    table = new_table(players=2)
    table.play("I stay here", "I go to the lamp room alone")
    who = table.world.character("c1")
    assert who is not None
    table.world.amend(who, scene="main")
    meet(table.world, table.rules, table.dice)

    assert table.where(1) == table.where(0) == "quay"
