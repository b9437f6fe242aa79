"""Which tools are on offer: by what the rules have, and by what is so in the scene."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from campaigns.rules.registry import known_rulesets, ruleset_of
from campaigns.world.entities import NpcState, SceneState
from campaigns.world.plot import read_plot, write_plot
from campaigns.world.state import World
from campaigns.world.tools import WorldTools, supported
from genre_packs.resolved import ResolvedWorld
from narrator.tools import TOOLS
from tests.campaigns.world.table import SEED, SeededDice, Table
from tests.campaigns.world.test_magic import with_mage
from tests.campaigns.world.tooling.calls import ask, call, confronted, tools_of

OF_RULES = {
    "awn": {"query_mutations", "query_strain"},
    "cwn": {"query_strain", "query_net"},
    "dial": {"query_reserves", "query_ship"},
    "dice_pool": {"query_magic_state", "query_reserves", "query_net"},
    "fate": {"query_aspects", "query_reserves", "propose_compel"},
    "swn": {"query_magic_state", "query_strain", "query_ship"},
    "wwn": {"query_magic_state", "query_strain"},
}
FOR_ALL = {name for name, tool in TOOLS.items() if not tool.needs}


def under(story: ResolvedWorld, slug: str) -> ResolvedWorld:
    """The story under other rules."""
    return story.model_copy(update={"rules": story.rules.model_copy(update={"ruleset": slug})})


def bare_tools(story: ResolvedWorld) -> WorldTools:
    """A toolbox where nobody is and nothing happens."""
    world = World([SceneState("main", "quay")])
    return WorldTools(world, "main", story, SeededDice(), (), turn=1, seed=SEED)


def test_the_table_names_every_ruleset() -> None:
    assert set(OF_RULES) == set(known_rulesets())


@pytest.mark.parametrize("slug", sorted(OF_RULES))
def test_a_ruleset_supports_exactly_its_own_tools(slug: str) -> None:
    assert set(supported(ruleset_of(slug).facts())) == FOR_ALL | OF_RULES[slug]


@pytest.mark.parametrize("slug", sorted(OF_RULES))
def test_what_the_rules_lack_is_not_offered_and_refused_by_name(saltby: ResolvedWorld, slug: str) -> None:
    tools = bare_tools(under(saltby, slug))
    foreign = set(TOOLS) - FOR_ALL - OF_RULES[slug]
    assert not foreign & set(tools.names)
    for name in foreign:
        refusal = tools.withheld(name)
        assert refusal.status == "error_recoverable"
        assert name in str(refusal.content["error"])
        assert f"has no {TOOLS[name].needs}" in str(refusal.content["error"])


def test_the_offer_is_the_same_whatever_happens(table: Table) -> None:
    quiet = tools_of(table).names
    assert tools_of(confronted(table.at("chandlery"))).names == quiet
    plot = read_plot(table.world)
    plot.ending = "light"
    write_plot(table.world, plot)
    assert tools_of(table).names == quiet


def test_a_world_without_threads_offers_no_tools_for_them(table: Table) -> None:
    conflict = table.story.conflict.model_copy(update={"leads": ()})
    table.story = table.story.model_copy(update={"conflict": conflict})
    tools = tools_of(table)

    assert not {"query_clues", "advance_clue"} & set(tools.names)
    assert "nothing to find out" in str(ask(tools, "query_clues").content["error"])


def test_a_fight_gives_its_tool_something_to_tell(table: Table) -> None:
    assert call(confronted(table), "query_encounter").status == "ok"


def test_a_call_before_its_moment_finds_nothing_and_says_why(table: Table) -> None:
    found = call(table, "query_encounter")

    assert found.status == "not_found"
    assert "while a confrontation runs" in str(found.content["error"])


def test_a_tool_says_when_it_answers() -> None:
    assert "only while a confrontation runs" in TOOLS["query_encounter"].spec().description


def test_magic_is_found_only_where_somebody_has_it(table: Table, saltby: ResolvedWorld) -> None:
    assert call(table, "query_magic_state", character_id="c0").status == "not_found"
    mage = with_mage(saltby, "high_mage", "howl_of_light")
    assert call(mage, "query_magic_state", character_id="c0").status == "ok"


def test_wares_are_found_only_where_a_trader_is(table: Table) -> None:
    assert call(table, "query_wares").status == "not_found"
    assert call(table.at("chandlery"), "query_wares").status == "ok"


def test_a_trader_who_hates_the_party_sells_nothing(table: Table) -> None:
    ansel = table.world.npc("ansel")
    assert ansel is not None
    table.world.amend(ansel, disposition=-80)

    assert call(table.at("chandlery"), "query_wares").status == "not_found"


def test_creatures_are_found_once_one_was_met(table: Table) -> None:
    assert "once a creature was met" in str(call(table, "lookup_monster", name="drowned").content["error"])
    table.world.put(NpcState("f1", "the drowned man", "it/its", "", "quay", "drowned", data={"foe": True}))
    assert call(table, "lookup_monster", name="drowned").status == "ok"


@pytest.mark.parametrize("tool", ["query_clues", "advance_clue"])
def test_a_story_that_is_over_has_nothing_to_find(table: Table, tool: str) -> None:
    plot = read_plot(table.world)
    plot.ending = "light"
    write_plot(table.world, plot)
    arguments = {"about": "ansel", "evidence_text": "Wet rope."} if tool == "advance_clue" else {}

    assert "while the story is not over" in str(call(table, tool, **arguments).content["error"])


def test_net_runs_have_their_own_tool(saltby: ResolvedWorld, new_table: Callable[..., Table]) -> None:
    table = confronted(new_table(), "netrun")
    table.story = under(saltby, "cwn")

    names = WorldTools(table.world, "main", table.story, table.dice, (), turn=1, seed=SEED).names

    assert "query_net" in names
    assert "query_ship" not in names


def test_an_unknown_tool_is_refused_and_the_offer_named(table: Table) -> None:
    refusal = tools_of(table).withheld("raise_the_dead")

    assert refusal.status == "error_recoverable"
    assert "query_npc" in refusal.content["tools"]


def test_what_begins_while_a_turn_is_told_is_found_in_the_next(table: Table) -> None:
    tools = tools_of(table)
    confronted(table)

    assert ask(tools, "query_encounter").status == "not_found"
