"""Whatever is wrong with a frame is answered with ERROR; the socket stays open and the others see nothing."""

from __future__ import annotations

import json

import pytest

from campaigns.models import Submission
from campaigns.storage import in_database
from tests.sockets import Floor, Payload, Wire

DEEP = json.dumps({"type": "DICE_THROW", "payload": {"request_id": "x", "throw_params": {"a": []}}}).replace(
    "[]", "[" * 500 + "]" * 500
)

WRONG = {
    "no JSON": "{not json",
    "a bare word": '"hello"',
    "a list": "[]",
    "deep nesting": "[" * 60_000,
    "deep but closed": DEEP,
    "unknown type": '{"type": "FLY", "payload": {}}',
    "no type": '{"payload": {}}',
    "a payload that is none": '{"type": "CHAT", "payload": []}',
    "a missing field": '{"type": "CHAT", "payload": {}}',
    "an unknown field": '{"type": "CHAT", "payload": {"text": "x", "loud": true}}',
    "an unknown key": '{"type": "CHAT", "payload": {"text": "x"}, "to": "all"}',
    "a wrong type of field": '{"type": "PLAYER_ACTION", "payload": {"action": {"do": "it"}}}',
    "nothing to do": '{"type": "PLAYER_ACTION", "payload": {"action": "  "}}',
    "half a surrogate": '{"type": "PLAYER_ACTION", "payload": {"action": "I \\ud800 wait"}}',
    "half a surrogate as a key": '{"type": "CHAT", "payload": {"\\udfff": 1}}',
    "half a surrogate as a type": '{"type": "\\udfff"}',
    "a NUL": '{"type": "CHAT", "payload": {"text": "a\\u0000b"}}',
    "not a number": '{"type": "HISTORY", "payload": {"before_seq": NaN}}',
    "a number too small": '{"type": "HISTORY", "payload": {"before_seq": 0}}',
    "an infinite gesture": '{"type":"DICE_THROW","payload":{"request_id":"x","throw_params":{"a":1e999}}}',
    "an endless number": '{"type": "HISTORY", "payload": {"before_seq": ' + "9" * 5000 + "}}",
    "a slot without end": json.dumps({"type": "PLAYER_SEAT", "payload": {"character_slot": "x" * 9000}}),
    "too many words": json.dumps({"type": "PLAYER_ACTION", "payload": {"action": "x" * 4001}}),
    "too long a question": json.dumps(
        {"type": "PLAYER_ACTION", "payload": {"action": "x" * 4001, "aside": True}}
    ),
    "too long a word across the table": json.dumps({"type": "CHAT", "payload": {"text": "x" * 1001}}),
    "more than 64 KiB": json.dumps({"type": "CHAT", "payload": {"text": "é" * 40_000}}, ensure_ascii=False),
    "dice that nobody asked for": '{"type": "DICE_THROW", "payload": {"request_id": "1.a"}}',
    "a retry of nothing": '{"type": "RETRY", "payload": {}}',
    "a second connect": '{"type": "SESSION_EVENT", "payload": {"event": "connect", "game_slug": "x"}}',
    "an event that is none": '{"type": "SESSION_EVENT", "payload": {"event": "fly", "game_slug": "x"}}',
    "a character when one is made": '{"type": "CHARACTER_CREATION", "payload": {"phase": "scene", "choice": "1"}}',
    "a reveal without end": json.dumps({"type": "ACTION_REVEAL", "payload": {"action": "x" * 4001}}),
}


@pytest.fixture
async def table(floor: Floor) -> tuple[Floor, Wire, Wire]:
    """Bob and Cleo at the table."""
    bob, cleo = await floor.pair()
    return floor, bob, cleo


def complete(error: Payload) -> bool:
    """Whether an ERROR says all that it has to say."""
    return (
        error["message"] != ""
        and isinstance(error["code"], int)
        and error["reconnect_required"] is False
        and len(error["trace_id"]) == 32
    )


async def test_every_wrong_frame_is_answered_and_disturbs_nobody(floor: Floor) -> None:
    for what in WRONG:
        bob, cleo = await floor.pair()
        await cleo.settle()
        await bob.raw(WRONG[what])
        assert complete(await bob.refused()), what
        await bob.settle()
        assert len(bob.of("ERROR")) == 1, what
        assert await cleo.settle() == [], what
        await bob.leave()
        await cleo.leave()
    assert not await in_database(Submission.objects.exists)


async def test_binary_frames_are_refused(table: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = table
    await bob.raw(binary=b"\x00\x01")
    assert (await bob.refused())["code"] == 2004
    assert await cleo.settle() == []


async def test_more_than_twenty_frames_in_a_second_are_refused_and_those_before_are_done(
    table: tuple[Floor, Wire, Wire],
) -> None:
    floor, bob, cleo = table
    for number in range(40):
        await bob.raw('{"type": "READY", "payload": {}}' if number else '{"type": "READY"}')
    error = await bob.refused()
    assert "20" in error["message"]
    assert error["code"] == 2004
    assert not cleo.of("ERROR")
    assert floor.table.session.slug


async def test_each_error_has_its_own_trace_id(table: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, _cleo = table
    traces = set()
    for _time in range(3):
        await bob.raw("{")
        traces.add((await bob.refused())["trace_id"])
    assert len(traces) == 3


@pytest.mark.parametrize(
    ("type_", "payload"),
    [
        ("PLAYER_ACTION", {"action": "I wait."}),
        ("PLAYER_ACTION", {"action": "Who is she?", "aside": True}),
        ("YIELD", {}),
        ("DICE_THROW", {"request_id": "1.a"}),
        ("HISTORY", {"before_seq": 5}),
        ("PLAYER_SEAT", {"character_slot": "1"}),
    ],
)
async def test_who_has_no_character_cannot_play_yet(floor: Floor, type_: str, payload: Payload) -> None:
    cleo = await floor.seat("Cleo")
    dora = await floor.visitor()
    await dora.come(floor.slug, player_name="Dora")
    await dora.until("CHARACTER_CREATION")
    await cleo.settle()
    await dora.send(type_, **payload)
    assert complete(await dora.refused())
    assert await cleo.settle() == []


async def test_a_visitor_who_has_not_connected_is_answered_too(floor: Floor) -> None:
    wire = await floor.visitor()
    for wrong in ("{", '{"type": "FLY"}', '{"type": "CHAT", "payload": {"text": "hi"}}'):
        await wire.raw(wrong)
        assert complete(await wire.refused())


async def test_an_unknown_slash_command_is_answered(table: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = table
    await bob.act("/dance wildly")
    answer = await bob.until("COMMAND_RESULT")
    assert answer["ok"] is False
    assert "/dance" in answer["text"]
    assert await cleo.settle() == []
    assert not await in_database(Submission.objects.exists)


async def test_the_gms_orders_are_for_the_gm(table: tuple[Floor, Wire, Wire]) -> None:
    _floor, bob, cleo = table
    await bob.act("/gm pause")
    assert (await bob.until("COMMAND_RESULT"))["ok"] is False
    assert await cleo.settle() == []
