"""The embedder before a local service: vectors in the order of their texts, faults named, the key told to nobody."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import Mapping
from typing import Any

import pytest

from narrator.engines.circuit import FAULTS
from narrator.engines.embeddings import OpenAIEmbedder
from narrator.errors import EngineMisconfigured, EngineUnavailable, NarratorError, UnreadableReply
from tests.narrator.sample import RecordingLedger
from tests.narrator.standins.embeddings import meaning, meaning_things
from tests.narrator.standins.server import on_a_port


class Saying:
    """A service that answers every request with the same bytes, or with nothing at all."""

    def __init__(self, body: object, status: int = 200) -> None:
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.asked = 0

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        self.asked += 1
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": self.body})


def row(*numbers: object, **more: object) -> dict[str, object]:
    """One vector as services send it."""
    return {"embedding": list(numbers), **more}


async def fail(app: Saying, *texts: str) -> tuple[NarratorError, RecordingLedger]:
    """What comes of asking a service that is out of order."""
    ledger = RecordingLedger()
    async with on_a_port(app) as address:
        embedder = OpenAIEmbedder("sk-1", model="m", base_url=f"{address}/v1")
        with pytest.raises(NarratorError) as raised:
            await embedder.embed(texts or ("one",), ledger)
        await embedder.close()
    return raised.value, ledger


async def test_vectors_come_in_the_order_of_their_texts_and_have_length_one() -> None:
    ledger = RecordingLedger()
    async with meaning_things() as (service, address):
        embedder = OpenAIEmbedder("sk-1", model="m", base_url=address)
        first, second = await embedder.embed(["the oil", "a heron"], ledger)
        await embedder.close()
    wanted = meaning("the oil")
    assert first == pytest.approx([one / math.hypot(*wanted) for one in wanted])
    assert math.hypot(*second) == pytest.approx(1)
    assert service.headers[0]["authorization"] == "Bearer sk-1"
    record = ledger.records[0]
    assert (record.purpose, record.outcome, record.usage.input, record.usage.cost_usd) == (
        "embed",
        "ok",
        10,
        0,
    )


async def test_nothing_is_asked_about_nothing() -> None:
    embedder = OpenAIEmbedder("", model="m", base_url="http://127.0.0.1:1/v1")
    assert await embedder.embed([], RecordingLedger()) == ()
    await embedder.close()


@pytest.mark.parametrize(
    "body",
    [
        b"<html>a proxy</html>",
        [],
        {"data": []},
        {"data": [row(1, 2), row(1)]},
        {"data": [row(1, 2, index=0), row(1, 2, index=0)]},
        {"data": [row(1, "2"), row(1, 2)]},
        {"data": [row(0, 0), row(1, 2)]},
        {"data": [row(), row()]},
        {"data": [row(*[1] * 5_000), row(*[1] * 5_000)]},
        b'{"data": [{"embedding": [1, NaN]}, {"embedding": [1, 2]}]}',
        {"data": ["one", "two"]},
    ],
)
async def test_what_are_no_vectors_is_refused(body: object) -> None:
    failed, ledger = await fail(Saying(body), "one", "two")
    assert isinstance(failed, UnreadableReply)
    assert ledger.records[0].outcome == "failed"


async def test_a_wrong_key_is_the_operators_to_mend_and_told_to_nobody() -> None:
    failed, ledger = await fail(Saying({"error": "no key sk-1 here"}, status=401))
    assert isinstance(failed, EngineMisconfigured)
    assert "sk-1" not in failed.detail + ledger.records[0].error
    assert "401" in failed.detail


async def test_nobody_at_the_address_is_told() -> None:
    embedder = OpenAIEmbedder("", model="m", base_url="http://127.0.0.1:1/v1")
    with pytest.raises(EngineUnavailable):
        await embedder.embed(["one"], RecordingLedger())
    await embedder.close()


async def test_a_service_that_fails_again_and_again_is_left_alone() -> None:
    app = Saying({"error": "down"}, status=500)
    async with on_a_port(app) as address:
        embedder = OpenAIEmbedder("", model="m", base_url=address)
        for _try in range(FAULTS + 3):
            with pytest.raises(EngineUnavailable):
                await embedder.embed(["one"], RecordingLedger())
        await embedder.close()
    assert app.asked == FAULTS


async def test_one_that_is_waited_for_no_more_is_on_record() -> None:
    ledger, asked = RecordingLedger(), asyncio.Event()

    async def silent(scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        asked.set()
        await asyncio.Event().wait()

    async with on_a_port(silent) as address:
        embedder = OpenAIEmbedder("", model="m", base_url=address)
        asking = asyncio.create_task(embedder.embed(["one"], ledger))
        await asked.wait()
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await embedder.close()
    assert ledger.records[0].outcome == "cancelled"
