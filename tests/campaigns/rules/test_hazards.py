"""Hazards in every ruleset: they hurt, the right skill keeps them off, and nobody dies of one outright."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.autoplay import QuickDice
from campaigns.rules.contracts import Build, Exposure, Person
from campaigns.rules.registry import known_rulesets, ruleset_of

CALLINGS = {
    "wwn": "warrior", "swn": "warrior", "cwn": "soldier", "awn": "raider", "fate": "", "dial": "fighter",
    "dice_pool": "muscle",
}  # fmt: skip


def somebody(slug: str) -> Person:
    rules = ruleset_of(slug)
    dice = QuickDice("somebody")
    archetypes = [CALLINGS[slug], ""]
    for archetype in archetypes:
        try:
            return Person("bob", "Bob", "party", rules.new_sheet(Build("Bob", "x", archetype), dice), True)
        except RulesError as error:
            hint = error.hint
    known = hint.split(":")[-1].split(",")[0].strip(" .")
    return Person("bob", "Bob", "party", rules.new_sheet(Build("Bob", "x", known), dice), True)


@pytest.mark.parametrize("slug", known_rulesets())
def test_it_hurts_in_every_ruleset_and_names_a_rule_of_its_book(slug: str) -> None:
    rules, bob = ruleset_of(slug), somebody(slug)
    done = rules.expose(Exposure("the flood", damage="2"), bob, {"bob": bob}, QuickDice("flood"))

    assert rules.view(done.sheets["bob"]) != rules.view(bob.sheet)
    assert not rules.view(done.sheets["bob"]).dead
    for ruling in done.rulings:
        known = rules.rulebook()[ruling.rule]
        assert (ruling.text, ruling.source) == (known.text, known.source)


@pytest.mark.parametrize("slug", known_rulesets())
def test_nobody_is_killed_outright(slug: str) -> None:
    rules, bob = ruleset_of(slug), somebody(slug)
    done = rules.expose(Exposure("the flood", damage="60"), bob, {}, QuickDice("flood"))

    assert not rules.view(done.sheets["bob"]).dead


@pytest.mark.parametrize("slug", known_rulesets())
def test_the_skill_that_it_names_keeps_it_off_now_and_then(slug: str) -> None:
    rules, bob = ruleset_of(slug), somebody(slug)
    skill = rules.facts().skills[0][0]
    middle = sorted(rules.facts().difficulties.values())[1]
    exposure = Exposure("the flood", damage="2", skill=skill, difficulty=str(middle))
    outcomes = set()
    for seed in range(40):
        done = rules.expose(exposure, bob, {}, QuickDice(seed))
        spared = done.rulings[0].succeeded
        outcomes.add(spared)
        assert spared == (len(done.rulings) == 1)

    assert outcomes == {True, False}


@pytest.mark.parametrize("slug", known_rulesets())
def test_a_skill_that_is_none_is_refused(slug: str) -> None:
    with pytest.raises(RulesError) as refused:
        ruleset_of(slug).expose(Exposure("the flood", skill="juggling"), somebody(slug), {}, QuickDice(1))

    assert refused.value.hint
