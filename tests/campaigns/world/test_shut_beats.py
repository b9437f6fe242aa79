"""What a confrontation offers only once the story has come to it, or to who carries the right thing."""

from __future__ import annotations

import json
from typing import Any

import pytest

from campaigns.selectors.panels import confrontation
from campaigns.world.fights import begin
from campaigns.world.planning import plan_turn
from campaigns.world.plot import read_plot, write_plot
from campaigns.world.resolution import Declaration
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld, dump, undump
from tests.campaigns.world.table import Table

BEAT: dict[str, Any] = {
    "id": "show_the_letter",
    "label": "Show them the letter",
    "description": "It has their names in it.",
    "verbs": ["letter"],
    "success": {"morale_check": True},
    "success_text": ["They read it twice."],
}


def fighting(story: ResolvedWorld, **needs: str) -> Table:
    """A table of one in the street fight, in which the letter ``needs`` something."""
    data = json.loads(dump(story))
    (fight,) = [one for one in data["encounters"]["encounters"] if one["id"] == "street_fight"]
    fight["beats"] = [{**BEAT, **needs}]
    table = Table(undump(json.dumps(data)), 1)
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, table.story.encounter_by_id["street_fight"])
    paper.keep()
    table.turn = 1
    return table


def offered(table: Table) -> list[object]:
    """The pack's own beats that the page of the only player offers."""
    (mine,) = table.world.characters()
    beats = confrontation(table.world, "main", table.story, mine.seat)["beats"]
    assert isinstance(beats, list)
    return [one["beat"] for one in beats if isinstance(one, dict) and one["beat"]]


def test_what_needs_nothing_is_offered(saltby: ResolvedWorld) -> None:
    assert offered(fighting(saltby)) == ["show_the_letter"]


@pytest.mark.parametrize("needs", [{"requires_flag": "letter_found"}, {"requires_item": "lantern"}])
def test_what_is_shut_is_neither_offered_nor_done_by_its_name(
    saltby: ResolvedWorld, needs: dict[str, str]
) -> None:
    table = fighting(saltby, **needs)
    assert offered(table) == []

    last = table.play("Show them the letter")

    assert "They read it twice." not in str(last.outcomes)


def test_what_the_story_has_opened_is_offered(saltby: ResolvedWorld) -> None:
    table = fighting(saltby, requires_flag="letter_found")
    plot = read_plot(table.world)
    plot.flags.append("letter_found")
    write_plot(table.world, plot)

    assert offered(table) == ["show_the_letter"]
    assert "They read it twice." in str(table.play("Show them the letter").outcomes)


OTHER: dict[str, Any] = {
    **BEAT,
    "id": "go_round",
    "label": "Go out by the old letter box",
    "verbs": ["slip"],
}


def test_what_the_page_puts_into_the_box_is_what_is_done(saltby: ResolvedWorld) -> None:
    table = fighting(saltby)
    data = json.loads(dump(table.story))
    (fight,) = [one for one in data["encounters"]["encounters"] if one["id"] == "street_fight"]
    fight["beats"] = [{**BEAT, "verbs": ["letter", "go", "box"]}, OTHER]
    table = Table(undump(json.dumps(data)), 1)
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, table.story.encounter_by_id["street_fight"])
    paper.keep()
    (mine,) = table.world.characters()
    plan = plan_turn(
        table.world,
        "main",
        [Declaration(mine.seat, mine.id, "Go out by the old letter box: net thug")],
        table.rules,
        table.story,
        seed=table.seed,
        turn=1,
    )

    assert [act.attempt.beat for act in plan.acts if act.attempt is not None] == ["go_round"]
