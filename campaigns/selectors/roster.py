"""Who sits in a scene, who is present and who has spoken: the barrier's inputs, in one query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.utils import timezone

from campaigns.models import Session, Turn, sql
from campaigns.rules.barrier import Barrier, SeatAtBarrier, TurnMode, judge
from campaigns.rules.contracts import Json

_SEATED = """
SELECT seat.id, seat.public_id, COALESCE(member.public_id, ''), seat.character_name, seat.released,
    EXISTS (SELECT 1 FROM campaigns_presence p WHERE p.seat_id = seat.id AND p.expires_at > {now}),
    said.by_stand_in, stand_in.stood >= stand_in.turns
FROM campaigns_seat seat LEFT JOIN campaigns_member member ON member.id = seat.member_id
LEFT JOIN campaigns_submission said ON said.turn_id = %s AND said.seat_id = seat.id
LEFT JOIN campaigns_standin stand_in
    ON stand_in.seat_id = seat.id AND stand_in.mode <> 'never' AND stand_in.due_at <= {now}
WHERE seat.session_id = %s AND seat.scene_key = %s AND seat.status = 'playing'
ORDER BY seat.number
"""


@dataclass(frozen=True, slots=True)
class SeatedHere:
    """A playing seat of a scene, as the barrier and TURN_STATUS see it.

    ``stood_in``: its player is away for so long that their stand-in acts, or has acted in this turn. ``rests``: the
    stand-in has acted as often as it may, and nobody waits for the seat.
    """

    pk: int
    seat: str
    player: str
    character_name: str
    released: bool
    present: bool
    submitted: bool
    stood_in: bool = False
    rests: bool = False


def seated(session_id: int, scene_key: str, turn_id: int) -> tuple[SeatedHere, ...]:
    """The playing seats of a scene with their presence and whether they have spoken in the turn."""
    found = sql.rows(_SEATED.format(now=sql.now()), (turn_id, session_id, scene_key))
    return tuple(
        SeatedHere(
            int(str(pk)),
            str(seat),
            str(player),
            str(name),
            bool(released),
            bool(present),
            said is not None,
            bool(said) or (said is None and not present and rests is not None and not rests),
            not present and bool(rests),
        )
        for pk, seat, player, name, released, present, said, rests in found
    )


def barrier_of(session: Session, turn: Turn, here: tuple[SeatedHere, ...]) -> Barrier:
    """What the pure barrier says of a turn as it stands; a presence row's expiry already holds the grace."""
    return judge(
        cast(TurnMode, session.turn_mode),
        tuple(
            SeatAtBarrier(
                id=seat.seat,
                playing=True,
                present=seat.present,
                submitted=seat.submitted,
                released=seat.released or seat.rests,
                stood_in=seat.stood_in,
            )
            for seat in here
        ),
        now=timezone.now(),
        deadline=turn.deadline_at,
        paused=session.paused_at is not None,
    )


def turn_status(
    turn: Turn, scene_key: str, here: tuple[SeatedHere, ...], awaited: tuple[str, ...]
) -> dict[str, Json]:
    """The TURN_STATUS payload: who has spoken and who is awaited, the round, and the deadline if there is one."""
    entries: list[Json] = [
        {
            "player_id": seat.player,
            "character_name": seat.character_name,
            "status": "submitted" if seat.submitted else "pending",
            "present": seat.present,
            **({"stand_in": True} if seat.stood_in else {}),
        }
        for seat in here
    ]
    waiting: list[Json] = [seat.player for seat in here if seat.seat in awaited]
    payload: dict[str, Json] = {
        "entries": entries,
        "round": turn.number,
        "scene_id": scene_key,
        "awaited": waiting,
        "phase": turn.status,
    }
    if turn.deadline_at is not None:
        payload["deadline"] = turn.deadline_at.isoformat()
    return payload
