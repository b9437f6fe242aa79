"""What players declare for a turn, and the close: a compare-and-set that exactly one caller wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import InvalidRequest, TurnError
from campaigns.events import Fleeting, Outgoing, SubmissionMade, TurnClosed
from campaigns.models import Scene, Seat, Session, Submission, Turn, sql
from campaigns.rules.barrier import Barrier
from campaigns.selectors.roster import SeatedHere, barrier_of, seated, turn_status
from campaigns.services.owning import given_away
from campaigns.services.swearing import refuse_swearing

MAX_WORDS = 4000
"""Characters a player may send for one turn."""

_WHERE = """
SELECT seat.member_id, seat.status, seat.scene_key, session.id, session.status, session.turn_mode, session.paused_at,
    session.deadline_seconds, turn.id, turn.scene_id, turn.number, turn.deadline_at
FROM campaigns_seat seat
JOIN campaigns_session session ON session.id = seat.session_id
LEFT JOIN campaigns_scene scene ON scene.session_id = seat.session_id AND scene.key = seat.scene_key
LEFT JOIN campaigns_turn turn ON turn.scene_id = scene.id AND turn.status = 'collecting'
WHERE seat.id = %s
"""
_HOLD = "SELECT 1 FROM campaigns_turn WHERE id = %s AND status = 'collecting' FOR NO KEY UPDATE"
_SAY = """
INSERT INTO campaigns_submission (turn_id, seat_id, kind, text, submitted_at)
SELECT turn.id, seat.id, %s, %s, %s FROM campaigns_seat seat
JOIN campaigns_scene scene ON scene.session_id = seat.session_id AND scene.key = seat.scene_key
JOIN campaigns_turn turn ON turn.scene_id = scene.id
WHERE seat.id = %s AND turn.id = %s
ON CONFLICT (turn_id, seat_id)
DO UPDATE SET kind = EXCLUDED.kind, text = EXCLUDED.text, submitted_at = EXCLUDED.submitted_at,
    dispatch = NULL, by_stand_in = FALSE
"""
_OPEN = """
INSERT INTO campaigns_turn
    (session_id, scene_id, number, kind, status, attempt, owner, opened_at, deadline_at, failure)
VALUES (%s, %s, %s, 'turn', 'collecting', 0, '', %s, %s, '') ON CONFLICT (scene_id, number) DO NOTHING
"""
_NEXT = "SELECT id, number, deadline_at FROM campaigns_turn WHERE scene_id = %s AND number = %s"
_SAID = "SELECT seat_id FROM campaigns_submission WHERE turn_id = %s"
_CLOSE = """
UPDATE campaigns_turn SET status = 'closed', closed_at = {now}
WHERE id = %s AND status = 'collecting' AND NOT EXISTS (
    SELECT 1 FROM campaigns_turn earlier WHERE earlier.scene_id = campaigns_turn.scene_id
    AND earlier.status IN ('closed', 'resolving', 'awaiting', 'failed')
)
"""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of a submission: the round it counts for, and whether it closed the turn."""

    round: int
    closed: bool


@transaction.atomic
def submit(
    seat_id: int, *, text: str, kind: Submission.Kind = Submission.Kind.WORDS, member_id: int | None = None
) -> Submitted:
    """Declare what a seat does; again before the close replaces it; while a turn resolves it is for the next.

    Raises ``InvalidRequest`` for empty or oversized words, ``TurnError`` when the seat cannot speak now, and
    ``Forbidden`` where ``member_id`` is given and the seat is not that member's.
    """
    text = text.strip()
    if kind == Submission.Kind.WORDS:
        _check_words(text)
    session, scene_key, turn = _where(seat_id, member_id)
    refuse_swearing(session.pk, text)
    while not sql.change(_SAY, (str(kind), text, timezone.now(), seat_id, turn.pk)):
        # While this waited for the turn, its seat went with its character into another scene.
        session, scene_key, turn = _where(seat_id, member_id)
    closed = close_if_ready(session, scene_key, turn)
    if not closed:
        on_commit(SubmissionMade(session.pk, turn.pk, seat_id))
    return Submitted(turn.number, closed)


def _where(seat_id: int, member_id: int | None) -> tuple[Session, str, Turn]:
    """The session, scene and collecting turn that a seat may speak in; one query in the usual case."""
    found = sql.rows(_WHERE, (seat_id,))
    if not found:
        raise TurnError(_("You have no seat at this table."))
    owner, seat_status, scene_key, session_id, status, mode, paused, seconds, *open_now = found[0]
    if member_id is not None and owner != member_id:
        raise given_away()
    _check_may_speak(str(seat_status), str(status))
    session = Session(
        pk=session_id,
        status=status,
        turn_mode=mode,
        paused_at=paused,
        deadline_seconds=seconds,  # type: ignore[misc]
    )
    turn_id, scene_id, number, deadline = open_now
    if turn_id is None or not _hold(turn_id):
        return session, str(scene_key), collecting_turn(session, str(scene_key))
    turn = Turn(
        pk=turn_id,
        session_id=session_id,
        scene_id=scene_id,
        number=number,
        deadline_at=_moment(deadline),  # type: ignore[misc]
    )
    return session, str(scene_key), turn


def _moment(found: sql.Value) -> datetime | None:
    """A time as the database holds it: PostgreSQL gives one with its zone, SQLite one in UTC that does not say so."""
    if not isinstance(found, datetime):
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def collecting_turn(session: Session, scene_key: str) -> Turn:
    """The turn of a scene that takes submissions; it is made when the last one is already resolving.

    Call it inside a transaction; the turn is held until its end. Raises ``TurnError`` when the scene has not
    begun.
    """
    turn = held_turns().filter(session=session, scene__key=scene_key).order_by("-number").first()
    if turn is None:
        raise TurnError(_("The story has not begun yet."), hint=_("The host starts it from the lobby."))
    while turn.status != Turn.Status.COLLECTING:
        turn = open_turn(session, turn.scene_id, turn.number + 1)
    return turn


