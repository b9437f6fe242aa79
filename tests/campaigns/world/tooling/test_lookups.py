"""Tools that look up what stands fast: ways, wares, creatures, rules, rulings, the world."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.rules.contracts import Json
from campaigns.world.entities import NpcState
from campaigns.world.tools import WorldTools
from genre_packs.resolved import ResolvedWorld, dump, undump
from tests.campaigns.world.table import SEED, Table
from tests.campaigns.world.tooling.calls import ask, call


class Kept:
    """Records of two rulings."""

    def rulings(self, limit: int) -> Sequence[Mapping[str, Json]]:
        """The newer one first."""
        return [{"rule": "wwn.skill", "who": "Ida"}, {"rule": "wwn.save", "who": "Ida"}][:limit]


def with_exit(story: ResolvedWorld, **changes: object) -> ResolvedWorld:
    """The story with another way from the quay to the chandlery."""
    quay = story.places.places[0]
    door = quay.exits[1].model_copy(update=changes)
    changed = quay.model_copy(update={"exits": (quay.exits[0], door)})
    places = story.places.model_copy(update={"places": (changed, *story.places.places[1:])})
    return undump(dump(story.model_copy(update={"places": places})))


def test_ways_are_told_by_what_one_sees_of_them(table: Table) -> None:
    result = call(table, "query_ways")

    assert [way["to"] for way in result.content["ways"]] == ["lamp_room", "chandlery"]
    assert not any(way["shut"] for way in result.content["ways"])


def test_a_shut_way_says_so(saltby: ResolvedWorld) -> None:
    story = with_exit(saltby, locked=True, requires_item="lamp_oil", locked_text="Ansel has barred it.")

    ways = call(Table(story), "query_ways").content["ways"]

    assert (ways[1]["shut"], ways[1]["why"]) == (True, "Ansel has barred it.")


def test_a_place_nobody_knows_has_no_name_yet(table: Table) -> None:
    chandlery = table.world.place("chandlery")
    assert chandlery is not None
    table.world.amend(chandlery, known=False)
    known = {place["id"] for place in call(table, "query_ways").content["known_places"]}
    names = {way["to"]: way["name"] for way in call(table, "query_ways").content["ways"]}

    assert "chandlery" not in known
    assert names["chandlery"] == ""


def test_wares_have_their_price(table: Table) -> None:
    result = call(table.at("chandlery"), "query_wares", words="lantern")

    assert result.content["sellers"] == ["Ansel Pike"]
    assert result.content["coin"] == "pence"
    assert result.content["wares"] == [{"name": "Lantern", "price": 4}]


def test_what_is_one_of_a_kind_is_not_for_sale(table: Table) -> None:
    wares = call(table.at("chandlery"), "query_wares", limit=40).content["wares"]

    assert "Can of lamp oil" not in {one["name"] for one in wares}


def test_a_creature_that_was_met_is_told_without_numbers(table: Table) -> None:
    sheet = table.rules.foe_sheet(table.story.creature_by_id["drowned"].model_dump(mode="json"), table.dice)
    table.world.put(
        NpcState("f1", "the drowned man", "it/its", "", "quay", "drowned", sheet=sheet, data={"foe": True})
    )

    result = call(table, "lookup_monster", name="drowned man")

    assert result.content["look"] == ["wet wool", "open eyes"]
    assert result.content["here"] == [{"name": "the drowned man", "health": "unwounded"}]
    assert not {"hd", "ac", "attack", "damage", "morale", "hp", "stats", "loot"} & set(result.content)


def test_a_creature_that_was_met_elsewhere_is_no_other(table: Table) -> None:
    table.world.put(NpcState("f1", "the drowned man", "it/its", "", "quay", "drowned", data={"foe": True}))

    assert call(table, "lookup_monster", name="the lamp eater").status == "not_found"


def test_a_rule_is_found_by_its_id(table: Table) -> None:
    rule = next(iter(table.rules.rulebook().values()))

    assert call(table, "lookup_rule", rule=rule.id).content["rules"] == [
        {"id": rule.id, "title": rule.title, "text": rule.text}
    ]


def test_a_rule_is_found_by_words(table: Table) -> None:
    rules = call(table, "lookup_rule", rule="System Strain").content["rules"]

    assert "Strain" in f"{rules[0]['title']} {rules[0]['text']}"


def test_words_of_no_rule_find_none(table: Table) -> None:
    assert call(table, "lookup_rule", rule="xylophone").status == "not_found"


def test_rulings_come_from_what_was_written_down(table: Table) -> None:
    tools = WorldTools(
        table.world, "main", table.story, table.dice, ("c0",), turn=1, seed=SEED, records=Kept()
    )

    assert [one["rule"] for one in ask(tools, "query_rulings", limit=1).content["rulings"]] == ["wwn.skill"]


def test_the_world_is_told_by_parts(table: Table) -> None:
    result = call(table, "get_world_grounding", include=["hour", "world", "peoples"])

    assert set(result.content) == {"hour", "world", "peoples"}
    assert result.content["world"]["coin"] == "pence"
