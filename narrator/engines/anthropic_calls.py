"""Requests to the service with the ledger beside them: asked before each, every one recorded, whatever happens."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Literal

from anthropic import AsyncAnthropic
from opentelemetry import trace

from narrator.contracts import CallLedger, CallOutcome, CallRecord
from narrator.engines.anthropic_prices import is_priced, usage_of
from narrator.engines.anthropic_stream import Reply, Request, StreamFault, stream_reply
from narrator.errors import NarratorError

_tracer = trace.get_tracer("sidequest.narrator")
_STOPS: dict[str, CallOutcome] = {
    "refusal": "refused",
    "max_tokens": "length",
    "model_context_window_exceeded": "length",
}


@dataclass(slots=True)
class _Watch:
    """When a request began and when its first text came, by a clock that only goes forward."""

    began: float = field(default_factory=time.monotonic)
    at_ms: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    first: float | None = None

    def took_ms(self) -> int:
        return round((time.monotonic() - self.began) * 1000)

    def first_ms(self) -> int | None:
        return None if self.first is None else round((self.first - self.began) * 1000)


def _recorded(error: NarratorError) -> str:
    """What the GM's records say of a fault: what the table is told, and what the service has said."""
    return f"{error.message} {error.detail}".strip()


class MeteredCalls:
    """Sends requests for one purpose; each is allowed by the ledger before and recorded in it after."""

    def __init__(
        self, client: AsyncAnthropic, ledger: CallLedger, purpose: Literal["narration", "aside"], prompt: str
    ) -> None:
        self._client = client
        self._ledger = ledger
        self._purpose: Literal["narration", "aside"] = purpose
        self._prompt = prompt

    async def send(self, request: Request, on_text: Callable[[str], Awaitable[None]]) -> Reply:
        """One request. Raises ``BudgetExceeded`` before it, or the error that a fault stands for after it."""
        await self._ledger.may_call(self._purpose)
        with _tracer.start_as_current_span(f"narrator.request.{self._purpose}") as span:
            reply = await self._sent(request, on_text)
            span.set_attribute("narrator.model", str(request["model"]))
            span.set_attribute("narrator.stop_reason", reply.stop_reason)
            span.set_attribute("narrator.output_tokens", reply.output_tokens)
            return reply

    async def _sent(self, request: Request, on_text: Callable[[str], Awaitable[None]]) -> Reply:
        reply, watch = Reply(), _Watch()

        async def heard(delta: str) -> None:
            if watch.first is None:
                watch.first = time.monotonic()
            await on_text(delta)

        try:
            await stream_reply(self._client, request, reply, heard)
        except StreamFault as fault:
            await self._record(request, reply, watch, fault.outcome, _recorded(fault.error))
            raise fault.error from fault
        except asyncio.CancelledError:
            await self._record(request, reply, watch, "cancelled", "")
            raise
        await self._record(request, reply, watch, _STOPS.get(reply.stop_reason, "ok"), "")
        return reply

    async def _record(
        self, request: Request, reply: Reply, watch: _Watch, outcome: CallOutcome, error: str
    ) -> None:
        model = str(request["model"])
        if not error and not is_priced(model):
            error = f"No price is known for {model}; booked at the dearest."
        usage = usage_of(
            model,
            input=reply.input_tokens,
            output=reply.output_tokens,
            cache_read=reply.cache_read,
            cache_write=reply.cache_write,
        )
        await self._ledger.record(
            CallRecord(
                engine="anthropic",
                model=model,
                purpose=self._purpose,
                outcome=outcome,
                started_ms=watch.at_ms,
                took_ms=watch.took_ms(),
                first_token_ms=watch.first_ms(),
                usage=usage,
                stop_reason=reply.stop_reason,
                error=error[:400],
                prompt=self._prompt,
                reply=reply.text,
            )
        )
