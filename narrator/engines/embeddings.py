"""The embedder for services that speak OpenAI's ``/v1/embeddings``: OpenAI, Ollama, llama.cpp, and many more."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Mapping, Sequence
from typing import Final

import httpx2

from narrator.contracts import CallLedger, CallOutcome, CallRecord, Json, Usage, Vector
from narrator.engines import faults
from narrator.engines.catalogue import EMBEDDING, FREE, Price, PriceList, on_own_hardware
from narrator.engines.circuit import Circuit
from narrator.engines.metering import LETTERS_A_TOKEN
from narrator.engines.replies import StreamFault, seconds_asked, without

BASE_URL: Final = "https://api.openai.com/v1"
MOST_DIMENSIONS: Final = 4096
_LONGEST_ERROR: Final = 2_000


class OpenAIEmbedder:
    """Asks one model at one address; a key is sent where there is one."""

    name = "openai"

    def __init__(
        self,
        api_key: str,
        *,
        model: str,
        base_url: str = "",
        timeout_s: float = 60.0,
        prices: Mapping[str, Price] | None = None,
    ) -> None:
        self.model = model
        self._key = api_key
        own = on_own_hardware(base_url or BASE_URL)
        self._price = PriceList(prices or {}, FREE if own else EMBEDDING).price(model)
        self._circuit = Circuit()
        headers = {"Authorization": f"Bearer {api_key}"} if api_key else {}
        self._client = httpx2.AsyncClient(base_url=base_url or BASE_URL, headers=headers, timeout=timeout_s)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._client.aclose()

    async def embed(self, texts: Sequence[str], ledger: CallLedger) -> tuple[Vector, ...]:
        """One vector of length 1 for each text, in order.

        Raises ``BudgetExceeded`` before the request, ``EngineUnavailable``, ``UnreadableReply`` or
        ``EngineMisconfigured`` after it; after a few faults in a row the service is left alone for a while.
        """
        if not texts:
            return ()
        self._circuit.check()
        guess = sum(len(text) for text in texts) // LETTERS_A_TOKEN + 1
        receipt = await ledger.may_call("embed", self._price.of(input=guess, output=0).cost_usd)
        began, at_ms = time.monotonic(), time.time_ns() // 1_000_000
        outcome: CallOutcome = "failed"
        said, tokens = "", 0
        try:
            body = await self._ask(texts)
            vectors = _vectors(body, len(texts))
            outcome, tokens = "ok", _tokens(body) or guess
        except StreamFault as fault:
            self._circuit.failed(fault.wait_s)
            outcome, said = fault.outcome, f"{fault.error.message} {fault.error.detail}".strip()
            raise fault.error from fault
        except asyncio.CancelledError:
            # Whoever asked has gone on without it: a service that hangs is to be left alone too.
            self._circuit.failed()
            outcome, said = "cancelled", "It did not answer in time."
            raise
        finally:
            used = self._price.of(input=tokens, output=0)
            took = round((time.monotonic() - began) * 1000)
            await ledger.record(self._record(outcome, at_ms, took, used, said, receipt))
        self._circuit.succeeded()
        return vectors

    async def _ask(self, texts: Sequence[str]) -> Json:
        """The service's answer as JSON; raises ``StreamFault``."""
        wanted = {"model": self.model, "input": list(texts), "encoding_format": "float"}
        try:
            response = await self._client.post("embeddings", json=wanted)
            if response.status_code != httpx2.codes.OK:
                wait = seconds_asked(response.headers.get("retry-after"))
                fault = faults.by_status(response.status_code, response.text[:_LONGEST_ERROR], wait)
                raise without(self._key, fault)
            body: Json = response.json()
        except httpx2.TimeoutException as error:
            raise faults.slow() from error
        except httpx2.HTTPError as error:
            raise without(self._key, faults.unreachable(str(error))) from error
        except ValueError as error:
            raise faults.unreadable(str(error)) from error
        return body

    def _record(
        self, outcome: CallOutcome, at_ms: int, took_ms: int, used: Usage, said: str, receipt: int
    ) -> CallRecord:
        return CallRecord(
            engine=self.name,
            model=self.model,
            purpose="embed",
            outcome=outcome,
            started_ms=at_ms,
            took_ms=took_ms,
            first_token_ms=None,
            usage=used,
            error=said[:400],
            receipt=receipt,
        )


def _tokens(body: Json) -> int:
    usage = body.get("usage") if isinstance(body, dict) else None
    counted = usage.get("prompt_tokens") if isinstance(usage, dict) else None
    return counted if isinstance(counted, int) and counted > 0 else 0


def _vectors(body: Json, count: int) -> tuple[Vector, ...]:
    """The vectors in the order of their texts; raises ``StreamFault`` where they are not what was asked for."""
    rows = body.get("data") if isinstance(body, dict) else None
    if not isinstance(rows, list) or len(rows) != count:
        raise faults.unreadable("not one vector for each text")
    found: dict[int, Vector] = {}
    for number, row in enumerate(rows):
        index = row.get("index", number) if isinstance(row, dict) else None
        numbers = row.get("embedding") if isinstance(row, dict) else None
        if not isinstance(index, int) or not isinstance(numbers, list):
            raise faults.unreadable("no vector")
        found[index] = _unit(numbers)
    if set(found) != set(range(count)) or len({len(vector) for vector in found.values()}) != 1:
        raise faults.unreadable("vectors that do not go together")
    return tuple(found[number] for number in range(count))


def _unit(numbers: Sequence[Json]) -> Vector:
    if not 0 < len(numbers) <= MOST_DIMENSIONS:
        raise faults.unreadable(f"a vector of {len(numbers)} numbers")
    vector = [float(one) for one in numbers if isinstance(one, int | float)]
    length = math.hypot(*vector)
    if len(vector) != len(numbers) or not math.isfinite(length) or length == 0:
        raise faults.unreadable("a vector of something else than numbers")
    return tuple(one / length for one in vector)
