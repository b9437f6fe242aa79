"""Which settled turns wait to be accounted for: expected when they settle, forgotten when the table goes back."""

from __future__ import annotations

from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.models import Accounting, Proposal, Turn
from campaigns.selectors.proposals import shown, waiting


def expect(turn_id: int) -> None:
    """Have a turn accounted for that settles now. Inside the settle's transaction."""
    Accounting.objects.create(turn_id=turn_id, due_at=Now())


def due() -> tuple[int, ...]:
    """Turns whose prose waits to be accounted for and that nobody is at."""
    found = Accounting.objects.filter(due_at__lte=Now()).order_by("pk")
    return tuple(found.values_list("pk", flat=True)[:20])


def free_all() -> None:
    """Have every pass that was left halfway done at once; only for a single-process server that is starting."""
    Accounting.objects.filter(due_at__isnull=False).update(due_at=Now())


def forget_after(session_id: int, save_number: int) -> None:
    """The table has gone back to a save: what was told since has not happened, and nobody decides on it any more.

    In the caller's transaction.
    """
    later = Turn.objects.filter(session=session_id, saves__number__gt=save_number, saves__reason="turn")
    Accounting.objects.filter(turn__in=later, due_at__isnull=False).update(
        due_at=None, outcome=Accounting.Outcome.GIVEN_UP, note=_("the table went back")
    )
    gone = waiting(session_id).filter(turn__in=later).order_by()
    if gone.update(status=Proposal.Status.WITHDRAWN, decided_at=Now()):
        on_commit(shown(session_id))
