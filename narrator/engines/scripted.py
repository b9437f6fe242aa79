"""A deterministic double of a narrating engine, for tests and benchmarks; fails on demand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    CallRecord,
    Draft,
    Finding,
    Json,
    Question,
    Sink,
    Toolbox,
    Usage,
)
from narrator.engines.house.alone import own_segments
from narrator.errors import NarratorError, UnreadableReply

type Sleep = Callable[[float], Awaitable[None]]


async def no_sleep(seconds: float) -> None:
    """Waits for nothing."""


@dataclass(frozen=True, slots=True)
class ScriptedCall:
    """One tool call the double makes before it tells anything."""

    name: str
    arguments: dict[str, Json]


@dataclass(frozen=True, slots=True)
class Script:
    """What one narration is to be like.

    ``deltas`` pieces of text, ``delay`` seconds before each. ``fail_after`` raises ``error`` after so many
    pieces; ``garbage`` answers with nothing that can be told; ``calls`` are made first, in order.
    ``text`` is cut into the pieces; without it each piece names the round and its number. ``mended`` is told instead
    when it is asked for a repair; without it the draft comes back as it was.
    """

    deltas: int = 4
    delay: float = 0.0
    text: str = ""
    calls: tuple[ScriptedCall, ...] = ()
    error: NarratorError | None = None
    fail_after: int = 0
    garbage: bool = False
    cost_usd: float = 0.0
    mended: str = ""

    def pieces(self, brief: Brief) -> tuple[str, ...]:
        """The deltas of one telling; joined they are its text."""
        if not self.text:
            return tuple(f"Round {brief.round}, part {number + 1}. " for number in range(self.deltas))
        size = max(1, -(-len(self.text) // max(1, self.deltas)))
        return tuple(self.text[start : start + size] for start in range(0, len(self.text), size))


class ScriptedEngine:
    """Plays scripts in order; the last one is repeated. ``sleep`` is how it waits (the caller's clock)."""

    name = "scripted"

    def __init__(self, *scripts: Script, sleep: Sleep = no_sleep) -> None:
        self._scripts = scripts or (Script(),)
        self._sleep = sleep
        self.told = 0
        self.briefs: list[Brief] = []
        self.faults: list[tuple[Finding, ...]] = []

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Play the next script; raises its error, or ``UnreadableReply`` for garbage."""
        self.briefs.append(brief)
        if brief.kind == "senses":
            # Told beside the turn's own narration: no script is used up by it.
            return Draft(f"Round {brief.round}, without {' and '.join(brief.lost)}.")
        script = self._scripts[min(self.told, len(self._scripts) - 1)]
        self.told += 1
        if script.cost_usd:
            await ledger.may_call("narration")
        for number, call in enumerate(script.calls):
            await toolbox.call(call.name, call.arguments, call_id=f"scripted-{brief.round}-{number}")
        said: list[str] = []
        for piece in script.pieces(brief):
            if script.error is not None and len(said) == script.fail_after:
                break
            await self._sleep(script.delay)
            if not script.garbage:
                await sink(piece)
            said.append(piece)
        await ledger.record(self._record(script, "".join(said)))
        if script.error is not None:
            raise script.error
        if script.garbage:
            raise UnreadableReply("The scripted engine was told to answer garbage.")
        return Draft("".join(said), segments=own_segments(brief), tools_called=len(script.calls))

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Answer with what the last played script has for it."""
        self.faults.append(tuple(findings))
        script = self._scripts[min(self.told - 1, len(self._scripts) - 1)]
        return replace(draft, text=script.mended or draft.text)

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Repeat the question and name the first known fact."""
        await ledger.may_call("aside")
        return Answer(f"You asked: {question.text}", question.known[:1])

    def _record(self, script: Script, reply: str) -> CallRecord:
        failed = script.error is not None or script.garbage
        return CallRecord(
            engine=self.name,
            model="scripted",
            purpose="narration",
            outcome="failed" if failed else "ok",
            started_ms=0,
            took_ms=0,
            first_token_ms=None,
            usage=Usage(output=len(reply.split()), cost_usd=script.cost_usd),
            reply=reply,
        )
