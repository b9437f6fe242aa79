"""A local service that speaks every protocol, each at its own path, as scripted: what it is asked it keeps."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from types import ModuleType
from typing import Any

import uvicorn

from tests.narrator.standins import chat_completions, local_completions, messages_api
from tests.narrator.standins.script import Answer

PROTOCOLS: dict[str, ModuleType] = {
    module.PATH: module for module in (messages_api, chat_completions, local_completions)
}
type Mind = Callable[[ModuleType, Mapping[str, Any]], Answer]
"""What answers a request: the protocol it came in and its body."""


def in_order(*answers: Answer) -> Mind:
    """Answers in order, the last one again and again."""
    left = list(answers)
    return lambda protocol, request: left.pop(0) if len(left) > 1 else left[0]


class StandIn:
    """The ASGI app."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        self.requests: list[dict[str, Any]] = []
        self.bodies: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.released = asyncio.Event()
        self.door = asyncio.Event()

    async def __call__(self, scope: Mapping[str, Any], receive: Any, send: Any) -> None:
        body = b""
        while True:
            message = await receive()
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        protocol = PROTOCOLS[scope["path"]]
        self.requests.append(json.loads(body))
        self.bodies.append(body)
        self.headers.append({name.decode(): value.decode() for name, value in scope["headers"]})
        await self._answer(self.mind(protocol, self.requests[-1]), protocol, send)

    async def _answer(self, answer: Answer, protocol: ModuleType, send: Any) -> None:
        if answer.late:
            await self.door.wait()
        kind = b"application/json" if answer.status != 200 else b"text/event-stream"
        headers = [(b"content-type", kind)]
        if answer.cut:
            headers.append((b"content-length", b"100000"))
        if answer.retry_after:
            headers.append((b"retry-after", answer.retry_after.encode()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        if answer.status != 200 or answer.garbage:
            body = answer.garbage or protocol.failure(answer)
            await send({"type": "http.response.body", "body": body})
            return
        for line in protocol.lines(answer):
            await send({"type": "http.response.body", "body": line, "more_body": True})
        if answer.hang:
            await self.released.wait()
        await send({"type": "http.response.body", "body": b""})


@asynccontextmanager
async def serving(*answers: Answer, mind: Mind | None = None) -> AsyncIterator[tuple[StandIn, str]]:
    """The stand-in on a free port, with its address."""
    app = StandIn(mind or in_order(*answers))
    async with on_a_port(app) as address:
        try:
            yield app, address
        finally:
            app.released.set()


@asynccontextmanager
async def on_a_port(app: Any) -> AsyncIterator[str]:
    """An ASGI app on a free port; its address."""
    config = uvicorn.Config(app, port=0, log_level="critical", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  # the server has no event to wait for
        await asyncio.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await running
