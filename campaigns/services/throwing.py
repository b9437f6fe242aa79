"""Players' throws: a request is answered once, with the faces that its promised seed gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import InvalidRequest, TurnError
from campaigns.events import TurnClosed
from campaigns.models import DiceRoll, Turn
from campaigns.rules.contracts import Json, Throw
from campaigns.rules.fairness import client_seed_of, faces
from campaigns.rules.records import load_check, load_dice
from campaigns.rules.registry import ruleset_of
from campaigns.selectors.dice import result_body
from campaigns.selectors.stories import story_of
from campaigns.services.log import Entry, append

MAX_CLIENT_SEED = 128


def throw_faces(roll: DiceRoll, *, client_seed: str) -> None:
    """Let an open roll fall: sets faces, client seed and status on the row, which the caller keeps."""
    seed = bytes.fromhex(roll.server_seed)
    roll.faces = list(faces(seed, client_seed, roll.nonce, load_dice(roll.dice)))
    roll.client_seed = client_seed
    roll.status = DiceRoll.Status.THROWN
    roll.thrown_at = timezone.now()


@transaction.atomic
def throw(
    seat_id: int, request_id: str, *, client_seed: str = "", throw_params: Mapping[str, Json] | None = None
) -> None:
    """Throw the dice that were asked of a seat. Faces a client sends are nobody's business.

    Raises ``TurnError`` when the request is not this seat's or has been thrown already.
    """
    if not client_seed and throw_params is not None:
        client_seed = client_seed_of(dict(throw_params))
    if len(client_seed) > MAX_CLIENT_SEED:
        raise InvalidRequest(_("That client seed is too long."), hint=_("At most 128 characters."))
    roll = (
        DiceRoll.objects.select_related("turn__scene", "turn__session", "seat__member")
        .filter(request_id=request_id, seat=seat_id)
        .first()
    )
    if roll is None or roll.turn is None:
        raise TurnError(_("Nobody asked you for that throw."), hint=_("It may belong to an earlier turn."))
    if roll.status != DiceRoll.Status.OPEN:
        raise TurnError(_("Those dice have fallen already."))
    throw_faces(roll, client_seed=client_seed)
    kept = DiceRoll.objects.filter(pk=roll.pk, status=DiceRoll.Status.OPEN).update(
        status=roll.status, faces=roll.faces, client_seed=client_seed, thrown_at=roll.thrown_at
    )
    if not kept:
        raise TurnError(_("Those dice have fallen already."))
    show(roll, roll.turn)
    _go_on(roll.turn)


def show(roll: DiceRoll, turn: Turn) -> None:
    """Log how a check's dice read, before any consequence is known. Inside the caller's transaction."""
    check = load_check(roll.check_data or {})
    rules = ruleset_of(story_of(turn.session).rules.ruleset)
    reading = rules.preview(check, Throw(roll.request_id, check.dice, tuple(roll.faces or ())))
    subject = roll.seat.member.public_id if roll.seat is not None and roll.seat.member is not None else ""
    body = result_body(roll, reading, turn.number, turn.scene.key)
    append(turn.session_id, [Entry("DICE_RESULT", body, subject=subject)], turn_id=turn.pk)


def throw_all(turn_ids: Sequence[int]) -> None:
    """Wake turns whose players' time to throw is over."""
    for turn in Turn.objects.filter(pk__in=turn_ids):
        on_commit(TurnClosed(turn.session_id, turn.pk))


def _go_on(turn: Turn) -> None:
    """When the last dice have fallen the turn is free to be resolved."""
    if DiceRoll.objects.filter(turn=turn, status=DiceRoll.Status.OPEN).exists():
        return
    moved = Turn.objects.filter(pk=turn.pk, status=Turn.Status.AWAITING_ROLLS).update(
        status=Turn.Status.CLOSED, rolls_due_at=None
    )
    if moved:
        on_commit(TurnClosed(turn.session_id, turn.pk))
