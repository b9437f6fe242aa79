"""What time alone brings about: deadlines, presences that ran out, turns that nobody resolves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from campaigns.broadcast import on_commit
from campaigns.events import Fleeting
from campaigns.models import Presence, Session, Turn
from campaigns.rules.contracts import Json
from campaigns.services import late_arrivals, pending_accounts, presence, retelling, standing
from campaigns.services.seating import recheck_lobby
from campaigns.services.turns import recheck

ORPHANED_AFTER: Final = timedelta(seconds=1)
"""How long a closed turn may wait for the process that closed it before any other takes it up."""
TRY_FAILED_AFTER: Final = timedelta(seconds=15)
TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Due:
    """Turns to be resolved, the last log position of the rooms that were asked about, seats that joined late, and
    settled turns that are to be told again, turns with the seats whose stand-ins they wait for, and told turns to be
    accounted for."""

    turns: tuple[int, ...]
    positions: dict[int, int]
    arrivals: tuple[int, ...] = ()
    retellings: tuple[int, ...] = ()
    standing_in: tuple[tuple[int, int], ...] = ()
    accounts: tuple[int, ...] = ()


def look_around(rooms: tuple[int, ...], *, renewing: str | None) -> Due:
    """One look at the clock: closes what is due, and says which turns wait for somebody to resolve them.

    ``rooms`` are the sessions with sockets in this process, ``renewing`` its id when its sockets' presence is to
    be renewed.
    """
    if renewing is not None:
        presence.renew(renewing)
    sweep()
    for session_id, scene_key in Turn.objects.filter(
        status=Turn.Status.COLLECTING, deadline_at__lte=Now(), session__paused_at__isnull=True
    ).values_list("session_id", "scene__key"):
        recheck(session_id, scene_key)
    positions = dict(Session.objects.filter(pk__in=rooms).values_list("pk", "last_position")) if rooms else {}
    return Due(
        _waiting(),
        positions,
        late_arrivals.waiting(),
        retelling.waiting(),
        standing.waiting(),
        pending_accounts.due(),
    )


def sweep() -> None:
    """Remove presences that ran out, and look again, table by table, at what waited for them: barriers and lobbies.

    What comes of it belongs to the removal: where it cannot be kept, the next look finds the presences again.
    """
    gone: dict[int, list[Presence]] = defaultdict(list)
    ran_out = Presence.objects.filter(expires_at__lte=Now()).select_related("seat", "member").order_by("pk")
    for row in ran_out[:500]:
        gone[row.session_id].append(row)
    for session_id, rows in gone.items():
        _let_go(session_id, rows)


@transaction.atomic
def _let_go(session_id: int, rows: Sequence[Presence]) -> None:
    Presence.objects.filter(pk__in=[row.pk for row in rows]).delete()
    here = set(
        Presence.objects.filter(session=session_id, expires_at__gt=Now()).values_list("member_id", flat=True)
    )
    away = {row.member_id: row.member.public_id for row in rows if row.member_id not in here}
    for player in away.values():
        told: dict[str, Json] = {"player_id": player, "state": "away"}
        on_commit(Fleeting(session_id, "PLAYER_PRESENCE", told, subject=player))
    standing.went_away([row.seat.pk for row in rows if row.seat is not None and row.member_id in away])
    for scene_key in {row.seat.scene_key for row in rows if row.seat is not None}:
        recheck(session_id, scene_key)
    recheck_lobby(session_id)


def _waiting() -> tuple[int, ...]:
    now = timezone.now()
    orphaned = Q(status=Turn.Status.CLOSED) & (
        Q(closed_at__lte=now - ORPHANED_AFTER) | Q(closed_at__isnull=True)
    )
    expired = Q(status=Turn.Status.RESOLVING, lease_expires_at__lte=Now())
    undecided = Q(status=Turn.Status.AWAITING_ROLLS, rolls_due_at__lte=Now())
    return tuple(
        Turn.objects.filter(orphaned | expired | undecided).order_by("pk").values_list("pk", flat=True)[:100]
    )
