"""Tool definitions: what is offered to a model, and what is said about bad arguments."""

from collections import Counter

import pytest

from narrator.tools import TOOLS, ToolArgumentError

REACHING_TOO_FAR = ("apply_damage", "apply_status", "heal", "move_npc", "long_rest", "advance_confrontation")


def test_there_are_tools_of_every_kind() -> None:
    assert Counter(tool.category for tool in TOOLS.values()) == {"READ": 23, "WRITE": 10, "GENERATE": 4}


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_every_spec_is_a_closed_schema_with_guidance(name: str) -> None:
    spec = TOOLS[name].spec()
    assert spec.schema["type"] == "object"
    assert spec.schema["additionalProperties"] is False
    assert len(spec.description) > 80
    assert all(field.get("description") for field in spec.schema["properties"].values())  # type: ignore[union-attr]


@pytest.mark.parametrize("name", REACHING_TOO_FAR)
def test_nothing_decides_what_the_rules_decide(name: str) -> None:
    assert name not in TOOLS


def test_good_arguments_are_read() -> None:
    parsed = TOOLS["update_npc_disposition"].parse({"npc_id": "berit", "delta": 3, "reason": "A kind word."})
    assert parsed.model_dump() == {"npc_id": "berit", "delta": 3, "reason": "A kind word."}


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
