"""Who is connected, as rows with an expiry: it survives the death of any process, and counts sockets."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models.functions import Now

from campaigns.broadcast import on_commit
from campaigns.events import Fleeting
from campaigns.models import Presence, Seat
from campaigns.selectors.fitness import can_act
from campaigns.services import standing
from campaigns.services.turns import recheck

LIVES: Final = timedelta(seconds=45)
"""How long a socket counts without a sign of its process."""
RENEW_EVERY: Final = 15.0
GRACE: Final = timedelta(seconds=30)
"""How long a dropped connection still counts."""


@transaction.atomic
def arrive(*, session_id: int, member_id: int, seat_id: int | None, socket: str, process: str) -> None:
    """A socket of a member has connected; the table hears of it when it is the member's first."""
    known = Presence.objects.filter(
        session_id=session_id, member_id=member_id, connected=True, expires_at__gt=Now()
    )
    first = not known.exists()
    Presence.objects.create(
        session_id=session_id,
        member_id=member_id,
        seat_id=seat_id,
        socket=socket,
        process=process,
        expires_at=Now() + LIVES,
    )
    if first:
        _tell(socket, "connected")
    _recheck_seat(seat_id)


@transaction.atomic
def depart(socket: str) -> None:
    """A socket has closed: its row lives on for the grace, so that nobody is skipped for a dropped line."""
    gone = Presence.objects.filter(socket=socket, connected=True).update(
        connected=False, expires_at=Now() + GRACE
    )
    if not gone:
        return
    row = Presence.objects.get(socket=socket)
    others = Presence.objects.filter(
        session=row.session_id, member=row.member_id, connected=True, expires_at__gt=Now()
    )
    if not others.exists():
        _tell(socket, "dropped")


def give_up(socket: str) -> None:
    """A socket counts for nothing from now, without a grace, though it is still open. Inside a transaction."""
    Presence.objects.filter(socket=socket).update(connected=False, expires_at=Now())


def renew(process: str) -> None:
    """Keep all sockets of a living process present: one query."""
    Presence.objects.filter(process=process, connected=True).update(expires_at=Now() + LIVES)


def seat_sockets(session_id: int, member_id: int, seat_id: int | None) -> None:
    """Have a member's open sockets at a session count for the seat it has just taken, or for none."""
    Presence.objects.filter(session_id=session_id, member_id=member_id).update(seat_id=seat_id)


def clear_process(process: str) -> None:
    """The process is stopping: its sockets are dropped ones from now."""
    Presence.objects.filter(process=process, connected=True).update(connected=False, expires_at=Now() + GRACE)


def _tell(socket: str, state: str) -> None:
    row = Presence.objects.select_related("member").get(socket=socket)
    on_commit(
        Fleeting(
            row.session_id,
            "PLAYER_PRESENCE",
            {"player_id": row.member.public_id, "state": state},
            subject=row.member.public_id,
        )
    )


def _recheck_seat(seat_id: int | None) -> None:
    """Whoever comes back is awaited again, and everybody sees it; who cannot act is still let off."""
    if seat_id is None:
        return
    standing.came_back(seat_id)
    seat = Seat.objects.select_related("session").get(pk=seat_id)
    if seat.status == Seat.Status.PLAYING and seat.scene_key:
        if seat.released and can_act(seat):
            Seat.objects.filter(pk=seat_id).update(released=False)
        recheck(seat.session_id, seat.scene_key)
