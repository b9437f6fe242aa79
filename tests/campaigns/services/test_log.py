"""The log is numbered without gaps, and so is what each seat has been shown of it."""

from __future__ import annotations

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Event, Seat, Session
from campaigns.selectors.transcript import envelopes_after, missed, page_before
from campaigns.services.log import Entry, append
from campaigns.world.visibility import Viewer
from tests.campaigns.services.play import play
from tests.cast import Table

WHO = st.lists(st.sampled_from(["all", "bob", "cleo", "both", "gm"]), min_size=1, max_size=12)


def _entries(table: Table, plan: list[str]) -> list[Entry]:
    bob, cleo = table.bob_seat.public_id, table.cleo_seat.public_id
    audiences = {"all": None, "bob": (bob,), "cleo": (cleo,), "both": (bob, cleo), "gm": ()}
    return [
        Entry("CHAT" if audiences[who] is None else "SECRET_NOTE", {"text": f"{number}"}, audiences[who])
        for number, who in enumerate(plan)
    ]


def _viewers(table: Table) -> list[tuple[str, int | None, Viewer]]:
    return [
        ("bob", table.bob_seat.pk, Viewer(table.bob_seat.public_id)),
        ("cleo", table.cleo_seat.pk, Viewer(table.cleo_seat.public_id)),
        ("gm", None, Viewer(None, is_gm=True)),
    ]


def _may_see(who: str, said: str) -> bool:
    return who == "gm" or said in ("all", "both", who)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=WHO, second=WHO, seen=st.integers(0, 24))
def test_numbers_are_dense_for_everybody(table: Table, first, second, seen) -> None:
    with transaction.atomic():
        _tell_and_read(table, first, second, seen)
        # Each example starts from the same short log.
        transaction.set_rollback(True)


def _tell_and_read(table: Table, first: list[str], second: list[str], seen: int) -> None:
    session = table.session.pk
    start = Session.objects.get(pk=session).last_position
    before = {who: missed(session, seat, viewer, None).last_seq for who, seat, viewer in _viewers(table)}
    for plan in (first, second):
        append(session, _entries(table, plan))
    positions = list(Event.objects.filter(session=session).values_list("position", flat=True))
    assert positions == list(range(1, start + len(first) + len(second) + 1))
    for who, seat, viewer in _viewers(table):
        told = [said for said in (*first, *second) if _may_see(who, said)]
        reading = missed(session, seat, viewer, before[who])
        assert [event.seq for event in reading.shown] == [before[who] + 1 + n for n in range(len(told))]
        assert reading.last_seq == before[who] + len(told)
        since = min(seen, reading.last_seq)
        everything = page_before(session, seat, viewer, reading.last_seq + 1)
        later = tuple(event for event in everything if event.seq > since)
        assert missed(session, seat, viewer, since).shown == later
        assert page_before(session, seat, viewer, since + 1) == everything[: len(everything) - len(later)]


def test_nobody_can_count_what_was_not_for_them(table: Table) -> None:
    bob = Viewer(table.bob_seat.public_id)
    before = missed(table.session.pk, table.bob_seat.pk, bob, None).last_seq
    append(table.session.pk, _entries(table, ["cleo", "gm", "cleo", "all"]))
    reading = missed(table.session.pk, table.bob_seat.pk, bob, before)
    assert [(event.seq, event.body["text"]) for event in reading.shown] == [(before + 1, "3")]


def test_somebody_without_a_seat_sees_what_is_public(table: Table) -> None:
    append(table.session.pk, _entries(table, ["bob", "all", "gm"]))
    shown = missed(table.session.pk, None, Viewer(None), None).shown
    assert [event.body["text"] for event in shown][-1:] == ["1"]
    assert "SECRET_NOTE" not in {event.kind for event in shown}


def test_a_number_from_the_future_gets_the_last_page(table: Table) -> None:
    play(table, 1)
    bob = Viewer(table.bob_seat.public_id)
    whole = missed(table.session.pk, table.bob_seat.pk, bob, None)
    assert missed(table.session.pk, table.bob_seat.pk, bob, 9_999).shown == whole.shown
    assert missed(table.session.pk, table.bob_seat.pk, bob, whole.last_seq).shown == ()


def test_a_newcomer_gets_the_last_two_hundred_and_older_pages_on_demand(table: Table) -> None:
    append(table.session.pk, [Entry("CHAT", {"text": str(number)}) for number in range(450)])
    bob = Viewer(table.bob_seat.public_id)
    reading = missed(table.session.pk, table.bob_seat.pk, bob, None)
    assert (len(reading.shown), reading.shown[-1].body["text"]) == (200, "449")
    older = page_before(table.session.pk, table.bob_seat.pk, bob, reading.first_seq)
    assert [event.seq for event in older] == list(range(reading.first_seq - 200, reading.first_seq))
    oldest = page_before(table.session.pk, table.bob_seat.pk, bob, older[0].seq)
    assert oldest[0].seq == 1
    assert page_before(table.session.pk, table.bob_seat.pk, bob, 1) == ()


def test_another_process_reads_events_as_they_left(table: Table) -> None:
    sent = append(table.session.pk, _entries(table, ["all", "both", "gm"]))
    assert envelopes_after(table.session.pk, sent[0].position - 1) == sent


def test_private_numbers_belong_to_a_session(table: Table) -> None:
    append(table.session.pk, _entries(table, ["both", "bob"]))
    counts = dict(Seat.objects.filter(session=table.session).values_list("public_id", "private_count"))
    assert counts == {table.bob_seat.public_id: 2, table.cleo_seat.public_id: 1}
