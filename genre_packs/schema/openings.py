"""openings.yaml: how an evening begins."""

from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import MergeRule, Mood, PackFile, PackModel, Slug, Text, Variants


class PerPcBeat(PackModel):
    """A sentence for one character: whose background (or class) is ``applies_to``; ``any`` fits everyone."""

    applies_to: Slug
    beat: Text


class SoftHook(PackModel):
    """A nudge if players hang back: ``narration`` comes at turn ``at_turn``, and points to ``lead``."""

    at_turn: int = Field(default=2, ge=1, le=10)
    narration: Text
    lead: Slug | None = None


class Opening(PackModel):
    """One beginning.

    ``establishing_narration`` paragraphs are turn 0; written so that they suit one reader or several ("you").
    ``first_turn_invitation`` closes it and leaves a choice. ``backgrounds`` narrows whom it suits (empty:
    anyone). ``stakes`` is one public sentence.
    """

    id: Slug
    name: Text
    mode: Literal["solo", "multiplayer", "either"]
    min_players: int = Field(default=1, ge=1, le=12)
    max_players: int = Field(default=12, ge=1, le=12)
    backgrounds: tuple[Slug, ...] = ()
    place: Slug
    present_npcs: tuple[Slug, ...] = ()
    establishing_narration: Variants
    first_turn_invitation: Text
    per_pc_beats: tuple[PerPcBeat, ...] = ()
    soft_hook: SoftHook | None = None
    stakes: Text
    mood: Mood = "tense"


class Openings(PackFile):
    """At least one opening for one player and one for several; ``either`` counts as both."""

    FILE: ClassVar[str] = "openings.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    openings: tuple[Opening, ...] = Field(min_length=1)
