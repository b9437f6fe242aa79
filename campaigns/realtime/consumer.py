"""The consumer of ``/ws``: parses a frame, has one thing done, answers. It holds no rules and no state of play."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from typing import Any

from channels.consumer import get_handler_name
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import DatabaseError
from django.utils.translation import gettext as _

from campaigns.errors import CampaignError, InvalidRequest, StorageError
from campaigns.realtime import arriving, playing
from campaigns.realtime.commands import Command, Connect, parse
from campaigns.realtime.connection import Connection
from campaigns.realtime.frames import refusal
from campaigns.realtime.identity import SessionCookie, cookie_of
from campaigns.realtime.limits import MAX_BYTES, Pace, check_shape
from campaigns.realtime.runtime import Runtime, runtime
from campaigns.storage import in_database
from campaigns.tracing import traced

NO_COOKIE = 4401
NOT_YOURS = 4403


class TableConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # Channels has no type hints
    """One socket of one browser."""

    # Rooms are fed by their process, once for all its sockets, so that a socket needs no channel of its own.
    channel_layer_alias = ""
    cookie: SessionCookie | None = None
    connection: Connection | None = None
    runtime: Runtime

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Give a message to its handler. Channels would visit a thread first to look after connections to the
        database; our units of work look after their own."""
        await getattr(self, get_handler_name(message))(message)

    async def connect(self) -> None:
        """Accept; a visitor without our cookie is told so by the close code."""
        await self.accept()
        self.runtime = await runtime()
        self.pace = Pace()
        self.turnstile = asyncio.Lock()
        cookie = await in_database(cookie_of, self.scope)
        if cookie is None:
            await self.close(NO_COOKIE)
            return
        self.cookie = cookie

    async def disconnect(self, code: int) -> None:
        """The socket has gone: its presence lives on for the grace."""
        await self._let_go()

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """One frame: limits, parsing, one command. Whatever is wrong with it is answered and disturbs nobody."""
        if self.cookie is None:
            # The socket is being closed; what was on its way here says nothing.
            return
        with traced():
            try:
                self._check_frame(text_data)
                type_, command = parse(_decode(text_data or ""))
                async with self.turnstile:
                    await self._perform(type_, command)
            except CampaignError as refused:
                await self._refuse(refused)
            except DatabaseError as broken:
                await self._refuse(
                    StorageError(
                        _("That could not be kept. Nothing was changed; try again."), hint=str(broken)[:120]
                    )
                )

    def _check_frame(self, text: str | None) -> None:
        if not self.pace.allows(time.monotonic()):
            raise InvalidRequest(
                _("That is more than 20 messages in a second."), hint=_("Slow down a little.")
            )
        if text is None:
            raise InvalidRequest(_("Binary frames are not understood here."))
        if len(text.encode()) > MAX_BYTES:
            raise InvalidRequest(_("That message is larger than 64 KiB."))

    async def _perform(self, type_: str, command: Command) -> None:
        if isinstance(command, Connect):
            await self._connect(command)
            return
        if self.connection is None:
            raise InvalidRequest(_("Connect to a table first."), hint='SESSION_EVENT {"event": "connect"}')
        await playing.perform(self.runtime, self.connection, type_, command)

    async def _connect(self, command: Connect) -> None:
        if self.connection is not None:
            raise InvalidRequest(_("This socket is at a table already."))
        connection = self.connection = Connection(
            socket=uuid.uuid4().hex, member_id=0, player_id="", write=self._write, close=self.close
        )
        here = False
        try:
            here = await self._arrive(connection, command)
        finally:
            if not here:
                await self._let_go()

    async def _arrive(self, connection: Connection, command: Connect) -> bool:
        """Whether the socket is at its table now; one that asked for somebody else's is closed."""
        if self.cookie is None:
            return False
        try:
            await arriving.arrive(self.runtime, connection, self.cookie, command)
        except arriving.NotYourSeat:
            await self.close(NOT_YOURS)
            return False
        return True

    async def _let_go(self) -> None:
        """Take the socket from its table, if it is at one."""
        if self.connection is not None:
            connection, self.connection = self.connection, None
            connection.stop()
            await arriving.depart(self.runtime, connection)

    async def _write(self, text: str) -> None:
        await self.base_send({"type": "websocket.send", "text": text})

    async def _refuse(self, refused: CampaignError) -> None:
        text = refusal(refused, self.connection.player_id if self.connection else "")
        if self.connection is not None:
            self.connection.send(text)
        else:
            await self._write(text)


def _decode(text: str) -> object:
    try:
        decoded = json.loads(text)
    except ValueError as wrong:
        raise InvalidRequest(_("That is not JSON."), hint=str(wrong)[:120]) from wrong
    except RecursionError as deep:
        raise InvalidRequest(_("That is nested too deeply.")) from deep
    check_shape(decoded)
    return decoded
