"""The narrator's Toolbox over a turn's working copy: validated, one at a time, each call recorded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from campaigns.models import ToolCall
from campaigns.rules.contracts import Json
from campaigns.storage import in_database
from campaigns.world.tools import WorldTools
from narrator.contracts import ToolResult, ToolSpec
from narrator.tools import TOOLS, ToolArgumentError

THROWING: Final = frozenset({"roll_dice"})
"""Tools whose dice are stored as they fall, and which therefore work off the event loop."""


@dataclass(slots=True)
class TurnToolbox:
    """The operations on offer during one attempt at one turn.

    The same call id twice has one effect; calls are kept in ``calls`` and stored with the settled turn, or
    with the failed attempt.
    """

    turn_id: int
    attempt: int
    tools: WorldTools
    calls: list[ToolCall] = field(default_factory=list)
    _answers: dict[str, ToolResult] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def specs(self) -> Sequence[ToolSpec]:
        """What is on offer: every tool that this room implements."""
        return [TOOLS[name].spec() for name in self.tools.names]

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        """Validate and perform one call; what is wrong with it comes back as a result."""
        async with self._lock:
            held = self._answers.get(call_id)
            if held is not None:
                return held
            started = time.monotonic()
            if name in THROWING:
                result = await in_database(self._perform, name, arguments)
            else:
                result = self._perform(name, arguments)
            self._answers[call_id] = result
            self.calls.append(
                ToolCall(
                    turn_id=self.turn_id,
                    attempt=self.attempt,
                    call_id=call_id[:96],
                    name=name[:64],
                    category=TOOLS[name].category if name in TOOLS else "",
                    arguments=dict(arguments),
                    status=result.status,
                    result=dict(result.content),
                    took_ms=round((time.monotonic() - started) * 1000),
                )
            )
            return result

    def _perform(self, name: str, arguments: Mapping[str, Json]) -> ToolResult:
        if name not in self.tools.names:
            known: list[Json] = list(self.tools.names)
            return ToolResult("error_recoverable", {"error": f"there is no tool {name!r}", "tools": known})
        try:
            parsed = TOOLS[name].parse(arguments)
        except ToolArgumentError as wrong:
            return ToolResult("error_recoverable", {"error": str(wrong)})
        return self.tools.perform(name, parsed)
