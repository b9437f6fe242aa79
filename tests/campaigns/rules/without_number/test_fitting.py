"""What somebody carries and cannot use, and the skill that creation gives for the weapon of a kit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from campaigns.rules.contracts import Build, Json
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.bodies import Hero, write
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.gear import Deck, Item, ItemStats
from tests.campaigns.rules.without_number.cast import BOW, COAT, MACE, SHIELD, SWORD, LoadedDice, foe, hero
from tests.campaigns.rules.without_number.magic.coven import mage

RULES = ruleset_of("wwn")
PISTOL: dict[str, Json] = {
    "id": "pistol",
    "name": "Pistol",
    "category": "weapon",
    "damage": "1d6",
    "skill": "shoot",
}


def told(bob: Hero, rules: Any = RULES) -> tuple[str, ...]:
    found: tuple[str, ...] = rules.misfits(write(bob))
    return found


def test_a_warrior_in_mail_with_a_sword_fits() -> None:
    assert told(hero(gear=(SWORD, COAT, SHIELD))) == ()


def test_armour_is_in_the_way_of_a_mage() -> None:
    assert told(mage(gear=(COAT, SHIELD))) == (
        "Buff coat keeps the magic of a High Mage from coming.",
        "Small shield keeps the magic of a High Mage from coming.",
    )


def test_a_healer_may_wear_it() -> None:
    assert told(mage(tradition="healer", gear=(COAT,))) == ()


def test_weapons_without_any_skill_are_named() -> None:
    assert told(hero(skills={"notice": 0}, gear=(BOW, MACE))) == (
        "Large bow takes Shoot, and there is no such skill.",
    )


def test_one_weapon_that_one_knows_is_enough() -> None:
    assert told(hero(skills={"stab": 0}, gear=(BOW, MACE))) == ()


def test_a_knife_is_for_everybody() -> None:
    knife = replace(SWORD, id="knife", damage="1d4")

    assert told(hero(skills={}, gear=(knife,))) == ()


def test_a_deck_takes_program() -> None:
    deck = Item("slab", "Slab", "tool", True, stats=ItemStats(deck=Deck()))
    bob = hero(rules="cwn", book=CWN, archetype="operator", gear=(deck,))

    assert told(bob, ruleset_of("cwn")) == ("Slab takes Program, and there is no such skill.",)


def test_a_stat_line_carries_nothing() -> None:
    assert RULES.misfits(write(foe())) == ()


def test_a_free_skill_goes_to_the_weapon_of_the_kit() -> None:
    build = Build("Bob", "x", "expert", skills=("notice", "know", "talk"), gear=(PISTOL,))
    sheet = ruleset_of("swn").new_sheet(build, LoadedDice([3] * 18, 4))

    assert "shoot" in sheet["skills"]  # type: ignore[operator]


def test_the_skill_of_an_edge_suits_the_kit_and_is_one_more() -> None:
    choices: dict[str, Json] = {"edges": ["on_target", "veterans_luck"]}
    club: dict[str, Json] = {**PISTOL, "id": "club", "name": "Club", "skill": "stab"}
    build = Build("Bob", "x", "operator", skills=("notice", "know", "talk"), gear=(club,), choices=choices)
    skills = ruleset_of("cwn").new_sheet(build, LoadedDice([3] * 18, 4))["skills"]

    assert isinstance(skills, dict)
    assert skills["stab"] == 0
    assert len(skills) >= 5
