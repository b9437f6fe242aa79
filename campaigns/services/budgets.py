"""Money before and after a request: what it may cost at most is set aside, then replaced by what it did cost."""

from __future__ import annotations

import logging
from decimal import ROUND_UP, Decimal
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.events import Fleeting
from campaigns.models import NarratorCall, Session
from campaigns.selectors.expenses import RECENT, Account, Expenses, expenses
from campaigns.services.sittings import present_since, sit_down
from narrator.errors import BudgetExceeded
from narrator.runaway import WINDOW, Figures, suspect

log = logging.getLogger(__name__)

OPEN: Final = "open"
"""The outcome of a request that is under way. One whose process died stays so, at the most it may have cost."""
CENT: Final = Decimal("0.000001")


def reserve(call: NarratorCall) -> int:
    """Set aside what ``call`` may cost at most; gives back its key. Raises ``BudgetExceeded`` and keeps nothing.

    The sum is set aside before it is looked whether there was room for it, so that of two requests at the same time at
    least one sees the other, in any number of processes: together they may both be refused, never go beyond.
    """
    call.outcome = OPEN
    call.cost_usd = call.cost_usd.quantize(CENT, ROUND_UP)
    with transaction.atomic():
        sit_down(call.session_id)
        call.save()
    try:
        check(call.session_id, set_aside=True)
    except BudgetExceeded:
        call.delete()
        raise
    return call.pk


def check(session_id: int, *, set_aside: bool = False) -> None:
    """Raise ``BudgetExceeded`` where a ceiling stands in the way or a GM has to look first."""
    found = spending_of(session_id)
    accounts = {"sitting": found.sitting, "campaign": found.campaign, "day": found.day}
    for name, account in accounts.items():
        if account.stops(set_aside):
            raise _used_up(name, account)
    if found.held:
        raise BudgetExceeded(
            _("The narrator's last requests look like a runaway, so it makes no more of them."),
            hint=_("A game master looks at /gm spending and lets it go on with /gm spending go."),
        )


def _used_up(name: str, account: Account) -> BudgetExceeded:
    told = {
        "sitting": (
            _("This evening's budget of $%(ceiling)s for the narrator is used up."),
            _("The operator raises SIDEQUEST_SESSION_COST_CEILING_USD, or the table goes on tomorrow."),
        ),
        "campaign": (
            _("This campaign's budget of $%(ceiling)s for the narrator is used up."),
            _("A game master raises it on the campaign's page in the admin."),
        ),
        "day": (
            _("This server's budget of $%(ceiling)s a day for the narrator is used up."),
            _("The operator raises SIDEQUEST_DAY_COST_CEILING_USD, or the table goes on tomorrow."),
        ),
    }
    message, hint = told[name]
    return BudgetExceeded(message % {"ceiling": account.ceiling}, hint=hint)


def spending_of(session_id: int) -> Expenses:
    """The accounts of a session; begins its evening where none goes on."""
    session = Session.objects.select_related("campaign").get(pk=session_id)
    return expenses(session, present_since(session_id))


@transaction.atomic
def settle_up(call: NarratorCall, receipt: int) -> None:
    """Store what a request did cost in place of what was set aside for it, and show the GM.

    What looks like a runaway is marked and logged; enough of it and the next request waits for a GM.
    """
    sit_down(call.session_id)
    call.suspicion = suspect(_before(call.session_id), _figures(call))
    if receipt:
        held = NarratorCall.objects.get(pk=receipt)
        call.pk, call.created_at = held.pk, held.created_at
    call.save(force_update=bool(receipt))
    if call.suspicion:
        log.warning(
            "cost_runaway_suspected",
            extra={"session": call.session_id, "why": call.suspicion, "cost_usd": str(call.cost_usd)},
        )
    show_spending(call.session_id)


def show_spending(session_id: int) -> None:
    """Send the accounts to the GM's sockets on commit, and to nobody else's."""
    on_commit(Fleeting(session_id, "SPENDING", spending_of(session_id).to_json(), seats=()))


@transaction.atomic
def look_at(session_id: int) -> int:
    """A GM has looked at what was suspected: the narrator goes on. Gives back how many requests that were."""
    recent = NarratorCall.objects.filter(session_id=session_id).order_by("-pk").values_list("pk", flat=True)
    waiting = NarratorCall.objects.filter(pk__in=list(recent[: RECENT * 2]), looked_at=False)
    count = waiting.exclude(suspicion="").update(looked_at=True)
    show_spending(session_id)
    return count


def _before(session_id: int) -> list[Figures]:
    calls = NarratorCall.objects.filter(session_id=session_id, cost_usd__gt=0).exclude(outcome=OPEN)
    return [_figures(call) for call in reversed(calls.order_by("-pk")[:WINDOW])]


def _figures(call: NarratorCall) -> Figures:
    read = call.input_tokens + call.cache_read_tokens + call.cache_write_tokens
    return Figures(read, call.output_tokens, float(call.cost_usd), bool(call.suspicion))
