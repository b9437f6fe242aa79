"""What happens while a socket is being shown the table is kept for it, and sent once the table has been."""

from __future__ import annotations

from campaigns.events import Delta, Envelope, Fleeting
from campaigns.realtime.room import Room, catch_up
from tests.ears import Ear, ear

STATUS = Fleeting(1, "TURN_STATUS", {"round": 3}, story=True)


def coming(room: Room) -> Ear:
    """A socket whose snapshot is being read."""
    listener = ear("bob", seat="b", story=False)
    listener.held = []
    room.connections.add(listener)
    return listener


def shown(listener: Ear, position: int) -> None:
    """The snapshot has been sent, up to a position of the log."""
    listener.story, listener.position = True, position
    held, listener.held = listener.held or [], None
    for act in held:
        act()


def test_a_state_that_changes_meanwhile_is_sent_after_the_snapshot() -> None:
    room = Room(1)
    bob = coming(room)
    room.pass_on(STATUS)
    assert bob.heard == []
    shown(bob, 0)
    assert [frame["type"] for frame in bob.heard] == ["TURN_STATUS"]


def test_a_seat_in_creation_is_sent_nothing_of_the_story() -> None:
    room = Room(1)
    maker = ear("cleo", story=False)
    room.connections.add(maker)
    room.pass_on(STATUS)
    room.deliver(Envelope(1, 1, "CHAT", {"text": "hello"}))
    room.stream(Delta(1, "main", 1, 1, 1, "Once", "Once"), "Once")
    assert maker.heard == []


def test_an_event_that_the_snapshot_had_is_not_sent_again() -> None:
    room = Room(1)
    bob = coming(room)
    room.deliver(Envelope(1, 1, "CHAT", {"text": "first"}))
    room.deliver(Envelope(2, 2, "CHAT", {"text": "second"}))
    shown(bob, 1)
    assert bob.told == [(2, "second")]


def test_prose_is_given_whole_and_then_piece_by_piece() -> None:
    room = Room(1)
    bob = coming(room)
    bob.scene = "main"
    first = Delta(1, "main", 3, 1, 1, "Once ", "Once ")
    second = Delta(1, "main", 3, 1, 2, "upon ", "Once upon ")
    room.stream(first, first.text)
    room.stream(second, second.text)
    catch_up(bob, [second], {3})
    shown(bob, 0)
    room.stream(Delta(1, "main", 3, 1, 3, "a time", "Once upon a time"), "a time")
    assert [frame["payload"]["text"] for frame in bob.heard] == ["Once upon ", "a time"]


def test_prose_that_the_log_has_already_is_not_told_as_if_it_were_going_on() -> None:
    bob = ear("bob")
    bob.scene = "main"
    catch_up(bob, [Delta(1, "main", 3, 1, 2, "upon ", "Once upon ")], {4})
    catch_up(bob, [Delta(1, "elsewhere", 4, 1, 2, "upon ", "Once upon ")], {4})
    assert bob.heard == []
