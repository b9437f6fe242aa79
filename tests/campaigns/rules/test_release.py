"""Who has left the place of an encounter is out of its state, under every ruleset, and the rest go on without them."""

from __future__ import annotations

from typing import cast

import pytest

from campaigns.rules.autoplay import QuickDice
from campaigns.rules.contracts import Attempt, Json, Person
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade
from campaigns.world.setups import encounter_setup
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.test_whole_sessions import STORIES

BY_RULES = {story.rules.ruleset: story for story in STORIES}


@pytest.mark.parametrize("story", BY_RULES.values(), ids=BY_RULES)
def test_the_rest_go_on_without_who_left(story: ResolvedWorld) -> None:
    rules, dice = rules_of(story), QuickDice("release")
    people = {}
    for number, premade in enumerate(story.premade.characters[:2]):
        sheet = rules.new_sheet(build_of(from_premade(story, premade), story), dice)
        people[f"pc{number}"] = Person(f"pc{number}", premade.name, "party", sheet, True)
    authored = next(one for one in story.encounters.encounters if one.category == "fight")
    creature = cast("dict[str, Json]", story.bestiary.creatures[0].model_dump(mode="json"))
    people["foe"] = Person("foe", "foe", "opposition", rules.foe_sheet(creature, dice), False)
    setup = encounter_setup(authored, story, id="e", players=2)
    state = rules.open_encounter(setup, tuple(people.values()), dice).state
    left = rules.release(state, ["pc1"])
    there = {id: one for id, one in people.items() if id != "pc1"}
    result = rules.resolve_round(left, [Attempt("pc0", "total_defense", "")], {}, there, dice)

    shown = rules.describe(result.state, there)
    assert "pc1" not in {one["id"] for one in cast("list[dict[str, Json]]", shown["actors"])}
    assert "pc1" not in result.sheets
