"""A cheap model that accounts for what was told: one metered request a turn, its answer checked word by word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrator.accounting.answers import read_claims
from narrator.accounting.cast import Cast
from narrator.accounting.claims import Claim
from narrator.contracts import CallLedger
from narrator.engines.dialect import Asking, CallSettings
from narrator.engines.metering import MeteredCalls, Service
from narrator.errors import Refused
from narrator.prompting.accounts import SCHEMA, compose_accounting

ANSWER: Final = 700
"""Tokens of an answer at most: a dozen claims."""


class ModelAccountant:
    """Accounts through one service."""

    def __init__(self, service: Service, settings: CallSettings) -> None:
        self._service = service
        self._settings = settings

    async def account(self, text: str, cast: Cast, ledger: CallLedger) -> Sequence[Claim]:
        """What the text claims; raises ``NarratorError``, ``BudgetExceeded`` before anything is spent."""
        prompt = compose_accounting(text, cast)
        calls = MeteredCalls(self._service, self._settings, ledger, "accounting", prompt.whole())
        request = self._service.dialect.asking(Asking(prompt, SCHEMA), self._settings)
        reply = await calls.send(request, _unheard)
        if reply.ending == "refused":
            raise Refused("The model declined to account for this turn.")
        return read_claims(reply.text, text, cast)


async def _unheard(delta: str) -> None:
    """An answer is not streamed."""
