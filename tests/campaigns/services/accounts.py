"""A turn that a model has told, and a model that accounts for it: what tests of proposals begin with."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.models import Turn
from campaigns.services import accounting
from campaigns.services.adjudicating import adjudicate
from campaigns.services.directing import direct
from campaigns.services.leases import claim
from campaigns.services.proposals import Decider
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.storage import in_database
from narrator.accounting.cast import Cast
from narrator.accounting.claims import Claim
from narrator.contracts import CallLedger, Draft
from narrator.engines.scripted import ScriptedEngine
from narrator.errors import NarratorError
from tests.campaigns.services.play import say
from tests.cast import Table

KEY = "Berit hands Ida a brass key."
BY = Decider("Alice")


class Counting:
    """A model that accounts: gives the claims it was made with, or fails; remembers what it was asked about."""

    def __init__(self, *claims: Claim, error: NarratorError | None = None) -> None:
        self.claims, self.error = claims, error
        self.texts: list[str] = []

    async def account(self, text: str, cast: Cast, ledger: CallLedger) -> Sequence[Claim]:
        """The claims."""
        self.texts.append(text)
        if self.error is not None:
            raise self.error
        return self.claims


class Telling(ScriptedEngine):
    """A narrator beside whom a model accounts."""

    def __init__(self, accountant: Counting | None) -> None:
        super().__init__()
        self.accountant = accountant


def tell(table: Table, draft: Draft | str = KEY, teller: str = "openai", at: str = "lamp_room") -> Turn:
    """A turn where Berit is, told by a model unless a test says otherwise; ``at`` "" is wherever the party is."""
    if at:
        direct(table.session, table.alice, f"move {at}")
    turn = say(table)
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    done = adjudicate(turn.pk, attempt)
    assert done is not None
    told = Draft(draft) if isinstance(draft, str) else draft
    settle(done, Reviewed(told), done.case.world.branch(), teller=teller)
    table.session.refresh_from_db()
    return turn


async def told(table: Table, draft: Draft | str = KEY, accountant: Counting | None = None) -> Turn:
    """The same, and accounted for once."""
    turn = await in_database(tell, table, draft)
    await accounting.account(turn.pk, engine=Telling(accountant))
    return turn
