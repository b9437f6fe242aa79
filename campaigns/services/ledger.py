"""The narrator's CallLedger: every request to a model is a row, and the ceiling is checked before the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from campaigns.models import NarratorCall
from campaigns.services.sittings import present_since, sit_down
from campaigns.storage import in_database
from narrator.contracts import CallRecord
from narrator.errors import BudgetExceeded


def spent_this_sitting(session_id: int) -> Decimal:
    """US dollars spent on models since the session's present sitting began; begins one where none goes on."""
    calls = NarratorCall.objects.filter(session_id=session_id, created_at__gte=present_since(session_id))
    return calls.aggregate(total=Sum("cost_usd"))["total"] or Decimal(0)


def _check_ceiling(session_id: int) -> None:
    ceiling = Decimal(str(settings.SIDEQUEST_SESSION_COST_CEILING_USD))
    spent = spent_this_sitting(session_id)
    if spent >= ceiling:
        raise BudgetExceeded(
            _("This evening's budget of $%(ceiling)s for the narrator is used up.") % {"ceiling": ceiling},
            hint=_("The operator raises SIDEQUEST_SESSION_COST_CEILING_USD, or the table goes on tomorrow."),
        )


@transaction.atomic
def _keep_paid(call: NarratorCall) -> None:
    """Store what has cost money, in a sitting that has begun and goes on: to spend is to play."""
    sit_down(call.session_id)
    call.save()


@dataclass(slots=True)
class SessionLedger:
    """The ledger of one session; free calls are kept in ``free`` to be stored with the turn."""

    session_id: int
    turn_id: int | None
    attempt: int
    free: list[NarratorCall] = field(default_factory=list)

    async def may_call(self, purpose: str) -> None:
        """Raise ``BudgetExceeded`` when this sitting's ceiling is reached."""
        await in_database(_check_ceiling, self.session_id)

    async def record(self, call: CallRecord) -> None:
        """Keep one finished request; what cost money is stored at once, what was free with the turn."""
        row = self._row(call)
        if row.cost_usd:
            await in_database(_keep_paid, row)
        else:
            self.free.append(row)

    def _row(self, call: CallRecord) -> NarratorCall:
        return NarratorCall(
            session_id=self.session_id,
            turn_id=self.turn_id,
            attempt=self.attempt,
            purpose=call.purpose,
            engine=call.engine,
            model=call.model,
            outcome=call.outcome,
            stop_reason=call.stop_reason[:40],
            error=call.error[:400],
            input_tokens=call.usage.input,
            output_tokens=call.usage.output,
            cache_read_tokens=call.usage.cache_read,
            cache_write_tokens=call.usage.cache_write,
            cost_usd=Decimal(str(round(call.usage.cost_usd, 6))),
            took_ms=call.took_ms,
            first_token_ms=call.first_token_ms,
            prompt=call.prompt,
            reply=call.reply,
        )
