"""The first toolbox: which operations there are, when to use them, and how their arguments are read.

``campaigns`` binds an implementation to each name; an engine offers a model the ``spec()`` of those bound.
What a tool is for and when not to use it stands in its description, not in the prompt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from pydantic import ValidationError

from narrator import tool_arguments as args
from narrator.contracts import Json, ToolCategory, ToolSpec
from narrator.tool_arguments import ToolArguments


class ToolArgumentError(ValueError):
    """Arguments a tool cannot take. The message names each field and what it wants, for a model to read."""


@dataclass(frozen=True, slots=True)
class ToolDefinition[A: ToolArguments]:
    """One operation: its name, kind, guidance, and the model of its arguments."""

    name: str
    category: ToolCategory
    description: str
    arguments: type[A]

    def spec(self) -> ToolSpec:
        """What is put on offer: the description and the JSON schema of the arguments."""
        return ToolSpec(self.name, self.category, self.description, _schema(self.arguments))

    def parse(self, arguments: Mapping[str, Json]) -> A:
        """Read and check arguments as a model sent them; raises ``ToolArgumentError``."""
        try:
            return self.arguments.model_validate(dict(arguments))
        except ValidationError as error:
            raise ToolArgumentError(_explain(self.name, error)) from error


@cache
def _schema(arguments: type[ToolArguments]) -> Mapping[str, Json]:
    schema = cast("dict[str, Json]", arguments.model_json_schema())
    schema.pop("title", None)
    schema.pop("description", None)
    return MappingProxyType(schema)


def _explain(name: str, error: ValidationError) -> str:
    faults = []
    for fault in error.errors(include_url=False):
        where = ".".join(str(part) for part in fault["loc"]) or "arguments"
        faults.append(f"{where}: {fault['msg'].rstrip('.')}")
    return f"{name} cannot take these arguments. " + "; ".join(faults) + ". Correct them and call again."


def _define[A: ToolArguments](
    category: ToolCategory, name: str, arguments: type[A], description: str
) -> ToolDefinition[A]:
    return ToolDefinition(name, category, description, arguments)


_ALL: tuple[ToolDefinition[ToolArguments], ...] = cast(
    "tuple[ToolDefinition[ToolArguments], ...]",
    (
        _define(
            "READ",
            "query_character",
            args.QueryCharacter,
            "Look up a player's character: condition, what they carry, their past. Use before prose that "
            "depends on a possession or a wound. Never use it to decide what a character does.",
        ),
        _define(
            "READ",
            "query_npc",
            args.QueryNpc,
            "Look up somebody who is not a player's character: appearance, manner, how they feel about "
            "the party. Use before somebody speaks who has not spoken in the recent turns.",
        ),
        _define(
            "READ",
            "list_npcs_in_scene",
            args.ListNpcsInScene,
            "Who is present and can be seen. Nobody else may speak or act in the prose.",
        ),
        _define(
            "READ",
            "query_scene_state",
            args.QuerySceneState,
            "Where the scene stands: place, ways out, things to look at, people, hour, mood, stakes. Use "
            "when a player looks about or asks what is here. Do not invent exits or objects that it does "
            "not list.",
        ),
        _define(
            "READ",
            "query_known_facts",
            args.QueryKnownFacts,
            "What the characters already know, by topic. Use when a player asks or refers back to something.",
        ),
        _define(
            "READ",
            "query_lore",
            args.QueryLore,
            "What is publicly true of the world, by topic. Use before stating anything about history, "
            "customs or places that the brief does not hold. If nothing is found, stay vague.",
        ),
        _define(
            "READ",
            "query_encounter",
            args.QueryEncounter,
            "The running confrontation: round, sides, their condition in bands. Use only while one runs.",
        ),
        _define(
            "WRITE",
            "apply_world_patch",
            args.ApplyWorldPatch,
            "Change the hour, the mood or the stakes of the scene when the prose has done so. People are "
            "moved, hurt and paid by the engine, never by this.",
        ),
        _define(
            "WRITE",
            "commit_known_fact",
            args.CommitKnownFact,
            "Write down something the prose has just established and the characters have learned. Once "
            "per fact; not for what the outcomes of this turn already state, not for feelings or guesses.",
        ),
        _define(
            "WRITE",
            "update_npc_disposition",
            args.UpdateNpcDisposition,
            "Change how somebody present feels after talk, a gift, a slight. At most once per person and "
            "turn.",
        ),
        _define(
            "WRITE",
            "record_quest",
            args.RecordQuest,
            "Put a goal into the journal, or close one, when players have taken it on or brought it to an"
            " end.",
        ),
        _define(
            "WRITE",
            "set_stakes",
            args.SetStakes,
            "Say in one public sentence what may be lost or won in this scene, when that has become clear.",
        ),
        _define(
            "GENERATE",
            "roll_dice",
            args.RollDice,
            "Let chance decide a detail that no rule covers: which omen, who is at the door. Never for "
            "whether a character's act succeeds, nor for damage.",
        ),
        _define(
            "GENERATE",
            "generate_name",
            args.GenerateName,
            "A name that fits this world, for somebody or something that has none yet. Never invent names"
            " yourself.",
        ),
    ),
)

TOOLS: Mapping[str, ToolDefinition[ToolArguments]] = {definition.name: definition for definition in _ALL}
"""Every operation of the first toolbox, by name."""
