"""What time alone brings about: deadlines, presences that ran out, turns that nobody resolves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from campaigns.models import Session, Turn
from campaigns.services import late_arrivals, presence
from campaigns.services.turns import recheck

ORPHANED_AFTER: Final = timedelta(seconds=1)
"""How long a closed turn may wait for the process that closed it before any other takes it up."""
TRY_FAILED_AFTER: Final = timedelta(seconds=15)
TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Due:
    """Turns to be resolved, the last log position of the rooms that were asked about, and seats that joined late."""

    turns: tuple[int, ...]
    positions: dict[int, int]
    arrivals: tuple[int, ...] = ()


def look_around(rooms: tuple[int, ...], *, renewing: str | None) -> Due:
    """One look at the clock: closes what is due, and says which turns wait for somebody to resolve them.

    ``rooms`` are the sessions with sockets in this process, ``renewing`` its id when its sockets' presence is to
    be renewed.
    """
    if renewing is not None:
        presence.renew(renewing)
    presence.sweep()
    for session_id, scene_key in Turn.objects.filter(
        status=Turn.Status.COLLECTING, deadline_at__lte=Now(), session__paused_at__isnull=True
    ).values_list("session_id", "scene__key"):
        recheck(session_id, scene_key)
    positions = dict(Session.objects.filter(pk__in=rooms).values_list("pk", "last_position")) if rooms else {}
    return Due(_waiting(), positions, late_arrivals.waiting())


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
