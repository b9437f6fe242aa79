"""The port to a model that accounts for prose; engines that have one say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from narrator.accounting.cast import Cast
from narrator.accounting.claims import Claim
from narrator.contracts import CallLedger


class Accountant(Protocol):
    """Reads prose for what it implies. Raises ``NarratorError`` (narrator.errors) and nothing else."""

    async def account(self, text: str, cast: Cast, ledger: CallLedger) -> Sequence[Claim]:
        """What the text claims of the cast: every claim's words and ids are checked against both."""
        ...


@runtime_checkable
class HasAccountant(Protocol):
    """An engine beside which a cheap model accounts; None where none is set up."""

    @property
    def accountant(self) -> Accountant | None:
        """Who accounts."""
        ...
