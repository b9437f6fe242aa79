"""A local service that speaks the streaming Messages API, as scripted: what it is asked it keeps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn

type Event = Mapping[str, Any]


def text(*pieces: str) -> list[dict[str, Any]]:
    """A text block in pieces."""
    return [{"type": "text", "text": ""}, *({"type": "text_delta", "text": piece} for piece in pieces)]


def tool(name: str, arguments: Mapping[str, Any] | str, call: str = "call-1") -> list[dict[str, Any]]:
    """A tool call; arguments given as text are sent as they are."""
    written = arguments if isinstance(arguments, str) else json.dumps(arguments)
    half = len(written) // 2
    start = {"type": "tool_use", "id": call, "name": name, "input": {}}
    return [
        start,
        *({"type": "input_json_delta", "partial_json": part} for part in (written[:half], written[half:])),
    ]


@dataclass
class Answer:
    """One scripted answer: content blocks, why it stops, and what goes wrong on the way."""

    blocks: list[list[dict[str, Any]]] = field(default_factory=list)
    stop: str = "end_turn"
    status: int = 200
    error: str = ""
    cut: bool = False
    hang: bool = False
    garbage: bytes = b""
    sse_error: str = ""


def events(answer: Answer) -> list[Event]:
    """The events of an answer in order; a cut one lacks its end."""
    usage = {
        "input_tokens": 100,
        "output_tokens": 1,
        "cache_read_input_tokens": 900,
        "cache_creation_input_tokens": 50,
    }
    message = {
        "id": "msg", "type": "message", "role": "assistant", "model": "stand-in", "content": [],
        "stop_reason": None, "stop_sequence": None, "usage": usage,
    }  # fmt: skip
    found: list[Event] = [{"type": "message_start", "message": message}]
    for index, block in enumerate(answer.blocks):
        found.append({"type": "content_block_start", "index": index, "content_block": block[0]})
        found += [{"type": "content_block_delta", "index": index, "delta": delta} for delta in block[1:]]
        found.append({"type": "content_block_stop", "index": index})
    if answer.cut or answer.hang or answer.sse_error:
        return found[:-1]
    found.append(
        {"type": "message_delta", "delta": {"stop_reason": answer.stop}, "usage": {"output_tokens": 40}}
    )
    found.append({"type": "message_stop"})
    return found


class StandIn:
    """The ASGI app; answers in order, the last one again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[dict[str, Any]] = []
        self.released = asyncio.Event()

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        answer = self.answers[min(len(self.requests), len(self.answers) - 1)]
        self.requests.append(json.loads(body))
        await self._answer(answer, send)

    async def _answer(self, answer: Answer, send: Any) -> None:
        kind = b"application/json" if answer.status != 200 else b"text/event-stream"
        headers = [(b"content-type", kind)]
        if answer.cut:
            headers.append((b"content-length", b"100000"))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if answer.status != 200 or answer.garbage:
            error = {"type": "error", "error": {"type": answer.error, "message": answer.error}}
            await send({"type": "http.response.body", "body": answer.garbage or json.dumps(error).encode()})
            return
        for event in events(answer):
            await self._event(event, send)
        if answer.sse_error:
            failed = {"type": "error", "error": {"type": answer.sse_error, "message": answer.sse_error}}
            await self._event(failed, send)
        if answer.hang:
            await self.released.wait()
        await send({"type": "http.response.body", "body": b""})

    async def _event(self, event: Event, send: Any) -> None:
        line = f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"
        await send({"type": "http.response.body", "body": line.encode(), "more_body": True})


@asynccontextmanager
async def serving(*answers: Answer) -> AsyncIterator[tuple[StandIn, str]]:
    """The stand-in on a free port, with its address."""
    app = StandIn(*answers)
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # the server has no event to wait for
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield app, f"http://127.0.0.1:{port}"
    finally:
        app.released.set()
        server.should_exit = True
        await running
