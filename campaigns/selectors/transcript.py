"""The log as one viewer may read it: what was missed since a number, older pages, the latest prose."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from campaigns.events import Envelope
from campaigns.models import Event, Seat, Session, sql
from campaigns.rules.contracts import Json
from campaigns.world.visibility import Viewer, view_event

PAGE: Final = 200
"""Events in the history that a joining seat is given, and in one older page."""
MOST_MISSED: Final = 1500
"""Events that a seat is given after the last one it has seen; beyond that it begins with the last page again."""

_RECENT: Final = """
SELECT stored.body ->> 'text', event.audience
FROM campaigns_event event JOIN campaigns_eventbody stored ON stored.event_id = event.id
WHERE event.session_id = %s AND event.kind = 'NARRATION' AND stored.erased_at IS NULL {only}
ORDER BY event.position DESC LIMIT %s
"""
_APART: Final = 4
"""How many times as many narrations are looked through for those that all of a scene have read."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One event as a viewer sees it, with the viewer's own number for it."""

    seq: int
    kind: str
    body: dict[str, Json]
    subject: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of the log for one viewer.

    ``position`` is the log's end when it was read, ``granted`` how many private events the seat had by then,
    ``last_seq`` the viewer's number of the newest event, ``first_seq`` that of the first one shown.
    """

    shown: tuple[Shown, ...]
    position: int
    granted: int
    last_seq: int
    first_seq: int


def missed(session_id: int, seat_pk: int | None, viewer: Viewer, last_seen: int | None) -> Reading:
    """What a viewer has not seen: everything after ``last_seen``, else the last page. Four queries at most.

    Who has seen nothing (None), a number that was never given or too little of the story begins with the last page.

    Numbers are dense for each viewer, so they are counted back from the newest visible event.
    """
    position, public = Session.objects.values_list("last_position", "public_count").get(pk=session_id)
    granted = 0 if seat_pk is None else Seat.objects.values_list("private_count", flat=True).get(pk=seat_pk)
    total = position if viewer.is_gm else public + granted
    behind = total if last_seen is None else total - last_seen
    wanted = behind if last_seen is not None and 0 <= behind <= MOST_MISSED else PAGE
    events = _visible(session_id, seat_pk, viewer).filter(position__lte=position)
    shown = _number(list(events.order_by("-position")[:wanted]), viewer, total)
    return Reading(shown, position, granted, total, shown[0].seq if shown else total + 1)


def page_before(session_id: int, seat_pk: int | None, viewer: Viewer, before: int) -> tuple[Shown, ...]:
    """The page of events just before the viewer's number ``before``."""
    position, public = Session.objects.values_list("last_position", "public_count").get(pk=session_id)
    granted = 0 if seat_pk is None else Seat.objects.values_list("private_count", flat=True).get(pk=seat_pk)
    total = position if viewer.is_gm else public + granted
    skip = max(total - before + 1, 0)
    events = _visible(session_id, seat_pk, viewer).filter(position__lte=position)
    return _number(list(events.order_by("-position")[skip : skip + PAGE]), viewer, total - skip)


def envelopes_after(session_id: int, position: int) -> tuple[Envelope, ...]:
    """All events after a position, as they left the log; for a process that has missed some."""
    rows = (
        Event.objects.filter(session_id=session_id, position__gt=position)
        .select_related("stored")
        .prefetch_related("grants__seat")
        .order_by("position")
    )
    return tuple(
        Envelope(
            row.position,
            row.public_index,
            row.kind,
            row.stored.body,
            None if row.audience is None else tuple(row.audience),
            {grant.seat.public_id: grant.index for grant in row.grants.all()},
            row.subject,
        )
        for row in rows
    )


def recent_prose(session_id: int, most: int, seats: Sequence[str] | None) -> tuple[str, ...]:
    """The latest settled narrations of a session that all of ``seats`` have read, oldest first.

    None are all of them, ``()`` are the narrations that the whole table has read.
    """
    only = "AND event.audience IS NULL" if seats is not None and not seats else ""
    rows = sql.rows(_RECENT.format(only=only), (session_id, most * _APART if seats else most))
    found = [str(text or "") for text, audience in rows if not seats or heard_by(audience, seats)]
    return tuple(reversed(found[:most]))


def heard_by(audience: object, seats: Sequence[str]) -> bool:
    """Whether an event of an audience, as JSON or read, went to all of some seats; to the whole table for none."""
    heard = json.loads(audience) if isinstance(audience, str) else audience
    return heard is None or (isinstance(heard, list) and set(seats) <= set(heard))


def _visible(session_id: int, seat_pk: int | None, viewer: Viewer):  # type: ignore[no-untyped-def]  # a queryset
    events = Event.objects.filter(session_id=session_id).select_related("stored")
    if viewer.is_gm:
        return events
    allowed = Q(audience__isnull=True)
    if seat_pk is not None:
        allowed |= Q(grants__seat_id=seat_pk)
    return events.filter(allowed)


def _number(newest_first: Sequence[Event], viewer: Viewer, newest: int) -> tuple[Shown, ...]:
    shown = []
    for back, row in enumerate(newest_first):
        audience = None if row.audience is None else tuple(row.audience)
        body = view_event(row.kind, row.stored.body, audience, viewer)
        if body is not None:
            shown.append(Shown(newest - back, row.kind, dict(body), row.subject))
    return tuple(reversed(shown))
