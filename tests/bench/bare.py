"""The yardstick: a Channels consumer with direct in-process fan-out that keeps nothing and checks nothing."""

from __future__ import annotations

import asyncio
import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")
django.setup()

from channels.generic.websocket import AsyncWebsocketConsumer  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.urls import path  # noqa: E402

from tests.bench.script import DELAY, DELTAS, PIECE, SEATS  # noqa: E402
from tests.bench.usage import cpu_app  # noqa: E402

rooms: dict[str, set[BareConsumer]] = {}
said: dict[str, int] = {}


class BareConsumer(AsyncWebsocketConsumer):
    """Counts the players who have spoken; when all have, streams the same frames to each."""

    async def connect(self) -> None:
        self.room = self.scope["query_string"].decode()
        rooms.setdefault(self.room, set()).add(self)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        rooms[self.room].discard(self)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        json.loads(text_data or "")
        said[self.room] = said.get(self.room, 0) + 1
        if said[self.room] % SEATS == 0:
            round_ = said[self.room] // SEATS
            await fan_out(self.room, "THINKING", {"round": round_})
            self.task = asyncio.create_task(narrate(self.room, round_))


async def narrate(room: str, round_: int) -> None:
    """Twenty deltas, the narration and its end."""
    for number in range(DELTAS):
        await asyncio.sleep(DELAY)
        await fan_out(room, "NARRATION_DELTA", {"round": round_, "text": PIECE, "seq_in_round": number})
    await fan_out(room, "NARRATION", {"round": round_, "text": PIECE * DELTAS})
    await fan_out(room, "NARRATION_END", {"round": round_})


async def fan_out(room: str, type_: str, payload: dict[str, object]) -> None:
    """Encode once, send to each."""
    text = json.dumps({"type": type_, "payload": payload})
    for consumer in tuple(rooms[room]):
        await consumer.send(text_data=text)


application = ProtocolTypeRouter(
    {"http": cpu_app, "websocket": URLRouter([path("ws", BareConsumer.as_asgi())])}
)
