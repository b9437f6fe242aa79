"""Tools about the story's threads: clues, goals, talk."""

from __future__ import annotations

from collections.abc import Callable

from campaigns.world.entities import FactState, QuestState
from campaigns.world.plot import read_plot, write_plot
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, call, tools_of


def test_only_what_was_found_is_a_clue(table: Table) -> None:
    clues = call(table, "query_clues").content["clues"]

    assert [(clue["title"], clue["state"]) for clue in clues] == [("The keeper's silence", "open")]


def test_what_was_learned_stands_with_its_clue(table: Table) -> None:
    table.world.put(FactState("promise", "", "Berit promised the sea a name.", "Quest"))

    assert call(table, "query_clues").content["clues"][0]["learned"] == ["Berit promised the sea a name."]


def test_goals_are_told_by_how_they_stand(table: Table) -> None:
    table.world.put(QuestState("boat", "The boat", "Find it.", status="done"))

    assert "boat" not in {one["id"] for one in call(table, "query_quests").content["quests"]}
    assert [one["id"] for one in call(table, "query_quests", status="done").content["quests"]] == ["boat"]


def test_the_goals_of_one_are_not_for_all(new_table: Callable[..., Table]) -> None:
    table = new_table(players=2)
    table.world.put(QuestState("boat", "The boat", "Find it.", audience=("s0",)))

    goals = ask(tools_of(table, eyes=("c0", "c1")), "query_quests").content["quests"]

    assert "boat" not in {one["id"] for one in goals}


def test_rumours_are_gossip(table: Table) -> None:
    table.world.put(FactState("r", "", "The mayor sleeps badly.", "Person", "Rumored", "the pump", 3))

    said = call(table, "query_gossip", since_turn=2).content["gossip"]

    assert said == [{"who": "the pump", "topic": "", "text": "The mayor sleeps badly."}]


def test_what_somebody_here_has_told_is_gossip(table: Table) -> None:
    _told(table, "lamp")
    table.world.put(QuestState("find_oil", "Oil", "The chandler may have some."))

    assert "out of oil" in repr(call(table.at("lamp_room"), "query_gossip").content)


def test_what_was_told_to_others_is_not(table: Table) -> None:
    _told(table, "lamp")
    table.world.put(QuestState("find_oil", "Oil", "The chandler may have some.", audience=("s9",)))

    assert "out of oil" not in repr(call(table.at("lamp_room"), "query_gossip").content)


def _told(table: Table, topic: str) -> None:
    plot = read_plot(table.world)
    plot.told["berit"] = [topic]
    write_plot(table.world, plot)


def test_what_was_ended_elsewhere_is_open_still_to_those_who_were_not_there(table: Table) -> None:
    plot = read_plot(table.world)
    plot.closed.append("ask_keeper")
    plot.seen["c0"] = {"quest:ask_keeper": {"status": "open"}}
    write_plot(table.world, plot)
    quest = table.world.quest("ask_keeper")
    assert quest is not None
    table.world.amend(quest, status="done")

    assert call(table, "query_clues").content["clues"][0]["state"] == "open"
    assert "ask_keeper" in {one["id"] for one in call(table, "query_quests").content["quests"]}


def test_how_somebody_felt_when_last_seen_is_how_they_feel(table: Table) -> None:
    berit = table.world.npc("berit")
    assert berit is not None
    table.world.amend(berit, met=True, disposition=-60, condition="bloodied", status="dead")
    plot = read_plot(table.world)
    plot.seen["c0"] = {"npc:berit": {"band": "friendly", "status": "alive"}}
    write_plot(table.world, plot)

    person = call(table, "query_npc", npc_id="berit").content

    assert (person["attitude"], person["condition"]) == ("friendly", "")
