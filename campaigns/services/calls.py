"""Records of what a narrator asked of models and tools; they outlive a failed attempt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from campaigns.models import NarratorCall, ToolCall


@dataclass(frozen=True, slots=True)
class Calls:
    """What one attempt has to record: requests that cost nothing, and tool calls in order."""

    narrator: list[NarratorCall] = field(default_factory=list)
    tools: list[ToolCall] = field(default_factory=list)


NO_CALLS: Final = Calls()


def keep_calls(calls: Calls) -> None:
    """Store the records; the same tool call of the same attempt is stored once."""
    if calls.narrator:
        NarratorCall.objects.bulk_create(calls.narrator)
    if calls.tools:
        ToolCall.objects.bulk_create(calls.tools, ignore_conflicts=True)
