"""The first toolbox over a turn's working copy. Pure: each tool is a function of the world and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from campaigns.rules.contracts import Dice
from campaigns.world import asking_tools, writing_tools
from campaigns.world.state import World
from campaigns.world.tool_desk import Desk
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import ToolResult
from narrator.tool_arguments import ToolArguments

_TOOLS: Final[Mapping[str, Callable[[Desk, Any], ToolResult]]] = MappingProxyType(
    {
        "query_character": asking_tools.query_character,
        "query_npc": asking_tools.query_npc,
        "list_npcs_in_scene": asking_tools.list_npcs_in_scene,
        "query_scene_state": asking_tools.query_scene_state,
        "query_known_facts": asking_tools.query_known_facts,
        "query_lore": asking_tools.query_lore,
        "query_encounter": asking_tools.query_encounter,
        "apply_world_patch": writing_tools.apply_world_patch,
        "commit_known_fact": writing_tools.commit_known_fact,
        "update_npc_disposition": writing_tools.update_npc_disposition,
        "record_quest": writing_tools.record_quest,
        "set_stakes": writing_tools.set_stakes,
        "roll_dice": writing_tools.roll_dice,
        "generate_name": writing_tools.generate_name,
    }
)


@dataclass(slots=True)
class WorldTools:
    """The toolbox of one turn: every tool sees only what the scene's characters may know."""

    _desk: Desk

    def __init__(
        self,
        world: World,
        scene: str,
        story: ResolvedWorld,
        dice: Dice,
        perspective: tuple[str, ...],
        turn: int,
        seed: str,
    ) -> None:
        self._desk = Desk(world, scene, story, dice, perspective, turn, seed)

    @property
    def names(self) -> tuple[str, ...]:
        """The tools there are."""
        return tuple(_TOOLS)

    def perform(self, name: str, args_model: ToolArguments) -> ToolResult:
        """Perform one tool with parsed arguments; an unknown name is a result, not an exception."""
        tool = _TOOLS.get(name)
        if tool is None:
            return ToolResult("error_recoverable", {"error": f"There is no tool {name!r}."})
        return tool(self._desk, args_model)
