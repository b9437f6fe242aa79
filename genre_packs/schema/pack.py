"""pack.yaml: what a genre pack is, and for whom."""

from typing import ClassVar

from pydantic import Field

from genre_packs.schema.values import MergeRule, PackFile, PackModel, Slug, Text


class Inspiration(PackModel):
    """A work or tradition the pack owes something to, and which element of it."""

    name: Text
    element: Text


class RecommendedPlayers(PackModel):
    """How many players the pack is meant for."""

    min: int = Field(ge=1, le=12)
    max: int = Field(ge=1, le=12)
    sweet_spot: int = Field(ge=1, le=12)


class Pack(PackFile):
    """The pack's own card.

    ``slug`` equals the directory's name. ``lobby_blurb`` is two or three sentences for who is choosing;
    ``core_vibe`` one sentence for the narrator; ``emotional_tone`` single words. ``extensions`` names the
    optional files the pack has beyond the required ones, without ``.yaml`` (``classes``, ``tropes`` …).
    """

    FILE: ClassVar[str] = "pack.yaml"
    MERGE: ClassVar[MergeRule] = "genre_only"

    name: Text
    slug: Slug
    version: Text
    description: Text
    inspirations: tuple[Inspiration, ...] = ()
    era_range: Text
    core_vibe: Text
    emotional_tone: tuple[Text, ...] = Field(min_length=1)
    lobby_blurb: Text
    recommended_players: RecommendedPlayers
    extensions: tuple[Slug, ...] = ()
