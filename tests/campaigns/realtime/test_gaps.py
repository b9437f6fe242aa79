"""The layer may lose, double and shuffle: the log is what counts, and the room goes to it for what is missing."""

from __future__ import annotations

import asyncio
import random

import pytest
from django.db import transaction

from campaigns.events import Envelope, Stored
from campaigns.realtime.hub import Hub
from campaigns.realtime.room import Room
from campaigns.services.log import Entry, append
from campaigns.storage import in_database
from tests.ears import Ear, ear
from tests.sockets import Floor

PATIENCE = 20.0


class Desk:
    """A hub that hears of a table's events only what a test lets it hear, with Bob and Cleo listening."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.session = floor.table.session.pk
        self.hub = Hub(lambda turn: None, lambda turn: None, lambda made: None)
        self.ears = {name: ear(name, seat=seat.public_id) for name, seat in floor.seats.items()}
        for listener in self.ears.values():
            listener.session_id = self.session
            self.hub.enter(listener, 0)

    @property
    def room(self) -> Room:
        """The table's room."""
        return self.hub.rooms[self.session]

    async def write(self, *audiences: str) -> list[Envelope]:
        """Log one event for each name, "" for everybody, without telling the hub."""
        return [
            (await in_database(self._append, name, number))[0] for number, name in enumerate(audiences, 1)
        ]

    def _append(self, name: str, number: int) -> tuple[Envelope, ...]:
        named = (self.floor.seats[name].public_id,) if name else None
        return append(self.session, [Entry("SECRET_NOTE" if name else "CHAT", {"text": f"{number}"}, named)])

    def hear(self, *envelopes: Envelope) -> None:
        """Let the hub hear of events, each in a message of its own."""
        self.hub.dispatch([Stored(self.session, (envelope,)) for envelope in envelopes])

    async def until(self, position: int) -> None:
        """Wait until the room has come so far; beside a reading that is under way this reads, too."""
        async with asyncio.timeout(PATIENCE):
            while self.room.position < position:
                await in_database(int)


@pytest.fixture
async def desk(floor: Floor) -> Desk:
    """A hub of its own beside the database of a table."""
    return Desk(floor)


def words(listener: Ear) -> list[str]:
    """What a listener was told, in order."""
    return [text for _seq, text in listener.told]


async def test_a_lost_message_is_read_from_the_log(desk: Desk) -> None:
    one, _lost, three = await desk.write("", "Bob", "")
    desk.hear(one, three)
    await desk.until(3)
    assert desk.ears["Bob"].told == [(1, "1"), (2, "2"), (3, "3")]
    assert desk.ears["Cleo"].told == [(1, "1"), (2, "3")]


async def test_messages_out_of_order_are_shown_in_order(desk: Desk) -> None:
    events = await desk.write("", "Cleo", "", "Bob", "")
    random.Random(7).shuffle(events)
    for envelope in events:
        desk.hear(envelope)
        await asyncio.sleep(0)
    await desk.until(5)
    assert words(desk.ears["Bob"]) == ["1", "3", "4", "5"]
    assert words(desk.ears["Cleo"]) == ["1", "2", "3", "5"]


async def test_messages_that_come_twice_are_shown_once(desk: Desk) -> None:
    one, two = await desk.write("", "")
    desk.hear(one, one, two, one, two)
    assert words(desk.ears["Bob"]) == ["1", "2"]


async def test_what_is_told_while_the_log_is_read_is_not_lost(desk: Desk) -> None:
    """The newest event is heard of after the log was read and before the reading has ended."""
    await desk.write("", "")
    desk.hub.fill(desk.room)
    three = (await desk.write("", "", ""))[-1]
    desk.hear(three)
    await desk.until(5)
    assert [seq for seq, _text in desk.ears["Bob"].told] == [1, 2, 3, 4, 5]


async def test_a_process_that_heard_nothing_finds_it_by_the_clock(floor: Floor) -> None:
    """A second process has written; the first is told nothing and looks for itself."""
    bob = await floor.seat("Bob")
    await in_database(_write_unheard, floor.table.session.pk)
    assert (await bob.until("CHAT"))["text"] == "from afar"


def _write_unheard(session: int) -> None:
    """Log an event as another process would: nothing of it is sent in this one."""
    with transaction.atomic():
        append(session, [Entry("CHAT", {"text": "from afar"})])
        transaction.get_connection().run_on_commit.clear()
