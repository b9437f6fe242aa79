"""The arguments of what is looked up, as models: types, bounds, and field texts that a model reads.

Names and shapes follow section 4.5 of the reference; what is unknown is refused, never ignored.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

type Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
type Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
type Category = Literal["Lore", "Place", "Person", "Quest", "Ability"]
type ScenePart = Literal["place", "exits", "features", "people", "time", "mood", "stakes", "pressure"]
type Confidence = Literal["Certain", "Suspected", "Rumored", "Discovered"]


class ToolArguments(BaseModel):
    """Base of every tool's arguments: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class QueryCharacter(ToolArguments):
    """Arguments of query_character."""

    character_id: Id = Field(description="Id or name of a player's character.")
    include: tuple[Literal["stats", "inventory", "status", "backstory"], ...] = Field(
        default=("status", "inventory"), description="Which parts of the sheet to return."
    )


class QueryNpc(ToolArguments):
    """Arguments of query_npc."""

    npc_id: Id = Field(description="Id or name of somebody who is not a player's character.")
    include_disposition: bool = Field(default=True, description="Also how they feel about the party.")
    include_backstory: bool = Field(default=False, description="Also what is publicly known of their past.")


class ListNpcsInScene(ToolArguments):
    """Arguments of list_npcs_in_scene."""

    scene_id: Id | None = Field(default=None, description="A scene's id; leave out for the current scene.")


class QuerySceneState(ToolArguments):
    """Arguments of query_scene_state."""

    include: tuple[
        Literal["place", "exits", "features", "people", "time", "mood", "stakes", "pressure"], ...
    ] = Field(default=("place", "exits", "people"), description="Which parts of the scene to return.")


class QueryKnownFacts(ToolArguments):
    """Arguments of query_known_facts."""

    topic: str = Field(default="", max_length=120, description="A word or two; empty: the latest facts.")
    confidence_min: Confidence | None = Field(
        default=None,
        description="Nothing less sure than this (Rumored < Suspected < Discovered < Certain).",
    )
    limit: int = Field(default=10, ge=1, le=100, description="At most so many facts.")


class QueryLore(ToolArguments):
    """Arguments of query_lore."""

    topic_or_query: Line = Field(description="What to look up: a name, a place, a few words.")
    k: int = Field(default=4, ge=1, le=20, description="At most so many entries.")


class QueryEncounter(ToolArguments):
    """Arguments of query_encounter: none."""


class QuerySheet(ToolArguments):
    """Arguments of the tools that look into a sheet."""

    character_id: Id = Field(description="Id or name of a player's character, or of somebody present.")


class QueryGossip(ToolArguments):
    """Arguments of query_gossip."""

    since_turn: int = Field(default=0, ge=0, description="Only what was said from this turn on.")
    limit: int = Field(default=8, ge=1, le=30, description="At most so many things.")


class QueryWays(ToolArguments):
    """Arguments of query_ways: none."""


class QueryWares(ToolArguments):
    """Arguments of query_wares."""

    words: str = Field(default="", max_length=120, description="What is looked for; empty: a selection.")
    limit: int = Field(default=12, ge=1, le=40, description="At most so many goods.")


class QueryClues(ToolArguments):
    """Arguments of query_clues: none."""


class QueryQuests(ToolArguments):
    """Arguments of query_quests."""

    status: Literal["open", "done", "failed", "all"] = Field(default="open", description="Which of them.")


class QueryRulings(ToolArguments):
    """Arguments of query_rulings."""

    limit: int = Field(default=6, ge=1, le=20, description="At most so many, the latest first.")


class WorldGrounding(ToolArguments):
    """Arguments of get_world_grounding."""

    include: tuple[Literal["hour", "world", "customs", "peoples", "factions"], ...] = Field(
        default=("hour", "world", "customs"), description="Which parts to return."
    )


class LookupMonster(ToolArguments):
    """Arguments of lookup_monster. There is no way to ask for numbers."""

    name: Line = Field(description="What it is called.")


class LookupRule(ToolArguments):
    """Arguments of lookup_rule."""

    rule: Line = Field(description="Id of a rule, or a few words of it.")
