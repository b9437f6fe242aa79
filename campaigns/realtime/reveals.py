"""ACTION_REVEAL: what players are writing, shown to the others while they write it; never stored."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final
from weakref import WeakKeyDictionary

from campaigns.broadcast import send
from campaigns.events import Fleeting
from campaigns.models import Seat, Session
from campaigns.realtime.commands import ActionReveal
from campaigns.realtime.connection import Connection
from campaigns.realtime.runtime import Runtime
from campaigns.selectors.perceiving import seats_perceiving
from campaigns.services.swearing import is_mild
from campaigns.storage import in_database
from narrator.checks.profanity import softened

EVERY: Final = 0.25
"""Seconds between two reveals of one sender: at most four a second leave, the last one always does."""


@dataclass(slots=True)
class _Sender:
    name: str
    sealed: bool
    mild: bool
    last: float = 0.0
    seq: int = 0
    waiting: ActionReveal | None = None
    timer: asyncio.TimerHandle | None = field(default=None)
    seats: tuple[str, ...] | None = None


_senders: WeakKeyDictionary[Connection, _Sender] = WeakKeyDictionary()


async def reveal(runtime: Runtime, connection: Connection, command: ActionReveal) -> None:
    """Show a draft to the others, coalesced. Of asides and at sealed tables they see that somebody writes, not what."""
    if not connection.story or connection.seat_pk is None:
        return
    sender = _senders.get(connection)
    if sender is None:
        name, mode, mild = await in_database(_about, connection.seat_pk)
        sender = _senders[connection] = _Sender(name, mode == Session.TurnMode.STRUCTURED, mild)
    sender.waiting = command
    if sender.timer is not None:
        return
    sender.seats = await in_database(seats_perceiving, connection.session_id, connection.scene)
    if not _due(sender):
        return
    loop = asyncio.get_running_loop()
    wait = sender.last + EVERY - loop.time()
    if wait <= 0:
        _leave(connection, sender)
    else:
        sender.timer = loop.call_later(wait, _leave, connection, sender)


def _due(sender: _Sender) -> bool:
    """Whether there still is something to show that nothing else is about to."""
    return sender.waiting is not None and sender.timer is None


def _leave(connection: Connection, sender: _Sender) -> None:
    sender.timer = None
    command, sender.waiting = sender.waiting, None
    if command is None:
        return
    sender.last = asyncio.get_running_loop().time()
    sender.seq += 1
    send(
        Fleeting(
            connection.session_id,
            "ACTION_REVEAL",
            {
                "player_id": connection.player_id,
                "character_name": sender.name,
                "status": command.status,
                "action": _shown(sender, command),
                "aside": command.aside,
                "seq": sender.seq,
                "round": command.round,
            },
            sender.seats,
            but=connection.player_id,
            subject=connection.player_id,
            story=True,
            scene=connection.scene,
        )
    )


def _shown(sender: _Sender, command: ActionReveal) -> str:
    if sender.sealed or command.aside:
        return ""
    return softened(command.action) if sender.mild else command.action


def _about(seat_pk: int) -> tuple[str, str, bool]:
    seat = Seat.objects.select_related("session").get(pk=seat_pk)
    return seat.character_name, seat.session.turn_mode, is_mild(seat.session_id)
