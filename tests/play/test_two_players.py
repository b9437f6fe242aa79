"""Two people play turns to their end over their sockets: the order of frames, one story for both."""

from __future__ import annotations

import asyncio

from campaigns.models import Event, Turn
from campaigns.storage import in_database
from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Payload, Wire


def first(wire: Wire, type_: str, since: int = 0) -> int:
    """Where a type of frame first comes after a mark."""
    return wire.types.index(type_, since)


async def test_a_turn_from_the_first_word_to_the_last(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    marks = {wire: len(wire.frames) for wire in (bob, cleo)}
    await bob.act("I listen at the door.")
    await cleo.until("TURN_STATUS", lambda payload: payload["awaited"] == [floor.table.cleo.public_id])
    await cleo.act("I hold the lantern up.")
    for wire in (bob, cleo):
        await wire.ended(1)
        order = [
            first(wire, type_, marks[wire])
            for type_ in (
                "TURN_STATUS",
                "THINKING",
                "PLAYER_ACTION",
                "NARRATION_DELTA",
                "NARRATION",
                "NARRATION_END",
            )
        ]
        assert order == sorted(order)
        said = {payload["character_name"]: payload["action"] for payload in wire.of("PLAYER_ACTION")}
        assert said == {"Ida Marsh": "I listen at the door.", "Tam Reed": "I hold the lantern up."}
        thinking = wire.of("THINKING")
        assert [payload["round"] for payload in thinking] == [1]
    assert bob.of("NARRATION") == cleo.of("NARRATION")
    following = await bob.until("TURN_STATUS")
    assert following["round"] == 2
    assert {entry["status"] for entry in following["entries"]} == {"pending"}


async def test_the_deltas_make_up_the_prose(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I wait too.")
    for wire in (bob, cleo):
        told = await wire.told(1)
        deltas = wire.of("NARRATION_DELTA")
        assert "".join(delta["text"] for delta in deltas) == told["text"]
        assert [delta["seq_in_round"] for delta in deltas] == list(range(1, len(deltas) + 1))
        assert {(delta["round"], delta["attempt"]) for delta in deltas} == {(1, 1)}


async def test_ten_turns_are_numbered_alike_and_without_a_gap(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    for round_ in range(1, 11):
        await asyncio.gather(bob.act(f"I do the {round_}th thing."), cleo.act("I watch."))
        await asyncio.gather(bob.ended(round_), cleo.ended(round_))
    for wire in (bob, cleo):
        assert [seq for seq, _type in wire.story()] == list(range(1, len(wire.story()) + 1))
        assert [payload["round"] for payload in wire.of("NARRATION")] == list(range(1, 11))
    assert bob.story() == cleo.story()
    state = await (await floor.knock("Bob")).ready()
    assert state["turn_count"] == 10


async def test_two_last_words_at_the_same_instant_make_one_narration(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    for round_ in range(1, 6):
        await asyncio.gather(bob.act("I go first!"), cleo.act("No, I do!"))
        await asyncio.gather(bob.ended(round_), cleo.ended(round_))
    told = await in_database(_rounds_told, floor)
    assert told == [1, 2, 3, 4, 5]


async def test_a_word_sent_again_before_the_close_replaces_the_first(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I draw my knife.")
    await bob.act("I put my hands up.")
    await bob.settle()
    await cleo.act("I wait.")
    await cleo.ended(1)
    said = [payload["action"] for payload in cleo.of("PLAYER_ACTION")]
    assert said == ["I put my hands up.", "I wait."]


async def test_what_is_said_while_a_turn_is_told_counts_for_the_next(opening) -> None:
    gate = asyncio.Semaphore(0)
    engine = ScriptedEngine(Script(deltas=2), sleep=lambda seconds: _pass(gate))
    floor: Floor = await opening(engine)
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act("I knock."), cleo.act("I wait."))
    await bob.until("THINKING")
    await bob.act("I go in.")
    early = await cleo.until("TURN_STATUS", lambda payload: payload["round"] == 2)
    assert status_of(early) == {"Ida Marsh": "submitted", "Tam Reed": "pending"}
    gate.release()
    gate.release()
    await cleo.ended(1)
    gate.release()
    gate.release()
    await cleo.act("I follow.")
    await cleo.ended(2)
    said = [(payload["round"], payload["action"]) for payload in cleo.of("PLAYER_ACTION")]
    assert said == [(1, "I knock."), (1, "I wait."), (2, "I go in."), (2, "I follow.")]


async def test_chat_and_asides_cost_no_turn(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.send("CHAT", text="Shall we go in?")
    said = await cleo.until("CHAT")
    assert (said["text"], said["display_name"]) == ("Shall we go in?", "Bob")
    await bob.send("PLAYER_ACTION", action="Is the door locked?", aside=True)
    answer = await bob.until("ASIDE_ANSWER")
    assert answer["question"] == "Is the door locked?"
    assert answer["asker_id"] == floor.table.bob.public_id
    await cleo.settle()
    assert not cleo.of("ASIDE_ANSWER")
    turn = await in_database(Turn.objects.get, session=floor.table.session)
    assert turn.status == Turn.Status.COLLECTING


async def test_a_yield_is_a_submission(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.send("YIELD")
    await cleo.act("I wait.")
    await cleo.ended(1)
    assert [payload["kind"] for payload in cleo.of("PLAYER_ACTION")] == ["yield", "words"]


async def test_who_is_here_goes_with_the_party(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    for round_, words in enumerate(("I go to the lamp room.", "I wait.", "I go back to the quay."), 1):
        await asyncio.gather(bob.act(words), cleo.act("I follow."))
        await asyncio.gather(bob.ended(round_), cleo.ended(round_))
        await bob.settle()
        here = [person["name"] for person in bob.panel("RELATIONSHIPS")["people"] if person["here"]]
        assert here == (["Berit Marsh"] if round_ == 2 else [])


def status_of(payload: Payload) -> dict[str, str]:
    """Who has spoken, by character."""
    return {entry["character_name"]: entry["status"] for entry in payload["entries"]}


async def _pass(gate: asyncio.Semaphore) -> None:
    await gate.acquire()


def _rounds_told(floor: Floor) -> list[int]:
    told = Event.objects.filter(session=floor.table.session, kind="NARRATION").order_by("position")
    return list(told.values_list("turn__number", flat=True))
