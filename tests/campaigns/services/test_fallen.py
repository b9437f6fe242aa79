"""Whoever changes a character, the seat follows: the fallen are not waited for, and who gets up is again."""

from __future__ import annotations

from campaigns.models import Character, Save, Seat, Session, Turn
from campaigns.services import saves, seating
from campaigns.services.directing import direct
from campaigns.services.editing import edit_entity
from campaigns.services.turns import submit
from tests.campaigns.services.play import play
from tests.cast import Table


def _edit(table: Table, seat: Seat, **fields: object) -> None:
    hero = Character.objects.get(session=table.session, seat=seat.public_id)
    edit_entity(table.session.pk, "character", hero.key, fields, shown={}, by="alice")  # type: ignore[arg-type]


def _let_off(seat: Seat) -> bool:
    return Seat.objects.get(pk=seat.pk).released


def test_the_table_goes_on_when_the_gm_has_killed_the_one_it_waited_for(table: Table) -> None:
    submit(table.bob_seat.pk, text="I wait.")
    _edit(table, table.cleo_seat, status="dead")
    assert _let_off(table.cleo_seat)
    assert table.turn.status == Turn.Status.CLOSED


def test_whom_the_gm_has_revived_is_waited_for_again(table: Table) -> None:
    _edit(table, table.cleo_seat, status="dead")
    _edit(table, table.cleo_seat, status="alive")
    assert not _let_off(table.cleo_seat)
    submit(table.bob_seat.pk, text="I wait for Cleo.")
    assert table.turn.status == Turn.Status.COLLECTING


def test_an_order_that_fells_somebody_lets_them_off(table: Table) -> None:
    direct(Session.objects.get(pk=table.session.pk), table.alice, "hurt Tam Reed 999")
    assert _let_off(table.cleo_seat)
    assert not _let_off(table.bob_seat)


def test_an_edit_of_somebody_who_stands_leaves_a_seat_let_off(table: Table) -> None:
    seating.release([table.cleo_seat.pk], True)
    _edit(table, table.cleo_seat, money=5)
    assert _let_off(table.cleo_seat)


def test_a_restore_waits_for_who_stood_then_and_not_for_who_lay(table: Table) -> None:
    standing = Save.objects.filter(session=table.session)[0]
    _edit(table, table.cleo_seat, status="dead")
    fallen = Save.objects.filter(session=table.session)[0]
    saves.restore(standing.pk)
    assert not _let_off(table.cleo_seat)
    saves.restore(fallen.pk)
    assert _let_off(table.cleo_seat)


def test_who_fell_while_away_for_good_is_not_waited_for_after_coming_back(table: Table) -> None:
    seating.leave(table.cleo_seat.pk)
    _edit(table, table.cleo_seat, status="dead")
    assert _let_off(table.cleo_seat)


def test_a_quiet_turn_leaves_the_fallen_let_off(table: Table) -> None:
    _edit(table, table.cleo_seat, status="dead")
    play(table, 1)
    assert _let_off(table.cleo_seat)
