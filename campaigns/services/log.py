"""Appends to a session's event log. Called inside the transaction whose change the events tell of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from campaigns.broadcast import on_commit
from campaigns.events import Envelope, Stored
from campaigns.models import EventGrant, Seat, sql
from campaigns.rules.contracts import Json
from campaigns.tracing import current_trace_id

_TAKE_NUMBERS = """
UPDATE campaigns_session SET last_position = last_position + %s, public_count = public_count + %s
WHERE id = %s RETURNING last_position, public_count
"""
_EVENTS = """
INSERT INTO campaigns_event
    (session_id, position, public_index, kind, turn_id, subject, audience, trace_id, created_at)
VALUES {rows} RETURNING id, position
"""
_BODIES = "INSERT INTO campaigns_eventbody (event_id, body) VALUES {rows}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be logged. ``audience`` are seat ids; None is everybody, () is the GM alone."""

    kind: str
    body: Mapping[str, Json]
    audience: tuple[str, ...] | None = None
    subject: str = ""


def append(session_id: int, entries: Sequence[Entry], *, turn_id: int | None = None) -> tuple[Envelope, ...]:
    """Number, store and (on commit) send events; returns them in their envelopes.

    Taking the numbers locks the session's row until the commit, so positions are dense and in commit order.
    Three statements, two more for each seat that a private event names.
    """
    if not entries:
        return ()
    public = sum(1 for entry in entries if entry.audience is None)
    ((last, count),) = sql.rows(_TAKE_NUMBERS, (len(entries), public, session_id))
    position, index = int(str(last)) - len(entries), int(str(count)) - public
    grants = _Grants(session_id)
    envelopes = []
    for entry in entries:
        position += 1
        index += entry.audience is None
        shown = {} if entry.audience is None else {seat: grants.next(seat) for seat in entry.audience}
        envelopes.append(
            Envelope(position, index, entry.kind, entry.body, entry.audience, shown, entry.subject)
        )
    _store(session_id, turn_id, envelopes, grants)
    on_commit(Stored(session_id, tuple(envelopes)))
    return tuple(envelopes)


class _Grants:
    """Hands out private indices, one query for each seat that is named."""

    def __init__(self, session_id: int) -> None:
        self._session_id = session_id
        self._seats: dict[str, tuple[int, int]] = {}

    def next(self, seat: str) -> int:
        pk, used = self._seats.get(seat) or Seat.objects.values_list("pk", "private_count").get(
            session_id=self._session_id, public_id=seat
        )
        self._seats[seat] = (pk, used + 1)
        return used + 1

    def pk(self, seat: str) -> int:
        return self._seats[seat][0]

    def store(self) -> None:
        for pk, used in self._seats.values():
            Seat.objects.filter(pk=pk).update(private_count=used)


def _store(session_id: int, turn_id: int | None, envelopes: Sequence[Envelope], grants: _Grants) -> None:
    now, trace = timezone.now(), current_trace_id()
    values: list[sql.Value] = []
    for item in envelopes:
        audience = None if item.audience is None else json.dumps(list(item.audience))
        values += (
            session_id,
            item.position,
            item.public_index,
            item.kind,
            turn_id,
            item.subject,
            audience,
            trace,
            now,
        )
    made = sql.rows(_EVENTS.format(rows=sql.places(len(envelopes), 9)), values)
    pks = {int(str(position)): int(str(pk)) for pk, position in made}
    bodies: list[sql.Value] = []
    for item in envelopes:
        bodies += (pks[item.position], json.dumps(item.body))
    sql.change(_BODIES.format(rows=sql.places(len(envelopes), 2)), bodies)
    granted = [
        EventGrant(event_id=pks[item.position], seat_id=grants.pk(seat), index=index)
        for item in envelopes
        for seat, index in item.grants.items()
    ]
    if granted:
        sql.insert(granted)
        grants.store()
