"""What the prose names becomes real, or is found, or is not there."""

from __future__ import annotations

from campaigns.rules.contracts import Json
from campaigns.world.entities import ItemState
from campaigns.world.tools import WorldTools
from narrator.contracts import ToolResult
from tests.campaigns.world.table import Table
from tests.campaigns.world.tooling.calls import ask, tools_of

THINGS = (
    "bell", "anchor", "buoy", "hawser", "capstan", "gull", "crab", "kettle", "ladder", "shovel", "trestle", "pulley",
    "winch",
)  # fmt: skip


def resolve(tools: WorldTools, label: str, kind: str = "thing", **more: Json) -> ToolResult:
    """Ask whether something is real, as the narrator brings it in and somebody deals with it."""
    given: dict[str, Json] = {"mode": "narrator_proactive", "engagement": "engage", **more}
    return ask(tools, "resolve_location_entity", label=label, kind=kind, **given)


def test_who_is_here_is_matched(table: Table) -> None:
    result = resolve(tools_of(table.at("lamp_room")), "the keeper", "person")

    assert dict(result.content) == {"outcome": "matched", "id": "berit", "kind": "person"}


def test_what_is_to_be_seen_here_is_matched(table: Table) -> None:
    assert resolve(tools_of(table), "the wet footprints").content["id"] == "wet_prints"


def test_scenery_is_remembered_and_matched(table: Table) -> None:
    first = resolve(tools_of(table), "a brass bell", engagement="mention")
    again = resolve(tools_of(table), "the brass bell", engagement="mention")

    assert first.content["outcome"] == "minted"
    assert again.content == {"outcome": "matched", "tier": "scenery", "label": "a brass bell"}
    assert not [item for item in table.world.items() if "bell" in item.name]


def test_scenery_is_promoted_when_somebody_deals_with_it(table: Table) -> None:
    resolve(tools_of(table), "a brass bell", engagement="mention")
    result = resolve(tools_of(table), "brass bell", mode="player_initiated")

    assert result.content["outcome"] == "promoted"
    assert [item.name for item in table.world.held_by("quay") if item.id == result.content["id"]] == [
        "brass bell"
    ]
    assert resolve(tools_of(table), "brass bell").content["outcome"] == "matched"


def test_what_a_player_makes_up_is_not_there(table: Table) -> None:
    before = len(table.world.items())
    result = resolve(tools_of(table), "a sack of gold", mode="player_initiated")

    assert result.content["outcome"] == "no_match"
    assert len(table.world.items()) == before


def test_somebody_new_has_a_name_and_no_numbers(table: Table) -> None:
    id = resolve(tools_of(table), "a ferryman", "person", role="ferryman").content["id"]
    made = table.world.npc(str(id))

    assert made is not None
    assert (made.name, made.role, made.place) == ("The ferryman", "ferryman", "quay")
    assert (made.sheet, made.met) == ({}, True)


def test_a_stranger_made_up_before_is_who_comes(table: Table) -> None:
    tools = tools_of(table)
    made = ask(tools, "generate_minor_npc", role="net mender").content
    assert not [npc for npc in table.world.npcs() if npc.name == made["name"]]

    id = resolve(tools, str(made["name"]), "person").content["id"]
    npc = table.world.npc(str(id))

    assert npc is not None
    assert (npc.name, npc.pronouns, npc.role) == (made["name"], made["pronouns"], "net mender")
    assert str(made["manner"]).rstrip(".") in npc.appearance


def test_two_new_ones_a_turn(table: Table) -> None:
    tools = tools_of(table)
    results = [resolve(tools, thing).status for thing in ("a crate", "a stove", "an anvil")]

    assert results == ["ok", "ok", "error_fatal"]


def test_scenery_has_an_end(table: Table) -> None:
    results = [resolve(tools_of(table), word, engagement="mention").status for word in THINGS]

    assert results.count("ok") == 12
    assert results[-1] == "error_recoverable"


def test_a_minted_thing_can_be_taken_and_has_no_worth(table: Table) -> None:
    resolve(tools_of(table), "a coil of rope")
    table.play("I take the coil of rope")
    taken = [item for item in table.world.held_by("c0") if item.name == "coil of rope"]

    assert [item.data["value"] for item in taken] == [0]


def test_somebody_minted_can_be_spoken_to(table: Table) -> None:
    resolve(tools_of(table), "a ferryman", "person", role="ferryman")

    assert "ferryman" in table_told(table, "I ask the ferryman about the lamp")


def table_told(table: Table, words: str) -> str:
    table.play(words)
    return table.told()


def test_what_somebody_carries_is_not_given_away_by_asking(table: Table) -> None:
    table.at("lamp_room").world.put(ItemState("k1", "Brass key", "berit", "npc"))

    asked = resolve(tools_of(table), "a brass key", mode="player_initiated")

    assert asked.content["outcome"] == "no_match"
