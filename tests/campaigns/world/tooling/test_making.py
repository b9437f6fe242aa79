"""What is made up: names, strangers, rumours; always of this world, and not real by itself."""

from __future__ import annotations

from campaigns.world.entities import FactState
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.lore import LoreEntry
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, call, tools_of

LEGEND = LoreEntry(id="bell", title="The bell", category="legend", text="It rings before a drowning.")


def with_legend(story: ResolvedWorld) -> Table:
    """A table in a world that people tell something of."""
    lore = story.lore.model_copy(update={"entries": (*story.lore.entries, LEGEND)})
    return Table(story.model_copy(update={"lore": lore}))


def test_a_stranger_has_everything_but_being(table: Table) -> None:
    before = len(table.world.npcs())
    made = call(table, "generate_minor_npc").content

    assert {"name", "pronouns", "role", "look", "manner"} <= set(made)
    assert made["real"] is False
    assert len(table.world.npcs()) == before


def test_a_stranger_bears_nobodys_name(table: Table) -> None:
    taken = {npc.name for npc in table.world.npcs()}
    tools = tools_of(table)
    made = {str(ask(tools, "generate_minor_npc").content["name"]) for _ in range(2)}

    assert not made & taken


def test_the_same_turn_told_again_makes_up_the_same(table: Table) -> None:
    assert call(table, "generate_minor_npc").content == call(table, "generate_minor_npc").content


def test_a_culture_that_is_none_is_refused_with_those_there_are(table: Table) -> None:
    result = call(table, "generate_minor_npc", culture="moon")

    assert result.status == "error_recoverable"
    assert "coast" in str(result.content["error"])


def test_a_rumour_is_made_of_what_people_tell(saltby: ResolvedWorld) -> None:
    result = call(with_legend(saltby), "generate_rumour", topic="bell")

    assert result.content["text"] == "It rings before a drowning."
    assert result.content["confidence"] == "Rumored"


def test_a_rumour_may_touch_what_everybody_knows(table: Table) -> None:
    table.world.put(FactState("f", "", "The mayor sleeps badly.", "Person"))

    assert call(table, "generate_rumour", topic="mayor").content["text"] == "The mayor sleeps badly."


def test_a_rumour_comes_once_a_turn(saltby: ResolvedWorld) -> None:
    tools = tools_of(with_legend(saltby))
    ask(tools, "generate_rumour", topic="bell")

    assert ask(tools, "generate_rumour", topic="bell").status == "not_found"


def test_what_one_alone_knows_is_no_rumour(table: Table) -> None:
    table.world.put(FactState("f", "c9", "The mayor is dead.", "Person"))

    assert call(table, "generate_rumour", topic="mayor").status == "not_found"
