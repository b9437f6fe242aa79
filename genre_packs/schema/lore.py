"""lore.yaml and factions.yaml: what is true of the world, whether anyone knows it or not."""

from typing import ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import Disposition, MergeRule, PackFile, PackModel, Slug, Text


class LoreEntry(PackModel):
    """One piece of truth.

    ``secret`` entries never reach players or the shared prompt until revealed. ``known_to`` are NPC ids who
    can speak of it. ``keywords`` are words that bring it to mind.
    """

    id: Slug
    title: Text
    category: Literal["history", "place", "people", "custom", "faith", "legend", "event", "nature", "secret"]
    text: Text
    secret: bool = False
    known_to: tuple[Slug, ...] = ()
    keywords: tuple[Text, ...] = ()


class Lore(PackFile):
    """The world's canon."""

    FILE: ClassVar[str] = "lore.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    entries: tuple[LoreEntry, ...] = Field(min_length=1)


class Faction(PackModel):
    """People with a common purpose; ``disposition`` towards strangers."""

    id: Slug
    name: Text
    summary: Text
    description: Text
    aims: tuple[Text, ...] = ()
    disposition: Disposition = 0


class Factions(PackFile):
    """The world's factions; optional."""

    FILE: ClassVar[str] = "factions.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"
    REQUIRED: ClassVar[bool] = False

    factions: tuple[Faction, ...] = Field(min_length=1)
