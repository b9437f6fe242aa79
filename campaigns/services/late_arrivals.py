"""Who joins late is brought in: what happened so far, where they are, what there is to do, to their seat alone.

Runs as a task of a web process, beside the scene's turns. What is to be told stands on the seat, so a process that
dies leaves it to the next one; no transaction is open while the engine works.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.models import Seat, Session, Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.alone import taste_of
from campaigns.selectors.answers import recap
from campaigns.selectors.limits import limits_of
from campaigns.selectors.manners import manner_of
from campaigns.selectors.memories import recall
from campaigns.selectors.stories import story_of
from campaigns.selectors.transcript import recent_prose
from campaigns.selectors.turn_records import turn_record
from campaigns.selectors.worlds import load_world
from campaigns.services.calls import Calls, keep_calls
from campaigns.services.ledger import SessionLedger
from campaigns.services.log import Entry, append
from campaigns.services.no_tools import NoTools
from campaigns.storage import in_database
from campaigns.world.late_arrivals import came_off, make_arrival
from campaigns.world.recalling import wanted_for
from campaigns.world.resolution import Resolution
from campaigns.world.truth import known_of
from narrator.checks.checking import check_private, cut
from narrator.checks.known import Known
from narrator.checks.profanity import softened
from narrator.contracts import Brief, Engine
from narrator.errors import NarratorError

log = logging.getLogger(__name__)

NARRATE_WITHIN: Final = 40.0
"""Seconds after which the plain recap is told instead."""
HELD: Final = timedelta(seconds=60)
"""How long an attempt is left to whoever has taken it up: longer than a narration may take."""
REMEMBERED: Final = 12

_CLAIM = """
UPDATE campaigns_seat SET arrival_attempt = arrival_attempt + 1, arrival_due_at = {later}
WHERE id = %s AND arrival_due_at <= {now} RETURNING arrival_attempt
"""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """One attempt at bringing a seat in, after the round that was the last to settle."""

    seat_id: int
    attempt: int
    round: int
    brief: Brief
    ledger: SessionLedger
    known: Known


def bring_in(session: Session, seat: Seat) -> None:
    """Have a seat's player told where the story stands, once. Inside the caller's transaction.

    Nobody is late for a story that has not begun, or that is over.
    """
    if session.status == Session.Status.PLAYING:
        Seat.objects.filter(pk=seat.pk).update(arrival_due_at=Now(), arrival_attempt=F("arrival_attempt") + 1)


def waiting() -> tuple[int, ...]:
    """Seats that wait to be brought in and that nobody is at."""
    return tuple(Seat.objects.filter(arrival_due_at__lte=Now()).order_by("pk").values_list("pk", flat=True))


def free_all() -> None:
    """Have every arrival that was left halfway told at once; only for a single-process server that is starting."""
    Seat.objects.filter(arrival_due_at__isnull=False).update(arrival_due_at=Now())


async def tell(seat_id: int, *, engine: Engine, within: float = NARRATE_WITHIN) -> bool:
    """Bring a seat's player in if nobody else is at it; True when this call has told them where the story stands.

    When the scene has moved on meanwhile it is told anew, once; a narrator that fails, says nothing ``within`` so
    many seconds or may spend no more is replaced by the plain recap.
    """
    attempt = await in_database(_claim, seat_id)
    if attempt is None:
        return False
    first = await in_database(_prepare, seat_id, attempt)
    if first is None:
        return False
    text = await _narrate(first, engine, within)
    if await in_database(_keep, first, text):
        return True
    again = await in_database(_prepare, seat_id, attempt)
    if again is None:
        return False
    text = await _narrate(again, engine, within)
    return await in_database(_keep, again, text) or await in_database(_keep, again, "", anyway=True)


def recap_instead(seat_id: int) -> None:
    """Tell the plain recap to a seat that could not be brought in because of a fault of ours."""
    with transaction.atomic():
        seat = Seat.objects.select_related("session", "member").get(pk=seat_id)
        if _done(seat_id, seat.arrival_attempt):
            _append(seat, _settled_round(seat) or 0, _recap(seat.session, seat.public_id))


def _claim(seat_id: int) -> int | None:
    statement = _CLAIM.format(now=sql.now(), later=sql.seconds_from_now(int(HELD.total_seconds())))
    taken = sql.rows(statement, (seat_id,))
    return int(str(taken[0][0])) if taken else None


def _done(seat_id: int, attempt: int) -> bool:
    """There is nothing more to tell; True for the one caller whose attempt it was."""
    return bool(_mine(seat_id, attempt).update(arrival_due_at=None))


def _mine(seat_id: int, attempt: int):  # type: ignore[no-untyped-def]  # the queryset's type is long and private
    return Seat.objects.filter(pk=seat_id, arrival_attempt=attempt, arrival_due_at__isnull=False)


def _prepare(seat_id: int, attempt: int) -> _Arrival | None:
    """None when there is nothing to tell: the seat was left, the story is over, or its opening is still to come,
    which everybody is about to read. Moves the end of the time for which the attempt is held."""
    if not _mine(seat_id, attempt).update(arrival_due_at=Now() + HELD):
        return None
    seat = Seat.objects.get(pk=seat_id)
    # The turn before the state: a state that is newer than its turn is found out when it is to be kept.
    turn = _settled(seat)
    session = Session.objects.get(pk=seat.session_id)
    world = load_world(session.pk, session.state_version)
    newcomer = next((one for one in world.characters() if one.seat == seat.public_id), None)
    playing = seat.status == Seat.Status.PLAYING and session.status == Session.Status.PLAYING
    if not playing or newcomer is None or turn is None:
        _done(seat_id, attempt)
        return None
    record = turn_record(turn)
    last = (
        () if record.plan is None or record.resolution is None else came_off(record.plan, record.resolution)
    )
    brief = make_arrival(
        world,
        story_of(session),
        newcomer,
        seed=session.seed,
        turn=turn.number,
        last=last,
        recent=recent_prose(session.pk, REMEMBERED, (seat.public_id,)),
        manner=manner_of(session.campaign_id),
    )
    # What the others alone know is not for who has just come: only what everybody at the table may remember.
    memories = recall(session.pk, wanted_for(world, newcomer.scene, (), turn.number), ())
    lines, veils = limits_of(session.campaign_id)
    brief = replace(brief, lines=lines, veils=veils, memories=memories)
    brief = taste_of(session.pk, seat.public_id).of(brief)
    known = known_of(world, story_of(session), brief, Resolution())
    return _Arrival(seat_id, attempt, turn.number, brief, SessionLedger(session.pk, None, attempt), known)


def _settled(seat: Seat) -> Turn | None:
    """The last turn of the seat's scene that has been told."""
    told = Turn.objects.filter(
        session=seat.session_id, scene__key=seat.scene_key, status=Turn.Status.NARRATED
    )
    return told.order_by("-number").first()


