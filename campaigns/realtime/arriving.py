"""A socket comes to a table: who it is, its seat, and everything it needs to show the table as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest
from campaigns.models import Member, Seat, Session
from campaigns.realtime.commands import Connect
from campaigns.realtime.connection import Connection
from campaigns.realtime.frames import body_text, frame, numbered
from campaigns.realtime.identity import SessionCookie, log_in
from campaigns.realtime.room import catch_up
from campaigns.realtime.runtime import Runtime
from campaigns.rules.contracts import Json
from campaigns.selectors.arrival import Arrival, arrival, unfinished
from campaigns.services import presence
from campaigns.services.accounts import make_guest
from campaigns.services.campaigns import join, open_seat, session_by_slug
from campaigns.services.creation import draft_of
from campaigns.services.seating import recheck_lobby, show_lobby
from campaigns.storage import in_database, look_up


class NotYourSeat(Exception):
    """The socket asked for a table where its visitor does not belong."""


@dataclass(frozen=True, slots=True)
class _Identity:
    member: Member
    seat: Seat | None
    session: Session


async def arrive(runtime: Runtime, connection: Connection, cookie: SessionCookie, command: Connect) -> None:
    """Bring a socket to a table and show it where things stand.

    Raises ``NotYourSeat`` for a visitor who does not belong, ``SeatLeft`` for one who has left the table for good,
    and any other ``CampaignError`` for what one can mend.
    """
    who = await in_database(_identify, cookie, command)
    _fill(connection, who)
    connection.held = []
    connection.start()
    runtime.hub.enter(connection, who.session.last_position)
    await in_database(
        presence.arrive,
        session_id=who.session.pk,
        member_id=who.member.pk,
        seat_id=who.seat.pk if who.seat is not None else None,
        socket=connection.socket,
        process=runtime.process,
    )
    await show_table(runtime, connection, command.last_seen_seq)


async def show_table(runtime: Runtime, connection: Connection, last_seen: int | None = None) -> None:
    """Send the whole state of the table to one socket: creation, or the story, its panels and what was missed."""
    connection.held = connection.held if connection.held is not None else []
    seen = await look_up(
        arrival, connection.session_id, connection.seat_pk, connection.player_id, connection.viewer, last_seen
    )
    connection.send(
        frame(
            "SESSION_EVENT",
            {"event": "connected", "has_character": seen.has_character, "player_id": connection.player_id},
            connection.player_id,
        )
    )
    connection.story = seen.ready is not None
    connection.scene = seen.scene
    if seen.ready is None:
        _send_all(connection, seen)
    else:
        _send_story(connection, seen)
        catch_up(connection, runtime.hub.telling.of(connection.session_id), seen.untold)
    _release(connection)


async def depart(runtime: Runtime, connection: Connection) -> None:
    """A socket has closed."""
    runtime.hub.leave(connection)
    await in_database(_departed, connection.socket, connection.session_id)


def _departed(socket: str, session_id: int) -> None:
    presence.depart(socket)
    recheck_lobby(session_id)


@transaction.atomic
def _identify(cookie: SessionCookie, command: Connect) -> _Identity:
    session = session_by_slug(command.game_slug)
    member = _member(cookie, session, command.player_name)
    if member is None:
        raise NotYourSeat
    sits = member.seats.filter(session=session).exclude(status=Seat.Status.LEFT).exists()
    seat = open_seat(session, member) if sits or not member.is_gm else None
    if seat is not None and seat.status == Seat.Status.CREATING:
        draft_of(seat)
    session.refresh_from_db(fields=["last_position", "status"])
    show_lobby(session)
    return _Identity(member, seat, session)


def _member(cookie: SessionCookie, session: Session, name: str | None) -> Member | None:
    """The visitor's membership; a new guest's where a name is given. A name logs nobody in as somebody else."""
    if cookie.user is not None:
        known = Member.objects.filter(campaign=session.campaign_id, user=cookie.user).first()
        if known is not None:
            return known
    if not name:
        return None
    if cookie.user is not None:
        return join(session, cookie.user, name)
    guest = make_guest(name, joining=True)
    member = join(session, guest, name)
    log_in(cookie, guest)
    return member


def _fill(connection: Connection, who: _Identity) -> None:
    connection.member_id = who.member.pk
    connection.player_id = who.member.public_id
    connection.session_id = who.session.pk
    connection.session_slug = who.session.slug
    connection.is_host = who.member.is_host
    connection.is_gm = who.member.is_gm
    take_seat(connection, who.seat)


def take_seat(connection: Connection, seat: Seat | None) -> None:
    """Have a socket speak for a seat."""
    connection.seat_pk = seat.pk if seat is not None else None
    connection.seat = seat.public_id if seat is not None else ""
    connection.scene = seat.scene_key if seat is not None else ""


def _send_story(connection: Connection, seen: Arrival) -> None:
    reading = seen.reading
    if reading is None or seen.ready is None:
        raise InvalidRequest(_("There is no story to show yet."))
    connection.position = reading.position
    connection.granted = reading.granted
    ready = {"event": "ready", "player_id": connection.player_id, "initial_state": seen.ready}
    connection.send(frame("SESSION_EVENT", cast("dict[str, Json]", ready), connection.player_id))
    for shown in reading.shown:
        connection.send(numbered(shown.kind, body_text(shown.body), shown.seq, shown.subject))
    _send_all(connection, seen)


def _send_all(connection: Connection, seen: Arrival) -> None:
    for type_, payload in seen.panels:
        connection.send(frame(type_, payload, connection.player_id))


def _release(connection: Connection) -> None:
    """Let through what the room has sent meanwhile; what the snapshot had is left out by position."""
    held, connection.held = connection.held or [], None
    for act in held:
        act()


async def show_creation(connection: Connection) -> None:
    """Send the present step of creation again."""
    panels = await look_up(unfinished, connection.seat_pk or 0)
    for type_, payload in panels:
        connection.send(frame(type_, payload, connection.player_id))
