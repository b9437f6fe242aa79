"""A decided turn is taken over by a later attempt: what others changed in between is neither lost nor undone."""

from __future__ import annotations

from django.utils import timezone

from campaigns.models import Session, Turn
from campaigns.selectors.worlds import load_world
from campaigns.services.adjudicating import adjudicate
from campaigns.services.campaigns import join, open_seat
from campaigns.services.creation import take_premade
from campaigns.services.directing import direct
from campaigns.services.editing import edit_entity
from campaigns.services.leases import claim
from campaigns.world.entities import CharacterState
from tests.campaigns.services.play import say, tell
from tests.cast import Table, user


def _left_halfway(table: Table) -> Turn:
    """A turn that moves the party, decided by a process that died before it was told."""
    turn = say(table, "I go to the lamp room.")
    attempt = claim(turn.pk, "one")
    assert attempt is not None
    adjudicate(turn.pk, attempt)
    Turn.objects.filter(pk=turn.pk).update(lease_expires_at=timezone.now())
    turn.refresh_from_db()
    return turn


def _characters(table: Table) -> dict[str, CharacterState]:
    session = Session.objects.get(pk=table.session.pk)
    return {one.name: one for one in load_world(session.pk, session.state_version).characters()}


def test_an_edit_of_the_gm_survives_a_takeover(table: Table) -> None:
    turn = _left_halfway(table)
    ida = _characters(table)["Ida Marsh"]
    assert any(item["id"] == ida.id for item in turn.changes), "the turn changes her too"
    edit_entity(table.session.pk, "character", ida.id, {"money": ida.money + 7}, shown={}, by="alice")
    tell(turn)
    after = _characters(table)["Ida Marsh"]
    assert after.money == ida.money + 7
    assert after.place != ida.place


def test_an_order_of_the_gm_survives_a_takeover(table: Table) -> None:
    turn = _left_halfway(table)
    before = _characters(table)["Ida Marsh"].sheet["vitals"]["hp"]
    direct(Session.objects.get(pk=table.session.pk), table.alice, "hurt Ida Marsh 2")
    tell(turn)
    assert _characters(table)["Ida Marsh"].sheet["vitals"]["hp"] == before - 2


def test_who_joined_meanwhile_survives_a_takeover(table: Table) -> None:
    turn = _left_halfway(table)
    seat = open_seat(table.session, join(table.session, user("Dora"), "Dora"))
    take_premade(seat.pk, 0, "Odd Pike")
    tell(turn)
    assert "Odd Pike" in _characters(table)