def _settled_round(seat: Seat) -> int | None:
    turn = _settled(seat)
    return None if turn is None else turn.number


async def _narrate(arrival: _Arrival, engine: Engine, within: float) -> str:
    """What the engine tells; nothing when it fails."""
    try:
        async with asyncio.timeout(within):
            draft = await engine.narrate(arrival.brief, NoTools(), arrival.ledger, _unheard)
    except (NarratorError, TimeoutError) as failed:
        log.warning("an arrival was not narrated", extra={"seat": arrival.seat_id, "error": str(failed)})
        return ""
    brief, known = arrival.brief, arrival.known
    if brief.voice.mild:
        draft = replace(draft, text=softened(draft.text))
    seat = next((one.seat for one in brief.characters if one.id == brief.newcomer), "")
    return cut(draft.text, check_private(draft.text, seat, brief, known)).strip()


async def _unheard(text: str) -> None:
    """An arrival is for one seat alone, and shared deltas are for all."""


@transaction.atomic
def _keep(arrival: _Arrival, text: str, *, anyway: bool = False) -> bool:
    """Store what was told, the recap where it is nothing; False when the scene has moved on since.

    A late owner's words are dropped; its calls are recorded all the same.
    """
    keep_calls(Calls(arrival.ledger.free))
    arrival.ledger.free.clear()
    seat = Seat.objects.select_related("session", "member").get(pk=arrival.seat_id)
    # Who settles a turn holds the session's row too: none settles between this look and the end.
    Session.objects.select_for_update().get(pk=seat.session_id)
    now = _settled_round(seat)
    if now != arrival.round and not anyway:
        return False
    if _done(arrival.seat_id, arrival.attempt):
        _append(seat, now or 0, text or _recap(seat.session, seat.public_id))
    return True


def _recap(session: Session, seat: str) -> str:
    return "\n\n".join([recap(session, seat), _("That is the story so far. What do you do?")])


def _append(seat: Seat, settled: int, text: str) -> None:
    player = seat.member.public_id if seat.member is not None else ""
    body: dict[str, Json] = {
        "kind": "arrival",
        "text": text,
        "round": settled + 1,
        "scene_id": seat.scene_key,
    }
    append(
        seat.session_id,
        [Entry("NARRATION_SEGMENT", body, audience=(seat.public_id,), subject=player)],
    )
