"""Evenings: a sitting begins with the first play after four quiet hours."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from campaigns.models import Session, Sitting

QUIET: Final = timedelta(hours=4)
EVERY: Final = timedelta(minutes=1)


def touch(session: Session) -> None:
    """Note that a session is being played now, once a minute; begins a sitting when the last one is over."""
    now = timezone.now()
    if now - session.last_played >= EVERY:
        sit_down(session)


def sit_down(session: Session) -> None:
    """Begin a sitting, or note that the present one goes on."""
    now = timezone.now()
    current = session.sittings.filter(last_active_at__gt=now - QUIET).update(last_active_at=now)
    if not current:
        number = session.sittings.count() + 1
        Sitting.objects.create(session=session, number=number, started_at=now, last_active_at=now)
    Session.objects.filter(pk=session.pk).update(last_played=now)
