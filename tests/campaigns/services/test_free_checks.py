"""A player may roll a free check: the sheet gives the numbers, the chain the faces, the table sees it."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError, TurnError
from campaigns.models import DiceRoll, EventBody, Seat
from campaigns.rules.fairness import verify
from campaigns.rules.records import load_dice
from campaigns.services.rolling import FreeCheck, check
from tests.cast import set_table

pytestmark = pytest.mark.django_db


def test_a_skill_check_is_thrown_and_shown() -> None:
    table = set_table()
    check(table.bob_seat.pk, FreeCheck("notice", "wisdom", "tricky", "Listening at the door"))
    body = EventBody.objects.get(event__session=table.session, event__kind="DICE_RESULT").body
    assert body["label"] == "Listening at the door"
    assert body["difficulty"] == 10
    assert body["free"] is True
    roll = DiceRoll.objects.get(request_id=body["request_id"])
    assert verify(roll.server_seed, table.session.slug, 0, load_dice(roll.dice), roll.faces)


def test_a_save_is_thrown_against_the_sheets_own_number() -> None:
    table = set_table()
    check(table.bob_seat.pk, FreeCheck("physical", "", "", "Holding one's breath"))
    body = EventBody.objects.get(event__session=table.session, event__kind="DICE_RESULT").body
    assert body["dice"] == [{"sides": 20, "count": 1}]


def test_nothing_in_the_story_moves() -> None:
    table = set_table()
    before = table.turn.pk
    check(table.bob_seat.pk, FreeCheck("notice", "", "", ""))
    assert table.turn.pk == before
    assert table.turn.status == "collecting"


def test_an_unknown_skill_is_refused() -> None:
    table = set_table()
    with pytest.raises((RulesError, TurnError)):
        check(table.bob_seat.pk, FreeCheck("juggling", "", "", ""))
    assert not DiceRoll.objects.filter(label="juggling").exists()


def test_a_seat_without_a_character_is_refused() -> None:
    table = set_table()
    empty = Seat.objects.create(session=table.session, number=9)
    with pytest.raises(TurnError):
        check(empty.pk, FreeCheck("notice", "", "", ""))
