"""The sockets of one session in this process, and the direct fan-out to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from functools import partial

from campaigns.events import Delta, Envelope, Fleeting
from campaigns.realtime.connection import Connection
from campaigns.realtime.frames import body_text, frame, numbered
from campaigns.rules.contracts import Json
from campaigns.world.visibility import INSTEAD, view_event


@dataclass(slots=True)
class Room:
    """One session's room. ``position`` is the last event of its log that this process has passed on, ``heard`` the
    last one it knows of."""

    session_id: int
    connections: set[Connection] = field(default_factory=set)
    position: int = 0
    heard: int = 0

    def deliver(self, envelope: Envelope) -> None:
        """Show one stored event to everybody who may see it; a body is encoded once for each audience."""
        self.position = max(self.position, envelope.position)
        bodies: dict[str, str | None] = {}
        for connection in self.connections:
            _when_ready(connection, partial(_show, connection, envelope, bodies))

    def pass_on(self, message: Fleeting) -> None:
        """Send a message that is not kept."""
        text = frame(message.type, message.payload, message.subject)
        for connection in self.connections:
            _when_ready(connection, partial(_pass_on, connection, message, text))

    def stream(self, delta: Delta, text: str) -> None:
        """Pass the next piece of prose to those in its scene; who is just coming is given all of it instead."""
        piece = delta_frame(delta, text)
        for connection in self.connections:
            if connection.story and connection.held is None and _hears(connection, delta):
                connection.send(piece)


def catch_up(connection: Connection, told: Iterable[Delta], untold: Collection[int]) -> None:
    """Give somebody who comes in the middle of a narration the text so far; ``untold`` are the open rounds."""
    for delta in told:
        if delta.so_far and delta.round in untold and _hears(connection, delta):
            connection.send(delta_frame(delta, delta.so_far))


def _hears(connection: Connection, delta: Delta) -> bool:
    """Whether a socket is in the scene that is told of, and its seat perceives it."""
    if delta.scene != connection.scene:
        return False
    return delta.audience is None or connection.is_gm or connection.seat in delta.audience


def delta_frame(delta: Delta, text: str) -> str:
    """NARRATION_DELTA: a piece of prose of one attempt."""
    payload: dict[str, Json] = {
        "round": delta.round,
        "scene_id": delta.scene,
        "attempt": delta.attempt,
        "segment": 0,
        "text": text,
        "seq_in_round": delta.seq,
    }
    return frame("NARRATION_DELTA", payload)


def _when_ready(connection: Connection, act: Callable[[], None]) -> None:
    if connection.held is None:
        act()
    else:
        connection.held.append(act)


def _show(connection: Connection, envelope: Envelope, bodies: dict[str, str | None]) -> None:
    """Number and send one event, unless the socket's snapshot had it already."""
    if not connection.story or envelope.position <= connection.position:
        return
    connection.position = envelope.position
    granted = envelope.grants.get(connection.seat)
    if granted is not None:
        connection.granted = granted
    alike = envelope.audience is None and INSTEAD not in envelope.body
    key = "gm" if connection.is_gm else "" if alike else connection.seat
    if key not in bodies:
        seen = view_event(envelope.kind, envelope.body, envelope.audience, connection.viewer)
        bodies[key] = None if seen is None else body_text(seen)
    body = bodies[key]
    if body is None:
        return
    if envelope.kind == "CHAPTER_MARKER":
        _change_scene(connection, envelope)
    seq = envelope.position if connection.is_gm else envelope.public_index + connection.granted
    connection.send(numbered(envelope.kind, body, seq, envelope.subject))


def _change_scene(connection: Connection, envelope: Envelope) -> None:
    """A socket follows its seat into another scene by the log, which no socket can miss."""
    moved, scene = envelope.body.get("moved"), envelope.body.get("scene_id")
    if not isinstance(moved, list | tuple) or not isinstance(scene, str):
        return
    if connection.player_id in moved or connection.scene == envelope.body.get("ended"):
        connection.scene = scene


def _pass_on(connection: Connection, message: Fleeting, text: str) -> None:
    """Whether a message is for a socket is asked when it is sent: one that is coming may be in the story by then."""
    if _meant_for(message, connection):
        connection.send(text)


def _meant_for(message: Fleeting, connection: Connection) -> bool:
    if message.story and not connection.story:
        return False
    if message.scene and message.scene != connection.scene:
        return False
    if message.but and message.but == connection.player_id:
        return False
    if message.members is not None:
        return connection.player_id in message.members
    if message.seats is None:
        return True
    return connection.seat in message.seats or (message.gm and connection.is_gm)
