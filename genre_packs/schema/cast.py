"""npcs.yaml: the people of a world, what they want, hide, know and say."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from genre_packs.schema.values import Disposition, Fact, MergeRule, PackFile, PackModel, Phrases, Slug, Text

type Trait = Annotated[float, Field(ge=0, le=1)]

REQUIRED_LINES: tuple[str, ...] = ("greeting", "helpful", "wary", "hostile", "afraid", "farewell")


class Ocean(PackModel):
    """Big-five personality, each 0..1."""

    openness: Trait = 0.5
    conscientiousness: Trait = 0.5
    extraversion: Trait = 0.5
    agreeableness: Trait = 0.5
    neuroticism: Trait = 0.5


class Secret(PackModel):
    """What an NPC hides; it comes out with ``revealed_by`` (a lead's id or a flag) and becomes ``fact``."""

    text: Text
    revealed_by: Slug
    fact: Fact | None = None


class Knowledge(PackModel):
    """What an NPC can tell about ``topic``.

    ``keywords`` in a player's question call for it; ``text`` is what they say, as speech without quotation
    marks. ``lead`` is opened (made known) by it, ``fact`` learned. ``min_disposition`` is how well they must
    think of the asker to tell it without persuasion.
    """

    topic: Slug
    keywords: tuple[Text, ...] = ()
    text: Text
    lead: Slug | None = None
    fact: Fact | None = None
    min_disposition: Disposition = -20


class ScheduleStop(PackModel):
    """From turn ``from_turn`` on the NPC is at ``place``, doing what ``doing`` says (a clause)."""

    from_turn: int = Field(ge=0, le=100)
    place: Slug
    doing: Text


class Npc(PackModel):
    """Someone.

    ``role`` is a short noun phrase; ``appearance`` one or two sentences; ``voice`` habits of speech and
    gesture; ``business`` sentences of what they do when nobody speaks to them. ``place`` is where they begin.
    ``creature`` is the bestiary id whose numbers they fight with. ``lines`` are spoken words without
    quotation marks under greeting, helpful, wary, hostile, afraid, farewell (required) and
    ``asked_about_<topic>``, ``persuaded``, ``refuses``, ``gift``, ``accused``.
    """

    id: Slug
    name: Text
    aliases: tuple[Text, ...] = ()
    pronouns: Literal["she/her", "he/him", "they/them", "it/its"]
    role: Text
    appearance: Text
    voice: tuple[Text, ...] = Field(min_length=1)
    business: tuple[Text, ...] = ()
    place: Slug
    schedule: tuple[ScheduleStop, ...] = ()
    aims: tuple[Text, ...] = Field(min_length=1)
    fears: tuple[Text, ...] = ()
    secret: Secret | None = None
    knows: tuple[Knowledge, ...] = ()
    lines: Phrases
    initial_disposition: Disposition = 0
    creature: Slug | None = None
    faction: Slug | None = None
    ocean: Ocean = Ocean()


class Cast(PackFile):
    """All authored people of a world."""

    FILE: ClassVar[str] = "npcs.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    npcs: tuple[Npc, ...] = Field(min_length=1)
