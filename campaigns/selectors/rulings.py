"""The rulings that a narrator may be told of: those that everybody in the scene has read about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.models import Event, RulingRecord, Turn
from campaigns.rules.contracts import Json
from campaigns.selectors.transcript import heard_by

_TURNS: Final = 24
"""How many of the latest narrations are looked through."""


@dataclass(frozen=True, slots=True)
class HeardRulings:
    """The Records port over the rows: this turn's rulings, and those of turns that all of ``seats`` have read.

    Without seats they are the turns that the whole table has read. Blocks on the database; call it off the event loop.
    """

    turn: Turn
    seats: tuple[str, ...]

    def rulings(self, limit: int) -> Sequence[dict[str, Json]]:
        """The latest public rulings, newest first, ``limit`` at most. Two queries."""
        told = Event.objects.filter(session=self.turn.session_id, kind="NARRATION", turn__isnull=False)
        read = [
            turn
            for turn, audience in told.order_by("-position").values_list("turn_id", "audience")[:_TURNS]
            if audience is None or (self.seats and heard_by(audience, self.seats))
        ]
        rows = RulingRecord.objects.filter(turn__in=[*read, self.turn.pk], public=True).select_related("turn")
        return [
            {
                "round": row.turn.number,
                "rule": row.rule,
                "who": row.actor,
                "label": row.label,
                "outcome": row.outcome,
                "summary": row.summary,
            }
            for row in rows.order_by("-pk")[:limit]
        ]
