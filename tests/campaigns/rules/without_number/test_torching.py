"""Torching: a technique beyond Effort, at a price that stays."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check, EncounterSetup, Refusal, Throw
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.toll import Toll
from campaigns.rules.without_number.bodies import Hero, Used, Vitals, read
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.figures import effort_of, modifier, strain_limit
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person

RULES = ruleset_of("swn")
SCORES = {"strength": 7, "dexterity": 10, "constitution": 14, "intelligence": 11, "wisdom": 14, "charisma": 9}
HURL = Attempt("cleo", "power", "", "pirate", option="torch_thrown_world")


def spent(**changes: Any) -> Hero:
    """A psychic with Effort 3, all of it committed."""
    own = {
        "rules": "swn", "book": SWN, "archetype": "psychic", "gear": (), "skills": {"telekinesis": 1},
        "attributes": SCORES, "used": Used(scene=("effort",) * 3),
    }  # fmt: skip
    return hero("Cleo", **{**own, **changes})


def pirate() -> Any:
    return person(foe("pirate", rules="swn", book=SWN, vitals=Vitals(12, 12)), "pirate")


def torched(face: int, cleo: Hero) -> tuple[Hero, Any]:
    people = {"cleo": person(cleo, "cleo"), "pirate": pirate()}
    check = RULES.plan(HURL, people["cleo"], people["pirate"], "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, (5,)), people, LoadedDice(face, 2))
    after = read(SWN, done.sheets["cleo"]) if "cleo" in done.sheets else cleo
    assert isinstance(after, Hero)
    return after, done


@pytest.mark.parametrize(
    ("face", "burnt"),
    [
        (1, {"constitution": 1}), (2, {"constitution": 1}), (3, {"constitution": 1}), (4, {"wisdom": 1}),
        (5, {"wisdom": 1}), (6, {}),
    ],
)  # fmt: skip
def test_the_die_says_what_it_costs(face: int, burnt: dict[str, int]) -> None:
    cleo, done = torched(face, spent())

    assert dict(cleo.toll.burnt) == burnt
    assert read(SWN, done.sheets["pirate"]).vitals.hp == 7
    assert done.rulings[0].rule == "swn.torching"
    assert "without Effort" in done.rulings[0].changes[0]


def test_what_is_burnt_is_gone_for_every_figure_and_no_night_brings_it_back() -> None:
    cleo, _ = torched(1, spent())
    slept = read(SWN, RULES.rest(person(cleo).sheet, "night", LoadedDice()).sheets["self"])

    assert isinstance(slept, Hero)
    assert (modifier(spent(), "constitution"), modifier(slept, "constitution")) == (1, 0)
    assert strain_limit(slept) == 13
    assert effort_of(slept) == 1 + 1 + 1


@pytest.mark.parametrize(
    "cleo",
    [
        spent(used=Used(scene=("effort",))),
        spent(attributes={**SCORES, "constitution": 3}),
        spent(attributes={**SCORES, "wisdom": 5}, toll=Toll(burnt={"wisdom": 2})),
    ],
)
def test_nobody_burns_with_effort_left_or_with_nothing_to_burn(cleo: Hero) -> None:
    assert isinstance(RULES.plan(HURL, person(cleo, "cleo"), pirate(), "c"), Refusal)


def test_it_is_offered_once_the_effort_is_gone() -> None:
    people = {"cleo": person(spent(), "cleo"), "pirate": pirate()}
    setup = EncounterSetup("e1", "deck", "The deck", "fight", "hp_depletion", 1, morale_triggers=())
    state = RULES.open_encounter(setup, list(people.values()), LoadedDice([8, 1])).state
    committed = person(spent(used=Used(day=("effort",) * 3)), "cleo")
    shown = {str(option["id"]): option for option in RULES.options(state, committed, people)}
    deeds = {str(deed["id"]): deed for deed in RULES.deeds(committed, people)}

    assert "torch_thrown_world" in shown
    assert "power_thrown_world" not in shown
    assert "burns a point" in str(deeds["torch_far_hand"]["cost"])
    assert "torching" not in RULES.facts().unsupported
