"""Who has lost a character makes another one, in a seat of their own; the dead keep theirs."""

from __future__ import annotations

import pytest

from campaigns.errors import Conflict
from campaigns.models import Character, Seat, Session
from campaigns.services import seating
from campaigns.services.creation import take_premade
from campaigns.services.editing import edit_entity
from campaigns.services.turns import submit
from tests.cast import Table


def _kill(table: Table, seat: Seat) -> None:
    hero = Character.objects.get(session=table.session, seat=seat.public_id)
    edit_entity(table.session.pk, "character", hero.key, {"status": "dead"}, shown={}, by="alice")


def _seat_of_cleo(table: Table) -> Seat:
    return Seat.objects.get(session=table.session, member=table.cleo)


def test_who_has_died_makes_somebody_new_and_plays_on(table: Table) -> None:
    _kill(table, table.cleo_seat)
    seating.begin_anew(table.cleo_seat.pk)
    fresh = _seat_of_cleo(table)
    assert fresh.pk != table.cleo_seat.pk
    assert fresh.status == Seat.Status.CREATING

    take_premade(fresh.pk, 0, "Odd Pike")
    fresh = _seat_of_cleo(table)
    assert (fresh.status, fresh.character_name, fresh.scene_key) == ("playing", "Odd Pike", "main")
    submit(fresh.pk, text="I look round for the others.", member_id=table.cleo.pk)


def test_the_dead_keep_their_seat(table: Table) -> None:
    _kill(table, table.cleo_seat)
    seating.begin_anew(table.cleo_seat.pk)
    old = Seat.objects.get(pk=table.cleo_seat.pk)
    assert (old.member, old.status, old.character_name) == (None, Seat.Status.LEFT, "Tam Reed")


def test_nobody_waits_for_who_is_making_somebody_new(table: Table) -> None:
    _kill(table, table.cleo_seat)
    seating.begin_anew(table.cleo_seat.pk)
    assert submit(table.bob_seat.pk, text="I go on alone.").closed


def test_who_lives_keeps_the_character_they_have(table: Table) -> None:
    with pytest.raises(Conflict):
        seating.begin_anew(table.cleo_seat.pk)
    assert _seat_of_cleo(table).pk == table.cleo_seat.pk


def test_a_story_that_is_over_takes_nobody_new(table: Table) -> None:
    _kill(table, table.cleo_seat)
    Session.objects.filter(pk=table.session.pk).update(status=Session.Status.ENDED)
    with pytest.raises(Conflict):
        seating.begin_anew(table.cleo_seat.pk)
