"""Seats follow their characters: nobody waits for one who cannot act, and who gets up again is waited for again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from campaigns.models import Seat, Session
from campaigns.rules.contracts import Json, Ruleset
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.turns import recheck_all
from campaigns.world.binding import rules_of
from campaigns.world.state import Change


def await_who_can_act(session: Session) -> None:
    """Have the next turn wait for everybody but the fallen. Inside a transaction that has stored the state."""
    rules = rules_of(story_of(session))
    fallen = [
        one.seat
        for one in load_world(session.pk, session.state_version).characters()
        if one.status != "alive" or not rules.view(one.sheet).can_act
    ]
    _release(session, fallen, True)
    Seat.objects.filter(session=session, released=True).exclude(public_id__in=fallen).update(released=False)


def follow_the_fallen(session: Session, changes: Sequence[Change]) -> None:
    """Let off whom a change in the middle of a turn has felled, and wait again for whom it has raised.

    Seats that were let off for another reason stay so. Inside the transaction that stored the changes.
    """
    rules = rules_of(story_of(session))
    felled, raised = [], []
    for change in changes:
        if change.kind != "character" or change.after is None:
            continue
        fit = _can_act(change.after, rules)
        if not fit:
            felled.append(str(change.after["seat"]))
        elif change.before is not None and not _can_act(change.before, rules):
            raised.append(str(change.after["seat"]))
    moved = _release(session, felled, True) + _release(session, raised, False)
    if moved:
        recheck_all(session.pk)


def _can_act(character: Mapping[str, Json], rules: Ruleset) -> bool:
    sheet = cast("dict[str, Json]", character["sheet"])
    return character["status"] == "alive" and rules.view(sheet).can_act


def _release(session: Session, seats: Sequence[str], released: bool) -> int:
    """Mark seats as let off or not; how many were not so before."""
    if not seats:
        return 0
    here = Seat.objects.filter(session=session, public_id__in=seats, released=not released)
    return here.update(released=released)
