"""Answers as servers of streaming Chat Completions send them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.narrator.standins.script import CACHED, READ, TOLD, WRITTEN, Answer, Text

PATH = "/v1/chat/completions"
STOPS = {
    "end": "stop",
    "tools": "tool_calls",
    "length": "length",
    "refusal": "content_filter",
    "pause": "stop",
    "overfull": "length",
}


def failure(answer: Answer) -> bytes:
    """The body of an answer that is no success."""
    return json.dumps({"error": {"message": answer.error, "type": answer.error, "code": None}}).encode()


def lines(answer: Answer) -> Iterator[bytes]:
    """The stream's lines in order, with a comment that keeps the line open; a broken answer lacks its end."""
    yield b": still thinking\n\n"
    for chunk in _chunks(answer):
        yield f"data: {json.dumps(chunk)}\n\n".encode()
    if not answer.broken:
        yield b"data: [DONE]\n\n"


def _chunks(answer: Answer) -> Iterator[Mapping[str, Any]]:
    yield _chunk({"role": "assistant", "content": ""})
    number = 0
    for part in answer.parts:
        if isinstance(part, Text):
            yield from (_chunk({"content": piece}) for piece in part.pieces)
            continue
        half = len(part.written) // 2
        function = {"name": part.name, "arguments": part.written[:half]}
        begun = {"index": number, "id": part.id, "type": "function", "function": function}
        yield _chunk({"tool_calls": [begun]})
        yield _chunk({"tool_calls": [{"index": number, "function": {"arguments": part.written[half:]}}]})
        number += 1
    if answer.sse_error:
        yield {"error": {"message": answer.sse_error, "code": answer.sse_error}, "choices": []}
    if answer.broken:
        return
    yield _chunk({}, STOPS[answer.stop])
    if answer.counted:
        details = {"cached_tokens": CACHED}
        usage = {"prompt_tokens": READ + WRITTEN + CACHED, "completion_tokens": TOLD}
        yield {"id": "c", "choices": [], "usage": {**usage, "prompt_tokens_details": details}}


def _chunk(delta: Mapping[str, Any], finish: str | None = None) -> Mapping[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "model": "stand-in", "choices": [choice]}


def results(request: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tool answers in a request, in order."""
    return [json.loads(message["content"]) for message in request["messages"] if message["role"] == "tool"]


def tools_allowed(request: Mapping[str, Any]) -> bool:
    """Whether a request lets tools be called."""
    return "tools" in request and request["tool_choice"] != "none"
