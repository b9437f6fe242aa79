"""What the narrator is given and what it gives back: Brief, Draft, and the ports Engine, Toolbox, CallLedger.

Pure data and protocols. A brief holds only what everyone in the scene may know: a model cannot leak what it
never saw. What is for one seat alone travels as a ``PrivateCue`` and comes back as a private ``Segment``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from narrator.brief import (
    Brief,
    BriefKind,
    CharacterBrief,
    Declared,
    EncounterBrief,
    LostSense,
    MemoryBrief,
    OutcomeBrief,
    PersonBrief,
    PlaceBrief,
    Pressure,
    PrivateCue,
    Tier,
    Verbosity,
    Voice,
    WorldMove,
)
from narrator.findings import Finding, FindingKind, Severity

__all__ = [
    "Answer",
    "Brief",
    "BriefKind",
    "CallLedger",
    "CallOutcome",
    "CallRecord",
    "CharacterBrief",
    "Declared",
    "Draft",
    "Embedder",
    "EncounterBrief",
    "Engine",
    "Finding",
    "FindingKind",
    "Footnote",
    "Json",
    "LostSense",
    "MemoryBrief",
    "OutcomeBrief",
    "PersonBrief",
    "PlaceBrief",
    "Pressure",
    "PrivateCue",
    "Question",
    "Segment",
    "Severity",
    "Sink",
    "Tier",
    "ToolCategory",
    "ToolResult",
    "ToolSpec",
    "ToolStatus",
    "Toolbox",
    "Usage",
    "Vector",
    "Verbosity",
    "Voice",
    "WorldMove",
]

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
type Vector = tuple[float, ...]
"""Where a text stands among others, of length 1: the nearer two of them, the more alike what they mean."""
type ToolCategory = Literal["READ", "WRITE", "GENERATE"]
type ToolStatus = Literal["ok", "not_found", "error_recoverable", "error_fatal"]
type CallOutcome = Literal["ok", "refused", "cut", "failed", "overloaded", "length", "cancelled"]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A fact the prose establishes; ``category`` Lore, Place, Person, Quest or Ability."""

    marker: str
    fact_id: str
    summary: str
    category: str
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """Prose for the named seats only; ``lost`` are the senses that keep them from the shared prose."""

    text: str
    seats: tuple[str, ...]
    lost: tuple[LostSense, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an engine returns: not true until it is settled.

    ``stand_in`` names the engine that told it where that was not the one the table has chosen.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    mood: str = ""
    visual: str = ""
    tools_called: int = 0
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """One operation on offer: ``schema`` is the JSON schema of its arguments."""

    name: str
    category: ToolCategory
    description: str
    schema: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class ToolResult:
    """What a call came to; ``content`` is what the narrator may read of it."""

    status: ToolStatus
    content: Mapping[str, Json]


class Toolbox(Protocol):
    """The operations a narrator may call during one turn; the campaigns room implements it over its state."""

    def specs(self) -> Sequence[ToolSpec]:
        """What is on offer now; nothing that is not implemented."""
        ...

    async def call(self, name: str, arguments: Mapping[str, Json], *, call_id: str) -> ToolResult:
        """Validate and perform one call. An unknown tool or bad arguments come back as a result with status
        ``error_recoverable``, never as an exception; the same ``call_id`` twice has one effect."""
        ...


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one model request and what it cost in US dollars (0 where it is free)."""

    input: int = 0
    output: int = 0
    cache_read: int = 0
    cache_write: int = 0
    cost_usd: float = 0.0


@dataclass(frozen=True, slots=True)
class CallRecord:
    """One request to a model, for the ledger. ``prompt`` and ``reply`` are kept for the GM.

    ``receipt`` is what the ledger gave when it allowed the request; 0 where it gave none.
    """

    engine: str
    model: str
    purpose: Literal["narration", "aside", "routing", "accounting", "embed"]
    outcome: CallOutcome
    started_ms: int
    took_ms: int
    first_token_ms: int | None
    usage: Usage
    stop_reason: str = ""
    error: str = ""
    prompt: str = ""
    reply: str = ""
    receipt: int = 0


class CallLedger(Protocol):
    """Where requests to models are recorded and budgets are checked."""

    async def may_call(self, purpose: str, at_most_usd: float = 0.0) -> int:
        """Set aside what a request may cost at most, and give back a receipt for its record.

        Raises ``BudgetExceeded`` (narrator.errors) when a ceiling stands in the way of it.
        """
        ...

    async def record(self, call: CallRecord) -> None:
        """Keep one finished request."""
        ...


type Sink = Callable[[str], Awaitable[None]]
"""Takes the next piece of shared prose as it is written."""


@dataclass(frozen=True, slots=True)
class Question:
    """An aside: a player's out-of-character question and what their character may know; ``verbosity`` is how long an
    answer they like."""

    asker: str
    character: str
    text: str
    known: tuple[str, ...]
    seed: str
    voice: Voice
    verbosity: Verbosity = "standard"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to an aside; ``grounded_on`` names the known facts it rests on."""

    text: str
    grounded_on: tuple[str, ...] = ()


class Engine(Protocol):
    """One way of telling the story. Raises ``NarratorError`` (narrator.errors) and nothing else."""

    name: str

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Tell one turn; shared prose also goes to ``sink`` piece by piece, in order."""
        ...

    async def repair(
        self, brief: Brief, draft: Draft, findings: Sequence[Finding], ledger: CallLedger
    ) -> Draft:
        """Tell a turn once more without what was found wrong with its draft; everything else stays as it was.

        Nothing is streamed and no tool is called. ``findings`` quote the draft's text.
        """
        ...

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer an aside from what the asker's character may know."""
        ...


class Embedder(Protocol):
    """Finds out what texts mean, so that what means the same is found in other words."""

    model: str

    async def embed(self, texts: Sequence[str], ledger: CallLedger) -> tuple[Vector, ...]:
        """One vector for each text, in order, all of one dimension. Raises ``NarratorError`` and nothing else."""
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...
