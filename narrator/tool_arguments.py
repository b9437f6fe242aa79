"""The arguments of the first toolbox, as models: types, bounds, and field texts that a model reads.

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


class ApplyWorldPatch(ToolArguments):
    """Arguments of apply_world_patch. Where people are is moved by the engine alone, never by a patch."""

    path: Literal["/time_of_day", "/atmosphere", "/active_stakes"] = Field(
        description="What to change: /time_of_day (dawn, morning, noon, afternoon, dusk, evening, night), "
        "/atmosphere (one mood word), /active_stakes (one sentence)."
    )
    value: Line = Field(description="The new value.")
    reason: Line = Field(description="What in the story caused it, in one sentence.")


class CommitKnownFact(ToolArguments):
    """Arguments of commit_known_fact."""

    text: Line = Field(description="The fact in one sentence that stands by itself, in the third person.")
    confidence: Confidence = Field(default="Certain", description="How sure the characters may be of it.")
    source: Line = Field(description="Where they have it from: who said it, or where it was seen.")
    category: Category = Field(description="Under which heading the journal files it.")
    character_id: Id | None = Field(
        default=None, description="Only this character learned it; leave out when everybody present did."
    )
    topic: str = Field(default="", max_length=64, description="One word to find it again by.")


class UpdateNpcDisposition(ToolArguments):
    """Arguments of update_npc_disposition."""

    npc_id: Id = Field(description="Id or name of the one whose feeling changes.")
    delta: int = Field(
        ge=-20,
        le=20,
        description="Change on a scale of -100 to 100; 1 to 5 for talk, 10 and more is rare.",
    )
    axis: Literal["trust", "affection", "fear", "respect"] = Field(
        default="trust", description="What kind of feeling it is."
    )
    perspective_pc: Id | None = Field(default=None, description="Toward whom; leave out for the whole party.")
    reason: Line = Field(description="What was said or done that caused it, in one sentence.")


class RecordQuest(ToolArguments):
    """Arguments of record_quest."""

    quest_id: Id = Field(
        pattern=r"^[a-z0-9_]+$",
        description="Stable id, lower-case; the same id again updates the quest.",
    )
    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)] = Field(
        description="A short title for the journal."
    )
    objective: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)] = Field(
        description="What is to be done, in one sentence, without the answer."
    )
    status: Literal["open", "done", "failed"] = Field(default="open", description="How it stands.")
    anchor: Id | None = Field(default=None, description="Id of the place it hangs on, if it hangs on one.")


class SetStakes(ToolArguments):
    """Arguments of set_stakes."""

    text: Line = Field(description="What is at stake in this scene, in one public sentence.")
    reason: Line = Field(description="What raised or changed it.")


class RollDice(ToolArguments):
    """Arguments of roll_dice. The server draws; no seed is taken from the caller."""

    notation: str = Field(
        pattern=r"^\s*\d{0,2}[dD](\d{1,3}|[fF%])(\s*[+-]\s*\d{1,3})?\s*$",
        description="Dice such as 1d6, 2d8+1, 1d100.",
    )
    reason: Line = Field(description="What the roll decides, said before it falls.")


class GenerateName(ToolArguments):
    """Arguments of generate_name."""

    culture: Id | None = Field(
        default=None, description="Id of a culture of this world; none: the local one."
    )
    kind: Literal["given", "family", "full", "place", "tavern", "ship"] = Field(
        default="full", description="What is to be named."
    )
    count: int = Field(default=1, ge=1, le=10, description="How many names.")
