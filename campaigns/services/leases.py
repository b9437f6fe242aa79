"""Who resolves a turn: a lease by the database's clock, and the fence that makes a late owner harmless."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db.models.functions import Now

from campaigns.errors import CampaignError
from campaigns.models import Turn, sql

LEASE_SECONDS: Final = 15
LEASE: Final = timedelta(seconds=LEASE_SECONDS)
RENEW_EVERY: Final = 5.0
"""Seconds between renewals."""


class Fenced(CampaignError):
    """A later attempt has taken the turn over; what this one did is dropped."""

    code = 2015
    type = "FENCED"
    status = 409


_CLAIM = """
UPDATE campaigns_turn SET status = 'resolving', owner = %s, attempt = attempt + 1, failure = '', trouble = NULL,
    lease_expires_at = {lease}
WHERE id = %s AND (
    status = 'closed'
    OR (status = 'resolving' AND lease_expires_at <= {now})
    OR (status = 'awaiting' AND (rolls_due_at <= {now} OR NOT EXISTS (
        SELECT 1 FROM campaigns_diceroll roll WHERE roll.turn_id = campaigns_turn.id AND roll.status = 'open'
    )))
) RETURNING attempt
"""


def claim(turn_id: int, owner: str) -> int | None:
    """Take a closed turn, or one whose owner's lease or whose players' time to throw ran out.

    Returns the attempt, which fences every later write, or None when somebody else has the turn.
    """
    statement = _CLAIM.format(now=sql.now(), lease=sql.seconds_from_now(LEASE_SECONDS))
    taken = sql.rows(statement, (owner, turn_id))
    return int(str(taken[0][0])) if taken else None


def renew(turn_id: int, attempt: int) -> None:
    """Move the lease's end; raises ``Fenced`` when the turn is no longer this attempt's."""
    if not _held(turn_id, attempt).update(lease_expires_at=Now() + LEASE):
        raise Fenced("the turn was taken over")


_HOLD = """
UPDATE campaigns_turn SET attempt = attempt WHERE id = %s AND attempt = %s AND status = 'resolving'
"""


def hold(turn_id: int, attempt: int) -> None:
    """Inside a transaction: lock the turn for this attempt's write, or raise ``Fenced``."""
    if not sql.change(_HOLD, (turn_id, attempt)):
        raise Fenced("the turn was taken over")


def release(turn_id: int, attempt: int) -> None:
    """Give a turn back unharmed, so that any process may take it up at once (a process that is stopping)."""
    _held(turn_id, attempt).update(status=Turn.Status.CLOSED, owner="", lease_expires_at=None)


def reopen(turn_id: int) -> bool:
    """Have a failed turn tried again; False when it has not failed."""
    return bool(
        Turn.objects.filter(pk=turn_id, status=Turn.Status.FAILED).update(
            status=Turn.Status.CLOSED, owner="", lease_expires_at=None
        )
    )


def free_expired() -> int:
    """Give back every turn whose lease ran out; returns how many. Beat calls it; web processes take them up."""
    return Turn.objects.filter(status=Turn.Status.RESOLVING, lease_expires_at__lte=Now()).update(
        status=Turn.Status.CLOSED, owner="", lease_expires_at=None
    )


def free_all() -> int:
    """Give back every held turn; only for a single-process server that is starting. Returns how many."""
    failed = Turn.objects.filter(status__in=(Turn.Status.RESOLVING, Turn.Status.FAILED))
    return failed.update(status=Turn.Status.CLOSED, owner="", lease_expires_at=None)


def _held(turn_id: int, attempt: int):  # type: ignore[no-untyped-def]  # the queryset's type is long and private
    return Turn.objects.filter(pk=turn_id, status=Turn.Status.RESOLVING, attempt=attempt)
