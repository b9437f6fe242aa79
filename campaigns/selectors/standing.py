"""What there is to know for standing in for somebody: who is due, what they may do, what they usually do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, cast

from django.utils.functional import Promise

from campaigns.models import Seat, StandIn, Submission, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.resolution import TurnPlan
from campaigns.world.standing_in import Absence, Danger, Deed, Habit, Limits, by_habit, habits_of, ways_out

REMEMBERED: Final = 24
"""Turns of a player's own that their stand-in goes by."""

_DUE: Final = """
SELECT turn.id, seat.id FROM campaigns_standin stand_in
JOIN campaigns_seat seat ON seat.id = stand_in.seat_id
JOIN campaigns_session session ON session.id = seat.session_id
JOIN campaigns_scene scene ON scene.session_id = session.id AND scene.key = seat.scene_key
JOIN campaigns_turn turn ON turn.scene_id = scene.id AND turn.status = 'collecting'
WHERE stand_in.due_at <= {now} AND stand_in.mode <> 'never' AND stand_in.stood < stand_in.turns
    AND (stand_in.taken_until IS NULL OR stand_in.taken_until <= {now})
    AND seat.status = 'playing' AND session.status = 'playing' AND session.paused_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM campaigns_submission own WHERE own.turn_id = turn.id AND own.seat_id = seat.id)
    AND EXISTS (SELECT 1 FROM campaigns_submission said WHERE said.turn_id = turn.id)
    AND NOT EXISTS (
        SELECT 1 FROM campaigns_turn earlier WHERE earlier.scene_id = scene.id
        AND earlier.status IN ('closed', 'resolving', 'awaiting', 'failed')
    )
ORDER BY turn.id, seat.number
"""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a seat's stand-in has to go by; ``health`` is the share of hit points that is left, 0 to 1.

    ``words`` are what the player has said themself in the turns before, oldest first.
    """

    session_id: int
    absence: Absence
    habits: tuple[Habit, ...]
    health: float
    words: tuple[str, ...] = ()

    @property
    def flees(self) -> bool:
        """Whether the character is in a confrontation and hurt below their player's limit."""
        return self.absence.fighting and self.health < self.absence.limits.flee_below

    def deeds(self) -> tuple[Deed, ...]:
        """What may be done, the likeliest first; who is hurt below their limit gets away if they can."""
        found = self.absence.deeds()
        away = ways_out(found, self.health, self.absence.limits) if self.flees else ()
        return (*away, *by_habit(found, self.habits, fighting=self.absence.fighting))


def due_seats() -> tuple[tuple[int, int], ...]:
    """Collecting turns with something said in them, and the seats there whose players are away for so long that
    somebody stands in. One query."""
    return tuple((int(str(turn)), int(str(seat))) for turn, seat in sql.rows(_DUE.format(now=sql.now())))


def limits_of(row: StandIn) -> Limits:
    """What a player lets their stand-in do."""
    return Limits(row.spares, row.silent, cast(Danger, row.danger), row.flee_below / 100)


def situation_of(turn_id: int, seat_id: int) -> Situation | None:
    """What a stand-in has to go by in a turn; None where its player wants nothing done, or there is no character."""
    row = StandIn.objects.select_related("seat__session").get(seat=seat_id)
    seat, session = row.seat, row.seat.session
    world = load_world(session.pk, session.state_version)
    mine = next((one for one in world.characters() if one.seat == seat.public_id), None)
    if row.mode != StandIn.Mode.ACT or mine is None or mine.status != "alive":
        return None
    turn = Turn.objects.get(pk=turn_id)
    story = story_of(session)
    rules = rules_of(story)
    own = _own_turns(seat)
    view = rules.view(mine.sheet)
    return Situation(
        session.pk,
        Absence(world, seat.scene_key, mine, rules, story, limits_of(row), turn.number),
        habits_of([TurnPlan.from_json(plan) for plan, _text in own], seat.public_id),
        view.hp / max(1, view.max_hp),
        tuple(text for _plan, text in own),
    )


def _own_turns(seat: Seat) -> list[tuple[dict[str, Json], str]]:
    """The plans of the turns in which a seat's player has spoken themself, with their words; oldest first."""
    said = Submission.objects.filter(
        seat=seat, by_stand_in=False, kind=Submission.Kind.WORDS, turn__plan__isnull=False
    )
    found = said.order_by("-turn__number", "-pk").values_list("turn__plan", "text")[:REMEMBERED]
    return [(plan, text) for plan, text in reversed(found) if plan is not None]


def standing_panel(seat: Seat) -> dict[str, Json]:
    """STAND_IN: what a seat's player has chosen for the time they are away, with all there is to choose from; the
    rounds in which their stand-in has acted since they spoke last."""
    row = StandIn.objects.filter(seat=seat).first() or StandIn(seat=seat)
    said = Submission.objects.filter(seat=seat).exclude(turn__status=Turn.Status.COLLECTING)
    acted: list[Json] = []
    latest = said.order_by("-turn__number").values_list("turn__number", "by_stand_in", "kind")[:50]
    for number, by_stand_in, kind in latest:
        if not by_stand_in:
            break
        if kind == Submission.Kind.WORDS:
            acted.insert(0, number)
    return {
        "mode": row.mode,
        "after_minutes": row.after_minutes,
        "turns": row.turns,
        "spares": row.spares,
        "silent": row.silent,
        "danger": row.danger,
        "flee_below": row.flee_below,
        "modes": _choices(StandIn.Mode.choices),
        "dangers": _choices(StandIn.Danger.choices),
        "acted": acted,
    }


def _choices(found: Iterable[tuple[str, str | Promise]]) -> list[Json]:
    return [{"value": value, "label": str(label)} for value, label in found]
