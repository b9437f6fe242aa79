"""Carries what services send to the web process's rooms, on commit, and to the other processes.

A web process registers the receiver of its rooms. A process without one (a worker, a command) hands its messages
to the channel layer, where there is one; without either nobody is listening and the log is what counts.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Final

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from campaigns.events import Outgoing
from campaigns.wire import dump_message

type Receiver = Callable[[tuple[Outgoing, ...]], None]

log = logging.getLogger(__name__)

ROOM_GROUP: Final = "sidequest.room.{session}"
"""The channel layer's group of one session: each web process with sockets there is in it once."""

_receivers: list[Receiver] = []


def register(receiver: Receiver) -> None:
    """Have this process's messages given to ``receiver``, which must be safe to call from any thread."""
    _receivers.append(receiver)


def unregister(receiver: Receiver) -> None:
    """Stop giving messages to ``receiver``."""
    _receivers.remove(receiver)


def on_commit(*messages: Outgoing) -> None:
    """Send the messages, together and in order, once the transaction around the caller has committed."""
    transaction.on_commit(partial(send, *messages))


def send(*messages: Outgoing) -> None:
    """Send the messages now. Only for what no row stands behind (streamed prose)."""
    if _receivers:
        for receiver in tuple(_receivers):
            receiver(messages)
        return
    layer = get_channel_layer()
    if layer is None:
        log.debug("nobody listens", extra={"count": len(messages)})
        return
    for session in dict.fromkeys(message.session for message in messages):
        batch = [dump_message(message) for message in messages if message.session == session]
        async_to_sync(layer.group_send)(
            ROOM_GROUP.format(session=session), {"type": "room.messages", "origin": "", "messages": batch}
        )
