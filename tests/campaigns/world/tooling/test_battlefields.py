"""A net run and a battle of ships, as those in them see them."""

from __future__ import annotations

import pytest

from campaigns.world.fights import begin
from campaigns.world.unfolding import Unfolding
from tests.campaigns.world.table import SEED, Table
from tests.campaigns.world.test_whole_sessions import STORIES
from tests.campaigns.world.tooling.calls import ask, tools_of

RUNS = [
    (story, encounter.id, "query_net" if encounter.category == "netrun" else "query_ship")
    for story in STORIES
    for encounter in story.encounters.encounters
    if encounter.category in ("netrun", "ship", "dogfight")
]


@pytest.mark.parametrize(("story", "encounter", "tool"), RUNS, ids=[run[1] for run in RUNS])
def test_it_is_told_by_its_own_tool_while_it_runs(story, encounter: str, tool: str) -> None:
    table = Table(story, 2)
    assert ask(tools_of(table), tool).status == "not_found"
    paper = Unfolding.of(table.world, "main", story, table.rules, table.dice, seed=SEED, turn=1)
    assert begin(paper, story.encounter_by_id[encounter])
    shown = ask(tools_of(table, eyes=("c0", "c1")), tool)

    assert shown.status == "ok"
    assert shown.content["type"] == encounter
    others = [one for one in shown.content["actors"] if not one["is_character"]]
    assert all("band" in one and "hp" not in one for one in others)


def test_there_are_such_encounters_in_the_shipped_worlds() -> None:
    assert {tool for _story, _encounter, tool in RUNS} == {"query_net", "query_ship"}
