"""One socket of one member: who it is, what it may see, and the queue of frames on their way to it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from typing import Final

from campaigns.world.visibility import Viewer

type Write = Callable[[str], Awaitable[None]]
type Close = Callable[[int], Coroutine[None, None, None]]

MOST_WAITING: Final = 2000
"""Frames that may wait for a slow reader; beyond it the socket is closed and the client resumes by seq."""
TOO_SLOW: Final = 4429


@dataclass(slots=True, eq=False, weakref_slot=True)
class Connection:
    """A socket at a table. ``position`` is the log position up to which it has been shown the story.

    While ``held`` it gathers what the room sends, until its own snapshot has been sent. Once ``let_go`` it takes
    nothing more.
    """

    socket: str
    member_id: int
    player_id: str
    write: Write
    close: Close
    session_id: int = 0
    session_slug: str = ""
    seat_pk: int | None = None
    seat: str = ""
    scene: str = ""
    is_gm: bool = False
    is_host: bool = False
    story: bool = False
    position: int = 0
    granted: int = 0
    held: list[Callable[[], None]] | None = None
    let_go: bool = False
    _queue: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    _writer: asyncio.Task[None] | None = None
    _closing: asyncio.Task[None] | None = None

    @property
    def viewer(self) -> Viewer:
        """The eyes of this socket."""
        return Viewer(seat=self.seat or None, is_gm=self.is_gm)

    def send(self, text: str) -> None:
        """Queue one frame; a reader that is too slow is let go and comes back by its last number."""
        if self.let_go:
            return
        try:
            self._queue.put_nowait(text)
        except asyncio.QueueFull:
            self.let_go = True
            self.stop()
            self._closing = asyncio.get_running_loop().create_task(self.close(TOO_SLOW))

    def start(self) -> None:
        """Begin to write what is queued."""
        self._writer = asyncio.create_task(self._write_on())

    def stop(self) -> None:
        """Write nothing more."""
        if self._writer is not None:
            self._writer.cancel()

    async def _write_on(self) -> None:
        while True:
            await self.write(await self._queue.get())
