"""Real dice: where the table has chosen them, the faces that a player types count, once, and are marked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from campaigns.errors import Forbidden, InvalidRequest, TurnError
from campaigns.models import DiceRoll, Event, Presence, Seat, Session, Turn
from campaigns.rules.fairness import verify
from campaigns.rules.records import load_dice
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.throwing import choose_dice, keep, throw, throw_faces, use_physical_dice
from tests.campaigns.services.play import say, tell
from tests.cast import Table

ASKS = "I hide in the shadows."


@pytest.fixture
def real(table: Table) -> Table:
    """A table that throws real dice, where Bob throws himself."""
    Seat.objects.filter(pk=table.bob_seat.pk).update(throws_by_itself=False)
    use_physical_dice(table.session.pk, True)
    return table


@pytest.fixture
def asked(real: Table) -> DiceRoll:
    """Two six-sided dice that the rules ask of Bob."""
    turn = say(real, ASKS, "I wait.")
    assert adjudicate(turn.pk, claim(turn.pk, "here") or 0) is None
    roll = DiceRoll.objects.get(turn=turn, seat=real.bob_seat)
    assert roll.dice == [{"sides": 6, "count": 2}]
    return roll


def _result(roll: DiceRoll) -> dict:
    """What the table was shown of a throw, once."""
    bodies = Event.objects.filter(turn=roll.turn, kind="DICE_RESULT").values_list("stored__body", flat=True)
    (body,) = [body for body in bodies if body["request_id"] == roll.request_id]
    return body


def _verifiable(roll: DiceRoll) -> bool:
    """Whether a roll fell by the seed that was promised for it, and is shown so."""
    body = _result(roll)
    faces = [face for group in body["rolls"] for face in group["faces"]]
    seeds = (body["server_seed"], body["client_seed"], 0)
    honest = verify(*seeds, load_dice(roll.dice), faces, promised=roll.commitment)
    return honest and "physical" not in body


def test_the_request_says_so_and_how_long_the_table_waits(real: Table, hear) -> None:
    turn = say(real, ASKS, "I wait.")
    with hear() as heard:
        adjudicate(turn.pk, claim(turn.pk, "here") or 0)
    request = heard.last("DICE_REQUEST").payload
    assert (request["physical"], request["throw_within"]) == (True, 60)


def test_the_faces_that_were_thrown_decide_and_are_marked(asked: DiceRoll, real: Table) -> None:
    throw(real.bob_seat.pk, asked.request_id, face=[6, 1])
    asked.refresh_from_db()
    assert (asked.status, asked.faces, asked.physical) == (DiceRoll.Status.THROWN, [6, 1], True)
    body = _result(asked)
    assert body["rolls"] == [{"spec": {"sides": 6, "count": 2}, "faces": [6, 1]}]
    assert body["total"] == 7 + body["modifier"]
    assert body["physical"] is True
    tell(asked.turn)
    asked.refresh_from_db()
    assert asked.ruling["throw"]["faces"] == [6, 1]


def test_a_throw_by_hand_offers_nothing_to_verify(asked: DiceRoll, real: Table) -> None:
    throw(real.bob_seat.pk, asked.request_id, face=[6, 1], client_seed="lucky")
    body = _result(asked)
    assert (body["server_seed"], body["client_seed"]) == ("", "")
    assert asked.server_seed not in str(body)


@pytest.mark.parametrize(
    ("face", "told"),
    [
        (None, "2 dice were asked for, and 0 came."),
        ([], "2 dice were asked for, and 0 came."),
        ([3], "2 dice were asked for, and 1 came."),
        ([3, 3, 3], "2 dice were asked for, and 3 came."),
        ([7, 1], "Die 1 is a d6 and cannot show that."),
        ([1, 0], "Die 2 is a d6 and cannot show that."),
        ([1, -1], "Die 2 is a d6 and cannot show that."),
        ([1, 4.0], "Die 2 is a d6 and cannot show that."),
        ([True, 4], "Die 1 is a d6 and cannot show that."),
        (["4", 4], "Die 1 is a d6 and cannot show that."),
        ([None, 4], "Die 1 is a d6 and cannot show that."),
        ([[4], 4], "Die 1 is a d6 and cannot show that."),
    ],
    ids=str,
)
def test_faces_that_these_dice_cannot_show_change_nothing(
    asked: DiceRoll, real: Table, hear, face: list | None, told: str
) -> None:
    before = DiceRoll.objects.filter(pk=asked.pk).values().get()
    with hear() as heard, pytest.raises(InvalidRequest) as refused:
        throw(real.bob_seat.pk, asked.request_id, face=face)
    assert refused.value.message == told
    assert refused.value.hint
    assert refused.value.details["request_id"] == asked.request_id
    assert heard == []
    assert DiceRoll.objects.filter(pk=asked.pk).values().get() == before
    throw(real.bob_seat.pk, asked.request_id, face=[4, 4])
    assert _result(asked)["physical"] is True


def test_each_face_is_held_against_its_own_die_in_the_order_of_the_request(
    asked: DiceRoll, real: Table
) -> None:
    dice = [{"sides": 20, "count": 1}, {"sides": 6, "count": 1}, {"sides": "F", "count": 1}]
    DiceRoll.objects.filter(pk=asked.pk).update(dice=dice)
    for face, die in (([6, 20, 0], 2), ([21, 6, 0], 1), ([20, 6, 2], 3)):
        with pytest.raises(InvalidRequest) as refused:
            throw(real.bob_seat.pk, asked.request_id, face=face)
        assert refused.value.details["die"] == die


def test_faces_count_once(asked: DiceRoll, real: Table) -> None:
    throw(real.bob_seat.pk, asked.request_id, face=[1, 2])
    with pytest.raises(TurnError):
        throw(real.bob_seat.pk, asked.request_id, face=[6, 6])
    asked.refresh_from_db()
    assert asked.faces == [1, 2]
    assert _result(asked)["rolls"][0]["faces"] == [1, 2]


def test_the_table_is_too_late_for_faces_that_came_meanwhile(asked: DiceRoll, real: Table) -> None:
    throw(real.bob_seat.pk, asked.request_id, face=[1, 2])
    throw_faces(asked, client_seed="")
    assert not keep(asked)
    asked.refresh_from_db()
    assert (asked.faces, asked.physical) == ([1, 2], True)


def test_nobody_throws_by_hand_for_another(asked: DiceRoll, real: Table) -> None:
    with pytest.raises(TurnError):
        throw(real.cleo_seat.pk, asked.request_id, face=[6, 6])
    asked.refresh_from_db()
    assert asked.status == DiceRoll.Status.OPEN


def test_what_nobody_throws_in_time_is_the_tables_and_verifiable(asked: DiceRoll, real: Table) -> None:
    Turn.objects.filter(pk=asked.turn_id).update(rolls_due_at=timezone.now() - timedelta(seconds=1))
    tell(asked.turn)
    asked.refresh_from_db()
    assert asked.physical is False
    assert _verifiable(asked)
    with pytest.raises(TurnError):
        throw(real.bob_seat.pk, asked.request_id, face=[6, 6])


def test_so_is_the_throw_of_who_is_away(real: Table) -> None:
    turn = say(real, ASKS, "I wait.")
    Presence.objects.filter(seat=real.bob_seat).delete()
    tell(turn)
    assert _verifiable(DiceRoll.objects.get(turn=turn, seat=real.bob_seat))


def test_and_of_who_has_the_table_throw(real: Table) -> None:
    Seat.objects.filter(pk=real.bob_seat.pk).update(throws_by_itself=True)
    turn = say(real, ASKS, "I wait.")
    tell(turn)
    assert _verifiable(DiceRoll.objects.get(turn=turn, seat=real.bob_seat))


def test_a_choice_holds_for_the_next_requests_and_not_for_open_ones(asked: DiceRoll, real: Table) -> None:
    use_physical_dice(real.session.pk, False)
    throw(real.bob_seat.pk, asked.request_id, face=[5, 5])
    assert _result(asked)["physical"] is True
    tell(asked.turn)
    turn = say(real, ASKS, "I wait.")
    assert adjudicate(turn.pk, claim(turn.pk, "here") or 0) is None
    following = DiceRoll.objects.get(turn=turn, seat=real.bob_seat)
    throw(real.bob_seat.pk, following.request_id, client_seed="mine", face=[5, 5])
    assert _verifiable(following)


@pytest.mark.parametrize("who", ["alice", "gm"])
def test_the_host_or_the_gm_chooses_and_the_table_hears_of_it_once(table: Table, hear, who: str) -> None:
    member = table.alice
    member.is_host, member.is_gm = who == "alice", who == "gm"
    with hear() as heard:
        for _time in range(2):
            choose_dice(table.session.pk, member, True)
    assert Session.objects.get(pk=table.session.pk).physical_dice
    assert [message.payload for message in heard] == [{"event": "settings", "physical_dice": True}]


def test_a_player_does_not_choose(table: Table) -> None:
    with pytest.raises(Forbidden):
        choose_dice(table.session.pk, table.bob, True)
    assert not Session.objects.get(pk=table.session.pk).physical_dice
