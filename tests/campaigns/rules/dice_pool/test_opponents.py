"""Opponents from bestiary entries: the table's, a pack's own, and those that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.catalogue import GEAR, OPPONENTS
from campaigns.rules.dice_pool.gear import read_item
from campaigns.rules.dice_pool.tables import ATTRIBUTES
from campaigns.rules.dice_pool.ware import WARE
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice

OWN: dict[str, Any] = {
    "attributes": dict.fromkeys(ATTRIBUTES, 3),
    "skills": {"firearms": 3},
    "armour": {"ballistic": 3, "impact": 2},
    "weapon": {"power": 6, "level": "M", "class": "heavy_pistol", "reach": 0, "mode": "semi"},
    "combat_pool": 4,
    "dice": 2,
    "professional": 3,
}


def make(stats: dict[str, Any], **entry: Any) -> Any:
    return read(RULES.foe_sheet({"id": "lookout", "name": "lookout", "stats": stats, **entry}, LoadedDice()))


def test_a_pack_gives_its_own_numbers() -> None:
    made = make(OWN, weapon="a pearl-handled pistol")
    assert (made.fixed_pool, made.initiative_dice, made.professional) == (4, 2, 3)
    assert made.gear[0].name == "a pearl-handled pistol"
    assert (made.gear[0].weapon.power, made.gear[1].armour.ballistic) == (6, 3)


def test_one_may_be_like_another_with_something_changed() -> None:
    made = make({"as": "guard", "professional": 4})
    assert (made.skills["firearms"], made.professional) == (3, 4)


@pytest.mark.parametrize("id", OPPONENTS)
def test_every_opponent_of_the_table_can_be_met(id: str) -> None:
    RULES.validate(RULES.foe_sheet({"id": id, "name": id}, LoadedDice()))


def test_the_tables_are_as_long_as_promised() -> None:
    assert (len(OPPONENTS), len(GEAR), len(WARE)) == (12, 30, 12)
    assert all(read_item({"id": id, "name": id}, GEAR) for id in GEAR)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"weapon": None}, "no weapon"),
        ({"weapon": {"level": "M"}}, "no weapon"),
        ({"weapon": {"power": 6, "level": "X"}}, "level"),
        ({"skills": {"etiquette": 3}}, "no skill to fight with"),
        ({"skills": {"juggling": 3}}, "no skill 'juggling'"),
        ({"attributes": {"body": 3}}, "no quickness"),
        ({"attributes": {**OWN["attributes"], "body": 40}}, "stats.attributes.body"),
        ({"professional": 9}, "professional"),
        ({"hp": 10}, "stats has no 'hp'"),
        ({"as": "dragon"}, "no opponent 'dragon'"),
    ],
)
def test_what_cannot_be_an_opponent_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        make({**OWN, **change})
