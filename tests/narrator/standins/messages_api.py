"""Answers as the streaming Messages API sends them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.narrator.standins.script import CACHED, READ, TOLD, WRITTEN, Answer, Text, Tool

PATH = "/v1/messages"
STOPS = {
    "end": "end_turn",
    "tools": "tool_use",
    "length": "max_tokens",
    "refusal": "refusal",
    "pause": "pause_turn",
    "overfull": "model_context_window_exceeded",
}


def failure(answer: Answer) -> bytes:
    """The body of an answer that is no success."""
    return json.dumps({"type": "error", "error": {"type": answer.error, "message": answer.error}}).encode()


def lines(answer: Answer) -> Iterator[bytes]:
    """The stream's events in order; a broken answer lacks its end."""
    for event in _events(answer):
        yield f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()


def _events(answer: Answer) -> Iterator[Mapping[str, Any]]:
    usage = {"input_tokens": READ, "output_tokens": 1}
    usage |= {"cache_read_input_tokens": CACHED, "cache_creation_input_tokens": WRITTEN}
    yield {
        "type": "message_start",
        "message": {
            "id": "msg", "type": "message", "role": "assistant", "model": "stand-in", "content": [],
            "stop_reason": None, "stop_sequence": None, "usage": usage,
        },
    }  # fmt: skip
    for index, part in enumerate(answer.parts):
        start, deltas = _block(part)
        yield {"type": "content_block_start", "index": index, "content_block": start}
        for delta in deltas:
            yield {"type": "content_block_delta", "index": index, "delta": delta}
        if not answer.broken:
            yield {"type": "content_block_stop", "index": index}
    if answer.sse_error:
        yield {"type": "error", "error": {"type": answer.sse_error, "message": answer.sse_error}}
    if not answer.broken:
        stop = {"stop_reason": STOPS[answer.stop]}
        yield {"type": "message_delta", "delta": stop, "usage": {"output_tokens": TOLD}}
        yield {"type": "message_stop"}


def _block(part: Text | Tool) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if isinstance(part, Text):
        return {"type": "text", "text": ""}, [{"type": "text_delta", "text": piece} for piece in part.pieces]
    half = len(part.written) // 2
    start = {"type": "tool_use", "id": part.id, "name": part.name, "input": {}}
    pieces = (part.written[:half], part.written[half:])
    return start, [{"type": "input_json_delta", "partial_json": piece} for piece in pieces]


def results(request: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tool answers in a request, in order."""
    found = []
    for message in request["messages"]:
        content = message["content"]
        for block in content if isinstance(content, list) else []:
            if block["type"] == "tool_result":
                found.append(json.loads(block["content"]))
    return found


def tools_allowed(request: Mapping[str, Any]) -> bool:
    """Whether a request lets tools be called."""
    return "tools" in request and request["tool_choice"]["type"] != "none"
