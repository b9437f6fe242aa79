"""A party that parts: two stories at once, nobody waits for the other, and neither reads the other's."""

from __future__ import annotations

import asyncio
import json

import pytest

from campaigns.models import RulingRecord, Scene, Seat
from campaigns.services.saves import restore, save_now
from campaigns.storage import in_database
from narrator.engines.house.engine import HouseEngine
from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Wire

FIRST = ("I examine the wet footprints.", "I go up to the lamp room alone.")
PRIVATE = ("saffron kettle", "left-handed", "pelican", "Berit Marsh")
"""Words that Cleo alone writes or reads while she is away."""


async def part(floor: Floor) -> tuple[Wire, Wire]:
    """Bob stays on the quay, Cleo goes up to the lamp room; both have been told so."""
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act(FIRST[0]), cleo.act(FIRST[1]))
    await asyncio.gather(bob.ended(1), cleo.ended(2))
    await asyncio.gather(bob.settle(), cleo.settle())
    return bob, cleo


def rounds(wire: Wire) -> list[int]:
    """The rounds a socket has read the prose of, in order."""
    return [payload["round"] for payload in wire.of("NARRATION")]


def text_of(wire: Wire, since: int = 0) -> str:
    """Everything a socket was sent after a mark."""
    return json.dumps(wire.frames[since:], ensure_ascii=False)


async def test_the_parting_is_told_to_both_and_the_arrival_to_her(floor: Floor) -> None:
    bob, cleo = await part(floor)

    assert rounds(bob) == [1]
    assert rounds(cleo) == [1, 2]
    mark = cleo.of("CHAPTER_MARKER")[-1]
    assert mark["location"] == "The lamp room"
    assert mark["scene_id"] == cleo.of("NARRATION")[-1]["scene_id"] != "main"
    assert cleo.panel("MAP_UPDATE")["current"] == "lamp_room"
    assert bob.panel("MAP_UPDATE")["current"] == "quay"


async def test_each_plays_on_without_the_other(floor: Floor) -> None:
    bob, cleo = await part(floor)
    for round_ in (2, 3, 4):
        await bob.act("I look out over the water.")
        await bob.ended(round_)

    assert rounds(cleo) == [1, 2]
    assert cleo.panel("TURN_STATUS")["round"] == 3
    assert [entry["character_name"] for entry in cleo.panel("TURN_STATUS")["entries"]] == ["Tam Reed"]


async def test_one_who_is_being_told_a_story_holds_nobody_elsewhere(opening) -> None:
    gate = asyncio.Event()
    gate.set()

    async def slow(_seconds: float) -> None:
        await gate.wait()

    floor: Floor = await opening(ScriptedEngine(Script(deltas=2), sleep=slow))
    bob, cleo = await part(floor)
    gate.clear()
    await cleo.act("I look around.")
    await cleo.until("THINKING", lambda payload: payload["round"] == 3)
    await bob.act("I wait.")
    await bob.until("THINKING", lambda payload: payload["round"] == 2)
    gate.set()
    await asyncio.gather(bob.ended(2), cleo.ended(3))


