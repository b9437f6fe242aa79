"""Things are real: they lie somewhere, change hands, and are never in two places."""

from collections.abc import Callable

import pytest

from campaigns.world.entities import ItemState
from tests.campaigns.world.table import Table


@pytest.fixture
def bell(new_table: Callable[..., Table]) -> Table:
    """Two players at the quay, where a bell lies."""
    table = new_table(players=2)
    table.world.put(ItemState("bell", "brass bell", "quay", "place"))
    return table


def holder(table: Table) -> str:
    """Who or what has the bell."""
    item = table.world.item("bell")
    assert item is not None
    return item.holder


def test_what_lies_here_can_be_taken(bell: Table) -> None:
    bell.play("I pick up the brass bell", "I wait")

    assert holder(bell) == "c0"


def test_of_two_who_reach_for_it_the_first_has_it(bell: Table) -> None:
    last = bell.play("I take the bell", "I grab the bell")

    assert holder(bell) == "c0"
    assert "has the brass bell already" in last.outcomes[1].summary


def test_what_is_elsewhere_cannot_be_taken(bell: Table) -> None:
    bell.at("lamp_room").play("I take the bell", "")

    assert holder(bell) == "quay"


def test_a_gift_changes_hands_and_hearts(bell: Table) -> None:
    bell.play("I take the bell", "")
    bell.at("lamp_room").play("I give the bell to Berit", "")
    berit = bell.world.npc("berit")

    assert holder(bell) == "berit"
    assert berit is not None
    assert berit.disposition >= 8


def test_a_companion_can_be_handed_something(bell: Table) -> None:
    bell.play("I take the bell", "")
    bell.play("I hand the bell to Player1", "")

    assert holder(bell) == "c1"


def test_what_is_not_held_cannot_be_given(bell: Table) -> None:
    bell.at("lamp_room").play("I give the bell to Berit", "")

    assert holder(bell) == "quay"


def test_a_trader_sells_what_the_catalogue_prices(table: Table) -> None:
    buyer = table.world.character("c0")
    assert buyer is not None
    table.world.amend(buyer, money=10)
    table.at("chandlery").play("I buy a lantern")
    after = table.world.character("c0")

    assert after is not None
    assert after.money == 6
    assert [item.source for item in table.world.held_by("c0")].count("lantern") == 1


def test_without_the_money_nothing_is_sold(table: Table) -> None:
    table.at("chandlery").play("I buy a lantern")

    assert "lantern" not in [item.source for item in table.world.held_by("c0")]
