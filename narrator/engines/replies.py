"""What comes back from a model, whichever protocol it speaks, and what goes wrong on the way."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from narrator.contracts import CallOutcome, Json
from narrator.errors import NarratorError

type Block = dict[str, Json]
type OnText = Callable[[str], Awaitable[None]]
# A request is plain JSON until it is handed over; what belongs in it is each protocol's own business.
type Request = dict[str, Any]
type Ending = Literal["told", "length", "refused", "paused", "overfull"]
"""Why a reply ended: by itself, at the length limit, declined, to be taken up again, or for want of room."""


@dataclass(slots=True)
class ToolCall:
    """A call as the model made it; ``arguments`` is None where they were no JSON object."""

    id: str
    name: str
    arguments: Mapping[str, Json] | None


@dataclass(slots=True)
class Reply:
    """What came of one request. ``blocks`` are the assistant's part in its protocol's form, fit to be sent back.

    Token counts are as billed: ``input_tokens`` leaves out what was read from or written to the cache.
    """

    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    calls: list[ToolCall] = field(default_factory=list)
    ending: Ending = "told"
    stop_reason: str = ""
    input_tokens: int = 0
    output_tokens: int = 0
    cache_read: int = 0
    cache_write: int = 0
    finished: bool = False

    @property
    def text(self) -> str:
        """All text of the reply."""
        return "".join(self.pieces)


class StreamFault(Exception):
    """A request that failed: the error to raise and how the ledger files it.

    ``again`` says that the same request may succeed if nothing of its reply was heard yet; ``wait_s`` is how many
    seconds the service asked to be left alone.
    """

    def __init__(
        self, error: NarratorError, outcome: CallOutcome, *, again: bool = False, wait_s: float | None = None
    ) -> None:
        super().__init__(error.message)
        self.error = error
        self.outcome = outcome
        self.again = again
        self.wait_s = wait_s


def without(secret: str, fault: StreamFault) -> StreamFault:
    """The fault with a secret taken out of what the service has said: some repeat the key they were sent."""
    if secret:
        fault.error.detail = fault.error.detail.replace(secret, "…")
    return fault


def read_arguments(text: str) -> Mapping[str, Json] | None:
    """A tool call's arguments; None where they are no JSON object."""
    try:
        read = json.loads(text or "{}")
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def seconds_asked(header: str | None) -> float | None:
    """A Retry-After header in seconds (RFC 9110, 10.2.3); None where there is none, or it names a date."""
    try:
        asked = float(header or "")
    except ValueError:
        return None
    return asked if 0 <= asked < 86_400 else None
