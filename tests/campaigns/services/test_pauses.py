"""The time that the GM holds a table counts for no deadline."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from campaigns.models import Session, Turn
from campaigns.services import directing
from campaigns.services.sweeping import look_around
from tests.cast import Table


def _pause_since(table: Table, *, minutes: int, opened: int, due: int) -> Turn:
    """A pause that began so many minutes ago; a turn that opened so many minutes ago and is due in ``due``."""
    now = timezone.now()
    Session.objects.filter(pk=table.session.pk).update(
        deadline_seconds=3600, paused_at=now - timedelta(minutes=minutes)
    )
    Turn.objects.filter(pk=table.turn.pk).update(
        opened_at=now - timedelta(minutes=opened), deadline_at=now + timedelta(minutes=due)
    )
    return table.turn


def test_a_deadline_moves_by_the_length_of_the_pause(table: Table) -> None:
    turn = _pause_since(table, minutes=20, opened=30, due=-10)
    directing.resume(table.session.pk)
    look_around((), renewing=None)
    turn.refresh_from_db()
    assert turn.status == Turn.Status.COLLECTING
    assert timedelta(minutes=9) < turn.deadline_at - timezone.now() <= timedelta(minutes=10)


def test_a_turn_that_opened_during_the_pause_has_its_whole_time(table: Table) -> None:
    turn = _pause_since(table, minutes=90, opened=30, due=30)
    directing.resume(table.session.pk)
    turn.refresh_from_db()
    assert timedelta(minutes=59) < turn.deadline_at - timezone.now() <= timedelta(minutes=60)


def test_a_table_that_was_not_paused_keeps_its_deadline(table: Table) -> None:
    turn = _pause_since(table, minutes=20, opened=30, due=10)
    directing.resume(table.session.pk)
    turn.refresh_from_db()
    before = turn.deadline_at
    directing.resume(table.session.pk)
    turn.refresh_from_db()
    assert turn.deadline_at == before
