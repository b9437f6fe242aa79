"""Keeps rulings as rows, which the GM's list finds by rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from campaigns.models import RulingRecord, Turn, sql
from campaigns.rules.contracts import Ruling
from campaigns.rules.records import dump_ruling


def keep_rulings(turn: Turn, rulings: Sequence[Ruling], name_of: Callable[[str], str]) -> None:
    """A row for each ruling of a turn; ``name_of`` gives the name of an actor's id. In the caller's transaction."""
    rows = [
        RulingRecord(
            session_id=turn.session_id,
            turn_id=turn.pk,
            rule=ruling.rule[:96],
            actor=name_of(ruling.actor)[:120],
            label=ruling.label[:240],
            outcome=ruling.outcome,
            total=ruling.total,
            difficulty=ruling.difficulty,
            summary=ruling.summary,
            public=ruling.public,
            body=dump_ruling(ruling),
        )
        for ruling in rulings
    ]
    if rows:
        sql.insert(rows)