async def test_nothing_of_hers_reaches_him_by_any_frame(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    bob, cleo = await part(floor)
    marks = len(bob.frames)
    await cleo.send("ACTION_REVEAL", status="composing", action="the saffron kettle", round=3)
    await cleo.act("I ask Berit Marsh whether the left-handed pelican is hers.")
    await cleo.ended(3)
    await bob.act("I wait.")
    await bob.ended(2)
    for line in ("/status", "/quests", "/map", "/journal", "/recap"):
        await bob.act(line)
    await bob.send("HISTORY", before_seq=10_000)
    await bob.send("JOURNAL_REQUEST")
    await bob.settle()
    again = await floor.seat("Bob")

    assert "Berit Marsh" in text_of(cleo)
    assert [word for word in PRIVATE if word in text_of(bob, marks)] == []
    assert [word for word in PRIVATE if word in text_of(again)] == []


async def test_of_who_is_elsewhere_one_sees_that_and_no_more(floor: Floor) -> None:
    bob, _cleo = await part(floor)
    members = {member["character_name"]: member for member in bob.panel("PARTY_STATUS")["members"]}

    assert members["Tam Reed"]["elsewhere"] is True
    assert not {"current_hp", "current_location", "inventory", "sheet"} & members["Tam Reed"].keys()
    assert members["Ida Marsh"]["current_location"] == "The quay"


async def test_who_turns_against_her_has_not_turned_on_his_page(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act("I go up to the lamp room."), cleo.act("I go up to the lamp room."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))
    await asyncio.gather(bob.act("I go down to the quay alone."), cleo.act("I greet Berit Marsh."))
    await asyncio.gather(bob.ended(3), cleo.ended(2))
    await cleo.act("I hit Berit Marsh with the lamp.")
    await cleo.ended(3)
    await cleo.settle()
    again = await floor.seat("Bob")
    await again.settle()

    def berit(wire: Wire) -> object:
        return next(one["band"] for one in wire.panel("RELATIONSHIPS")["people"] if one["id"] == "berit")

    assert berit(cleo) == "hostile"
    assert berit(again) == "neutral"


async def test_the_gm_reads_both(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await asyncio.gather(bob.act(FIRST[0]), cleo.act(FIRST[1]))
    await asyncio.gather(bob.ended(1), cleo.ended(2))
    await alice.until("NARRATION", lambda payload: payload["scene_id"] != "main")
    await alice.settle()
    members = {member["character_name"]: member for member in alice.panel("PARTY_STATUS")["members"]}

    assert members["Tam Reed"]["current_location"] == "The lamp room"


async def test_who_comes_back_is_with_the_others_and_awaited(floor: Floor) -> None:
    bob, cleo = await part(floor)
    await cleo.act("I go back down to the quay.")
    await cleo.ended(3)
    together = await bob.until("CHAPTER_MARKER")
    await asyncio.gather(bob.settle(), cleo.settle())

    assert "together again" in together["title"]
    for wire in (bob, cleo):
        status = wire.panel("TURN_STATUS")
        assert (status["scene_id"], status["round"]) == ("main", 2)
        assert [entry["character_name"] for entry in status["entries"]] == ["Ida Marsh", "Tam Reed"]
    await asyncio.gather(bob.act("I wait."), cleo.act("So do I."))
    await asyncio.gather(bob.ended(2), cleo.ended(2))
    assert bob.of("NARRATION")[-1]["text"] == cleo.of("NARRATION")[-1]["text"]
    assert "".join(
        piece["text"]
        for piece in cleo.of("NARRATION_DELTA")
        if piece["scene_id"] == "main" and piece["round"] == 2
    )


async def test_numbers_stay_dense_for_each(floor: Floor) -> None:
    bob, cleo = await part(floor)
    await cleo.act("I look around.")
    await cleo.ended(3)
    await bob.act("I wait.")
    await bob.ended(2)
    await cleo.act("I go back down to the quay.")
    await cleo.ended(4)
    await bob.until("CHAPTER_MARKER")
    for wire in (bob, cleo):
        await wire.settle()
        numbers = [seq for seq, _type in wire.story()]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_words_for_the_next_turn_go_along(opening) -> None:
    gate = asyncio.Semaphore(0)

    async def held(_seconds: float) -> None:
        await gate.acquire()

    floor: Floor = await opening(ScriptedEngine(Script(deltas=1), sleep=held))
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act(FIRST[0]), cleo.act(FIRST[1]))
    await cleo.until("THINKING")
    await cleo.act("I light a match.")
    await cleo.until("TURN_STATUS", lambda payload: payload["round"] == 2)
    for _narration in range(4):
        gate.release()
    await cleo.ended(3)

    said = [(payload["round"], payload["action"]) for payload in cleo.of("PLAYER_ACTION")]
    assert said[-1] == (3, "I light a match.")
    assert "I light a match." not in text_of(bob)


async def test_a_socket_that_comes_back_finds_its_own_scene(floor: Floor) -> None:
    _bob, cleo = await part(floor)
    await cleo.leave()
    again = await floor.knock("Cleo")
    state = await again.ready()

    assert state["location"] == "The lamp room"
    assert state["scene_id"] == again.panel("TURN_STATUS")["scene_id"]
    await again.act("I look around.")
    await again.ended(3)


async def test_dice_that_fall_apart_are_seen_there_alone(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    bob, cleo = await part(floor)
    marks = len(bob.of("DICE_RESULT"))
    await cleo.act("I attack Berit Marsh!")
    await cleo.ended(3)
    await bob.settle()

    assert cleo.of("DICE_RESULT")[-1]["character_name"] == "Tam Reed"
    assert len(bob.of("DICE_RESULT")) == marks


@pytest.mark.parametrize("turns", [3, 6])
async def test_one_clock_for_both(opening, turns: int) -> None:
    floor: Floor = await opening(HouseEngine())
    bob, cleo = await part(floor)
    for round_ in range(turns):
        await asyncio.gather(bob.act("I wait."), cleo.act("I wait."))
        await asyncio.gather(bob.ended(round_ + 2), cleo.ended(round_ + 3))
    session = floor.table.session
    await in_database(session.refresh_from_db)

    assert session.clock_round == turns + 2


async def test_one_part_sleeps_while_the_other_is_up(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    bob, cleo = await part(floor)
    await cleo.act("I sleep until morning.")
    await cleo.ended(3)
    await bob.act("I look out over the water.")
    await bob.ended(2)
    told = str(bob.of("NARRATION")[-1]["text"])

    assert await in_database(_hours, floor) == {"morning"}
    assert "The night has gone by, and it is morning." in told
    assert "sleep" not in told.lower()
    assert await in_database(_rulings, floor) == ["wwn.rest"]


async def test_a_rewind_brings_the_party_together_again(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    save = await in_database(_save, floor)
    await asyncio.gather(bob.act(FIRST[0]), cleo.act(FIRST[1]))
    await asyncio.gather(bob.ended(1), cleo.ended(2))
    await in_database(restore, save)
    bob, cleo = await floor.pair()

    keys = await in_database(_scene_keys, floor)
    assert keys == {"main"}
    for wire in (bob, cleo):
        assert {entry["character_name"] for entry in wire.panel("TURN_STATUS")["entries"]} == {
            "Ida Marsh",
            "Tam Reed",
        }


def _hours(floor: Floor) -> set[str]:
    return set(Scene.objects.filter(session=floor.table.session).values_list("time_of_day", flat=True))


def _rulings(floor: Floor) -> list[str]:
    return list(RulingRecord.objects.filter(turn__session=floor.table.session).values_list("rule", flat=True))


def _save(floor: Floor) -> int:
    return save_now(floor.table.session.pk).pk


def _scene_keys(floor: Floor) -> set[str]:
    return set(
        Seat.objects.filter(session=floor.table.session, status="playing").values_list("scene_key", flat=True)
    )
