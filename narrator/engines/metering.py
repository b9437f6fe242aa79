"""Requests with the ledger beside them: allowed before each, every one recorded, tried again where that may help."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from opentelemetry import trace

from narrator.contracts import CallLedger, CallOutcome, CallRecord, Usage
from narrator.engines.catalogue import PriceList
from narrator.engines.circuit import Circuit
from narrator.engines.dialect import CallSettings, Dialect
from narrator.engines.replies import Ending, OnText, Reply, Request, StreamFault
from narrator.errors import NarratorError

type Sleep = Callable[[float], Awaitable[None]]

LONGEST_WAIT: Final = 20.0
"""Seconds a table is kept waiting for the next try; a service that asks for more is not asked again now."""
LETTERS_A_TOKEN: Final = 3
"""For guesses that err on the safe side; English prose has about four."""

_tracer = trace.get_tracer("sidequest.narrator")
_OUTCOMES: Final[dict[Ending, CallOutcome]] = {"refused": "refused", "length": "length", "overfull": "length"}


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


@dataclass(frozen=True, slots=True)
class Service:
    """One protocol at one address with its prices, its rest after overloads, and how to wait between tries."""

    dialect: Dialect
    prices: PriceList
    circuit: Circuit
    sleep: Sleep = asyncio.sleep


@dataclass(slots=True)
class MeteredCalls:
    """Sends the requests of one purpose."""

    service: Service
    settings: CallSettings
    ledger: CallLedger
    purpose: Literal["narration", "aside", "routing", "accounting"]
    prompt: str

    async def send(self, request: Request, on_text: OnText, *, remark: str = "") -> Reply:
        """One request, tried again while that may help and nothing of its reply was heard.

        ``remark`` is for the GM's records of it. Raises ``BudgetExceeded`` before it, or the error that the last fault
        stands for after it.
        """
        for tried in range(1, self.settings.tries + 1):
            self.service.circuit.check()
            watch = _Watch()
            try:
                return await self._try(request, on_text, watch, remark)
            except StreamFault as fault:
                if fault.again:
                    self.service.circuit.failed(fault.wait_s)
                wait = fault.wait_s if fault.wait_s is not None else 2.0 ** (tried - 1)
                heard = watch.first is not None
                if heard or not fault.again or tried == self.settings.tries or wait > LONGEST_WAIT:
                    raise fault.error from fault
                await self.service.sleep(wait)
        raise AssertionError("a call is tried at least once")

    async def _try(self, request: Request, on_text: OnText, watch: _Watch, remark: str) -> Reply:
        price = self.service.prices.price(self.settings.model)
        guess = len(str(request)) // LETTERS_A_TOKEN
        dearest = price.of(input=0, cache_write=guess, output=self.settings.max_tokens).cost_usd
        dearest = max(dearest, price.of(input=guess, output=self.settings.max_tokens).cost_usd)
        receipt = await self.ledger.may_call(self.purpose, dearest)
        with _tracer.start_as_current_span(f"narrator.request.{self.purpose}") as span:
            reply = await self._sent(request, on_text, watch, receipt, remark)
            span.set_attribute("narrator.model", self.settings.model)
            span.set_attribute("narrator.stop_reason", reply.stop_reason)
            span.set_attribute("narrator.output_tokens", reply.output_tokens)
        self.service.circuit.succeeded()
        return reply

    async def _sent(
        self, request: Request, on_text: OnText, watch: _Watch, receipt: int, remark: str
    ) -> Reply:
        reply = Reply()

        async def heard(delta: str) -> None:
            if watch.first is None:
                watch.first = time.monotonic()
            await on_text(delta)

        # Whatever ends a request, a fault of ours included: what was set aside for it is settled.
        outcome: CallOutcome = "failed"
        error: NarratorError | None = None
        try:
            await self.service.dialect.stream(request, self.settings, reply, heard)
            outcome = _OUTCOMES.get(reply.ending, "ok")
        except StreamFault as fault:
            outcome, error = fault.outcome, fault.error
            raise
        except asyncio.CancelledError:
            outcome = "cancelled"
            raise
        finally:
            said = f"{error.message} {error.detail}".strip() if error is not None else _odd(reply) or remark
            await self._record(reply, watch, outcome, receipt, said)
        return reply

    async def _record(
        self,
        reply: Reply,
        watch: _Watch,
        outcome: CallOutcome,
        receipt: int,
        said: str,
    ) -> None:
        """Keep a request; ``said`` is what the GM's records say of a fault: what the table is told, and what the
        service has said."""
        model = self.settings.model
        if not said and not self.service.prices.knows(model):
            said = f"No price is known for {model}; booked at the dearest."
        await self.ledger.record(
            CallRecord(
                engine=self.service.dialect.name,
                model=model,
                purpose=self.purpose,
                outcome=outcome,
                started_ms=watch.at_ms,
                took_ms=watch.took_ms(),
                first_token_ms=watch.first_ms(),
                usage=self._usage(reply),
                stop_reason=reply.stop_reason,
                error=said[:400],
                prompt=self.prompt,
                reply=reply.text,
                receipt=receipt,
            )
        )

    def _usage(self, reply: Reply) -> Usage:
        """What a reply cost. A service that told stories and no numbers is booked by the length of the texts."""
        price = self.service.prices.price(self.settings.model)
        input, output = reply.input_tokens, reply.output_tokens
        if reply.text and not (input or reply.cache_read or reply.cache_write):
            input = len(self.prompt) // LETTERS_A_TOKEN
        if reply.text and not (output and reply.finished):
            # A reply that was stopped in the middle has not said what it came to.
            output = max(output, len(reply.text) // LETTERS_A_TOKEN)
        return price.of(
            input=input, output=output, cache_read=reply.cache_read, cache_write=reply.cache_write
        )


def _odd(reply: Reply) -> str:
    """That a model declined, or which of its calls could not be read: no toolbox hears of those."""
    if reply.ending == "refused":
        return "The narrator declined to go on."
    names = ", ".join(call.name for call in reply.calls if call.arguments is None)
    return f"Arguments that are no JSON object: {names}." if names else ""
