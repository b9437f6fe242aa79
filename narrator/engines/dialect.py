"""The port between the tool loop and a protocol: what is asked, in no protocol's terms, and who can ask it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from narrator.contracts import Json, ToolSpec
from narrator.engines.replies import OnText, Reply, Request
from narrator.prompting import Prompt

type Effort = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class CallSettings:
    """How one kind of call is made.

    ``timeout_s`` is seconds without a byte; ``tries`` counts requests, the first included; ``effort`` "" leaves it
    to the model.
    """

    model: str
    max_tokens: int = 2000
    effort: Effort | Literal[""] = ""
    timeout_s: float = 60.0
    tries: int = 3


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What a call came to, as JSON text."""

    call_id: str
    content: str
    failed: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """One reply and the answers to its calls; no answers where a paused reply is only taken up again."""

    reply: Reply
    answers: tuple[ToolAnswer, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A turn to be told: the prompt, what has been said since, and the tools, which may be seen but not used."""

    prompt: Prompt
    exchanges: Sequence[Exchange]
    specs: Sequence[ToolSpec]
    may_call: bool


@dataclass(frozen=True, slots=True)
class Retelling:
    """A turn that was told and is to be told once more: the prompt, what was told, and what is to change."""

    prompt: Prompt
    told: str
    wanted: str


@dataclass(frozen=True, slots=True)
class Asking:
    """One question answered with a JSON object after ``schema``."""

    prompt: Prompt
    schema: Mapping[str, Json]


class Dialect(Protocol):
    """One protocol over one address."""

    name: str

    def telling(self, telling: Telling, settings: CallSettings) -> Request:
        """The request that goes on with a turn."""
        ...

    def retelling(self, retelling: Retelling, settings: CallSettings) -> Request:
        """The request for a narration told once more, without tools."""
        ...

    def asking(self, asking: Asking, settings: CallSettings) -> Request:
        """The request for one answer."""
        ...

    async def stream(self, request: Request, settings: CallSettings, reply: Reply, on_text: OnText) -> None:
        """Send a request and read its stream into ``reply``; text goes to ``on_text`` as it comes.

        Raises ``StreamFault`` for everything that goes wrong between here and the service.
        """
        ...

    async def close(self) -> None:
        """Let go of the connections."""
        ...
