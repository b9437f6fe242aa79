"""One story clock for all scenes of a session: while the party is apart, exactly one turn of each round moves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from campaigns.models import sql
from campaigns.services.cases import Case

_MOVE: Final = """
UPDATE campaigns_session SET clock_round = %s, clock_turn = %s
WHERE id = %s AND (clock_round < %s OR clock_turn = %s)
"""
_READ: Final = "SELECT clock_round FROM campaigns_session WHERE id = %s"


@dataclass(frozen=True, slots=True)
class StoryClock:
    """The latest round of all scenes, and whether the turn that asked is the one that has brought it."""

    round: int
    ticks: bool


def story_clock(case: Case) -> StoryClock:
    """Move the story's clock to a turn's round, unless another scene has come as far before: compare-and-set.

    A later attempt at the same turn is given the same answer.
    """
    turn = case.turn
    if case.audience is None:
        return StoryClock(turn.number, ticks=True)
    moved = sql.change(_MOVE, (turn.number, turn.pk, turn.session_id, turn.number, turn.pk))
    now = int(str(sql.rows(_READ, (turn.session_id,))[0][0]))
    return StoryClock(max(turn.number, now), ticks=moved == 1)
