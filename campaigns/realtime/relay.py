"""Between web processes: one subscription a process and room on the channel layer, never one a socket."""

from __future__ import annotations

import asyncio
import logging
from typing import Any, Final

from channels.layers import get_channel_layer

from campaigns.broadcast import ROOM_GROUP
from campaigns.events import Outgoing, SubmissionMade, TurnClosed
from campaigns.layer import LAYER_ERRORS
from campaigns.realtime.hub import Hub
from campaigns.wire import dump_message, load_message

log = logging.getLogger(__name__)

TRY_AGAIN: Final = 1.0


class Relay:
    """Carries this process's messages to the others and theirs to this process's rooms."""

    def __init__(self, hub: Hub, process: str) -> None:
        self._layer: Any = get_channel_layer()
        self._hub = hub
        self._process = process
        self._out: asyncio.Queue[tuple[Outgoing, ...] | tuple[int, bool]] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._channel = ""

    async def start(self) -> None:
        """Join the layer and begin to carry."""
        self._channel = await self._layer.new_channel("sidequest.process.")
        self._hub.relay = self._out.put_nowait
        self._hub.on_room = lambda session, here: self._out.put_nowait((session, here))
        self._tasks = [asyncio.create_task(self._send_on()), asyncio.create_task(self._receive_on())]

    def stop(self) -> None:
        """Carry nothing more."""
        for task in self._tasks:
            task.cancel()

    async def _send_on(self) -> None:
        while True:
            item = await self._out.get()
            try:
                if isinstance(item[0], int):
                    await self._subscribe(item[0], bool(item[1]))
                else:
                    await self._send(item)
            except LAYER_ERRORS as lost:
                # The log is the truth: the other processes read it every two seconds.
                log.warning("the channel layer is away", extra={"error": str(lost)})

    async def _subscribe(self, session: int, here: bool) -> None:
        group = ROOM_GROUP.format(session=session)
        if here:
            await self._layer.group_add(group, self._channel)
        else:
            await self._layer.group_discard(group, self._channel)

    async def _send(self, messages: tuple[Outgoing, ...]) -> None:
        # What one process has to see to is seen to where it came about.
        carried = [message for message in messages if not isinstance(message, TurnClosed | SubmissionMade)]
        for session in dict.fromkeys(message.session for message in carried):
            batch = [dump_message(message) for message in carried if message.session == session]
            await self._layer.group_send(
                ROOM_GROUP.format(session=session),
                {"type": "room.messages", "origin": self._process, "messages": batch},
            )

    async def _receive_on(self) -> None:
        while True:
            try:
                event = await self._layer.receive(self._channel)
            except LAYER_ERRORS as lost:
                log.warning("the channel layer is away", extra={"error": str(lost)})
                await asyncio.sleep(TRY_AGAIN)
                continue
            if event["origin"] != self._process:
                self._hub.dispatch([load_message(item) for item in event["messages"]])
