"""Tools that look into sheets: in full for the characters, as a count for everybody else."""

from __future__ import annotations

from campaigns.world.fights import begin
from campaigns.world.unfolding import Unfolding
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_magic import with_mage
from tests.campaigns.world.tooling.calls import ask, call, tools_of


def test_a_mages_spells_are_told_with_what_is_left(saltby: ResolvedWorld) -> None:
    result = call(with_mage(saltby, "high_mage", "howl_of_light"), "query_magic_state", character_id="c0")

    assert result.status == "ok"
    assert "howl" in repr(result.content["has"]).lower()
    assert "Casts left" in repr(result.content["counted"])


def test_of_others_magic_only_a_count_is_told(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "high_mage", "howl_of_light").at("lamp_room")

    result = call(table, "query_magic_state", character_id="Berit")

    assert dict(result.content) == {"name": "Berit Marsh", "count": 0}


def test_the_count_is_of_what_their_sheet_holds(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "high_mage", "howl_of_light").at("lamp_room")
    mage, berit = table.world.character("c0"), table.world.npc("berit")
    assert mage is not None
    assert berit is not None
    table.world.amend(berit, sheet=mage.sheet)

    result = call(table, "query_magic_state", character_id="Berit")

    assert set(result.content) == {"name", "count"}
    assert result.content["count"] == len(call(table, "query_magic_state", character_id="c0").content["has"])


def test_strain_is_told_of_characters(table: Table) -> None:
    result = call(table, "query_strain", character_id="Odd Pike")

    assert "System Strain" in repr(result.content["counted"])


def test_strain_of_anybody_else_is_nobodys_business(table: Table) -> None:
    assert call(table.at("lamp_room"), "query_strain", character_id="Berit").status == "not_found"


def test_somebody_elsewhere_is_not_found(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "high_mage", "howl_of_light")

    assert call(table, "query_magic_state", character_id="Berit").status == "not_found"


def test_a_running_fight_is_told_in_bands(table: Table) -> None:
    paper = Unfolding.of(table.world, "main", table.story, table.rules, table.dice, seed=table.seed, turn=1)
    assert begin(paper, table.story.encounter_by_id["street_fight"])

    result = ask(tools_of(table), "query_encounter")

    assert [one["name"] for one in result.content["party"]] == ["Odd Pike"]
    assert {one["health"] for one in result.content["foes"]} == {"unwounded"}
    assert "hp" not in repr(result.content["foes"])
