"""world.yaml: the card of a world, its dials and where play begins."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import Field

from genre_packs.schema.pack import Inspiration
from genre_packs.schema.values import MergeRule, PackFile, PackModel, Slug, Text


class Evening(PackModel):
    """How long one play-through is expected to take, in minutes."""

    min_minutes: int = Field(ge=10, le=600)
    max_minutes: int = Field(ge=10, le=600)


class WorldCard(PackFile):
    """The world's own card.

    ``slug`` equals the directory's name. ``tagline`` are the three lines on the landing page; ``hero`` the
    caption of its picture. ``axis_snapshot`` sets axes of the genre (axis id -> 0..1). ``draft`` worlds are
    checked but never listed.
    """

    FILE: ClassVar[str] = "world.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    name: Text
    slug: Slug
    description: Text
    tagline: tuple[Text, ...] = Field(min_length=3, max_length=3)
    hero: Text
    era: Text
    setting: Text
    tone: Text | None = None
    time_of_day: Text = Field(default="evening", max_length=160)
    inspirations: tuple[Inspiration, ...] = ()
    starting_location: Slug
    axis_snapshot: Mapping[Slug, float] = Field(default_factory=dict)
    evening: Evening
    draft: bool = False
