"""Calling a tool as an engine does, by name and arguments, over a table without a database."""

from __future__ import annotations

from campaigns.rules.contracts import Json
from campaigns.world.entities import EncounterState
from campaigns.world.tools import WorldTools
from narrator.contracts import OutcomeBrief, ToolResult
from narrator.tools import TOOLS
from tests.campaigns.world.table import SEED, Table


def tools_of(
    table: Table, *outcomes: OutcomeBrief, eyes: tuple[str, ...] = ("c0",), scene: str = "main"
) -> WorldTools:
    """The toolbox of one turn at a table."""
    return WorldTools(
        table.world, scene, table.story, table.dice, eyes, turn=table.turn, seed=SEED, outcomes=outcomes
    )


def ask(tools: WorldTools, tool: str, /, **arguments: Json) -> ToolResult:
    """One call."""
    return tools.perform(tool, TOOLS[tool].parse(arguments))


def call(table: Table, tool: str, /, **arguments: Json) -> ToolResult:
    """One call of a toolbox of its own."""
    return ask(tools_of(table), tool, **arguments)


def did(intent: str, target: str = "", *, tier: str | None = "success", label: str = "") -> OutcomeBrief:
    """What Odd Pike, the first character, did and what came of it."""
    return OutcomeBrief("c0", intent, label, "It is so.", tier, target)  # type: ignore[arg-type]


def confronted(table: Table, category: str = "fight") -> Table:
    """A confrontation of a category runs, of which the rules know nothing yet."""
    table.world.put(EncounterState("e1", "main", "street_fight", "A fight", category, participants=("c0",)))
    return table
