"""A throw is asked for once, answered once, by the seat it was asked of; else it falls by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.errors import InvalidRequest, TurnError
from campaigns.models import DiceRoll, Event, Presence, Seat, Turn
from campaigns.rules.fairness import client_seed_of, verify
from campaigns.rules.records import load_dice
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.sweeping import look_around
from campaigns.services.throwing import throw
from tests.campaigns.services.play import say, tell
from tests.cast import Table

ASKS = "I hide in the shadows."


@pytest.fixture
def asked(table: Table, hear) -> DiceRoll:
    """A throw that the rules ask of Bob by hand."""
    Seat.objects.filter(pk=table.bob_seat.pk).update(throws_by_itself=False)
    turn = say(table, ASKS, "I wait.")
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    with hear() as heard:
        assert adjudicate(turn.pk, attempt) is None
    roll = DiceRoll.objects.get(turn=turn, seat=table.bob_seat)
    request = heard.last("DICE_REQUEST")
    assert request.seats == (table.bob_seat.public_id,)
    assert request.payload["commitment"] == roll.commitment
    assert roll.server_seed not in repr(request)
    return roll


def _result(roll: DiceRoll) -> dict:
    """What the table was shown of a throw, once."""
    bodies = Event.objects.filter(turn=roll.turn, kind="DICE_RESULT").values_list("stored__body", flat=True)
    (body,) = [body for body in bodies if body["request_id"] == roll.request_id]
    return body


def test_the_turn_waits_for_the_throw_without_a_lease(asked: DiceRoll) -> None:
    assert asked.turn.status == Turn.Status.AWAITING_ROLLS
    assert asked.turn.lease_expires_at is None
    assert claim(asked.turn.pk, "elsewhere") is None


def test_a_throw_falls_as_it_was_promised_and_the_turn_goes_on(asked: DiceRoll, table: Table, hear) -> None:
    with hear() as heard:
        throw(table.bob_seat.pk, asked.request_id, client_seed="lucky")
    assert heard.types()[-2:] == ["DICE_RESULT", "TurnClosed"]
    body = _result(asked)
    faces = [face for group in body["rolls"] for face in group["faces"]]
    assert verify(body["server_seed"], "lucky", 0, load_dice(asked.dice), faces, promised=asked.commitment)
    asked.turn.refresh_from_db()
    tell(asked.turn)
    assert asked.turn.rolls.get(pk=asked.pk).faces == faces


def test_a_gesture_is_a_seed(asked: DiceRoll, table: Table) -> None:
    gesture = {"velocity": [1, 2.5, 0], "spin": 3}
    throw(table.bob_seat.pk, asked.request_id, throw_params=gesture)
    assert _result(asked)["client_seed"] == client_seed_of(gesture)


def test_dice_fall_once(asked: DiceRoll, table: Table) -> None:
    throw(table.bob_seat.pk, asked.request_id, client_seed="one")
    with pytest.raises(TurnError):
        throw(table.bob_seat.pk, asked.request_id, client_seed="two")
    assert _result(asked)["client_seed"] == "one"


def test_nobody_throws_for_another(asked: DiceRoll, table: Table) -> None:
    for seat, request in ((table.cleo_seat.pk, asked.request_id), (table.bob_seat.pk, "never asked")):
        with pytest.raises(TurnError):
            throw(seat, request)
    asked.refresh_from_db()
    assert asked.status == DiceRoll.Status.OPEN


def test_a_seed_has_a_limit(asked: DiceRoll, table: Table) -> None:
    with pytest.raises(InvalidRequest):
        throw(table.bob_seat.pk, asked.request_id, client_seed="x" * 129)


def test_what_nobody_throws_falls_by_itself(asked: DiceRoll, table: Table) -> None:
    assert look_around((), renewing=None).turns == ()
    Turn.objects.filter(pk=asked.turn.pk).update(rolls_due_at=timezone.now() - timedelta(seconds=1))
    assert look_around((), renewing=None).turns == (asked.turn.pk,)
    tell(asked.turn)
    assert _result(asked)["client_seed"] == ""
    with pytest.raises(TurnError):
        throw(table.bob_seat.pk, asked.request_id)


def test_the_table_throws_for_who_is_away(table: Table) -> None:
    Seat.objects.filter(pk=table.bob_seat.pk).update(throws_by_itself=False)
    turn = say(table, ASKS, "I wait.")
    Presence.objects.filter(seat=table.bob_seat).delete()
    tell(turn)
    assert DiceRoll.objects.get(turn=turn, seat=table.bob_seat).status == DiceRoll.Status.THROWN


def test_a_second_attempt_rolls_nothing_again(asked: DiceRoll, table: Table) -> None:
    throw(table.bob_seat.pk, asked.request_id, client_seed="once")
    turn = asked.turn
    assert adjudicate(turn.pk, claim(turn.pk, "first")) is not None
    rolls = list(DiceRoll.objects.filter(turn=turn).values_list("pk", "faces"))
    Turn.objects.filter(pk=turn.pk).update(lease_expires_at=timezone.now() - timedelta(seconds=1))
    tell(turn)
    assert list(DiceRoll.objects.filter(turn=turn).values_list("pk", "faces")) == rolls
