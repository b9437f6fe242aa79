"""Engines in a row: when one cannot tell, the next does, and the draft says so."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from narrator.accounting.port import Accountant, HasAccountant
from narrator.contracts import (
    Answer,
    Brief,
    CallLedger,
    Draft,
    Engine,
    Finding,
    Json,
    Question,
    Sink,
    Toolbox,
    ToolResult,
    ToolSpec,
)
from narrator.errors import EngineMisconfigured, EngineUnavailable, UnreadableReply

log = logging.getLogger(__name__)

_PASSED_ON = (EngineUnavailable, UnreadableReply, EngineMisconfigured)
"""What another engine may do better. A refusal is an answer, and a ceiling holds for all of them."""


@dataclass(slots=True)
class _Watched:
    """A toolbox and a sink that remember whether they were used."""

    toolbox: Toolbox
    sink: Sink
    used: bool = False

    def specs(self) -> Sequence[ToolSpec]:
        return self.toolbox.specs()

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        self.used = True
        return await self.toolbox.call(name, arguments, call_id=call_id)

    async def hear(self, piece: str) -> None:
        self.used = True
        await self.sink(piece)


class ChainEngine:
    """Tells with the first of its engines that can.

    An engine that fails after it has told something, or has called a tool, is not followed by another: the table
    would read two stories, and what the tool did would count for both. The turn then fails and is resumed afresh.
    """

    def __init__(self, first: Engine, *others: Engine) -> None:
        self.name = first.name
        self.engines = (first, *others)

    @property
    def accountant(self) -> Accountant | None:
        """That of the first of them: what it did not tell, it may account for all the same."""
        first = self.engines[0]
        return first.accountant if isinstance(first, HasAccountant) else None

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell one turn; raises what the last engine that was asked raises."""
        for engine in self.engines[:-1]:
            watched = _Watched(toolbox, sink)
            try:
                return self._marked(engine, await engine.narrate(brief, watched, ledger, watched.hear))
            except _PASSED_ON as failed:
                if watched.used:
                    raise
                _pass_on(engine, failed)
        last = self.engines[-1]
        return self._marked(last, await last.narrate(brief, toolbox, ledger, sink))

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Have who told a turn tell it once more.

        A draft names its teller's kind: where several of that kind stand in, the next is asked if one cannot.
        """
        tellers = self._tellers(draft)
        for engine in tellers[:-1]:
            try:
                return await engine.repair(brief, draft, findings, ledger)
            except _PASSED_ON as failed:
                _pass_on(engine, failed)
        return await tellers[-1].repair(brief, draft, findings, ledger)

    def _tellers(self, draft: Draft) -> Sequence[Engine]:
        """Who may have told a draft."""
        if not draft.stand_in:
            return self.engines[:1]
        return [one for one in _singly(self.engines[1:]) if one.name == draft.stand_in] or self.engines[:1]

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer an aside; raises what the last engine raises."""
        for engine in self.engines[:-1]:
            try:
                return await engine.answer(question, ledger)
            except _PASSED_ON as failed:
                _pass_on(engine, failed)
        return await self.engines[-1].answer(question, ledger)

    def _marked(self, engine: Engine, draft: Draft) -> Draft:
        return draft if engine is self.engines[0] else replace(draft, stand_in=draft.stand_in or engine.name)


def _singly(engines: Sequence[Engine]) -> Iterator[Engine]:
    """The engines of a row, and of the rows in it."""
    for engine in engines:
        if isinstance(engine, ChainEngine):
            yield from _singly(engine.engines)
        else:
            yield engine


def _pass_on(engine: Engine, failed: EngineUnavailable | UnreadableReply | EngineMisconfigured) -> None:
    log.warning(
        "an engine is stood in for",
        extra={"engine": engine.name, "error": failed.message, "detail": failed.detail},
    )
