"""Records of what a narrator asked of models and tools; they outlive a failed attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from campaigns.models import NarratorCall, ToolCall, Turn, sql
from campaigns.rules.contracts import Json


@dataclass(frozen=True, slots=True)
class Calls:
    """What one attempt has to record: requests that cost nothing, tool calls in order, and how much it was told of
    its turn (``Turn.prompt``)."""

    narrator: list[NarratorCall] = field(default_factory=list)
    tools: list[ToolCall] = field(default_factory=list)
    turn_id: int = 0
    prompt: dict[str, Json] | None = None


NO_CALLS: Final = Calls()


def keep_calls(calls: Calls) -> None:
    """Store the records; the same tool call of the same attempt is stored once."""
    if calls.prompt is not None:
        Turn.objects.filter(pk=calls.turn_id).update(prompt=calls.prompt)
    sql.insert(calls.narrator)
    sql.insert(calls.tools, unless_there=True)
