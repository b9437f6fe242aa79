"""The toolbox over the world: what narrators may ask and change."""

from collections.abc import Callable, Mapping

import pytest

from campaigns.rules.contracts import Json
from campaigns.world.entities import QuestState
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, call, tools_of


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
    tools = tools_of(table.at("lamp_room"))
    for _ in range(3):
        ask(tools, "update_npc_disposition", npc_id="berit", delta=20, reason="a kind word")
    berit = table.world.npc("berit")

    assert berit is not None
    assert berit.disposition == 5


def test_the_storys_goals_are_its_own(table: Table) -> None:
    mine = {"title": "Find the boat", "objective": "Find where the boat is."}

    assert call(table, "record_quest", quest_id="boat", **mine).status == "ok"
    assert call(table, "record_quest", quest_id="ask_keeper", **mine).status == "error_recoverable"


def test_an_hour_that_is_none_is_refused(table: Table) -> None:
    result = call(table, "apply_world_patch", path="/time_of_day", value="later", reason="it is late")

    assert result.status == "error_recoverable"
    assert "dusk" in str(result.content["error"])


def test_a_mood_that_no_music_has_is_refused(table: Table) -> None:
    result = call(table, "apply_world_patch", path="/atmosphere", value="brunchy", reason="the buns")

    assert result.status == "error_recoverable"
    assert "eerie" in str(result.content["error"])


def test_the_hour_of_a_party_apart_is_the_engines(new_table: Callable[..., Table]) -> None:
    table = new_table(players=2)
    table.play("I go to the lamp room alone", "I stay here")

    result = call(table, "apply_world_patch", path="/time_of_day", value="night", reason="it is late")

    assert result.status == "error_recoverable"


def test_a_goal_of_others_is_not_written_over(table: Table) -> None:
    table.world.put(QuestState("boat", "Their boat", "Find theirs.", audience=("s9",)))

    result = call(table, "record_quest", quest_id="boat", title="Ours", objective="Find ours.")

    assert result.status == "error_recoverable"
    assert "Their" not in repr(result)


def test_a_private_fact_is_written_for_those_who_learned_it(new_table: Callable[..., Table]) -> None:
    table = new_table(players=3)
    tools = tools_of(table, eyes=("c0", "c1", "c2"))
    told = {"text": "The bell is cracked.", "source": "a whisper", "category": "Place"}

    assert ask(tools, "commit_known_fact", character_ids=["c0", "c1"], **told).content["new"] is True
    assert {one.character for one in table.world.facts() if one.content == told["text"]} == {"c0", "c1"}
    assert not ask(tools, "query_known_facts", topic="bell").content["facts"]


def test_facts_have_an_end_in_a_turn(table: Table) -> None:
    tools = tools_of(table)
    fact = {"source": "the harbour", "category": "Lore"}
    results = [ask(tools, "commit_known_fact", text=f"Fact {number}.", **fact).status for number in range(10)]

    assert results.count("ok") == 8
    assert results[-1] == "error_fatal"


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
