"""Creatures with powers at the table: their spells are told, by the pack's sentence where it has one, and recorded."""

from __future__ import annotations

import json
from typing import Any

from campaigns.world.fights import begin
from campaigns.world.fitness import unfit
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld, dump, undump
from tests.campaigns.world.table import Table

POWERFUL: dict[str, Any] = {"hd": 4, "hp": 30, "skill": 2, "stats": {"knows": ["coruscating_coffin"]}}
WORDS = "It opens its mouth, and the lamp beside {pc} goes out."


def with_adept(story: ResolvedWorld, **changes: Any) -> ResolvedWorld:
    """The story with a drowned man who has learned something down there."""
    data = json.loads(dump(story))
    (drowned,) = data["bestiary"]["creatures"]
    data["bestiary"]["creatures"] = [{**drowned, **POWERFUL, **changes}]
    return undump(json.dumps(data))


def fought(story: ResolvedWorld) -> Table:
    """A table of one in the street fight, one round into it."""
    table = Table(story, 1)
    paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, story.encounter_by_id["street_fight"])
    paper.keep()
    table.turn = 1
    table.play("I defend myself")
    return table


def test_a_creatures_spell_is_a_ruling_that_everybody_sees(saltby: ResolvedWorld) -> None:
    last = fought(with_adept(saltby)).last
    (cast,) = [ruling for ruling in last.rulings if ruling.rule == "wwn.spell"]

    assert cast.public
    assert cast.summary.startswith("The drowned man casts Coruscating Coffin")
    assert cast.source == "WWN SRD 4.2"


def test_the_packs_sentence_tells_it(saltby: ResolvedWorld) -> None:
    table = fought(with_adept(saltby, phrases={"power": [WORDS]}))
    told = [outcome.told for outcome in table.last.outcomes if outcome.told]

    assert any("the lamp beside" in text and "{pc}" not in text for text in told)


def test_a_power_that_does_not_exist_is_named_by_its_place(saltby: ResolvedWorld) -> None:
    (finding,) = unfit(with_adept(saltby, stats={"knows": ["sneezing"]}))

    assert (finding.code, finding.key) == ("not_legal", "creatures.drowned")
    assert "stats.knows.0" in finding.message


def test_what_the_rules_say_at_the_beginning_is_told(saltby: ResolvedWorld) -> None:
    story = with_adept(saltby)
    table = Table(story, 1)
    paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=table.seed, turn=1)
    hazard = {"label": "the fire", "text": "The roof is burning.", "every": 2, "damage": "1d4"}
    authored = story.encounter_by_id["street_fight"].model_copy(update={"stats": {"hazard": hazard}})

    assert begin(paper, authored)
    assert "The roof is burning." in [outcome.summary for outcome in paper.outcomes]
