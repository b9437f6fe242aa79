"""The cast on real sockets: the consumer of ``/ws`` behind a communicator, with a narrator that plays a script."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

import pytest
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore

from campaigns.models import Seat, Session
from campaigns.realtime import runtime as running
from campaigns.realtime.routing import websocket_urlpatterns
from campaigns.services.directing import direct
from campaigns.storage import in_database, shut_down
from narrator.contracts import Engine
from narrator.engines.scripted import ScriptedEngine
from tests.cast import Table, cookie_for, set_table, user

PATIENCE = 30.0
"""Seconds that a frame may take on a busy machine; nothing waits so long unless it is broken."""

APPLICATION = URLRouter(websocket_urlpatterns)
type Payload = dict
type Where = Callable[[Payload], bool]


def anything(payload: Payload) -> bool:
    """Accepts every payload."""
    return True


class Wire:
    """One socket: every frame received, in order, and how far a test has read."""

    def __init__(self, cookie: str | None) -> None:
        headers = [] if cookie is None else [(b"cookie", f"{settings.SESSION_COOKIE_NAME}={cookie}".encode())]
        self.line = WebsocketCommunicator(APPLICATION, "/ws", headers=headers)
        self.frames: list[Payload] = []
        self.read = 0
        self.closed: int | None = None
        self.gone = False

    async def open(self) -> Wire:
        """Open the socket without asking for a table."""
        connected, _protocol = await self.line.connect(timeout=PATIENCE)
        assert connected
        return self

    async def come(self, slug: str, **wish: object) -> Wire:
        """Ask for a table."""
        await self.send("SESSION_EVENT", event="connect", game_slug=slug, **wish)
        return self

    async def send(self, type_: str, **payload: object) -> None:
        """Send one command."""
        await self.raw(json.dumps({"type": type_, "payload": payload}))

    async def raw(self, text: str | None = None, *, binary: bytes | None = None) -> None:
        """Send whatever a client might."""
        if binary is not None:
            await self.line.send_to(bytes_data=binary)
        else:
            await self.line.send_to(text_data=text)

    async def act(self, words: str) -> None:
        """Say what one's character does."""
        await self.send("PLAYER_ACTION", action=words)

    async def next(self) -> Payload:
        """The next frame that has not been read; closing is ``{"type": "closed"}``."""
        if self.read == len(self.frames):
            await self._receive()
        self.read += 1
        return self.frames[self.read - 1]

    async def until(self, type_: str, where: Where = anything) -> Payload:
        """The payload of the next frame of a type for which ``where`` holds; frames before it are passed."""
        while True:
            frame = await self.next()
            if frame["type"] == type_ and where(frame["payload"]):
                return frame["payload"]
            assert frame["type"] != "closed", f"closed with {self.closed} while waiting for {type_}"

    async def ready(self) -> Payload:
        """Wait until the table is shown and its panels are there; the answer is the initial state."""
        shown = await self.until("SESSION_EVENT", lambda payload: payload["event"] == "ready")
        await self.settle()
        return shown["initial_state"]

    async def told(self, round_: int) -> Payload:
        """The settled prose of a round."""
        return await self.until("NARRATION", lambda payload: payload["round"] == round_)

    async def ended(self, round_: int) -> Payload:
        """The end of a round."""
        return await self.until("NARRATION_END", lambda payload: payload["round"] == round_)

    async def refused(self) -> Payload:
        """The next ERROR."""
        return await self.until("ERROR")

    async def settle(self) -> list[Payload]:
        """Wait until everything that is on its way has come, and return what had not been read.

        Units of database work run in order, and so do the frames of a socket: an answer that asked the database
        comes after everything that was committed before it.
        """
        unread = self.read
        await self.send("PLAYER_ACTION", action="/help")
        await self.until("COMMAND_RESULT", lambda payload: payload["command"] == "help")
        return [frame for frame in self.frames[unread:] if frame["type"] != "COMMAND_RESULT"]

    async def close_code(self) -> int:
        """The code with which the server closes this socket."""
        while self.closed is None:
            await self._receive()
        return self.closed

    async def leave(self) -> None:
        """Drop the line, as a closed tab does."""
        if not self.gone:
            self.gone = True
            if not self.line.future.done():
                await self.line.disconnect(timeout=PATIENCE)

    def of(self, type_: str) -> list[Payload]:
        """The payloads of all frames of one type so far."""
        return [frame["payload"] for frame in self.frames if frame["type"] == type_]

    def story(self) -> list[tuple[int, str]]:
        """Number and type of every stored event so far."""
        return [
            (frame["payload"]["seq"], frame["type"])
            for frame in self.frames
            if "seq" in frame["payload"] and frame["type"] != "ACTION_REVEAL"
        ]

    def panel(self, type_: str) -> Payload:
        """What a panel shows now."""
        return self.of(type_)[-1]

    @property
    def types(self) -> list[str]:
        """The types of all frames so far, in order."""
        return [frame["type"] for frame in self.frames]

    async def _receive(self) -> None:
        output = await self.line.receive_output(timeout=PATIENCE)
        if output["type"] == "websocket.close":
            self.closed = output["code"]
            self.frames.append({"type": "closed", "payload": {}})
        else:
            self.frames.append(json.loads(output["text"]))


