"""Records of what a narrator asked of models and tools; they outlive a failed attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from campaigns.models import NarratorCall, ToolCall, sql


@dataclass(frozen=True, slots=True)
class Calls:
    """What one attempt has to record: requests that cost nothing, and tool calls in order."""

    narrator: list[NarratorCall] = field(default_factory=list)
    tools: list[ToolCall] = field(default_factory=list)


NO_CALLS: Final = Calls()


def keep_calls(calls: Calls) -> None:
    """Store the records; the same tool call of the same attempt is stored once."""
    sql.insert(calls.narrator)
    sql.insert(calls.tools, unless_there=True)
