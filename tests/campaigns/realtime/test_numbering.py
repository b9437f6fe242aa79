"""Each seat's own numbers: dense from 1 whatever is private, the same live, at replay and on older pages."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from campaigns.models import Seat, Session
from campaigns.realtime.room import Room
from campaigns.selectors import transcript, worlds
from campaigns.selectors.transcript import missed, page_before
from campaigns.services.log import Entry, append
from campaigns.world.visibility import Viewer
from tests.cast import Table, set_table
from tests.ears import Ear, ear

FOR: dict[str, tuple[str, ...]] = {
    "all": ("Bob", "Cleo"),
    "bob": ("Bob",),
    "cleo": ("Cleo",),
    "both": ("Bob", "Cleo"),
    "gm": (),
}
LOG = st.lists(st.sampled_from(sorted(FOR)), max_size=14)
BATCHES = st.lists(LOG, min_size=1, max_size=4)


class Log:
    """The log of a table under test, and what each seat must have been shown of it."""

    def __init__(self) -> None:
        worlds.forget()
        self.table: Table = set_table(present=False)
        self.seats: dict[str, Seat] = {"Bob": self.table.bob_seat, "Cleo": self.table.cleo_seat}
        self.shown: dict[str, list[str]] = {"Bob": [], "Cleo": []}
        self.count = 0

    def write(self, audiences: list[str]) -> tuple[Any, ...]:
        """Append one event for each audience; its words are its number in the log."""
        entries = []
        for audience in audiences:
            self.count += 1
            words = f"event {self.count}"
            named = None if audience == "all" else tuple(self.seats[name].public_id for name in FOR[audience])
            entries.append(Entry("CHAT" if named is None else "SECRET_NOTE", {"text": words}, named))
            for name in FOR[audience]:
                self.shown[name].append(words)
        return append(self.table.session.pk, entries)

    def viewer(self, name: str) -> Viewer:
        """The eyes of Bob or Cleo."""
        return Viewer(self.seats[name].public_id)

    def read(self, name: str, last_seen: int | None) -> list[tuple[int, str]]:
        """What a seat is given that has seen so much."""
        reading = missed(self.table.session.pk, self.seats[name].pk, self.viewer(name), last_seen)
        return [(event.seq, str(event.body["text"])) for event in reading.shown]


class NumberingTests(TestCase):
    """Random mixes of public and private events, and reconnects at any point."""

    @settings(max_examples=20, deadline=None)
    @given(BATCHES, st.data())
    def test_reconnecting_gives_exactly_what_was_missed(self, batches: list[list[str]], data: Any) -> None:
        log = Log()
        seen = {"Bob": 0, "Cleo": 0}
        for batch in batches:
            log.write(batch)
            for name, last in seen.items():
                expected = list(enumerate(log.shown[name], start=1))
                assert log.read(name, last) == expected[last:]
                seen[name] = data.draw(st.integers(last, len(expected)))

    @settings(max_examples=20, deadline=None)
    @given(BATCHES, st.integers(0, 4))
    def test_live_numbers_are_those_of_the_replay(self, batches: list[list[str]], comes_at: int) -> None:
        log = Log()
        room = Room(log.table.session.pk)
        ears: dict[str, Ear] = {}
        for number, batch in enumerate([*batches, ["all"]]):
            if number >= comes_at and not ears:
                ears = {name: self._sit(room, log, name) for name in log.seats}
            for envelope in log.write(batch):
                room.deliver(envelope)
        for name, listener in ears.items():
            replayed = log.read(name, 0)
            assert listener.told == replayed[len(replayed) - len(listener.told) :]
            assert [seq for seq, _words in replayed] == list(range(1, len(log.shown[name]) + 1))

    @settings(max_examples=12, deadline=None)
    @given(LOG, st.integers(1, 16))
    def test_older_pages_carry_the_same_numbers(self, batch: list[str], before: int) -> None:
        log = Log()
        log.write(batch)
        for name in log.seats:
            page = page_before(log.table.session.pk, log.seats[name].pk, log.viewer(name), before)
            expected = [item for item in enumerate(log.shown[name], start=1) if item[0] < before]
            assert [(event.seq, event.body["text"]) for event in page] == expected

    def test_a_new_seat_is_given_the_last_page_and_pages_back_from_it(self) -> None:
        log = Log()
        log.write(["all", "cleo"] * (transcript.PAGE + 3))
        read = log.read("Bob", None)
        assert len(read) == transcript.PAGE
        assert read[0][0] == 4
        older = page_before(log.table.session.pk, log.seats["Bob"].pk, log.viewer("Bob"), 4)
        assert [event.seq for event in older] == [1, 2, 3]

    def test_more_than_a_page_is_made_up_for_without_a_gap(self) -> None:
        log = Log()
        log.write(["all"] * (transcript.PAGE + 50))
        assert [seq for seq, _words in log.read("Bob", 10)] == list(range(11, transcript.PAGE + 51))

    def test_a_number_that_was_never_given_begins_afresh(self) -> None:
        log = Log()
        log.write(["all"] * 3)
        assert [seq for seq, _words in log.read("Bob", 99)] == [1, 2, 3]

    def test_the_gm_sees_all_of_it(self) -> None:
        log = Log()
        log.write(["all", "bob", "gm"])
        reading = missed(log.table.session.pk, None, Viewer(None, is_gm=True), 0)
        assert [(event.seq, event.body["text"]) for event in reading.shown] == [
            (1, "event 1"),
            (2, "event 2"),
            (3, "event 3"),
        ]

    def _sit(self, room: Room, log: Log, name: str) -> Ear:
        """A socket that has just been shown the story so far."""
        session = Session.objects.get(pk=log.table.session.pk)
        seat = Seat.objects.get(pk=log.seats[name].pk)
        listener = ear(name, seat=seat.public_id)
        listener.position, listener.granted = session.last_position, seat.private_count
        room.connections.add(listener)
        return listener
