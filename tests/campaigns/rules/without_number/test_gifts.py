"""The whole table of gifts and flaws: every one does something, and what strangers make of them is shown."""

from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.bodies import Hero, Vitals
from campaigns.rules.without_number.books.flaws import FLAWS
from campaigns.rules.without_number.books.mutations import GIFTS, MUTATIONS
from campaigns.rules.without_number.encounter.opening import quickness
from campaigns.rules.without_number.figures import (
    armour_class,
    modifier,
    save_target,
    soak_of,
    strain_limit,
    trauma_target,
    weapons_of,
)
from campaigns.rules.without_number.gear import Item
from campaigns.rules.without_number.grown import is_immune, reaction, save_bonus, stress_limit
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.ruleset import WithoutNumber
from campaigns.rules.without_number.strikes import strike_of
from campaigns.rules.without_number.tables import ATTRIBUTES
from tests.campaigns.rules.without_number.ailing.ward import RULES, slept, survivor
from tests.campaigns.rules.without_number.cast import SWORD, person

GROUPS = ("structure", "sense", "hybrid", "cognition", "pseudo_psychic", "exotic")
PERILS = ("radiation", "disease", "poison", "stress")
PISTOL = Item("pistol", "Pistol", "weapon", True, damage="1d6", skill="shoot", attributes=("dexterity",))


def figures(bob: Hero) -> dict[str, Any]:
    """Everything about somebody that a gift can change for good."""
    skills = {
        skill: _check(bob, skill)
        for skill in RULES.book.skills  # type: ignore[attr-defined]
    }
    return {
        **{
            name: bob.attributes[name] + sum(p.attributes.get(name, 0) for p in _powers(bob))
            for name in ATTRIBUTES
        },
        **{save: save_target(bob, save) for save in RULES.book.saves},  # type: ignore[attr-defined]
        **skills,
        **{f"against {peril}": (save_bonus(bob, peril), is_immune(bob, peril)) for peril in PERILS},
        "ac": armour_class(bob),
        "soak": soak_of(bob),
        "strain": strain_limit(bob),
        "stress": stress_limit(bob),
        "trauma": trauma_target(bob),
        "initiative": quickness(bob),
        "weapons": [item.id for item in weapons_of(bob)],
        "melee": (strike_of(bob, "sword").bonus, strike_of(bob, "sword").hit),
        "shot": strike_of(bob, "pistol").hit,
        "night": slept(survivor(*bob.powers, gear=(), vitals=Vitals(1, 20)))[0].vitals.hp,
        "hp": sum(p.hp for p in _powers(bob)),
        "steady": [p.traits.steady for p in _powers(bob) if p.traits.steady],
        "reaction": reaction(bob),
    }


def _powers(bob: Hero) -> list[Power]:
    return [MUTATIONS[power] for power in bob.powers]


def _check(bob: Hero, skill: str) -> int:
    check = RULES.plan(Attempt("bob", "skill", "", skill=skill), person(bob, "bob"), None, "c")
    assert isinstance(check, Check)
    return check.modifier


PLAIN = figures(survivor(gear=(SWORD, PISTOL)))


def test_there_are_sixty_gifts_and_forty_flaws() -> None:
    assert [sum(gift.group == group for gift in GIFTS) for group in GROUPS] == [10] * 6
    assert len(FLAWS) == 40
    assert len(MUTATIONS) == 100
    assert len({power.label for power in MUTATIONS.values()}) == 100


@pytest.mark.parametrize(
    "power", [power for power in MUTATIONS.values() if not power.is_used], ids=lambda p: p.id
)
def test_whatever_is_had_for_good_changes_a_figure(power: Power) -> None:
    assert figures(survivor(power.id, gear=(SWORD, PISTOL))) != PLAIN


@pytest.mark.parametrize(
    "power", [power for power in MUTATIONS.values() if power.is_used], ids=lambda p: p.id
)
def test_whatever_is_used_is_bounded_and_has_words_that_mean_it(power: Power) -> None:
    assert power.verbs
    assert power.uses
    assert power.dice or power.amount or power.effect in ("stun", "dread", "cleanse")
    assert not power.flaw


@pytest.mark.parametrize("flaw", FLAWS.values(), ids=lambda p: p.id)
def test_no_flaw_is_a_gift(flaw: Power) -> None:
    kept = survivor(flaw.id, gear=(SWORD, PISTOL))
    worse = figures(kept)

    for name in ("soak", "strain", "stress", "trauma", "initiative", "night", "hp", *ATTRIBUTES):
        assert worse[name] <= PLAIN[name]
    for save in ("physical", "evasion", "mental", "luck"):
        assert worse[save] >= PLAIN[save]


def test_strangers_see_it_and_the_ruling_shows_it() -> None:
    check = RULES.plan(
        Attempt("bob", "skill", "", skill="talk"),
        person(survivor("rank_scent", "back_ridge"), "bob"),
        None,
        "c",
    )
    assert isinstance(check, Check)
    shown = {part.name: part.value for part in check.modifiers if part.name.startswith("Reaction")}

    assert shown == {"Reaction: rank scent": -1, "Reaction: back ridge": -1}


def test_it_is_minus_two_and_never_more() -> None:
    bob = survivor(
        "rank_scent", "two_voices", "mirror_eyes", "back_ridge", stigma="Face: scaled, like wet paper"
    )

    assert sum(part.value for part in reaction(bob)) == -2


def test_clothes_hide_what_they_can() -> None:
    poncho = Item("poncho", "Poncho", "armor", True, traits=("concealing",))
    bob = survivor("back_ridge", "rank_scent", stigma="Hands: mineral, never quite still")

    assert [part.name for part in reaction(survivor("back_ridge", gear=(poncho,)))] == []
    assert [part.name for part in reaction(_dressed(bob, poncho))] == ["Reaction: rank scent"]
    assert reaction(survivor(stigma="Back: scaled, faintly warm", stigma_hidden=True)) == ()


@pytest.mark.parametrize(
    ("minded", "named"),
    [("all", ["rank scent", "stigma"]), ("flaws", ["rank scent"]), ("none", [])],
)
def test_a_pack_says_what_strangers_mind(minded: str, named: list[str]) -> None:
    rules = ruleset_of("awn").bound({"tables": {"reactions": minded}})
    assert isinstance(rules, WithoutNumber)
    bob = replace(survivor("rank_scent", stigma="Back: scaled, faintly warm"), book=rules.book)

    assert sorted(part.name.removeprefix("Reaction: ") for part in reaction(bob)) == named


def _dressed(bob: Hero, poncho: Item) -> Hero:
    return survivor(*bob.powers, stigma=bob.stigma, gear=(poncho,))


def test_modifiers_of_attributes_follow_the_scores() -> None:
    assert modifier(survivor("great_frame"), "strength") == 0
    assert modifier(survivor("withered_arms", "hunched_spine"), "strength") == -1
