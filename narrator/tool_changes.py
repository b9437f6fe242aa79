"""The arguments of what is written down or made up, as models: types, bounds, and field texts that a model reads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from narrator.tool_arguments import Category, Confidence, Id, Line, ToolArguments


class ApplyWorldPatch(ToolArguments):
    """Arguments of apply_world_patch. Where people are is moved by the engine alone, never by a patch."""

    path: Literal["/time_of_day", "/atmosphere", "/active_stakes"] = Field(
        description="What to change: /time_of_day (dawn, morning, noon, afternoon, dusk, evening, night), "
        "/atmosphere (calm, tense, eerie, dread, wonder, melancholy, merry, combat, chase, triumph, defeat), "
        "/active_stakes (one sentence)."
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
    character_ids: tuple[Id, ...] = Field(
        default=(), max_length=8, description="Only these learned it, where it was more than one."
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


class NotePromise(ToolArguments):
    """Arguments of note_promise."""

    kind: Literal["promise", "debt"] = Field(description="Whether something was promised or is owed.")
    by: Id = Field(description="Id or name of who gave the promise or owes.")
    to: Id = Field(description="Id or name of whom it was given or is owed to.")
    what: Line = Field(description="What it is, as a clause: “bring the ledger back by dawn”, “two coins”.")


class AdvanceClue(ToolArguments):
    """Arguments of advance_clue."""

    about: Id = Field(description="Id or name of the person, thing or spot here that was looked into.")
    evidence_text: Line = Field(description="What was seen or said there, in one sentence.")


class ResolveLocationEntity(ToolArguments):
    """Arguments of resolve_location_entity."""

    label: Annotated[str, StringConstraints(strip_whitespace=True, min_length=2, max_length=80)] = Field(
        description="What the prose calls it: “a ferryman”, “the brass bell”."
    )
    kind: Literal["person", "thing"] = Field(description="Whether it is somebody or something.")
    mode: Literal["narrator_proactive", "player_initiated"] = Field(
        description="Whether the prose brings it in, or a player reaches for it."
    )
    engagement: Literal["mention", "engage"] = Field(
        default="mention", description="Scenery only, or somebody deals with it."
    )
    role: Annotated[str, StringConstraints(strip_whitespace=True, max_length=80)] = Field(
        default="", description="Of a person: what they do here. Of a thing: what it looks like."
    )


class HandOver(ToolArguments):
    """Arguments of hand_over."""

    item: Id = Field(description="Id or name of the thing.")
    giver: Id = Field(description="Id or name of the person here who has it.")
    receiver: Id = Field(description="Id or name of a character or of somebody else here.")
    reason: Line = Field(description="Why they part with it, in one sentence.")


class ProposeCompel(ToolArguments):
    """Arguments of propose_compel."""

    actor: Id = Field(description="Id or name of a player's character.")
    aspect_text: Line = Field(description="The aspect, word for word or by its slot.")
    compel_reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=200)] = (
        Field(description="How it would get in the way, in one sentence to the player.")
    )


class GenerateMinorNpc(ToolArguments):
    """Arguments of generate_minor_npc."""

    culture: Id | None = Field(
        default=None, description="Id of a culture of this world; none: the local one."
    )
    role: Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)] = Field(
        default="", description="What they do, if the prose has said so; else a trade of the place is drawn."
    )


class GenerateRumour(ToolArguments):
    """Arguments of generate_rumour."""

    topic: str = Field(default="", max_length=120, description="A word or two it should touch; empty: any.")
