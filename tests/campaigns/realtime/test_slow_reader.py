"""A reader that is too slow is let go and comes back by its number; nobody else waits for it."""

from __future__ import annotations

import asyncio

from campaigns.events import Envelope
from campaigns.realtime.connection import MOST_WAITING, TOO_SLOW, Connection
from campaigns.realtime.room import Room
from tests.ears import ear


async def test_a_reader_that_takes_nothing_is_closed_once() -> None:
    closed: list[int] = []

    async def stuck(text: str) -> None:
        await asyncio.Event().wait()

    async def close(code: int) -> None:
        closed.append(code)

    slow = Connection("s", 1, "bob", write=stuck, close=close)
    slow.start()
    await asyncio.sleep(0)
    for number in range(MOST_WAITING + 50):
        slow.send(f"{number}")
    await asyncio.sleep(0)
    assert closed == [TOO_SLOW]


async def test_the_others_are_sent_everything() -> None:
    async def stuck(text: str) -> None:
        await asyncio.Event().wait()

    async def close(code: int) -> None:
        """The line is cut."""

    slow = Connection("s", 1, "bob", write=stuck, close=close)
    slow.story = True
    cleo = ear("cleo")
    room = Room(1, {slow, cleo})
    for position in range(1, MOST_WAITING + 20):
        room.deliver(Envelope(position, position, "CHAT", {"text": "word"}))
    await asyncio.sleep(0)
    assert len(cleo.heard) == MOST_WAITING + 19


async def test_frames_leave_in_the_order_in_which_they_were_sent() -> None:
    written: list[str] = []
    done = asyncio.Event()

    async def write(text: str) -> None:
        written.append(text)
        if text == "99":
            done.set()

    async def close(code: int) -> None:
        raise AssertionError("nobody is slow here")

    quick = Connection("s", 1, "bob", write=write, close=close)
    quick.start()
    for number in range(100):
        quick.send(f"{number}")
    await asyncio.wait_for(done.wait(), 20)
    quick.stop()
    assert written == [f"{number}" for number in range(100)]
