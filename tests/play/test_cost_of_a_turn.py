"""What a turn costs in statements: counted, and the same however long the session has lasted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Session, Turn
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.reviewing import Reviewed
from campaigns.services.settling import settle
from campaigns.services.turns import submit
from narrator.contracts import Draft
from tests.cast import Table, set_table

pytestmark = pytest.mark.django_db

MOST_FOR_TWO_SEATS = 60
"""Statements of a whole turn of two seats without throws, savepoints of the test's own transaction included."""


def test_a_turn_costs_the_same_early_and_late() -> None:
    table = set_table()
    # The same story each time: some end among enemies, whose rounds cost a few statements more than quiet ones.
    Session.objects.filter(pk=table.session.pk).update(seed="5eed", chain_secret="5e" * 32, slug="a-table")
    _turns(table, 3)
    early = [_counted(table) for _turn in range(3)]
    # Past the story's own ending, where every turn is alike, and not one that writes a full save.
    _turns(table, 40)
    late = [_counted(table) for _turn in range(3)]
    assert min(late) <= max(early)
    assert max(late) <= MOST_FOR_TWO_SEATS


def _turns(table: Table, count: int) -> None:
    for _turn in range(count):
        _play(table)


def _counted(table: Table) -> int:
    with CaptureQueriesContext(connection) as captured:
        _play(table)
    return len(captured)


def _play(table: Table) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    submit(table.cleo_seat.pk, text="I wait.")
    closed = Turn.objects.filter(session=table.session, status=Turn.Status.CLOSED).values_list(
        "pk", flat=True
    )
    for turn_id in tuple(closed):
        attempt = claim(turn_id, "here")
        done = adjudicate(turn_id, attempt or 0)
        assert done is not None
        settle(done, Reviewed(Draft("It goes on.")), done.case.world.branch())
