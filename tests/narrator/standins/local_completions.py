"""Answers as small servers of Chat Completions send them (Ollama, llama.cpp): one call at a time, whole, with its
arguments as an object, no id and no number; no counts, no word for why it ends, and no last line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.narrator.standins.chat_completions import failure as failure
from tests.narrator.standins.chat_completions import results as results
from tests.narrator.standins.chat_completions import tools_allowed as tools_allowed
from tests.narrator.standins.script import Answer, Text, Tool

PATH = "/local/chat/completions"
STOPS = {"length": "length", "refusal": "content_filter"}


def lines(answer: Answer) -> Iterator[bytes]:
    """The stream's lines in order; a broken answer lacks its end."""
    calls = [part for part in answer.parts if isinstance(part, Tool)]
    for part in answer.parts:
        if isinstance(part, Text):
            yield from (_line({"content": piece}) for piece in part.pieces)
        elif part is calls[0]:
            yield _line(
                {"tool_calls": [{"function": {"name": part.name, "arguments": _whole(part.written)}}]}
            )
    if not answer.broken:
        yield _line({}, STOPS.get(answer.stop, "stop"))


def _whole(written: str) -> Any:
    """Arguments as an object; what is none stays as it was written."""
    try:
        return json.loads(written)
    except ValueError:
        return written


def _line(delta: Mapping[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": {"role": "assistant", **delta}, "finish_reason": finish}
    return f"data: {json.dumps({'model': 'stand-in', 'choices': [choice]})}\n\n".encode()
