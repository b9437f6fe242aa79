"""The yardstick of the overhead: once all of a room have spoken, asks the stand-in and passes on what it says.

A Channels consumer with one streamed request and direct fan-out; no rows, no rules, no checks.
"""

from __future__ import annotations

import asyncio
import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
django.setup()

import httpx2  # noqa: E402
from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402

from tests.bench.usage import cpu_app  # noqa: E402

rooms: dict[str, set[Relay]] = {}
said: dict[str, int] = {}
clients: list[httpx2.AsyncClient] = []


class Relay(AsyncWebsocketConsumer):
    """Counts who has spoken; when all have, streams what the service says to each."""

    async def connect(self) -> None:
        self.room = self.scope["query_string"].decode()
        rooms.setdefault(self.room, set()).add(self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        rooms[self.room].discard(self)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        if json.loads(text_data or "")["type"] != "PLAYER_ACTION":
            return
        said[self.room] = said.get(self.room, 0) + 1
        if said[self.room] % len(rooms[self.room]) == 0:
            self.task = asyncio.create_task(tell(self.room))


async def tell(room: str) -> None:
    """One request; every piece of its text is a frame."""
    if not clients:
        clients.append(httpx2.AsyncClient(base_url=os.environ["SIDEQUEST_LLM_BASE_URL"]))
    request = clients[0].stream("POST", "chat/completions", json={"messages": [], "stream": True})
    async with request as response:
        async for line in response.aiter_lines():
            if "The lamp" in line:
                await fan_out(room, "NARRATION_DELTA", {"text": line})
    await fan_out(room, "NARRATION_END", {})


async def fan_out(room: str, type_: str, payload: dict[str, object]) -> None:
    """Encode once, send to each."""
    text = json.dumps({"type": type_, "payload": payload})
    for consumer in tuple(rooms[room]):
        await consumer.send(text_data=text)


application = ProtocolTypeRouter({"http": cpu_app, "websocket": URLRouter([path("ws", Relay.as_asgi())])})
