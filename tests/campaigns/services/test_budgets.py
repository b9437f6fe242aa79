"""Money: set aside before a request, settled after it, stopped at each ceiling, watched, and shown to the GM."""

from __future__ import annotations

from decimal import Decimal

import pytest

from campaigns.errors import InvalidRequest
from campaigns.models import Campaign, NarratorCall
from campaigns.services import budgets
from campaigns.services.directing import direct
from narrator.errors import BudgetExceeded
from tests.campaigns.services.conftest import Hear
from tests.cast import Table, set_table


def asked(table: Table, dollars: str, **more: object) -> NarratorCall:
    """A request that costs so much."""
    return NarratorCall(
        session=table.session,
        purpose="narration",
        engine="scripted",
        outcome="ok",
        cost_usd=Decimal(dollars),
        **more,
    )


@pytest.fixture(autouse=True)
def _ceilings(settings) -> None:
    settings.SIDEQUEST_SESSION_COST_CEILING_USD = Decimal(1)
    settings.SIDEQUEST_CAMPAIGN_COST_CEILING_USD = Decimal(2)
    settings.SIDEQUEST_DAY_COST_CEILING_USD = Decimal(3)


def spent(table: Table) -> Decimal:
    """What the evening has cost so far."""
    return budgets.spending_of(table.session.pk).sitting.spent


def test_what_a_request_may_cost_is_set_aside_and_then_replaced(table: Table) -> None:
    receipt = budgets.reserve(asked(table, "0.25"))
    assert spent(table) == Decimal("0.25")
    budgets.settle_up(asked(table, "0.02", model="m"), receipt)
    assert spent(table) == Decimal("0.02")
    kept = NarratorCall.objects.get()
    assert (kept.pk, kept.outcome, kept.model) == (receipt, "ok", "m")


def test_a_request_that_cost_nothing_after_all_gives_everything_back(table: Table) -> None:
    budgets.settle_up(asked(table, "0"), budgets.reserve(asked(table, "0.25")))
    assert spent(table) == 0


def test_requests_at_the_same_time_do_not_go_beyond_together(table: Table) -> None:
    budgets.reserve(asked(table, "0.6"))
    with pytest.raises(BudgetExceeded):
        budgets.reserve(asked(table, "0.6"))
    assert spent(table) == Decimal("0.6")
    budgets.reserve(asked(table, "0.4"))


def test_a_ceiling_that_is_reached_stops_requests_of_unknown_price(table: Table) -> None:
    budgets.settle_up(asked(table, "1"), 0)
    with pytest.raises(BudgetExceeded, match="evening"):
        budgets.check(table.session.pk)


def test_a_campaigns_ceiling_counts_all_its_evenings(table: Table) -> None:
    Campaign.objects.update(cost_ceiling_usd=Decimal("0.5"))
    with pytest.raises(BudgetExceeded, match=r"campaign.*0\.5"):
        budgets.reserve(asked(table, "0.51"))


def test_the_day_counts_all_tables(table: Table) -> None:
    for _ in range(3):
        other = set_table()
        budgets.settle_up(asked(other, "0.9"), 0)
    with pytest.raises(BudgetExceeded, match="day"):
        budgets.reserve(asked(table, "0.4"))


def suspicious(table: Table) -> None:
    """A request that reads much and says next to nothing."""
    budgets.settle_up(asked(table, "0.01", input_tokens=60_000, output_tokens=5), 0)


def test_a_runaway_is_held_until_a_gm_has_looked(table: Table) -> None:
    suspicious(table)
    suspicious(table)
    budgets.check(table.session.pk)
    suspicious(table)
    with pytest.raises(BudgetExceeded, match="runaway"):
        budgets.check(table.session.pk)
    assert "3" in direct(table.session, table.alice, "spending")
    direct(table.session, table.alice, "spending go")
    budgets.check(table.session.pk)
    assert set(NarratorCall.objects.values_list("suspicion", flat=True)) == {"loop"}


def test_a_runaway_goes_on_being_seen_after_a_gm_has_looked(table: Table) -> None:
    for _ in range(3):
        suspicious(table)
    budgets.look_at(table.session.pk)
    for _ in range(3):
        suspicious(table)
    with pytest.raises(BudgetExceeded):
        budgets.check(table.session.pk)


def test_where_nothing_is_held_there_is_nothing_to_let_go(table: Table) -> None:
    assert direct(table.session, table.alice, "spending go") == "Nothing is held."


def test_the_gm_sees_each_request_on_the_meter_and_nobody_else_does(table: Table, hear: Hear) -> None:
    with hear() as heard:
        budgets.settle_up(asked(table, "0.02"), 0)
    message = heard.last("SPENDING")
    assert (message.seats, message.gm) == ((), True)
    assert message.payload["sitting"] == {"spent": 0.02, "ceiling": 1.0}
    assert message.payload["last"] == 0.02


@pytest.mark.parametrize("line", ["spending please", "spending go on"])
def test_an_order_that_is_none_is_refused(table: Table, line: str) -> None:
    with pytest.raises(InvalidRequest, match="no such order"):
        direct(table.session, table.alice, line)
