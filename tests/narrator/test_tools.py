"""Tool definitions: what is offered to a model, and what is said about bad arguments."""

import pytest

from narrator.tools import TOOLS, ToolArgumentError

NAMES = {
    "query_character",
    "query_npc",
    "list_npcs_in_scene",
    "query_scene_state",
    "query_known_facts",
    "query_lore",
    "query_encounter",
    "apply_world_patch",
    "commit_known_fact",
    "update_npc_disposition",
    "record_quest",
    "set_stakes",
    "roll_dice",
    "generate_name",
}


def test_the_first_toolbox_is_complete() -> None:
    assert set(TOOLS) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_spec_is_a_closed_schema_with_guidance(name: str) -> None:
    spec = TOOLS[name].spec()
    assert spec.schema["type"] == "object"
    assert spec.schema["additionalProperties"] is False
    assert len(spec.description) > 40


def test_good_arguments_are_read() -> None:
    parsed = TOOLS["update_npc_disposition"].parse({"npc_id": "berit", "delta": 3, "reason": "A kind word."})
    assert parsed.model_dump()["axis"] == "trust"


def test_a_fault_is_named_by_field() -> None:
    with pytest.raises(
        ToolArgumentError, match=r"update_npc_disposition .*delta: .*less than or equal to 20"
    ):
        TOOLS["update_npc_disposition"].parse({"npc_id": "berit", "delta": 300, "reason": "x"})


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ToolArgumentError, match="seed"):
        TOOLS["roll_dice"].parse({"notation": "1d6", "reason": "omen", "seed": 4})


@pytest.mark.parametrize("path", ["/location", "/hp", ""])
def test_a_patch_cannot_move_or_hurt_anybody(path: str) -> None:
    with pytest.raises(ToolArgumentError, match="path"):
        TOOLS["apply_world_patch"].parse({"path": path, "value": "x", "reason": "y"})
