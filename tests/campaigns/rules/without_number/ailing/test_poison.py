"""Poisons in every book: at once or after a night, kept off with a medic's help, and what undoes them."""

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check, Exposure, Throw
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.toll import Ailment
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.gear import Item, ItemStats
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, exposed, ill, slept, survivor
from tests.campaigns.rules.without_number.cast import KIT, LoadedDice, hero, person

NEEDLE = Exposure("the needle", "poison", peril="needle_poison")
ANTIDOTE = Item("antidote", "Antidote", "consumable", True, stats=ItemStats(remedy="poison"))


def test_a_needle_takes_half_of_all_hit_points() -> None:
    bob, done = exposed(survivor(vitals=Vitals(9, 9)), NEEDLE, 14)

    assert bob.vitals.hp == 9 - 4
    assert done.rulings[0].rule == "awn.poison"


def test_who_withstands_it_tastes_it_only() -> None:
    bob, _ = exposed(survivor(), NEEDLE, 15)

    assert bob == survivor()


@pytest.mark.parametrize(("level", "bonus"), [(0, 1), (1, 2), (3, 6)])
def test_a_medic_with_a_kit_adds_twice_their_skill(level: int, bonus: int) -> None:
    cleo = person(survivor(name="Cleo", skills={"heal": level}, gear=(KIT,)), "cleo")
    _, done = exposed(survivor(), NEEDLE, 10, near={"cleo": cleo})

    assert [(part.name, part.value) for part in done.rulings[0].modifiers] == [("A medic at hand", bonus)]


def test_without_a_kit_nobody_helps() -> None:
    cleo = person(survivor(name="Cleo", skills={"heal": 3}), "cleo")
    _, done = exposed(survivor(), NEEDLE, 10, near={"cleo": cleo})

    assert done.rulings[0].modifiers == ()


def test_the_deadly_one_leaves_its_victim_dying() -> None:
    bob, done = exposed(survivor(), Exposure("the tea", "poison", peril="widow_tea"), 18)

    assert bob.vitals.condition == "mortal"
    assert done.rulings[0].total == 14


def test_some_are_felt_for_nights() -> None:
    bob, _ = exposed(
        survivor(vitals=Vitals(8, 8)), Exposure("a bite", "poison", peril="adder_bite"), 12, 3, 2
    )

    assert (bob.vitals.hp, bob.vitals.strain) == (5, 1)
    assert bob.toll.ailments == (Ailment("adder_bite", 0, 2, felt=True),)
    later, _ = slept(bob)
    over, done = slept(later)
    assert over.toll.ailments == ()
    assert "Bob is over adder bite." in done.notes


def test_others_wait_for_the_night() -> None:
    bob, _ = exposed(survivor(vitals=Vitals(20, 20)), Exposure("supper", "poison", peril="ink_cap"), 3)
    after, done = slept(bob, [4, 5], 2)

    assert bob.toll.ailments == (Ailment("ink_cap", 0, 1),)
    assert after.vitals.hp == 20 - 9 + 1
    assert any("Ink cap takes hold" in note for note in done.notes)


def used(bob: Any, item: Item) -> tuple[Any, Any]:
    cleo = person(survivor(name="Cleo", gear=(item,)), "cleo")
    people = {"cleo": cleo, "bob": person(bob, "bob")}
    check = RULES.plan(Attempt("cleo", "use_item", "", "bob", item=item.id), cleo, people["bob"], "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, (4,) * len(check.dice)), people, LoadedDice())
    return (body(done.sheets["bob"]) if "bob" in done.sheets else bob), done


def test_an_antidote_neutralises_and_is_spent() -> None:
    bob, done = used(ill(ailments=(Ailment("adder_bite", 0, 3, felt=True),)), ANTIDOTE)

    assert bob.toll.ailments == ()
    assert done.used_items == (("cleo", "antidote"),)


def test_remedies_against_radiation_and_stress_work_by_their_dice() -> None:
    purge = Item("purge", "Purge", "consumable", True, heals="1d6", stats=ItemStats(remedy="radiation"))
    calm = Item("calm", "Calm", "consumable", True, heals="1d4", stats=ItemStats(remedy="stress"))

    assert used(ill(lost={"radiation": 5}), purge)[0].toll.lost == {"radiation": 1}
    assert used(ill(stress=6), calm)[0].toll.stress == 2


def test_a_remedy_for_nothing_says_so() -> None:
    bob, done = used(survivor(), ANTIDOTE)

    assert bob == survivor()
    assert "nothing to work on" in done.rulings[0].summary


@pytest.mark.parametrize("slug", ["wwn", "swn", "cwn"])
def test_every_book_knows_poison_and_takes_the_rest_for_harm(slug: str) -> None:
    rules = ruleset_of(slug)
    made = {"wwn": "warrior", "swn": "warrior", "cwn": "soldier"}[slug]
    bob = person(hero(rules=slug, archetype=made, book=rules.book), "bob")  # type: ignore[attr-defined]
    bitten = rules.expose(NEEDLE, bob, {}, LoadedDice(2))
    harmed = rules.expose(Exposure("the glow", "radiation", damage="3"), bob, {}, LoadedDice())

    assert rules.view(bitten.sheets["bob"]).hp == 4
    assert bitten.rulings[0].rule == f"{slug}.poison"
    assert rules.view(harmed.sheets["bob"]).hp == 5
    assert harmed.rulings[0].rule == f"{slug}.hazard"
