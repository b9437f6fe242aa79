"""Seats: being ready, starting, leaving, and what the host may do with them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.errors import Conflict, Forbidden, NotFound, SeatLeft, TurnError
from campaigns.events import RosterChanged
from campaigns.models import Member, Presence, Scene, Seat, Session, Turn
from campaigns.services import seating
from campaigns.services.accounts import by_return_key
from campaigns.services.campaigns import TableWish, join, open_seat, start_campaign
from campaigns.services.creation import take_premade
from campaigns.services.sweeping import look_around, sweep
from campaigns.services.turns import submit
from tests.cast import HOME, Table, arrive, set_table, user


@pytest.fixture
def lobby(db: None) -> Table:
    """The cast before the story begins."""
    return set_table(begun=False)


def _ready(heard) -> dict[str, bool]:
    return {player["display_name"]: player["ready"] for player in heard.last("LOBBY").payload["players"]}


def test_being_ready_is_shown_to_the_lobby(lobby: Table, hear) -> None:
    with hear() as heard:
        seating.set_ready(lobby.bob_seat.pk)
    assert _ready(heard) == {"Bob": True, "Cleo": False}


def test_the_host_starts_with_turn_nought(lobby: Table, hear) -> None:
    with hear() as heard:
        seating.start(lobby.session.pk, lobby.alice)
    opening = Turn.objects.get(session=lobby.session)
    assert (opening.number, opening.kind, opening.status) == (0, Turn.Kind.OPENING, Turn.Status.CLOSED)
    assert heard.types() == ["LOBBY", "THINKING", "TurnClosed"]
    assert heard.last("LOBBY").payload["started"]


def test_starting_twice_starts_once(lobby: Table, hear) -> None:
    seating.start(lobby.session.pk, lobby.alice)
    with hear() as heard:
        seating.start(lobby.session.pk, lobby.alice)
        seating.begin(Session.objects.get(pk=lobby.session.pk))
    assert heard == []
    assert Turn.objects.filter(session=lobby.session).count() == 1


def test_a_player_does_not_start(lobby: Table) -> None:
    with pytest.raises(Forbidden):
        seating.start(lobby.session.pk, lobby.bob)
    assert Session.objects.get(pk=lobby.session.pk).status == Session.Status.LOBBY


def test_a_table_without_characters_does_not_start(db: None) -> None:
    session = start_campaign(user("Alice"), _wish(), host_name="Alice")
    with pytest.raises(TurnError):
        seating.start(session.pk, session.campaign.members.get())


def _wish(**given: object) -> TableWish:
    genre, world = HOME
    return TableWish(genre, world, **given)  # type: ignore[arg-type]


@pytest.fixture
def by_itself(db: None) -> Session:
    """A table that starts by itself."""
    return start_campaign(user("Alice"), _wish(auto_start=True), host_name="Alice")


def _sit(session: Session, name: str) -> tuple[Member, Seat]:
    member = join(session, user(name), name)
    return member, open_seat(session, member)


def test_such_a_table_begins_with_the_first_character(by_itself: Session) -> None:
    member, seat = _sit(by_itself, "Bob")
    arrive(by_itself, member, seat)
    take_premade(seat.pk, 0)
    assert Session.objects.get(pk=by_itself.pk).status == Session.Status.PLAYING


def test_it_waits_for_those_who_are_still_making_one(by_itself: Session) -> None:
    _bob, bob_seat = _sit(by_itself, "Bob")
    cleo, cleo_seat = _sit(by_itself, "Cleo")
    arrive(by_itself, cleo, cleo_seat)
    take_premade(bob_seat.pk, 0)
    assert Session.objects.get(pk=by_itself.pk).status == Session.Status.LOBBY
    take_premade(cleo_seat.pk, 0, "Tam Reed")
    assert Session.objects.get(pk=by_itself.pk).status == Session.Status.PLAYING


def test_it_does_not_wait_for_who_is_gone(by_itself: Session) -> None:
    _bob, bob_seat = _sit(by_itself, "Bob")
    _sit(by_itself, "Cleo")
    take_premade(bob_seat.pk, 0)
    assert Session.objects.get(pk=by_itself.pk).status == Session.Status.PLAYING


def test_it_begins_when_the_process_of_the_last_one_making_a_character_has_died(
    by_itself: Session, hear
) -> None:
    _bob, bob_seat = _sit(by_itself, "Bob")
    cleo, cleo_seat = _sit(by_itself, "Cleo")
    arrive(by_itself, cleo, cleo_seat)
    take_premade(bob_seat.pk, 0)
    Presence.objects.filter(member=cleo).update(expires_at=timezone.now() - timedelta(seconds=1))
    with hear() as heard:
        look_around((), renewing=None)
    assert Session.objects.get(pk=by_itself.pk).status == Session.Status.PLAYING
    assert "TurnClosed" in heard.types()


def test_a_quiet_look_around_asks_nothing_of_lobbies(
    by_itself: Session, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    _bob, bob_seat = _sit(by_itself, "Bob")
    cleo, cleo_seat = _sit(by_itself, "Cleo")
    arrive(by_itself, cleo, cleo_seat)
    take_premade(bob_seat.pk, 0)
    with django_assert_num_queries(1):
        sweep()


def test_nobody_waits_for_who_has_left(table: Table, hear) -> None:
    submit(table.bob_seat.pk, text="I go on.")
    with hear() as heard:
        seating.leave(table.cleo_seat.pk)
    assert table.turn.status == Turn.Status.CLOSED
    assert RosterChanged(table.session.pk, (table.cleo.public_id,)) in heard


def test_who_left_finds_seat_and_character_again(table: Table) -> None:
    seating.leave(table.cleo_seat.pk)
    seating.come_back(table.session, table.cleo)
    seat = open_seat(table.session, table.cleo)
    assert (seat.pk, seat.status, seat.character_name) == (table.cleo_seat.pk, "playing", "Tam Reed")


def test_who_left_takes_no_seat_by_merely_coming(table: Table) -> None:
    seating.leave(table.cleo_seat.pk)
    with pytest.raises(SeatLeft):
        open_seat(table.session, table.cleo)
    assert Seat.objects.get(pk=table.cleo_seat.pk).status == Seat.Status.LEFT


@pytest.mark.parametrize("given_away", [True, False])
def test_who_left_stays_gone_when_the_character_is_given_away_and_comes_back_without(
    table: Table, given_away: bool
) -> None:
    dora = join(table.session, user("Dora"), "Dora")
    seating.leave(table.cleo_seat.pk)
    to = dora.public_id if given_away else None
    seating.reassign(table.session, table.alice, table.cleo_seat.public_id, to)
    with pytest.raises(SeatLeft):
        open_seat(table.session, table.cleo)
    seating.come_back(table.session, table.cleo)
    seat = open_seat(table.session, table.cleo)
    assert (seat.status, seat.character_name) == (Seat.Status.CREATING, "")


def test_the_host_gives_who_left_the_old_seat_again(table: Table) -> None:
    seating.leave(table.cleo_seat.pk)
    seating.reassign(table.session, table.alice, table.cleo_seat.public_id, None)
    seating.reassign(table.session, table.alice, table.cleo_seat.public_id, table.cleo.public_id)
    assert open_seat(table.session, table.cleo).character_name == "Tam Reed"


def test_coming_back_is_nothing_for_who_never_left(table: Table, hear) -> None:
    with hear() as heard:
        seating.come_back(table.session, table.cleo)
        seating.come_back(table.session, table.alice)
    assert heard == []
    assert not Seat.objects.filter(member=table.alice).exists()


def test_the_host_gives_a_seat_with_its_character(table: Table, hear) -> None:
    dora = join(table.session, user("Dora"), "Dora")
    with hear() as heard:
        seat = seating.reassign(table.session, table.alice, table.bob_seat.public_id, dora.public_id)
    assert (seat.member, seat.character_name, seat.status) == (dora, "Ida Marsh", "playing")
    assert RosterChanged(table.session.pk, (table.bob.public_id, dora.public_id)) in heard
    assert not Presence.objects.filter(member=table.bob, seat__isnull=False).exists()


def test_a_seat_can_be_freed(table: Table) -> None:
    seat = seating.reassign(table.session, table.alice, table.bob_seat.public_id, None)
    assert (seat.member, seat.status) == (None, Seat.Status.FREE)
    submit(table.cleo_seat.pk, text="I go on alone.")
    assert table.turn.status == Turn.Status.CLOSED


def test_an_empty_seat_is_left_for_a_full_one(table: Table) -> None:
    dora = join(table.session, user("Dora"), "Dora")
    empty = open_seat(table.session, dora)
    socket = arrive(table.session, dora, empty)
    seating.reassign(table.session, table.alice, table.bob_seat.public_id, dora.public_id)
    assert not Seat.objects.filter(pk=empty.pk).exists()
    assert Presence.objects.get(socket=socket).seat_id == table.bob_seat.pk


def test_seats_taken_after_one_was_given_up_are_numbered_on(table: Table) -> None:
    dora = join(table.session, user("Dora"), "Dora")
    eve = join(table.session, user("Eve"), "Eve")
    third, fourth = open_seat(table.session, dora), open_seat(table.session, eve)
    seating.reassign(table.session, table.alice, table.bob_seat.public_id, dora.public_id)
    fifth = open_seat(table.session, join(table.session, user("Finn"), "Finn"))
    assert (third.number, fourth.number, fifth.number) == (3, 4, 5)


@pytest.mark.parametrize(("seat", "to"), [("nowhere", "bob"), ("bob", "nobody")])
def test_seats_and_people_that_are_not_there_are_not_found(seat: str, to: str, table: Table) -> None:
    seats = {"bob": table.bob_seat.public_id}
    people = {"bob": table.bob.public_id}
    with pytest.raises(NotFound):
        seating.reassign(table.session, table.alice, seats.get(seat, seat), people.get(to, to))


def test_nobody_has_two_characters(table: Table) -> None:
    with pytest.raises(Conflict):
        seating.reassign(table.session, table.alice, table.bob_seat.public_id, table.cleo.public_id)
    assert Seat.objects.get(pk=table.bob_seat.pk).member == table.bob


def test_only_the_host_gives_seats(table: Table) -> None:
    with pytest.raises(Forbidden):
        seating.reassign(table.session, table.bob, table.cleo_seat.public_id, None)


def test_a_return_link_brings_its_member_back_until_it_is_renewed(table: Table) -> None:
    old = table.bob.return_key
    assert by_return_key(old) == table.bob
    assert by_return_key(seating.renew_return_link(table.alice, table.bob)) == table.bob
    with pytest.raises(NotFound):
        by_return_key(old)


def test_nobody_renews_the_link_of_another(table: Table) -> None:
    assert seating.renew_return_link(table.bob, table.bob) != ""
    with pytest.raises(Forbidden):
        seating.renew_return_link(table.bob, table.cleo)


def test_a_released_seat_lets_the_table_go_on(table: Table) -> None:
    submit(table.bob_seat.pk, text="I go on.")
    seating.release([table.cleo_seat.pk], True)
    assert table.turn.status == Turn.Status.CLOSED


def test_the_story_begins_in_the_first_scene(lobby: Table) -> None:
    assert seating.first_scene(lobby.session) == Scene.objects.get(session=lobby.session).key


def test_one_is_confirmed_in_ones_own_seat_by_any_of_its_names(table: Table) -> None:
    seat = table.bob_seat
    for name in (seat.number, str(seat.number), seat.public_id, seat.character_name.upper()):
        assert seating.own_slot(seat.pk, name) == name
    assert seating.own_slot(seat.pk, "somebody nobody knows") == seat.number


def test_the_seat_of_somebody_else_is_not_confirmed(table: Table) -> None:
    other = table.cleo_seat
    for name in (other.number, other.public_id, other.character_name):
        with pytest.raises(Forbidden):
            seating.own_slot(table.bob_seat.pk, name)
