"""Confrontations that become others, and those who come into one that runs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from campaigns.world.fights import begin
from campaigns.world.plot import read_plot
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld, dump, undump
from tests.campaigns.world.table import Table


def with_encounters(story: ResolvedWorld, **first: Any) -> ResolvedWorld:
    """The story with its street fight changed, and a second one beside it."""
    data = json.loads(dump(story))
    (fight,) = [one for one in data["encounters"]["encounters"] if one["id"] == "street_fight"]
    data["encounters"]["encounters"] = [
        {**fight, **first},
        {**fight, "id": "on_the_roofs", "label": "On the roofs", "opening": ["It goes on over their heads."]},
    ]
    return undump(json.dumps(data))


def fighting(story: ResolvedWorld) -> Table:
    """A table of two in the middle of the street fight."""
    table = Table(story, 2)
    paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, story.encounter_by_id["street_fight"])
    paper.keep()
    table.turn = 1
    return table


def running(table: Table) -> str:
    """The kind of confrontation that runs."""
    found = table.world.running_encounter("main")
    return found.type if found is not None else ""


def test_a_lost_confrontation_becomes_the_one_the_pack_names(saltby: ResolvedWorld) -> None:
    table = fighting(with_encounters(saltby, escalates_to="on_the_roofs"))

    last = table.play("yield", "yield")

    assert running(table) == "on_the_roofs"
    assert last.encounter is not None
    assert "It goes on over their heads." in last.encounter.opening


def test_one_without_a_sequel_is_simply_lost(saltby: ResolvedWorld) -> None:
    table = fighting(with_encounters(saltby))

    table.play("yield", "yield")

    assert running(table) == ""


def test_the_reckoning_goes_on_in_what_it_becomes(saltby: ResolvedWorld) -> None:
    table = fighting(with_encounters(saltby, escalates_to="on_the_roofs"))
    first = table.world.running_encounter("main")
    assert first is not None
    plot = read_plot(table.world)
    plot.climax, plot.climax_encounter = "running", first.id
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    paper.plot.climax, paper.plot.climax_encounter = "running", first.id
    paper.keep()

    table.play("yield", "yield")

    after = read_plot(table.world)
    second = table.world.running_encounter("main")
    assert second is not None
    assert after.climax_encounter == second.id
    assert after.climax == "running"


@pytest.mark.parametrize("due", [2, 3])
def test_reinforcements_are_seen_before_the_round_they_act_in(saltby: ResolvedWorld, due: int) -> None:
    more = {"round": due, "opponent": {"creature": "drowned"}, "text": "Another comes up the slip."}
    table = fighting(with_encounters(saltby, reinforcements=[more], max_rounds=8))
    before = len(_foes(table))

    for _round in range(due - 1):
        assert len(_foes(table)) == before
        table.play("I defend myself", "I defend myself")

    assert len(_foes(table)) == before + 1
    assert any("Another comes up the slip." in outcome.summary for outcome in table.last.outcomes)
    names = [npc.name for npc in _foes(table)]
    assert len(set(names)) == len(names)


def _foes(table: Table) -> list[Any]:
    found = table.world.running_encounter("main")
    assert found is not None
    return [npc for person in found.participants if (npc := table.world.npc(person)) is not None]
