"""Fifty turns before a stand-in: what may be cached is the same to the byte, and most of what is sent."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from itertools import cycle, islice
from types import ModuleType
from typing import Any

import pytest

from tests.narrator.sample import RecordingLedger, RecordingToolbox, evening, swallow
from tests.narrator.standins.desks import engine_at
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving

TURNS = 50
PROSE = "The chain runs out over the wet stones and stops. Somebody is standing where nobody stood. " * 11


def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
    """Asks for something twice, then tells as much as a turn may hold."""
    asked = len(protocol.results(request))
    if asked < 2:
        return Answer([tool("query_npc", {"npc_id": "orra"}, f"c{asked}")], stop="tools")
    return Answer([text(f"<story>{PROSE}</story>"), tool("close_turn", {"mood": "calm"})], stop="tools")


def anthropic_blocks(request: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Tools, system and messages as text, each with whether it is marked; the marks are not part of it."""
    found = []
    messages = [block for message in request["messages"] for block in message["content"]]
    for block in (*request["tools"], *request["system"], *messages):
        bare = {key: value for key, value in block.items() if key != "cache_control"}
        found.append((json.dumps(bare, sort_keys=False), "cache_control" in block))
    return found


def share(requests: list[list[tuple[str, bool]]]) -> tuple[float, int]:
    """How much of a session was read from the cache, and the most bytes of one request that were not.

    The first request of all has nothing to read.

    A request reads the longest beginning that an earlier one ended with a mark, and writes one for each of its own.
    """
    written: set[int] = set()
    cached = total = tail = 0
    for blocks in requests:
        sent = sum(len(words.encode()) for words, _ in blocks)
        so_far, read, begun, marks = 0, 0, 0, set()
        for words, marked in blocks:
            begun, so_far = hash((begun, words)), so_far + len(words.encode())
            read = so_far if begun in written else read
            marks |= {begun} if marked else set()
        written |= marks
        cached, total, tail = cached + read, total + sent, max(tail, sent - read if read else 0)
    return cached / total, tail


@pytest.fixture(params=["second", "third"])
async def session(request: pytest.FixtureRequest) -> AsyncIterator[list[dict[str, Any]]]:
    """The requests of fifty turns."""
    async with serving(mind=mind) as (app, address):
        engine = engine_at("anthropic", address)
        briefs = evening(person=request.param)
        told: list[str] = []
        for number, brief in enumerate(islice(cycle(briefs), TURNS)):
            brief = replace(brief, round=number, recent=tuple(told[-12:]))
            draft = await engine.narrate(brief, RecordingToolbox(), RecordingLedger(), swallow)
            told.append(draft.text)
        await engine.close()
        yield app.requests


async def test_the_cached_part_is_the_same_to_the_byte_and_most_of_it(session: list[dict[str, Any]]) -> None:
    assert len(session) == 3 * TURNS
    stable = {json.dumps([request["tools"], request["system"]]) for request in session}
    assert len(stable) == 1
    cached, tail = share([anthropic_blocks(request) for request in session])
    assert cached > 0.85
    assert tail < 16_000
    # The service takes four marks and no more.
    assert max(sum(marked for _, marked in anthropic_blocks(request)) for request in session) <= 4
