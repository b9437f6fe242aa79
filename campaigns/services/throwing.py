"""Players' throws: a request is answered once, with the faces of its promised seed or those of real dice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.broadcast import on_commit
from campaigns.errors import Forbidden, InvalidRequest, TurnError
from campaigns.events import Fleeting, TurnClosed
from campaigns.models import DiceRoll, Member, Session, Turn
from campaigns.rules.contracts import Json
from campaigns.rules.dice import highest_face, lowest_face
from campaigns.rules.fairness import client_seed_of, faces
from campaigns.rules.records import load_dice
from campaigns.services.rolls import go_on, show
from campaigns.services.spending import offer_spends

MAX_CLIENT_SEED = 128


def throw_faces(roll: DiceRoll, *, client_seed: str) -> None:
    """Let an open roll fall by its seed: sets the faces on the row, which the caller keeps."""
    seed = bytes.fromhex(roll.server_seed)
    roll.faces = list(faces(seed, client_seed, roll.nonce, load_dice(roll.dice)))
    roll.client_seed = client_seed
    roll.physical = False
    _thrown(roll)


def keep(roll: DiceRoll) -> bool:
    """Store how an open roll fell; False when it had fallen already, and then nothing is changed."""
    return bool(
        DiceRoll.objects.filter(pk=roll.pk, status=DiceRoll.Status.OPEN).update(
            status=roll.status,
            faces=roll.faces,
            client_seed=roll.client_seed,
            physical=roll.physical,
            thrown_at=roll.thrown_at,
        )
    )


@transaction.atomic
def throw(
    seat_id: int,
    request_id: str,
    *,
    client_seed: str = "",
    throw_params: Mapping[str, Json] | None = None,
    face: Sequence[Json] | None = None,
    spends: bool = False,
) -> None:
    """Throw the dice that were asked of a seat. ``face`` counts where real dice were asked for, and only there.

    With ``spends`` the throw stays open while something may be spent on it: the page asks, and answers.

    Raises ``TurnError`` when the request is not this seat's or has been thrown already, and ``InvalidRequest``
    for faces that these dice cannot show; the request stays open then.
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
    if roll.physical:
        roll.faces = _faces_by_hand(roll, face or ())
        _thrown(roll)
    else:
        throw_faces(roll, client_seed=client_seed)
    if not keep(roll):
        raise TurnError(_("Those dice have fallen already."))
    show(roll.turn, roll)
    if not (spends and offer_spends(roll)):
        go_on(roll.turn)


def _thrown(roll: DiceRoll) -> None:
    roll.status = DiceRoll.Status.THROWN
    roll.thrown_at = timezone.now()


def _faces_by_hand(roll: DiceRoll, face: Sequence[Json]) -> list[int]:
    """Faces that somebody read off real dice, in the order in which the dice were asked for."""
    asked = [die.sides for die in load_dice(roll.dice) for _ in range(die.count)]
    details = {"request_id": roll.request_id, "field": "face"}
    if len(face) != len(asked):
        raise InvalidRequest(
            ngettext(
                "%(count)d die was asked for, and %(given)d came.",
                "%(count)d dice were asked for, and %(given)d came.",
                len(asked),
            )
            % {"count": len(asked), "given": len(face)},
            hint=_("Send one face for each die, in the order in which they were asked for."),
            details=details,
        )
    read: list[int] = []
    for number, (value, sides) in enumerate(zip(face, asked, strict=True), 1):
        # JSON's true is an int to Python, and 4.0 equals 4: only a plain whole number is a face.
        if type(value) is not int or not lowest_face(sides) <= value <= highest_face(sides):
            raise InvalidRequest(
                _("Die %(number)d is a d%(sides)s and cannot show that.")
                % {"number": number, "sides": sides},
                hint=_("It shows a whole number from %(least)d to %(most)d.")
                % {"least": lowest_face(sides), "most": highest_face(sides)},
                details={**details, "die": number},
            )
        read.append(value)
    return read


def throw_all(turn_ids: Sequence[int]) -> None:
    """Wake turns whose players' time to throw is over."""
    for turn in Turn.objects.filter(pk__in=turn_ids):
        on_commit(TurnClosed(turn.session_id, turn.pk))


@transaction.atomic
def choose_dice(session_id: int, by: Member, physical: bool) -> None:
    """The host or the GM chooses what the table throws. Raises ``Forbidden`` for anybody else."""
    if not by.is_host and not by.is_gm:
        raise Forbidden(_("The host chooses the table's dice."))
    use_physical_dice(session_id, physical)


@transaction.atomic
def use_physical_dice(session_id: int, physical: bool) -> None:
    """Have players throw real dice or the server's from the next throw on; the table is told of a change."""
    changed = (
        Session.objects.filter(pk=session_id).exclude(physical_dice=physical).update(physical_dice=physical)
    )
    if changed:
        on_commit(Fleeting(session_id, "SESSION_EVENT", {"event": "settings", "physical_dice": physical}))
