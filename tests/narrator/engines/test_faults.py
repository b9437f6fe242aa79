"""What goes wrong at a service, in both protocols: what the engine raises, what is recorded, what is tried again."""

from __future__ import annotations

import pytest

from narrator.contracts import Question
from narrator.errors import (
    EngineMisconfigured,
    EngineUnavailable,
    NarratorError,
    Refused,
    UnreadableReply,
)
from tests.narrator.sample import VOICE
from tests.narrator.standins.desks import ENGINES, STORY, Desk, fail, play
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import serving

RAW = "api_error"
BUSY = Answer(status=429, error="rate_limit_error")
pytestmark = pytest.mark.parametrize("kind", ENGINES)


def outcomes(desk: Desk) -> list[str]:
    """How the requests ended, as recorded."""
    return [record.outcome for record in desk.ledger.records]


@pytest.mark.parametrize("status", [429, 503, 529])
async def test_an_overloaded_service_is_tried_again_and_then_named(kind: str, status: int) -> None:
    desk = await fail(kind, EngineUnavailable, Answer(status=status, error="overloaded"))
    assert outcomes(desk) == ["overloaded"] * 3
    assert desk.waits.seconds == [1.0, 2.0]


async def test_a_service_that_recovers_tells_the_turn(kind: str) -> None:
    desk, draft = await play(kind, BUSY, Answer(status=500, error=RAW), Answer([STORY]))
    assert draft.text == "The chain runs out. It stops."
    assert outcomes(desk) == ["overloaded", "failed", "ok"]


async def test_a_service_is_left_alone_for_as_long_as_it_asks(kind: str) -> None:
    desk, _ = await play(kind, Answer(status=429, error="x", retry_after="7"), Answer([STORY]))
    assert desk.waits.seconds == [7.0]


async def test_a_table_does_not_wait_for_minutes(kind: str) -> None:
    desk = await fail(kind, EngineUnavailable, Answer(status=429, error="x", retry_after="120"))
    assert desk.waits.seconds == []
    assert outcomes(desk) == ["overloaded"]


async def test_a_service_that_keeps_failing_is_not_asked_for_a_while(kind: str) -> None:
    async with serving(Answer(status=529, error="overloaded_error")) as (app, address):
        desk = Desk(kind, app, address)
        for _ in range(3):
            with pytest.raises(EngineUnavailable):
                await desk.engine.answer(_question(), desk.ledger)
        asked = len(app.requests)
        with pytest.raises(EngineUnavailable) as resting:
            await desk.narrate()
        assert len(app.requests) == asked
        assert "seconds" in resting.value.hint


async def test_a_stream_that_is_cut_after_its_first_words_is_not_begun_again(kind: str) -> None:
    desk = await fail(kind, EngineUnavailable, Answer([text("<story>The chain runs ", "out.")], cut=True))
    assert desk.ear.pieces
    assert outcomes(desk) == ["cut"]


async def test_a_stream_that_is_cut_before_its_first_word_is_begun_again(kind: str) -> None:
    _, draft = await play(kind, Answer(cut=True), Answer([STORY]))
    assert draft.text


async def test_a_stream_that_ends_without_its_end_counts_as_cut(kind: str) -> None:
    desk = await fail(kind, EngineUnavailable, Answer([text("<story>It")], ends=True))
    assert outcomes(desk) == ["cut"]


async def test_an_overload_told_in_the_stream_is_an_overload(kind: str) -> None:
    desk = await fail(kind, EngineUnavailable, Answer([text("<story>It")], sse_error="overloaded_error"))
    assert outcomes(desk) == ["overloaded"]


async def test_a_refusal_is_named(kind: str) -> None:
    desk = await fail(kind, Refused, Answer([text("No.")], stop="refusal"))
    assert outcomes(desk) == ["refused"]


@pytest.mark.parametrize("garbage", [b"<html>proxy</html>", b"data: {oops\n\n", b"data: 17\n\n", b"{}"])
async def test_garbage_is_no_narration(kind: str, garbage: bytes) -> None:
    desk = await fail(kind, NarratorError, Answer(garbage=garbage))
    assert set(outcomes(desk)) <= {"failed", "cut"}
    assert desk.ear.pieces == []


async def test_an_empty_reply_is_no_narration(kind: str) -> None:
    await fail(kind, UnreadableReply, Answer([text(" ")]))


async def test_a_service_that_hangs_is_left_after_the_timeout(kind: str) -> None:
    desk = await fail(kind, EngineUnavailable, Answer([text("<story>It")], hang=True), timeout_s=0.3)
    assert outcomes(desk) == ["cut"]


async def test_an_address_where_nobody_answers_is_named(kind: str) -> None:
    async with serving(Answer()) as (app, address):
        desk = Desk(kind, app, address)
    with pytest.raises(EngineUnavailable):
        await desk.narrate()


@pytest.mark.parametrize("status", [400, 401, 403, 404])
async def test_a_wrong_key_or_name_is_the_operators_to_mend(kind: str, status: int) -> None:
    desk = await fail(kind, EngineMisconfigured, Answer(status=status, error="authentication_error"))
    assert outcomes(desk) == ["failed"]


async def test_a_key_that_a_service_repeats_is_kept_from_the_records(kind: str) -> None:
    said = Answer(status=401, error="Incorrect API key: sk-very-secret")
    desk = await fail(kind, EngineMisconfigured, said, key="sk-very-secret")
    assert "Incorrect" in desk.ledger.records[0].error
    assert "sk-very-secret" not in desk.ledger.records[0].error


async def test_a_prompt_that_is_too_long_is_named(kind: str) -> None:
    desk = await fail(kind, UnreadableReply, Answer(status=400, error="prompt is too long: 300000 tokens"))
    assert outcomes(desk) == ["length"]


@pytest.mark.parametrize("status", [400, 401, 500, 502])
async def test_the_table_reads_no_error_of_the_service(kind: str, status: int) -> None:
    async with serving(Answer(status=status, error=RAW)) as (app, address):
        desk = Desk(kind, app, address)
        with pytest.raises(NarratorError) as raised:
            await desk.narrate()
    failed = raised.value
    for raw in (RAW, "Error code", "{", str(status)):
        assert raw not in failed.message + failed.hint
    assert failed.message.endswith(".")
    assert RAW in failed.detail
    assert all(RAW in record.error for record in desk.ledger.records)


def _question() -> Question:
    return Question("seat-1", "Mara", "Who rang?", (), "s", VOICE)
