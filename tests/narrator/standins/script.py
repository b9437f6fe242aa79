"""What a stand-in service is to answer, in no protocol's terms, and what is to go wrong on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

type Stop = Literal["end", "tools", "length", "refusal", "pause", "overfull"]


@dataclass(frozen=True)
class Text:
    """Words in pieces."""

    pieces: tuple[str, ...]


@dataclass(frozen=True)
class Tool:
    """A tool call; ``written`` is its arguments as they are sent."""

    name: str
    written: str
    id: str


def text(*pieces: str) -> Text:
    """Words in pieces."""
    return Text(pieces)


def tool(name: str, arguments: Mapping[str, Any] | str, call: str = "call-1") -> Tool:
    """A tool call; arguments given as text are sent as they are."""
    return Tool(name, arguments if isinstance(arguments, str) else json.dumps(arguments), call)


@dataclass(frozen=True)
class Answer:
    """One answer: what it holds, why it stops, and the fault it has.

    ``status`` other than 200 answers with ``error`` and no stream; ``retry_after`` goes with it. ``cut`` breaks the
    line before the end, ``ends`` closes it in good order without one, ``hang`` says nothing more, ``late`` says nothing
    before the stand-in's ``door`` is open, ``sse_error`` is told in the stream, ``garbage`` is sent instead of
    everything.
    """

    parts: list[Text | Tool] = field(default_factory=list)
    stop: Stop = "end"
    status: int = 200
    error: str = ""
    retry_after: str = ""
    cut: bool = False
    ends: bool = False
    hang: bool = False
    late: bool = False
    garbage: bytes = b""
    sse_error: str = ""
    counted: bool = True

    @property
    def broken(self) -> bool:
        """Whether its end never comes."""
        return self.cut or self.ends or self.hang or bool(self.sse_error)


READ, CACHED, WRITTEN, TOLD = 100, 900, 50, 40
"""Tokens that every answer reports: read afresh, from the cache, written to it, and told."""
