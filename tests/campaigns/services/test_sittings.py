"""What a narrator costs belongs to the evening in which it is spent, from its first request to its last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from campaigns import broadcast, storage
from campaigns.events import Outgoing
from campaigns.models import NarratorCall, Session, Sitting
from campaigns.services.budgets import spending_of
from campaigns.services.ledger import SessionLedger
from campaigns.services.resolving import resolve
from campaigns.storage import in_database
from narrator.contracts import CallRecord, Usage
from narrator.engines.scripted import Script, ScriptedEngine
from narrator.errors import BudgetExceeded
from tests.campaigns.services.play import say
from tests.cast import Table, set_table

DEAR = Script(cost_usd=0.5)


@pytest.fixture
def table(transactional_db: None, settings) -> Iterator[Table]:
    """A table whose evening may cost half a dollar, and that has no sitting yet."""
    settings.SIDEQUEST_SESSION_COST_CEILING_USD = 0.5
    broadcast.register(_unheard)
    yield set_table()
    broadcast.unregister(_unheard)
    storage.shut_down()


def _unheard(messages: tuple[Outgoing, ...]) -> None:
    """The room of a web process: a turn is told there and nowhere else."""


def _sittings(table: Table) -> list[int]:
    found = Sitting.objects.filter(session=table.session).order_by("number")
    return list(found.values_list("number", flat=True))


def _hours_pass(table: Table, hours: int) -> None:
    """Move everything that has happened so far into the past."""
    ago = timezone.now() - timedelta(hours=hours)
    Sitting.objects.filter(session=table.session).update(started_at=ago, last_active_at=ago)
    NarratorCall.objects.filter(session=table.session).update(created_at=ago)
    Session.objects.filter(pk=table.session.pk).update(last_played=ago)


async def _spend(table: Table, dollars: float) -> None:
    ledger = SessionLedger(table.session.pk, None, 0)
    await ledger.may_call("aside")
    usage = Usage(cost_usd=dollars)
    await ledger.record(CallRecord("scripted", "script", "aside", "ok", 0, 1, None, usage))


async def test_the_first_spending_of_a_session_belongs_to_a_sitting(table: Table) -> None:
    turn = await in_database(say, table)
    assert await resolve(turn.pk, owner="here", engine=ScriptedEngine(DEAR))
    assert await in_database(_sittings, table) == [1]
    assert (await in_database(spending_of, table.session.pk)).sitting.spent == Decimal("0.5")


async def test_an_evening_that_is_used_up_spends_no_more(table: Table) -> None:
    await _spend(table, 0.5)
    with pytest.raises(BudgetExceeded):
        await SessionLedger(table.session.pk, None, 0).may_call("aside")


async def test_the_next_evening_may_spend_again_from_its_first_request(table: Table) -> None:
    await _spend(table, 0.5)
    await in_database(_hours_pass, table, 5)
    turn = await in_database(say, table)
    assert await resolve(turn.pk, owner="here", engine=ScriptedEngine(DEAR))
    assert await in_database(_sittings, table) == [1, 2]
    with pytest.raises(BudgetExceeded):
        await SessionLedger(table.session.pk, None, 0).may_call("aside")


async def test_spending_keeps_an_evening_going(table: Table) -> None:
    await _spend(table, 0.1)
    await in_database(_hours_pass, table, 3)
    await _spend(table, 0.1)
    assert await in_database(_sittings, table) == [1]
    last = await in_database(Sitting.objects.get, session=table.session)
    assert timezone.now() - last.last_active_at < timedelta(minutes=1)
