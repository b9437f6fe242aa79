"""All rooms of this process: takes what services send, from any thread, in order, and closes gaps from the log."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable

from django.db import DatabaseError

from campaigns.events import (
    Delta,
    Envelope,
    Fleeting,
    Outgoing,
    RosterChanged,
    Stored,
    SubmissionMade,
    TurnClosed,
    TurnCut,
)
from campaigns.realtime.connection import Connection
from campaigns.realtime.room import Room
from campaigns.realtime.telling import Telling
from campaigns.selectors.transcript import envelopes_after
from campaigns.storage import in_database

log = logging.getLogger(__name__)

RESEATED = 4409
"""Close code that asks a client to connect again: its seat or its rights have changed."""


class Hub:
    """The rooms of one process. Only ``receive`` may be called from other threads."""

    def __init__(
        self,
        on_turn_closed: Callable[[int], None],
        on_turn_cut: Callable[[int], None],
        on_submission: Callable[[SubmissionMade], None],
    ) -> None:
        self.rooms: dict[int, Room] = {}
        self.telling = Telling()
        self.loop = asyncio.get_running_loop()
        self.relay: Callable[[tuple[Outgoing, ...]], None] | None = None
        self.on_room: Callable[[int, bool], None] | None = None
        self._on_turn_closed = on_turn_closed
        self._on_submission = on_submission
        self._on_turn_cut = on_turn_cut
        self._filling: dict[int, asyncio.Task[None]] = {}

    def receive(self, messages: tuple[Outgoing, ...]) -> None:
        """Take messages of this process's own services."""
        self.loop.call_soon_threadsafe(self._receive_own, messages)

    def _receive_own(self, messages: tuple[Outgoing, ...]) -> None:
        if self.relay is not None:
            self.relay(messages)
        self.dispatch(messages)

    def dispatch(self, messages: Iterable[Outgoing]) -> None:
        """Give messages to the rooms that are here; those of other processes come this way too."""
        for message in messages:
            if isinstance(message, TurnClosed):
                self._on_turn_closed(message.turn)
                continue
            if isinstance(message, SubmissionMade):
                self._on_submission(message)
                continue
            if isinstance(message, TurnCut):
                self._on_turn_cut(message.turn)
                continue
            room = self.rooms.get(message.session)
            if isinstance(message, Delta):
                self._stream(room, message)
                continue
            if isinstance(message, Stored):
                self._settle(message.session, message.envelopes)
            if room is not None:
                self._in_room(room, message)

    def _stream(self, room: Room | None, delta: Delta) -> None:
        text = self.telling.take(delta)
        if text is not None and room is not None:
            room.stream(delta, text)

    def _settle(self, session: int, envelopes: Iterable[Envelope]) -> None:
        for envelope in envelopes:
            # What is told again was told before; it has nothing to do with the prose that comes now.
            if envelope.kind == "NARRATION" and not envelope.body.get("told_again"):
                self.telling.settled(session, str(envelope.body.get("scene_id", "")))

    def _in_room(self, room: Room, message: Stored | Fleeting | RosterChanged) -> None:
        if isinstance(message, Fleeting):
            room.pass_on(message)
        elif isinstance(message, RosterChanged):
            self._reseat(room, message.members)
        else:
            self._in_order(room, message)

    def _in_order(self, room: Room, message: Stored) -> None:
        """Deliver what follows directly; anything else is read from the log, which is the truth."""
        for envelope in message.envelopes:
            room.heard = max(room.heard, envelope.position)
            if envelope.position == room.position + 1 and room.session_id not in self._filling:
                room.deliver(envelope)
            elif envelope.position > room.position:
                self.fill(room)

    def fill(self, room: Room) -> None:
        """Read from the log what this room has missed."""
        if room.session_id not in self._filling:
            self._filling[room.session_id] = self.loop.create_task(self._fill(room))

    async def _fill(self, room: Room) -> None:
        try:
            while True:
                heard = room.heard
                missing = await in_database(envelopes_after, room.session_id, room.position)
                self._settle(room.session_id, missing)
                for envelope in missing:
                    room.deliver(envelope)
                if room.heard == heard:
                    return
                # What was told while the log was being read has not been delivered.
        except DatabaseError:
            # The process's clock asks again.
            log.exception("a room could not be brought up to date", extra={"session": room.session_id})
        finally:
            del self._filling[room.session_id]

    def enter(self, connection: Connection, position: int) -> Room:
        """Put a socket into its room; a new room begins at the log's ``position`` as just read."""
        room = self.rooms.get(connection.session_id)
        if room is None:
            room = self.rooms[connection.session_id] = Room(connection.session_id, position=position)
            if self.on_room is not None:
                self.on_room(connection.session_id, True)
        room.connections.add(connection)
        return room

    def leave(self, connection: Connection) -> None:
        """Take a socket out; an empty room is dropped."""
        room = self.rooms.get(connection.session_id)
        if room is None:
            return
        room.connections.discard(connection)
        if not room.connections:
            del self.rooms[connection.session_id]
            if self.on_room is not None:
                self.on_room(connection.session_id, False)

    def _reseat(self, room: Room, members: tuple[str, ...]) -> None:
        for connection in tuple(room.connections):
            if connection.player_id in members:
                self.loop.create_task(connection.close(RESEATED))
