"""A throw that lies may be spent on: offered to its seat alone, paid once, told to the table, and then it counts."""

from __future__ import annotations

from pathlib import Path

import pytest

import genre_packs
from campaigns.errors import RulesError, TurnError
from campaigns.models import Character, DiceRoll, Event, Seat, Turn
from campaigns.rules.fairness import faces
from campaigns.rules.records import load_dice
from campaigns.services.adjudicating import adjudicate
from campaigns.services.leases import claim
from campaigns.services.spending import spend
from campaigns.services.throwing import throw
from campaigns.world.visibility import Viewer, view_event
from tests.campaigns.services.conftest import Hear
from tests.campaigns.services.play import say, tell
from tests.cast import Table, set_table

PACKS = Path(genre_packs.__file__).parent / "packs"
WORLD = ("answerback", "seven_years_late")
ASKS = "I climb the wall as high as I can."


@pytest.fixture
def table(db: None, settings) -> Table:
    """A table that plays by Fate, where Bob throws for himself."""
    settings.SIDEQUEST_GENRE_PACKS = PACKS
    made = set_table(world=WORLD)
    Seat.objects.filter(pk=made.bob_seat.pk).update(throws_by_itself=False)
    return made


@pytest.fixture
def asked(table: Table) -> DiceRoll:
    """A throw asked of Bob."""
    turn = say(table, ASKS, "I wait.")
    attempt = claim(turn.pk, "here")
    assert attempt is not None
    assert adjudicate(turn.pk, attempt) is None
    return DiceRoll.objects.get(turn=turn, seat=table.bob_seat, status=DiceRoll.Status.OPEN)


def unlucky(roll: DiceRoll) -> str:
    """A client seed with which these dice come to less than nothing, so that something would help."""
    seed, dice = bytes.fromhex(roll.server_seed), load_dice(roll.dice)
    return next(word for word in map(str, range(1000)) if sum(faces(seed, word, 0, dice)) < 0)


def points(table: Table) -> int:
    sheet = Character.objects.get(session=table.session, seat=table.bob_seat.public_id).sheet
    return int(sheet["fate_points"])


def lies(table: Table, roll: DiceRoll, hear: Hear) -> list[dict[str, object]]:
    """The throw falls badly; what may be spent on it."""
    with hear() as heard:
        throw(table.bob_seat.pk, roll.request_id, client_seed=unlucky(roll), spends=True)
    offer = heard.last("DICE_SPENDS")
    assert offer.seats == (table.bob_seat.public_id,)
    assert view_event("DICE_SPENDS", offer.payload, offer.seats, Viewer(table.cleo_seat.public_id)) is None
    return list(offer.payload["spends"])  # type: ignore[call-overload]


def test_a_throw_that_lies_waits_while_its_player_decides(table: Table, asked: DiceRoll, hear: Hear) -> None:
    offers = lies(table, asked, hear)

    asked.refresh_from_db()
    assert asked.status == DiceRoll.Status.OFFERED
    assert table.turn.status == Turn.Status.AWAITING_ROLLS
    assert any(str(offer["id"]).startswith("point:") for offer in offers)


def test_what_is_spent_is_paid_told_and_counted(table: Table, asked: DiceRoll, hear: Hear) -> None:
    before = points(table)
    offers = lies(table, asked, hear)
    point = next(str(offer["id"]) for offer in offers if str(offer["id"]).startswith("point:"))

    spend(table.bob_seat.pk, asked.request_id, point)
    asked.refresh_from_db()
    if asked.status == DiceRoll.Status.OFFERED:
        spend(table.bob_seat.pk, asked.request_id, "")
    tell(Turn.objects.get(pk=asked.turn_id))

    assert points(table) == before - 1
    told = [
        event.stored.body
        for event in Event.objects.filter(turn=asked.turn, kind="DICE_RESULT").select_related("stored")
        if event.stored.body.get("spent")
    ]
    assert len(told) == 1
    asked.refresh_from_db()
    assert any("Invoked" in part["name"] for part in asked.ruling["modifiers"])


def test_keeping_it_lets_the_turn_go_on_at_once(table: Table, asked: DiceRoll, hear: Hear) -> None:
    lies(table, asked, hear)

    with hear() as heard:
        spend(table.bob_seat.pk, asked.request_id, "")

    assert "TurnClosed" in heard.types()
    asked.refresh_from_db()
    assert asked.status == DiceRoll.Status.THROWN


def test_a_page_that_does_not_ask_is_not_kept_waiting(table: Table, asked: DiceRoll, hear: Hear) -> None:
    with hear() as heard:
        throw(table.bob_seat.pk, asked.request_id, client_seed=unlucky(asked))

    assert "DICE_SPENDS" not in heard.types()
    assert heard.types()[-1] == "TurnClosed"


def test_nobody_else_spends_on_it_nor_after_it_was_kept(table: Table, asked: DiceRoll, hear: Hear) -> None:
    offers = lies(table, asked, hear)
    with pytest.raises(TurnError):
        spend(table.cleo_seat.pk, asked.request_id, str(offers[0]["id"]))
    spend(table.bob_seat.pk, asked.request_id, "")

    with pytest.raises(TurnError):
        spend(table.bob_seat.pk, asked.request_id, str(offers[0]["id"]))


def test_what_is_not_on_offer_is_refused_and_the_offer_stands(
    table: Table, asked: DiceRoll, hear: Hear
) -> None:
    before = points(table)
    lies(table, asked, hear)

    with pytest.raises(RulesError):
        spend(table.bob_seat.pk, asked.request_id, "point:nothing_like_it")

    asked.refresh_from_db()
    assert asked.status == DiceRoll.Status.OFFERED
    assert points(table) == before


def test_when_the_time_is_over_it_counts_as_it_lies(table: Table, asked: DiceRoll, hear: Hear) -> None:
    lies(table, asked, hear)
    Turn.objects.filter(pk=asked.turn_id).update(status=Turn.Status.CLOSED)

    tell(Turn.objects.get(pk=asked.turn_id))

    assert table.turn.number == 2
