"""A toolbox and a ledger that remember what they were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from narrator.contracts import (
    CallRecord,
    Json,
    ToolResult,
    ToolSpec,
)
from narrator.errors import BudgetExceeded
from narrator.tools import TOOLS, ToolArgumentError


@dataclass
class RecordingToolbox:
    """Every tool on offer, with answers made up on the spot; remembers the calls."""

    calls: list[tuple[str, Mapping[str, Json]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    def specs(self) -> Sequence[ToolSpec]:
        return [definition.spec() for definition in TOOLS.values()]

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        if name not in TOOLS:
            return ToolResult("error_recoverable", {"error": f"There is no tool {name!r}."})
        try:
            TOOLS[name].parse(arguments)
        except ToolArgumentError as error:
            return ToolResult("error_recoverable", {"error": str(error)})
        self.calls.append((name, arguments))
        self.ids.append(call_id)
        answers: dict[str, dict[str, Json]] = {
            "generate_name": {"names": ["Perrin"]},
            "roll_dice": {"total": 4},
            "query_known_facts": {
                "facts": [{"content": "The bell used to ring after a drowning, not before."}]
            },
        }
        return ToolResult("ok", answers.get(name, {"ok": True}))


@dataclass
class RecordingLedger:
    """Remembers records; refuses when ``broke``."""

    broke: bool = False
    records: list[CallRecord] = field(default_factory=list)
    set_aside: list[float] = field(default_factory=list)

    async def may_call(self, purpose: str, at_most_usd: float = 0.0) -> int:
        if self.broke:
            raise BudgetExceeded(f"No money left for {purpose}.")
        self.set_aside.append(at_most_usd)
        return len(self.set_aside)

    async def record(self, call: CallRecord) -> None:
        self.records.append(call)


async def swallow(piece: str) -> None:
    """A sink that keeps nothing."""
