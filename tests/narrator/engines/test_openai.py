"""What only servers of Chat Completions have, each in its own way."""

from __future__ import annotations

import json
from typing import Any

from narrator.contracts import Question
from tests.narrator.sample import VOICE
from tests.narrator.standins.desks import STORY, Desk, play
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving


def streamed(*chunks: dict[str, Any]) -> Answer:
    """An answer of chunks as they are."""
    return Answer(garbage=b"".join(b"data: " + json.dumps(chunk).encode() + b"\n\n" for chunk in chunks))


def delta(finish: str | None = None, **parts: Any) -> dict[str, Any]:
    """One chunk."""
    return {"choices": [{"index": 0, "delta": parts, "finish_reason": finish}]}


def called(name: str, arguments: Any, **more: Any) -> dict[str, Any]:
    """A whole call in one piece."""
    return {"function": {"name": name, "arguments": arguments}, **more}


async def test_the_key_the_model_and_the_stable_part_are_sent() -> None:
    desk, _ = await play("openai", Answer([STORY]), model="my-model")
    request = desk.app.requests[0]
    assert desk.app.headers[0]["authorization"] == "Bearer key"
    assert (request["model"], request["max_tokens"], request["stream"]) == ("my-model", 2000, True)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert "reasoning_effort" not in request


async def test_a_model_that_reasons_is_told_how_much() -> None:
    desk, _ = await play("openai", Answer([STORY]), model="openai/gpt-5-mini")
    request = desk.app.requests[0]
    assert request["reasoning_effort"] == "low"
    assert "max_tokens" not in request
    assert request["max_completion_tokens"] == 2000


async def test_a_model_on_ones_own_hardware_costs_nothing() -> None:
    desk, _ = await play("openai", Answer([STORY]), model="llama3.1:8b")
    record = desk.ledger.records[0]
    assert (record.usage.cost_usd, record.error) == (0, "")


async def test_a_service_that_counts_nothing_is_booked_by_length() -> None:
    desk, _ = await play("openai", Answer([STORY], counted=False))
    used = desk.ledger.records[0].usage
    assert used.input > 500
    assert used.cost_usd > 0.001


async def test_calls_sent_whole_without_number_or_id_are_all_made() -> None:
    roll = {"notation": "1d6", "reason": "omen"}
    whole = streamed(
        delta(tool_calls=[called("roll_dice", json.dumps(roll), id="a", index=0)]),
        delta(tool_calls=[called("query_npc", {"npc_id": "orra"}, id="b", index=0)]),
        delta("stop"),
    )
    desk, draft = await play("openai", whole, Answer([STORY]))
    assert [name for name, _ in desk.toolbox.calls] == ["roll_dice", "query_npc"]
    answered = [message for message in desk.app.requests[1]["messages"] if message["role"] == "tool"]
    assert [message["tool_call_id"] for message in answered] == ["a", "b"]
    assert draft.text


async def test_a_call_without_an_id_is_answered_under_one_that_is_made_up() -> None:
    bare = streamed(delta(tool_calls=[called("query_npc", '{"npc_id": "orra"}')]), delta("tool_calls"))
    desk, _ = await play("openai", bare, Answer([STORY]))
    assistant, answered = desk.app.requests[1]["messages"][-2:]
    assert assistant["tool_calls"][0]["id"] == answered["tool_call_id"]


async def test_reasoning_beside_the_words_is_not_told() -> None:
    thinking = streamed(
        delta(reasoning_content="Hm."), delta(content="<story>It stops.</story>"), delta("stop")
    )
    _desk, draft = await play("openai", thinking)
    assert draft.text == "It stops."


async def test_an_end_without_a_last_mark_is_an_end() -> None:
    _, draft = await play("openai", streamed(delta(content="<story>It stops.</story>"), delta("stop")))
    assert draft.text == "It stops."


async def test_an_overload_with_a_number_in_the_stream_is_tried_again() -> None:
    busy = streamed({"error": {"code": 429, "message": "slow down"}})
    desk, draft = await play("openai", busy, Answer([STORY]))
    assert [record.outcome for record in desk.ledger.records] == ["overloaded", "ok"]
    assert draft.text


async def test_an_aside_asks_for_json_in_words_too() -> None:
    async with serving(Answer([text('{"answer": "No.", "facts": []}')])) as (app, address):
        desk = Desk("openai", app, address)
        await desk.engine.answer(Question("seat-1", "Mara", "Who rang?", (), "s", VOICE), desk.ledger)
        await desk.engine.close()
    assert app.requests[0]["response_format"]["type"] == "json_schema"
    assert '"facts"' in app.requests[0]["messages"][0]["content"]


async def test_what_a_tool_is_for_is_described() -> None:
    desk, _ = await play(
        "openai", Answer([tool("query_npc", {"npc_id": "orra"})], stop="tools"), Answer([STORY])
    )
    functions = [entry["function"] for entry in desk.app.requests[0]["tools"]]
    assert all(function["description"] and function["parameters"] for function in functions)
    assert "close_turn" in [function["name"] for function in functions]