@dataclass
class Floor:
    """A running web process with one table of the cast; sockets that are opened here are closed at the end."""

    table: Table
    wires: list[Wire] = field(default_factory=list)

    @property
    def slug(self) -> str:
        """The table's slug."""
        return self.table.session.slug

    @property
    def seats(self) -> dict[str, Seat]:
        """Bob's and Cleo's seats by name."""
        return {"Bob": self.table.bob_seat, "Cleo": self.table.cleo_seat}

    async def open(self, cookie: str | None) -> Wire:
        """A socket that has asked for nothing yet."""
        wire = Wire(cookie)
        self.wires.append(wire)
        return await wire.open()

    async def visitor(self) -> Wire:
        """A socket with a fresh cookie of ours and nobody logged in."""
        return await self.open(await in_database(_anonymous))

    async def knock(self, name: str, **wish: object) -> Wire:
        """One of the cast asks for the table."""
        wire = await self.open(await in_database(_cookie, name))
        return await wire.come(self.slug, **wish)

    async def seat(self, name: str, **wish: object) -> Wire:
        """One of the cast connects and sees the table."""
        wire = await self.knock(name, **wish)
        await wire.ready()
        return wire

    async def pair(self) -> tuple[Wire, Wire]:
        """Bob and Cleo at the table, with everything that belongs to their coming behind them."""
        bob, cleo = await self.seat("Bob"), await self.seat("Cleo")
        await bob.settle()
        return bob, cleo

    async def change(self, **values: object) -> None:
        """Set fields of the session."""
        await in_database(Session.objects.filter(pk=self.table.session.pk).update, **values)

    async def hand_throws(self, *names: str) -> None:
        """Have players throw their dice by hand."""
        pks = [self.seats[name].pk for name in names]
        await in_database(Seat.objects.filter(pk__in=pks).update, throws_by_itself=False)

    async def among_people(self) -> None:
        """Bring the party to where Berit is, whom one can fight."""
        session = self.table.session
        await in_database(direct, session, self.table.alice, "move lamp_room")
        await in_database(session.refresh_from_db)

    async def clear(self) -> None:
        """Close every socket, stop the process and the threads that hold connections."""
        try:
            for wire in self.wires:
                await wire.leave()
        finally:
            await running.stop_runtime()
            await asyncio.to_thread(shut_down)


type Opening = Callable[..., "asyncio.Future[Floor] | object"]


@pytest.fixture
async def opening(transactional_db: None) -> AsyncIterator[Callable[..., object]]:
    """Opens a table: ``await opening(engine, present=False, …)`` with the wishes of ``set_table``."""
    floors: list[Floor] = []

    async def make(engine: Engine | None = None, **wish: object) -> Floor:
        told = engine or ScriptedEngine()
        running.narrate_with(lambda: told)
        table = await in_database(set_table, **{"present": False, **wish})
        floors.append(Floor(table))
        return floors[-1]

    yield make
    for floor in floors:
        await floor.clear()


@pytest.fixture
async def floor(opening: Callable[..., object]) -> Floor:
    """The usual table, at round 1, nobody connected yet, with a narrator that tells four pieces a turn."""
    return await opening()  # type: ignore[misc]


def _cookie(name: str) -> str:
    return cookie_for(user(name))


def _anonymous() -> str:
    store = SessionStore()
    store["visited"] = True
    store.save()
    return str(store.session_key)


def person(name: str) -> User:
    """One of the cast as a user; call it off the event loop."""
    return user(name)
