"""Throws of a turn's checks once their dice lie: what counts, how it reads, and when the turn goes on."""

from __future__ import annotations

from campaigns.broadcast import on_commit
from campaigns.events import TurnClosed
from campaigns.models import DiceRoll, Seat, Turn
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Json
from campaigns.rules.records import load_check
from campaigns.selectors.dice import kept_bare, result_body
from campaigns.selectors.rolls import counted_throw
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.world.binding import rules_of
from campaigns.world.knowing import audience_of, seats_missing


def show(turn: Turn, *rolls: DiceRoll) -> None:
    """Log how checks' dice read, before any consequence is known. Inside the caller's transaction."""
    append(turn.session_id, [_reading(roll, turn) for roll in rolls], turn_id=turn.pk)


def _reading(roll: DiceRoll, turn: Turn) -> Entry:
    rules, check, throw = (
        rules_of(story_of(turn.session)),
        load_check(roll.check_data or {}),
        counted_throw(roll),
    )
    reading = rules.preview(with_spent(check, throw), throw)
    subject = roll.seat.member.public_id if roll.seat is not None and roll.seat.member is not None else ""
    body = result_body(roll, reading, turn.number, turn.scene.key)
    if not check.public:
        alone = () if roll.seat is None else (roll.seat.public_id,)
        return Entry("DICE_RESULT", body, alone, subject=subject)
    return for_scene(turn, body, roll.seat, subject)


def for_scene(turn: Turn, body: dict[str, Json], own: Seat | None, subject: str) -> Entry:
    """DICE_RESULT for those in a turn's scene; who misses it sees that dice fell, their ``own`` as all do."""
    session = turn.session
    world = load_world(session.pk, session.state_version)
    mine = own.public_id if own is not None else ""
    unseen = [seat for seat in seats_missing(world, turn.scene.key) if seat != mine]
    audience = audience_of(world, turn.scene.key)
    return Entry("DICE_RESULT", kept_bare(body, unseen), audience, subject=subject)


def go_on(turn: Turn) -> None:
    """When the last dice have fallen, and nobody thinks about spending, the turn is free to be resolved."""
    if DiceRoll.objects.filter(turn=turn).exclude(status=DiceRoll.Status.THROWN).exists():
        return
    moved = Turn.objects.filter(pk=turn.pk, status=Turn.Status.AWAITING_ROLLS).update(
        status=Turn.Status.CLOSED, rolls_due_at=None
    )
    if moved:
        on_commit(TurnClosed(turn.session_id, turn.pk))
