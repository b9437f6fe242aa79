"""Numbers that follow from a sheet, against the SRD's own."""

import pytest

from campaigns.rules.without_number.bodies import Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.figures import armour_class, load, save_target, total_check
from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.ruleset import WithoutNumber
from campaigns.rules.without_number.tables import attribute_modifier
from tests.campaigns.rules.without_number.cast import COAT, MAIL, SHIELD, SWORD, foe, hero

AVERAGE = hero().attributes


@pytest.mark.parametrize(
    ("score", "modifier"), [(3, -2), (4, -1), (7, -1), (8, 0), (13, 0), (14, 1), (17, 1), (18, 2)]
)
def test_attribute_modifiers(score: int, modifier: int) -> None:
    assert attribute_modifier(score) == modifier


def test_saves_fall_with_level_and_the_better_of_two_attributes() -> None:
    bob = hero(level=3, attributes={**AVERAGE, "strength": 14, "constitution": 3, "charisma": 18})

    assert save_target(bob, "physical") == 16 - 3 - 1
    assert save_target(bob, "evasion") == 13
    assert save_target(bob, "mental") == 11
    assert save_target(bob, "luck") == 13
    assert save_target(foe(save=14), "luck") == 14


@pytest.mark.parametrize(
    ("gear", "dexterity", "ac"),
    [
        ((), 10, 10),
        ((COAT,), 10, 12),
        ((COAT,), 14, 13),
        ((COAT, SHIELD), 10, 13),
        ((Item("s", "Large shield", "shield", True, ac=14),), 10, 14),
        ((COAT, Item("s", "Large shield", "shield", True, ac=14)), 10, 14),
        ((MAIL, Item("s", "Large shield", "shield", True, ac=14)), 10, 17),
        ((COAT, MAIL), 10, 16),
        ((Item("c", "Coat", "armor", False, ac=12),), 10, 10),
    ],
)
def test_armour_class(gear: tuple[Item, ...], dexterity: int, ac: int) -> None:
    assert armour_class(hero(gear=gear, attributes={**AVERAGE, "dexterity": dexterity})) == ac


def test_impervious_defense_stands_in_for_armour() -> None:
    assert armour_class(hero(foci={"impervious_defense": 1}, gear=())) == 16
    assert armour_class(hero(foci={"impervious_defense": 1}, gear=(), level=4)) == 17
    assert armour_class(hero(foci={"impervious_defense": 1}, gear=(COAT,))) == 12


def test_an_unskilled_check_is_at_minus_one_and_polymath_makes_up_for_it() -> None:
    assert total_check(hero(), "sneak", "dexterity") == -1
    assert total_check(hero(foci={"polymath": 1}), "sneak", "dexterity") == 0
    assert total_check(hero(foci={"polymath": 2}), "sneak", "dexterity") == 1
    assert total_check(hero(foci={"polymath": 2}), "shoot", "dexterity") == -1


def test_heavy_armour_hampers_climbing_and_hiding() -> None:
    bob = hero(gear=(MAIL,), skills={"sneak": 1, "exert": 1, "know": 1})

    assert total_check(bob, "sneak", "dexterity") == 1 - 2
    assert total_check(bob, "exert", "strength") == 1 - 2
    assert total_check(bob, "know", "intelligence") == 1


def test_a_tool_helps_with_its_skill() -> None:
    picks = Item("picks", "Lockpicks", "tool", True, bonus_skill="sneak")

    assert total_check(hero(skills={"sneak": 0}, gear=(picks,)), "sneak", "dexterity") == 1


def test_encumbrance_slows_in_two_steps() -> None:
    bob = hero(attributes={**AVERAGE, "strength": 11}, gear=(SWORD,))
    assert (load(bob).readied_limit, load(bob).stowed_limit, load(bob).move) == (5, 11, 30)

    heavy = Item("anvil", "Anvil", "sundry", False, weight=13)
    assert load(hero(attributes={**AVERAGE, "strength": 11}, gear=(heavy,))).move == 20
    heavier = Item("anvil", "Anvil", "sundry", False, weight=18)
    assert load(hero(attributes={**AVERAGE, "strength": 11}, gear=(heavier,))).move == 10


def test_gear_that_nobody_equipped_is_readied_sensibly() -> None:
    rules = WithoutNumber(WWN)
    coat = {"id": "coat", "name": "Buff coat", "category": "armor", "ac": 12}
    mail = {"id": "mail", "name": "Mail", "category": "armor", "ac": 14}
    sword = {"id": "sword", "name": "Sword", "category": "weapon", "damage": "1d8", "skill": "stab"}
    made = read(WWN, rules.with_gear(write(hero()), (coat, mail, sword)))

    assert [item.id for item in made.gear if item.equipped] == ["mail", "sword"]
    assert armour_class(made) == 14


def test_a_stat_line_keeps_its_own_armour_class() -> None:
    rules = WithoutNumber(WWN)
    drowner = write(foe(vitals=Vitals(3, 5)))

    assert rules.with_gear(drowner, ()) == drowner
    assert rules.view(drowner).defence == 12
