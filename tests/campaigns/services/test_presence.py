"""Who counts as being there: sockets are counted, a dropped line has a grace, and who comes back is awaited."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.models import Character, Presence, Seat, Turn
from campaigns.selectors.roster import seated
from campaigns.services import presence, seating, talking
from campaigns.services.editing import edit_entity
from campaigns.services.sweeping import sweep
from campaigns.services.turns import recheck_all, submit
from tests.cast import Table, arrive, set_table


@pytest.fixture
def table(db: None) -> Table:
    """A table at which nobody is connected yet."""
    return set_table(present=False)


def _here(table: Table) -> dict[str, bool]:
    return {
        seat.character_name: seat.present for seat in seated(table.session.pk, table.scene.key, table.turn.pk)
    }


def _let_pass(seconds: int) -> None:
    """Move every presence so far into the past, as time would."""
    for row in Presence.objects.all():
        Presence.objects.filter(pk=row.pk).update(expires_at=row.expires_at - timedelta(seconds=seconds))


def test_whoever_connects_is_there(table: Table, hear) -> None:
    with hear() as heard:
        arrive(table.session, table.bob, table.bob_seat)
    assert _here(table) == {"Ida Marsh": True, "Tam Reed": False}
    told = heard.last("PLAYER_PRESENCE")
    assert told.payload == {"player_id": table.bob.public_id, "state": "connected"}


def test_a_second_tab_is_told_to_nobody(table: Table, hear) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    with hear() as heard:
        second = arrive(table.session, table.bob, table.bob_seat)
        presence.depart(second)
    assert "PLAYER_PRESENCE" not in heard.types()


def test_closing_one_of_two_tabs_leaves_one_there(table: Table) -> None:
    first = arrive(table.session, table.bob, table.bob_seat)
    arrive(table.session, table.bob, table.bob_seat)
    presence.depart(first)
    _let_pass(31)
    sweep()
    assert _here(table)["Ida Marsh"]


def test_a_dropped_line_has_a_grace_of_thirty_seconds(table: Table, hear) -> None:
    socket = arrive(table.session, table.bob, table.bob_seat)
    with hear() as heard:
        presence.depart(socket)
    assert heard.last("PLAYER_PRESENCE").payload["state"] == "dropped"
    _let_pass(29)
    assert _here(table)["Ida Marsh"]
    _let_pass(2)
    assert not _here(table)["Ida Marsh"]


def test_a_socket_departs_once(table: Table, hear) -> None:
    socket = arrive(table.session, table.bob, table.bob_seat)
    presence.depart(socket)
    with hear() as heard:
        presence.depart(socket)
        presence.depart("never seen")
    assert heard == []


def test_the_turn_goes_on_without_who_stays_away(table: Table, hear) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    cleo = arrive(table.session, table.cleo, table.cleo_seat)
    submit(table.bob_seat.pk, text="I wait for Cleo.")
    presence.depart(cleo)
    sweep()
    assert table.turn.status == Turn.Status.COLLECTING
    Presence.objects.filter(socket=cleo).update(expires_at=timezone.now() - timedelta(seconds=1))
    with hear() as heard:
        sweep()
    assert table.turn.status == Turn.Status.CLOSED
    assert heard.last("PLAYER_PRESENCE").payload == {"player_id": table.cleo.public_id, "state": "away"}


def test_who_comes_back_is_awaited_again(table: Table) -> None:
    arrive(table.session, table.cleo, table.cleo_seat)
    submit(table.cleo_seat.pk, text="I am here.")
    assert table.turn.status == Turn.Status.CLOSED, "nobody else was there"
    second = Turn.objects.create(session=table.session, scene=table.scene, number=2, opened_at=timezone.now())
    Turn.objects.filter(session=table.session, number=1).update(status=Turn.Status.NARRATED)
    arrive(table.session, table.bob, table.bob_seat)
    submit(table.cleo_seat.pk, text="And still.")
    second.refresh_from_db()
    assert second.status == Turn.Status.COLLECTING


def test_a_living_process_keeps_its_sockets(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    _let_pass(40)
    presence.renew("here")
    _let_pass(40)
    assert _here(table)["Ida Marsh"]


def test_sockets_of_a_dead_process_run_out(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    presence.renew("another process")
    _let_pass(46)
    assert not _here(table)["Ida Marsh"]


def test_a_process_that_stops_leaves_a_grace(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    presence.clear_process("here")
    _let_pass(29)
    assert _here(table)["Ida Marsh"]
    _let_pass(2)
    assert not _here(table)["Ida Marsh"]


def test_sockets_count_at_their_own_session_only(table: Table) -> None:
    elsewhere = set_table(present=False)
    arrive(table.session, table.bob, table.bob_seat)
    presence.seat_sockets(elsewhere.session.pk, table.bob.pk, None)
    assert _here(table)["Ida Marsh"]


def test_nobody_waits_for_a_page_that_broke_until_it_is_back(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    broken = arrive(table.session, table.cleo, table.cleo_seat)
    talking.page_broke(table.cleo_seat.pk, broken, "TypeError")
    assert not _here(table)["Tam Reed"]
    arrive(table.session, table.cleo, table.cleo_seat)
    submit(table.bob_seat.pk, text="I wait for Cleo.")
    assert table.turn.status == Turn.Status.COLLECTING


def test_a_released_seat_is_awaited_again_when_its_player_is_back(table: Table) -> None:
    arrive(table.session, table.bob, table.bob_seat)
    seating.release([table.cleo_seat.pk], True)
    arrive(table.session, table.cleo, table.cleo_seat)
    assert not Seat.objects.get(pk=table.cleo_seat.pk).released
    submit(table.bob_seat.pk, text="I wait for Cleo.")
    assert table.turn.status == Turn.Status.COLLECTING


def test_who_has_fallen_is_not_awaited_for_coming_back(table: Table) -> None:
    hero = Character.objects.get(session=table.session, seat=table.cleo_seat.public_id)
    edit_entity(table.session.pk, "character", hero.key, {"status": "dead"}, shown={}, by="alice")
    Seat.objects.filter(pk=table.cleo_seat.pk).update(released=True)
    arrive(table.session, table.cleo, table.cleo_seat)
    recheck_all(table.session.pk)
    assert Seat.objects.get(pk=table.cleo_seat.pk).released
