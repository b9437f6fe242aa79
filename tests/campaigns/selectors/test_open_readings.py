"""How a throw reads at the table while what decides it is still to be thrown."""

from __future__ import annotations

import pytest
from django.conf import settings

from campaigns.models import DiceRoll
from campaigns.rules.autoplay import QuickDice
from campaigns.rules.contracts import Attempt, Check, Json, Person, Ruleset
from campaigns.rules.records import dump_dice
from campaigns.selectors.dice import result_body
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade
from genre_packs import catalogue

STORIES = {
    story.rules.ruleset: story for story in catalogue.worlds(settings.BASE_DIR / "genre_packs" / "packs")
}


def reading(ruleset: str, difficulty: str) -> tuple[Check, dict[str, Json]]:
    """What the table sees of a throw to persuade somebody, as soon as its dice lie."""
    story, dice = STORIES[ruleset], QuickDice("open")
    rules: Ruleset = rules_of(story)
    bob, cleo = (
        Person(name, name, "party", rules.new_sheet(build_of(from_premade(story, made), story), dice), True)
        for name, made in zip(("bob", "cleo"), story.premade.characters, strict=False)
    )
    words = Attempt("bob", "skill", "", "cleo", skill=rules.facts().uses["persuade"], difficulty=difficulty)
    check = rules.plan(words, bob, cleo, "c")
    assert isinstance(check, Check)
    throw = dice.throw(check.dice, reason="")
    roll = DiceRoll(dice=dump_dice(check.dice), faces=list(throw.faces), request_id="r")
    return check, result_body(roll, rules.preview(check, throw), 1, "main")


@pytest.mark.parametrize("ruleset", STORIES)
def test_what_others_still_throw_for_is_neither_won_nor_lost(ruleset: str) -> None:
    assert reading(ruleset, "")[1]["outcome"] is None


@pytest.mark.parametrize("ruleset", ["wwn", "dial", "fate"])
def test_it_is_not_held_against_a_figure_that_nobody_has_thrown(ruleset: str) -> None:
    assert reading(ruleset, "")[1]["difficulty"] == 0


@pytest.mark.parametrize("ruleset", STORIES)
def test_what_is_thrown_against_a_difficulty_reads_at_once(ruleset: str) -> None:
    check, body = reading(ruleset, str(STORIES[ruleset].rules.default_difficulty))
    assert check.kind == "skill"
    assert body["outcome"] is not None