def held_turns() -> QuerySet[Turn]:
    """Turns that are held for this transaction as they are read.

    Two who speak last at the same instant, in two transactions, would each see only their own words and leave
    the barrier open for ever; so whoever writes to a turn or judges its barrier holds it first. Rows may still
    point to it. SQLite needs no hold: it has one writer.
    """
    return Turn.objects.select_for_update(of=("self",), no_key=True)


def _hold(turn_id: sql.Value) -> bool:
    """What ``held_turns`` does, for one turn; False when it no longer takes submissions."""
    return connection.vendor == "sqlite" or bool(sql.rows(_HOLD, (turn_id,)))


def open_turn(session: Session, scene_id: int, number: int, kind: Turn.Kind = Turn.Kind.TURN) -> Turn:
    """Open a turn for submissions, or return the one that somebody else has opened first; held either way."""
    now = timezone.now()
    seconds = session.deadline_seconds
    turn, _made = held_turns().get_or_create(
        scene_id=scene_id,
        number=number,
        defaults={
            "session": session,
            "kind": kind,
            "opened_at": now,
            "deadline_at": now + timedelta(seconds=seconds) if seconds and kind == Turn.Kind.TURN else None,
        },
    )
    return turn


def next_turn(session: Session, settled: Turn) -> Turn:
    """The turn after a settled one: opened now, unless somebody has spoken for it already."""
    now = timezone.now()
    seconds = session.deadline_seconds
    deadline = now + timedelta(seconds=seconds) if seconds else None
    opened = sql.change(_OPEN, (session.pk, settled.scene_id, settled.number + 1, now, deadline))
    found = sql.rows(_NEXT, (settled.scene_id, settled.number + 1))
    turn_id, number, due = found[0]
    if not opened:
        # What was said for it was read against a state that has just passed.
        said = sql.rows(_SAID, (turn_id,))
        on_commit(*(SubmissionMade(session.pk, int(str(turn_id)), int(str(seat))) for (seat,) in said))
    return Turn(
        pk=int(str(turn_id)),
        session_id=session.pk,
        scene_id=settled.scene_id,
        number=int(str(number)),
        deadline_at=_moment(due),
    )


def close_if_ready(session: Session, scene_key: str, turn: Turn) -> bool:
    """Close a collecting turn when its barrier says so; announce who is awaited either way.

    Call it inside a transaction that holds the turn. Returns True for the one caller that closed it.
    """
    here = seated(session.pk, scene_key, turn.pk)
    barrier = barrier_of(session, turn, here)
    closed = barrier.may_close and _close(session, turn, here, barrier)
    if closed:
        turn.status = Turn.Status.CLOSED
        messages: list[Outgoing] = [
            Fleeting(
                session.pk,
                "THINKING",
                {"round": turn.number, "scene_id": scene_key},
                story=True,
                scene=scene_key,
            ),
            TurnClosed(session.pk, turn.pk),
        ]
    else:
        messages = [
            Fleeting(
                session.pk,
                "TURN_STATUS",
                turn_status(turn, scene_key, here, barrier.awaited),
                story=True,
                scene=scene_key,
            )
        ]
    on_commit(*messages)
    return closed


def _close(session: Session, turn: Turn, here: tuple[SeatedHere, ...], barrier: Barrier) -> bool:
    """COLLECTING to CLOSED, only while no earlier turn of the scene is still being resolved."""
    won = sql.change(_CLOSE.format(now=sql.now()), (turn.pk,))
    if won and barrier.auto_resolve:
        now = timezone.now()
        Submission.objects.bulk_create(
            [
                Submission(turn=turn, seat_id=seat.pk, kind=Submission.Kind.SILENT, submitted_at=now)
                for seat in here
                if seat.seat in barrier.auto_resolve
            ],
            ignore_conflicts=True,
        )
    return won == 1


@transaction.atomic
def recheck(session_id: int, scene_key: str) -> bool:
    """Look at a scene's barrier again, after presence, a seat, a pause or a deadline has changed."""
    session = Session.objects.get(pk=session_id)
    turn = (
        held_turns()
        .filter(session_id=session_id, scene__key=scene_key, status=Turn.Status.COLLECTING)
        .order_by("-number")
        .first()
    )
    if turn is None or session.status == Session.Status.LOBBY:
        return False
    return close_if_ready(session, scene_key, turn)


def recheck_all(session_id: int) -> None:
    """Look at the barriers of all scenes of a session."""
    for key in Scene.objects.filter(session_id=session_id, open=True).values_list("key", flat=True):
        recheck(session_id, key)


def _check_words(text: str) -> None:
    if not text:
        raise InvalidRequest(_("Say what you do."), hint=_("A few words are enough."))
    if len(text) > MAX_WORDS:
        raise InvalidRequest(
            _("That is longer than %(most)d characters.") % {"most": MAX_WORDS},
            hint=_("Shorten it and send it again."),
        )


def _check_may_speak(seat_status: str, session_status: str) -> None:
    if seat_status != Seat.Status.PLAYING:
        raise TurnError(_("You have no character at this table yet."), hint=_("Finish making one first."))
    if session_status == Session.Status.LOBBY:
        raise TurnError(_("The story has not begun yet."), hint=_("The host starts it from the lobby."))
