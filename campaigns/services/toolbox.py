"""The narrator's Toolbox over a turn's working copy: validated, one at a time, each call recorded and traced."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, cast

from opentelemetry import trace
from opentelemetry.trace import Tracer

from campaigns.models import ToolCall
from campaigns.rules.contracts import Json
from campaigns.storage import in_database
from campaigns.world.tools import WorldTools
from narrator.checks.secrets import Secrets
from narrator.contracts import ToolResult, ToolSpec
from narrator.prompting import plain_answer
from narrator.tools import TOOLS, ToolArgumentError

THROWING: Final = frozenset({"roll_dice"})
"""Tools whose dice are stored as they fall: what has fallen in an attempt that failed lies as it fell."""
WITH_DATABASE: Final = THROWING | {"query_rulings"}
"""Tools that ask the database, and therefore work off the event loop."""
MOST_WRITES: Final = 24
"""WRITE calls of one attempt; a narrator that wants more has lost its way."""


def fallen_before(turn_id: int, attempt: int) -> list[ToolCall]:
    """The calls of earlier attempts at a turn whose dice are stored. No query for a first attempt."""
    if attempt <= 1:
        return []
    earlier = ToolCall.objects.filter(turn=turn_id, attempt__lt=attempt, name__in=THROWING, status="ok")
    return list(earlier.order_by("pk"))


@dataclass(slots=True)
class TurnToolbox:
    """The operations on offer during one attempt at one turn.

    The same call id twice has one effect; calls are kept in ``calls`` and stored with the settled turn, or with the
    failed attempt. What an earlier attempt wrote died with its working copy; only its dice, ``fallen``, still lie, and
    answer the call that asks for the same throw.
    Nothing is written down that holds one of ``secrets``.
    """

    turn_id: int
    attempt: int
    tools: WorldTools
    fallen: list[ToolCall] = field(default_factory=list)
    secrets: Secrets = field(default_factory=Secrets)
    calls: list[ToolCall] = field(default_factory=list)
    tracer: Tracer = field(default_factory=lambda: trace.get_tracer("sidequest.campaigns"))
    _answers: dict[str, ToolResult] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _writes: int = 0

    def specs(self) -> Sequence[ToolSpec]:
        """What is on offer: what the ruleset supports and the moment calls for."""
        return [TOOLS[name].spec() for name in self.tools.names]

    @property
    def minted(self) -> tuple[str, ...]:
        """The names that were made up for this attempt."""
        made = [call.result.get("names") for call in self.calls if call.name == "generate_name"]
        return tuple(str(name) for names in made if isinstance(names, list) for name in names)

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        """Validate and perform one call; what is wrong with it comes back as a result."""
        async with self._lock:
            held = self._answers.get(call_id)
            if held is not None:
                return held
            category = TOOLS[name].category if name in TOOLS else ""
            known = name if name in TOOLS else "unknown"
            started = time.monotonic()
            with self.tracer.start_as_current_span(f"tool.{category.lower() or 'none'}.{known}") as span:
                if name in WITH_DATABASE:
                    result = await in_database(self._perform, name, arguments, call_id)
                else:
                    result = self._perform(name, arguments, call_id)
                span.set_attribute("tool.status", result.status)
                span.set_attribute("tool.attempt", self.attempt)
            # Names and words of players stand in answers too.
            result = ToolResult(
                result.status, {key: plain_answer(value) for key, value in result.content.items()}
            )
            self._answers[call_id] = result
            self.calls.append(
                ToolCall(
                    turn_id=self.turn_id,
                    attempt=self.attempt,
                    call_id=call_id[:96],
                    name=name[:64],
                    category=category,
                    arguments=dict(arguments),
                    status=result.status,
                    result=dict(result.content),
                    perspective=dict(self.tools.eyes),
                    took_ms=round((time.monotonic() - started) * 1000),
                )
            )
            return result

    def _perform(self, name: str, arguments: Mapping[str, Json], call_id: str) -> ToolResult:
        if name not in self.tools.names:
            return self.tools.withheld(name)
        try:
            parsed = TOOLS[name].parse(arguments)
        except ToolArgumentError as wrong:
            return ToolResult("error_recoverable", {"error": str(wrong)})
        if TOOLS[name].category == "WRITE":
            self._writes += 1
            if self._writes > MOST_WRITES:
                return ToolResult(
                    "error_fatal", {"error": f"{MOST_WRITES} changes a turn are enough. Tell it."}
                )
            # As they are: written out as a dictionary, a line break or an invisible letter would hide a secret.
            texts = [value for value in arguments.values() if isinstance(value, str)]
            if any(self.secrets.find(text) is not None for text in texts):
                return ToolResult("error_recoverable", {"error": "not everybody here may know this"})
        lies = self._as_it_fell(name, arguments, call_id) if name in THROWING else None
        return lies if lies is not None else self.tools.perform(name, parsed)

    def _as_it_fell(self, name: str, arguments: Mapping[str, Json], call_id: str) -> ToolResult | None:
        """The answer of an earlier attempt to the same call, by its id or by what it asked; each answers once."""
        for earlier in self.fallen:
            if earlier.name == name and (earlier.call_id == call_id or earlier.arguments == dict(arguments)):
                self.fallen.remove(earlier)
                return ToolResult("ok", cast("dict[str, Json]", earlier.result))
        return None
