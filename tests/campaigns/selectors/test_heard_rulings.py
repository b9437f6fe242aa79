"""The rulings that a narrator is told of: public ones, of this turn and of turns that all in the scene have read."""

from __future__ import annotations

import pytest
from django.utils import timezone

from campaigns.models import Event, RulingRecord, Turn
from campaigns.selectors.rulings import HeardRulings
from tests.cast import Table, set_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def table() -> Table:
    """A table past its opening."""
    return set_table()


def past(table: Table, number: int, audience: list[str] | None) -> Turn:
    """A turn that was told to an audience."""
    turn = Turn.objects.create(
        session=table.session,
        scene=table.scene,
        number=number,
        status=Turn.Status.NARRATED,
        kind=Turn.Kind.TURN,
        opened_at=timezone.now(),
    )
    Event.objects.create(
        session=table.session,
        position=9000 + number,
        public_index=1,
        kind="NARRATION",
        turn=turn,
        audience=audience,
        created_at=timezone.now(),
    )
    return turn


def ruled(table: Table, turn: Turn, label: str, *, public: bool = True) -> None:
    """Something was decided in a turn."""
    RulingRecord.objects.create(
        session=table.session, turn=turn, rule="wwn.skill", label=label, outcome="success", total=9, difficulty=8,
        public=public,
    )  # fmt: skip


def labels(table: Table, *seats: str, limit: int = 9) -> list[str]:
    """What a narrator of the open turn is told of, newest first."""
    turn = Turn.objects.get(session=table.session, status=Turn.Status.COLLECTING)
    return [str(one["label"]) for one in HeardRulings(turn, seats).rulings(limit)]


def test_public_rulings_come_newest_first(table: Table) -> None:
    now = table.turn
    ruled(table, past(table, 50, None), "The climb")
    ruled(table, now, "The leap")
    ruled(table, now, "The lie", public=False)

    assert labels(table) == ["The leap", "The climb"]
    assert labels(table, limit=1) == ["The leap"]


def test_what_only_some_have_read_is_told_to_those_alone(table: Table) -> None:
    bob, cleo = table.bob_seat.public_id, table.cleo_seat.public_id
    ruled(table, past(table, 50, [bob]), "The climb")

    assert labels(table, bob) == ["The climb"]
    assert labels(table, cleo) == []
    assert labels(table, bob, cleo) == []
    assert labels(table) == []
