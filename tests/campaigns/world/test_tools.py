"""The toolbox over the world: what narrators may ask and change."""

from collections.abc import Mapping

import pytest

from campaigns.rules.contracts import Json
from campaigns.world.tools import WorldTools
from narrator.contracts import ToolResult
from narrator.tools import TOOLS
from tests.campaigns.world.table import SEED, Table


def call(table: Table, name: str, **arguments: Json) -> ToolResult:
    """One tool over the table's world."""
    tools = WorldTools(table.world, "main", table.story, table.dice, ("c0",), turn=1, seed=SEED)
    return tools.perform(name, TOOLS[name].parse(arguments))


def test_every_tool_on_offer_is_there(table: Table) -> None:
    tools = WorldTools(table.world, "main", table.story, table.dice, ("c0",), turn=1, seed=SEED)

    assert set(tools.names) == set(TOOLS)


@pytest.mark.parametrize(
    ("name", "arguments", "key"),
    [
        (
            "query_character",
            {"character_id": "Odd Pike", "include": ["stats", "inventory", "backstory", "status"]},
            "hp",
        ),
        ("query_npc", {"npc_id": "the keeper"}, "attitude"),
        ("list_npcs_in_scene", {}, "people"),
        (
            "query_scene_state",
            {"include": ["place", "exits", "features", "people", "time", "pressure"]},
            "exits",
        ),
        ("query_known_facts", {}, "facts"),
        ("query_lore", {"topic_or_query": "the lamp"}, "entries"),
        ("query_encounter", {}, "running"),
        ("roll_dice", {"notation": "2d6+1", "reason": "the weather"}, "total"),
        ("generate_name", {"count": 3}, "names"),
        ("generate_name", {"kind": "place"}, "names"),
    ],
)
def test_tools_answer(table: Table, name: str, arguments: Mapping[str, Json], key: str) -> None:
    result = call(table.at("lamp_room"), name, **arguments)

    assert result.status == "ok"
    assert key in result.content


def test_secret_lore_does_not_exist(table: Table) -> None:
    assert call(table, "query_lore", topic_or_query="the bargain").status == "not_found"


def test_somebody_never_met_and_not_here_is_not_known(table: Table) -> None:
    assert call(table, "query_npc", npc_id="berit").status == "not_found"


def test_secrets_of_people_are_not_told(table: Table) -> None:
    result = call(table.at("lamp_room"), "query_npc", npc_id="berit", include_backstory=True)

    assert "brother" not in repr(result)


def test_a_fact_is_written_once(table: Table) -> None:
    fact = {"text": "The tide is late.", "source": "the harbour", "category": "Lore"}

    assert call(table, "commit_known_fact", **fact).content["new"] is True
    assert call(table, "commit_known_fact", **fact).content["new"] is False
    assert [one.content for one in table.world.facts()].count("The tide is late.") == 1


def test_feelings_move_by_five_at_most_in_a_turn(table: Table) -> None:
    tools = WorldTools(
        table.at("lamp_room").world, "main", table.story, table.dice, ("c0",), turn=1, seed=SEED
    )
    for _ in range(3):
        tools.perform(
            "update_npc_disposition",
            TOOLS["update_npc_disposition"].parse({"npc_id": "berit", "delta": 20, "reason": "a kind word"}),
        )
    berit = table.world.npc("berit")

    assert berit is not None
    assert berit.disposition == 5


def test_the_storys_goals_are_its_own(table: Table) -> None:
    mine = {"title": "Find the boat", "objective": "Find where the boat is."}

    assert call(table, "record_quest", quest_id="boat", **mine).status == "ok"
    assert call(table, "record_quest", quest_id="ask_keeper", **mine).status == "error_recoverable"


def test_there_is_an_end_to_goals(table: Table) -> None:
    goal = {"title": "A goal", "objective": "Reach it."}
    results = [call(table, "record_quest", quest_id=f"goal_{number}", **goal).status for number in range(40)]

    assert results.count("ok") < 40
    assert results[-1] == "error_recoverable"
    assert call(table, "record_quest", quest_id="goal_0", status="done", **goal).status == "ok"


def test_the_scene_can_be_patched(table: Table) -> None:
    call(table, "apply_world_patch", path="/time_of_day", value="night", reason="it is late")
    call(table, "apply_world_patch", path="/atmosphere", value="eerie", reason="it is late")
    call(table, "set_stakes", text="The boat may sink.", reason="the leak")
    scene = table.world.scene("main")

    assert scene is not None
    assert (scene.time_of_day, scene.mood, scene.stakes) == ("night", "eerie", "The boat may sink.")


def test_an_unknown_tool_is_a_result(table: Table) -> None:
    tools = WorldTools(table.world, "main", table.story, table.dice, ("c0",), turn=1, seed=SEED)

    assert tools.perform("raise_the_dead", TOOLS["query_encounter"].parse({})).status == "error_recoverable"
