"""Evenings: a sitting begins with the first play, or the first spending, after four quiet hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from campaigns.models import Session, Sitting
from campaigns.selectors.expenses import QUIET

EVERY: Final = timedelta(minutes=1)


def touch(session: Session) -> None:
    """Note that a session is being played now, once a minute; begins a sitting when the last one is over."""
    now = timezone.now()
    if now - session.last_played >= EVERY:
        sit_down(session.pk)


def sit_down(session_id: int) -> None:
    """Begin a sitting, or note that the present one goes on."""
    now = timezone.now()
    sittings = Sitting.objects.filter(session_id=session_id)
    if not sittings.filter(last_active_at__gt=now - QUIET).update(last_active_at=now):
        begun = Sitting(
            session_id=session_id, number=sittings.count() + 1, started_at=now, last_active_at=now
        )
        # Another process may begin the same one at this moment; then that one is the sitting.
        Sitting.objects.bulk_create([begun], ignore_conflicts=True)
    Session.objects.filter(pk=session_id).update(last_played=now)


@transaction.atomic
def present_since(session_id: int) -> datetime:
    """When the session's present sitting began; it begins now when there is none, or the last one is over."""
    last = Sitting.objects.filter(session_id=session_id).order_by("-number")
    sitting = last.first()
    if sitting is None or sitting.last_active_at <= timezone.now() - QUIET:
        sit_down(session_id)
        sitting = last[0]
    return sitting.started_at
