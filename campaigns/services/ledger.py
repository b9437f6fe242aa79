"""The narrator's CallLedger: every request to a model is a row, and the ceilings are checked before each."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from campaigns.models import NarratorCall
from campaigns.services import budgets
from campaigns.storage import in_database
from narrator.contracts import CallRecord


@dataclass(slots=True)
class SessionLedger:
    """The ledger of one session; free calls are kept in ``free`` to be stored with the turn."""

    session_id: int
    turn_id: int | None
    attempt: int
    free: list[NarratorCall] = field(default_factory=list)

    async def may_call(self, purpose: str, at_most_usd: float = 0.0) -> int:
        """Set aside what a request may cost; raises ``BudgetExceeded`` where a ceiling has no room for it."""
        if at_most_usd <= 0:
            await in_database(budgets.check, self.session_id)
            return 0
        asked = NarratorCall(
            session_id=self.session_id,
            turn_id=self.turn_id,
            attempt=self.attempt,
            purpose=purpose,
            cost_usd=Decimal(str(at_most_usd)),
        )
        return await in_database(budgets.reserve, asked)

    async def record(self, call: CallRecord) -> None:
        """Keep one finished request; what cost money is stored at once, what was free with the turn."""
        row = self._row(call)
        if row.cost_usd or call.receipt:
            await in_database(budgets.settle_up, row, call.receipt)
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
