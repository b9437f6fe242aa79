"""Fifty turns before a stand-in of the Messages API: what its cache would hold, and what that saves.

A request reads the longest beginning that an earlier one ended with a mark, and writes one for each of its own marks.
Four bytes are taken for a token.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from types import ModuleType
from typing import Any

from narrator.engines.catalogue import DEFAULT_NARRATION, PriceList
from tests.narrator.sample import RecordingLedger, RecordingToolbox, evening, swallow
from tests.narrator.standins.desks import engine_at
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving

TURNS = 50
BYTES_A_TOKEN = 4
PROSE = "The chain runs out over the wet stones and stops. Somebody is standing where nobody stood. " * 11


@dataclass(frozen=True)
class Cached:
    """What the requests of a session came to, in bytes, and what they cost to read.

    ``share`` of what was ``sent`` stood before an unchanged mark, ``tail`` is the most of one request that did not
    (the first of all apart), ``prefixes`` how many different stable parts there were, ``stable`` the longest.
    """

    requests: int
    sent: int
    share: float
    tail: int
    prefixes: int
    stable: int
    marks: int
    model: str
    cached_usd: float
    plain_usd: float


def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
    """Asks for something twice, then tells as much as a turn may hold."""
    asked = len(protocol.results(request))
    if asked < 2:
        return Answer([tool("query_npc", {"npc_id": "orra"}, f"c{asked}")], stop="tools")
    return Answer([text(f"<story>{PROSE}</story>"), tool("close_turn", {"mood": "calm"})], stop="tools")


async def fifty_turns(person: str = "second") -> Cached:
    """Play them, and count."""
    async with serving(mind=mind) as (app, address):
        engine = engine_at("anthropic", address)
        briefs = evening(person=person)
        told: list[str] = []
        for number, brief in enumerate(islice(cycle(briefs), TURNS)):
            brief = replace(brief, round=number, recent=tuple(told[-12:]))
            draft = await engine.narrate(brief, RecordingToolbox(), RecordingLedger(), swallow)
            told.append(draft.text)
        await engine.close()
        return counted(app.requests)


def counted(requests: Sequence[Mapping[str, Any]]) -> Cached:
    """What requests in order came to."""
    price = PriceList({}).price(DEFAULT_NARRATION)
    written: set[int] = set()
    sent = cached = tail = 0
    dollars = 0.0
    blocks = [_blocks(request) for request in requests]
    for one in blocks:
        total, read, kept, marks = _reading(one, written)
        written |= marks
        sent, cached, tail = sent + total, cached + read, max(tail, total - read if read else 0)
        tokens = {"input": total - kept, "cache_read": read, "cache_write": kept - read}
        dollars += price.of(
            output=0, **{name: count // BYTES_A_TOKEN for name, count in tokens.items()}
        ).cost_usd
    stable = {json.dumps([request["tools"], request["system"]]) for request in requests}
    return Cached(
        requests=len(requests),
        sent=sent,
        share=cached / sent,
        tail=tail,
        prefixes=len(stable),
        stable=max(len(one.encode()) for one in stable),
        marks=max(sum(marked for _, marked in one) for one in blocks),
        model=DEFAULT_NARRATION,
        cached_usd=dollars,
        plain_usd=price.of(input=sent // BYTES_A_TOKEN, output=0).cost_usd,
    )


def _blocks(request: Mapping[str, Any]) -> list[tuple[str, bool]]:
    """Tools, system and messages as text, each with whether it is marked; the marks are not part of it."""
    found = []
    messages = [block for message in request["messages"] for block in message["content"]]
    for block in (*request["tools"], *request["system"], *messages):
        bare = {key: value for key, value in block.items() if key != "cache_control"}
        found.append((json.dumps(bare, sort_keys=False), "cache_control" in block))
    return found


def _reading(blocks: Sequence[tuple[str, bool]], written: set[int]) -> tuple[int, int, int, set[int]]:
    """Bytes of a request, those read from the cache, those up to its last mark, and the beginnings it writes."""
    so_far, read, kept, begun = 0, 0, 0, 0
    marks: set[int] = set()
    for words, marked in blocks:
        begun, so_far = hash((begun, words)), so_far + len(words.encode())
        read = so_far if begun in written else read
        if marked:
            marks.add(begun)
            kept = so_far
    return so_far, read, kept, marks
