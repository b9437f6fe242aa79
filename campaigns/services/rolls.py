"""Throws of a turn's checks once their dice lie: what counts, how it reads, and when the turn goes on."""

from __future__ import annotations

from campaigns.broadcast import on_commit
from campaigns.events import TurnClosed
from campaigns.models import DiceRoll, Turn
from campaigns.rules.checks import with_spent
from campaigns.rules.records import load_check
from campaigns.selectors.dice import result_body
from campaigns.selectors.rolls import counted_throw
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.world.binding import rules_of
from campaigns.world.knowing import audience_of


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
    alone = () if roll.seat is None else (roll.seat.public_id,)
    audience = heard_in(turn) if check.public else alone
    return Entry("DICE_RESULT", body, audience, subject=subject)


def heard_in(turn: Turn) -> tuple[str, ...] | None:
    """The seats that see a turn's dice now: None for everybody, while nobody is elsewhere."""
    session = turn.session
    return audience_of(load_world(session.pk, session.state_version), turn.scene.key)


def go_on(turn: Turn) -> None:
    """When the last dice have fallen, and nobody thinks about spending, the turn is free to be resolved."""
    if DiceRoll.objects.filter(turn=turn).exclude(status=DiceRoll.Status.THROWN).exists():
        return
    moved = Turn.objects.filter(pk=turn.pk, status=Turn.Status.AWAITING_ROLLS).update(
        status=Turn.Status.CLOSED, rolls_due_at=None
    )
    if moved:
        on_commit(TurnClosed(turn.session_id, turn.pk))
