"""The toolbox over a turn's working copy. Pure: each tool is a function of the world and its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from campaigns.rules.contracts import Capability, Dice, RulesetFacts
from campaigns.world.state import World
from campaigns.world.tooling import asking, bargains, lookups, making, minting, sheets, threads, writing
from campaigns.world.tooling.desk import Desk, NoRecords, Records
from campaigns.world.trading import traders_at
from genre_packs.resolved import ResolvedWorld
from narrator.contracts import OutcomeBrief, ToolResult
from narrator.tool_arguments import ToolArguments
from narrator.tools import TOOLS, WHEN, Moment

_TOOLS: Final[Mapping[str, Callable[[Desk, Any], ToolResult]]] = MappingProxyType(
    {
        "query_character": asking.query_character,
        "query_npc": asking.query_npc,
        "list_npcs_in_scene": asking.list_npcs_in_scene,
        "query_gossip": threads.query_gossip,
        "query_scene_state": asking.query_scene_state,
        "query_ways": lookups.query_ways,
        "query_encounter": asking.query_encounter,
        "query_net": sheets.query_net,
        "query_ship": sheets.query_ship,
        "query_wares": lookups.query_wares,
        "query_known_facts": asking.query_known_facts,
        "query_clues": threads.query_clues,
        "query_quests": threads.query_quests,
        "query_rulings": lookups.query_rulings,
        "query_lore": asking.query_lore,
        "get_world_grounding": lookups.get_world_grounding,
        "lookup_monster": lookups.lookup_monster,
        "lookup_rule": lookups.lookup_rule,
        "query_magic_state": sheets.query_magic_state,
        "query_mutations": sheets.query_mutations,
        "query_strain": sheets.query_strain,
        "query_aspects": sheets.query_aspects,
        "query_reserves": sheets.query_reserves,
        "apply_world_patch": writing.apply_world_patch,
        "commit_known_fact": writing.commit_known_fact,
        "note_promise": writing.note_promise,
        "update_npc_disposition": writing.update_npc_disposition,
        "record_quest": writing.record_quest,
        "set_stakes": writing.set_stakes,
        "advance_clue": bargains.advance_clue,
        "resolve_location_entity": minting.resolve_location_entity,
        "hand_over": bargains.hand_over,
        "propose_compel": bargains.propose_compel,
        "roll_dice": making.roll_dice,
        "generate_name": making.generate_name,
        "generate_minor_npc": making.generate_minor_npc,
        "generate_rumour": making.generate_rumour,
    }
)


def _runs(*categories: str) -> Callable[[Desk], bool]:
    return lambda desk: bargains.running(desk.world, desk.scene_id, *categories)


def _holds(of: Capability) -> Callable[[Desk], bool]:
    return lambda desk: sheets.holds(desk, of)


_MOMENTS: Final[Mapping[Moment, Callable[[Desk], bool]]] = MappingProxyType(
    {
        "": lambda desk: True,
        "confrontation": _runs(),
        "netrun": _runs("netrun"),
        "ship battle": _runs("ship", "dogfight"),
        "mystery": lambda desk: not desk.plot.over,
        "trade": lambda desk: bool(traders_at(desk.world, desk.scene.place)),
        "known creatures": lambda desk: bool(lookups.met_creatures(desk)),
        "magic here": _holds("magic"),
        "changed here": _holds("mutations"),
        "temptable": bargains.can_be_tempted,
    }
)


def supported(facts: RulesetFacts) -> tuple[str, ...]:
    """The tools that a ruleset has what it takes for, whatever the moment."""
    return tuple(name for name, tool in TOOLS.items() if not tool.needs or tool.needs in facts.capabilities)


def offered(facts: RulesetFacts, story: ResolvedWorld) -> tuple[str, ...]:
    """The tools of a session: those its rules support and its world has anything for. The same for every turn."""
    return tuple(name for name in supported(facts) if TOOLS[name].moment != "mystery" or story.conflict.leads)


@dataclass(slots=True)
class WorldTools:
    """The toolbox of one turn: every tool sees only what the scene's characters may know.

    ``names`` are the tools on offer. They depend on nothing that happens, so that a model service reads the same list
    all session long. A tool for which it is not the moment, as the turn begins to be told, finds nothing.
    """

    _desk: Desk
    names: tuple[str, ...]
    _timely: frozenset[str]

    def __init__(
        self,
        world: World,
        scene: str,
        story: ResolvedWorld,
        dice: Dice,
        perspective: tuple[str, ...],
        turn: int,
        seed: str,
        *,
        outcomes: tuple[OutcomeBrief, ...] = (),
        records: Records | None = None,
    ) -> None:
        self._desk = Desk(
            world, scene, story, dice, perspective, turn, seed, outcomes, records or NoRecords()
        )
        self.names = offered(self._desk.rules.facts(), story)
        self._timely = frozenset(name for name in self.names if _MOMENTS[TOOLS[name].moment](self._desk))

    @property
    def eyes(self) -> dict[str, str]:
        """The characters through whose eyes the tools look: name by id."""
        return {one.id: one.name for one in self._desk.present}

    def perform(self, name: str, args_model: ToolArguments) -> ToolResult:
        """Perform one tool with parsed arguments; what is not on offer is refused by name, not by an exception."""
        if name not in self.names:
            return self.withheld(name)
        if name not in self._timely:
            return ToolResult("not_found", {"error": f"{name} answers only {WHEN[TOOLS[name].moment]}."})
        return _TOOLS[name](self._desk, args_model)

    def withheld(self, name: str) -> ToolResult:
        """The refusal of a tool that is not on offer, and why it is not."""
        if name not in TOOLS:
            why = f"There is no tool {name!r}."
        elif name not in supported(self._desk.rules.facts()):
            why = f"{name} is not on offer: {self._desk.rules.facts().name} has no {TOOLS[name].needs}."
        else:
            why = f"{name} is not on offer: this world has nothing to find out."
        return ToolResult("error_recoverable", {"error": why, "tools": [*self.names]})
