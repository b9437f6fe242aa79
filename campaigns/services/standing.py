"""Who is away for long is stood in for, as they have chosen: their stand-in submits when nobody else is awaited.

Any web process may do it. A seat's row is held by whoever makes up its deed; the deed is only kept while the player
is still away and has not spoken themself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import InvalidRequest
from campaigns.events import Fleeting
from campaigns.models import Scene, Seat, Session, StandIn, Submission, Turn, sql
from campaigns.selectors.roster import barrier_of, seated
from campaigns.selectors.standing import due_seats, standing_panel
from campaigns.selectors.worlds import load_world
from campaigns.services.log import Entry, append
from campaigns.services.turns import close_if_ready, held_turns
from campaigns.world.knowing import audience_of
from campaigns.world.standing_in import Deed

MOST_MINUTES: Final = 1440
MOST_TURNS: Final = 50
_TAKEN: Final = 20
"""Seconds for which making up a deed is left to one process."""

_TAKE: Final = """
UPDATE campaigns_standin SET taken_until = {later}
WHERE seat_id = %s AND due_at <= {now} AND (taken_until IS NULL OR taken_until <= {now})
"""
_SAY: Final = """
INSERT INTO campaigns_submission (turn_id, seat_id, kind, text, submitted_at, by_stand_in)
SELECT %s, seat.id, %s, %s, %s, TRUE FROM campaigns_seat seat
JOIN campaigns_standin stand_in ON stand_in.seat_id = seat.id
WHERE seat.id = %s AND stand_in.due_at <= {now} AND stand_in.stood < stand_in.turns AND NOT EXISTS (
    SELECT 1 FROM campaigns_presence here WHERE here.seat_id = seat.id AND here.expires_at > {now}
) ON CONFLICT (turn_id, seat_id) DO NOTHING
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a player chooses for the time they are away; what is None stays as it is."""

    mode: str | None = None
    after_minutes: int | None = None
    turns: int | None = None
    spares: bool | None = None
    silent: bool | None = None
    danger: str | None = None
    flee_below: int | None = None


@transaction.atomic
def choose(seat_id: int, wish: Wish) -> None:
    """Keep what a player has chosen, and show it to them alone. Raises ``InvalidRequest`` for what there is not."""
    given = {name: getattr(wish, name) for name in Wish.__slots__ if getattr(wish, name) is not None}
    bounds = {"after_minutes": (0, MOST_MINUTES), "turns": (1, MOST_TURNS), "flee_below": (0, 100)}
    for name, (least, most) in bounds.items():
        if not least <= given.get(name, least) <= most:
            raise InvalidRequest(
                _("That is not between %(least)d and %(most)d.") % {"least": least, "most": most}
            )
    for name, known in (("mode", StandIn.Mode.values), ("danger", StandIn.Danger.values)):
        if given.get(name, known[0]) not in known:
            raise InvalidRequest(_("There is no such choice."), hint=", ".join(known))
    StandIn.objects.update_or_create(seat_id=seat_id, defaults=given)
    seat = Seat.objects.get(pk=seat_id)
    on_commit(Fleeting(seat.session_id, "STAND_IN", standing_panel(seat), (seat.public_id,), gm=False))


def went_away(seat_ids: Sequence[int]) -> None:
    """The players of these seats are gone from now on. Inside the caller's transaction."""
    now = timezone.now()
    for row in StandIn.objects.filter(seat__in=seat_ids, due_at__isnull=True):
        StandIn.objects.filter(pk=row.pk).update(
            due_at=now + timedelta(minutes=row.after_minutes), stood=0, taken_until=None
        )


def came_back(seat_id: int) -> None:
    """The player is here again: nobody acts for them any more. Inside the caller's transaction."""
    StandIn.objects.filter(seat=seat_id, due_at__isnull=False).update(due_at=None, taken_until=None)


def forget(seat_id: int) -> None:
    """The seat is somebody else's: what its last player has chosen counts no more."""
    StandIn.objects.filter(seat=seat_id).delete()


def waiting() -> tuple[tuple[int, int], ...]:
    """Turns, and the seats whose stand-ins are all that they wait for."""
    found = []
    for turn_id, seat_id in due_seats():
        turn = Turn.objects.select_related("session", "scene").get(pk=turn_id)
        here = seated(turn.session_id, turn.scene.key, turn_id)
        acting = barrier_of(turn.session, turn, here).standing_in
        if any(seat.pk == seat_id and seat.seat in acting for seat in here):
            found.append((turn_id, seat_id))
    return tuple(found)


def take(seat_id: int) -> bool:
    """Take it on to make up what a stand-in does; False while somebody else is at it."""
    statement = _TAKE.format(now=sql.now(), later=sql.seconds_from_now(_TAKEN))
    return bool(sql.change(statement, (seat_id,)))


@transaction.atomic
def speak(turn_id: int, seat_id: int, deed: Deed) -> bool:
    """Submit a deed for a seat whose player is still away and has said nothing; False where it came too late."""
    turn = held_turns().select_related("scene").filter(pk=turn_id, status=Turn.Status.COLLECTING).first()
    if turn is None:
        return False
    kind = Submission.Kind.WORDS if deed.words else Submission.Kind.SILENT
    said = sql.change(_SAY.format(now=sql.now()), (turn_id, str(kind), deed.words, timezone.now(), seat_id))
    StandIn.objects.filter(seat=seat_id).update(taken_until=None, stood=F("stood") + said)
    if not said:
        return False
    session = Session.objects.get(pk=turn.session_id)
    _tell_if_last(session, turn, seat_id)
    close_if_ready(session, turn.scene.key, turn)
    return True


def _tell_if_last(session: Session, turn: Turn, seat_id: int) -> None:
    """Say so when a stand-in has acted as often as it may."""
    row = StandIn.objects.select_related("seat__member").get(seat=seat_id)
    if row.stood < row.turns:
        return
    told = _("%(name)s rests after this: the table goes on without %(name)s until their player is back.") % {
        "name": row.seat.character_name
    }
    append(session.pk, [note(session, turn.scene, row.seat, told, turn.number)], turn_id=turn.pk)


def note(session: Session, scene: Scene, seat: Seat, text: str, round_: int) -> Entry:
    """STAND_IN_NOTE, for everybody who reads the scene's story: a word about somebody's stand-in."""
    player = seat.member.public_id if seat.member is not None else ""
    heard = audience_of(load_world(session.pk, session.state_version), scene.key)
    return Entry(
        "STAND_IN_NOTE",
        {"text": text, "character_name": seat.character_name, "round": round_, "scene_id": scene.key},
        heard,
        subject=player,
    )
