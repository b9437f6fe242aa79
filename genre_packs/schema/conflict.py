"""conflict.yaml: the authored escalation that the story director runs, as pure data."""

from collections.abc import Mapping
from typing import ClassVar, Final, Literal

from pydantic import Field

from genre_packs.schema.values import (
    Attribute,
    Dice,
    Difficulty,
    DispositionChange,
    Fact,
    MergeRule,
    Mood,
    NpcMove,
    NpcStatus,
    PackFile,
    PackModel,
    PlaceChange,
    Slug,
    Text,
    Variants,
)

AUTHORED_FOR: Final = 2
"""Players for whom numbers are written; ``Pace`` says what a table of another size changes."""


class Stage(PackModel):
    """What the threat does when its clock reaches ``at`` segments.

    ``event`` variants are told to the whole table: present tense, third person, no player's act in them.
    ``secret_event`` is for the GM only. ``starts_encounter`` begins a confrontation where the players are.
    """

    id: Slug
    at: int = Field(ge=1, le=30)
    title: Text
    event: Variants
    secret_event: Text | None = None
    npc_moves: tuple[NpcMove, ...] = ()
    npc_status: tuple[NpcStatus, ...] = ()
    place_changes: tuple[PlaceChange, ...] = ()
    disposition: tuple[DispositionChange, ...] = ()
    facts: tuple[Fact, ...] = ()
    flags: tuple[Slug, ...] = ()
    starts_encounter: Slug | None = None
    mood: Mood | None = None


class Threat(PackModel):
    """The clock against the players.

    ``segments`` until the worst has come; ``rate`` segments a turn by itself (0.4: two in five turns);
    ``on_failure`` segments for each failed check that names no cost of its own.
    """

    name: Text
    segments: int = Field(ge=3, le=30)
    rate: float = Field(gt=0, le=3)
    on_failure: float = Field(default=0.25, ge=0, le=3)
    stages: tuple[Stage, ...] = Field(min_length=1)


class Progress(PackModel):
    """The players' track: what it measures, and how many segments are enough."""

    name: Text
    segments: int = Field(ge=1, le=30)


class Approach(PackModel):
    """One way to follow a lead.

    ``verbs`` in a player's sentence that mean it (base form); ``how`` completes "by …". Without ``skill`` it
    simply works. ``success`` and ``failure`` are whole sentences, with {pc} and {npc}, {place}. ``powers`` are
    what the ruleset offers by name (``cast_query_the_skull``): whoever uses one of them where the lead is followed
    has followed it, without a check.
    """

    verbs: tuple[Text, ...] = Field(min_length=1)
    skill: Slug | None = None
    attribute: Attribute | None = None
    difficulty: Difficulty = 8
    powers: tuple[Slug, ...] = ()
    how: Text
    success: Variants
    failure: tuple[Text, ...] = ()


class Grants(PackModel):
    """What closing a lead gives: progress segments, items, flags, changes of heart, places put on the map."""

    progress: int = Field(default=0, ge=0, le=10)
    threat: float = Field(default=0, ge=-10, le=0)
    items: tuple[Slug, ...] = ()
    flags: tuple[Slug, ...] = ()
    leads: tuple[Slug, ...] = ()
    places: tuple[Slug, ...] = ()
    disposition: tuple[DispositionChange, ...] = ()
    npc_moves: tuple[NpcMove, ...] = ()
    npc_status: tuple[NpcStatus, ...] = ()
    place_changes: tuple[PlaceChange, ...] = ()


class Requires(PackModel):
    """When a lead is open: all named leads closed, all flags set, the threat at least so far, items held."""

    leads: tuple[Slug, ...] = ()
    flags: tuple[Slug, ...] = ()
    without_flags: tuple[Slug, ...] = ()
    items: tuple[Slug, ...] = ()
    threat_at_least: int | None = Field(default=None, ge=0, le=30)
    threat_at_most: int | None = Field(default=None, ge=0, le=30)


class FailureCost(PackModel):
    """What failing at a lead costs; the lead stays open.

    ``starts_encounter`` is the confrontation that the first failure brings on.
    """

    threat: float = Field(default=0.5, ge=0, le=5)
    damage: Dice | None = None
    disposition: tuple[DispositionChange, ...] = ()
    flags: tuple[Slug, ...] = ()
    starts_encounter: Slug | None = None


class Lead(PackModel):
    """Something to follow.

    ``summary`` is what players may read of it in their journal, never the answer. ``place``, ``npc``,
    ``item`` and ``feature`` say what it hangs on. ``known`` leads are in the journal from the start; others
    appear when an NPC or another lead points to them or the players are at ``place`` and look.
    """

    id: Slug
    title: Text
    summary: Text
    place: Slug
    npc: Slug | None = None
    item: Slug | None = None
    feature: Slug | None = None
    keywords: tuple[Text, ...] = ()
    known: bool = False
    optional: bool = False
    approaches: tuple[Approach, ...] = Field(min_length=1)
    reveals: tuple[Fact, ...] = ()
    grants: Grants = Grants()
    requires: Requires = Requires()
    cost_on_failure: FailureCost = FailureCost()


class ClimaxWhen(PackModel):
    """Any one of these brings the climax on."""

    threat_at_least: int | None = Field(default=None, ge=1, le=30)
    progress_at_least: int | None = Field(default=None, ge=1, le=30)
    turn_at_least: int | None = Field(default=None, ge=1, le=25)


class Climax(PackModel):
    """The reckoning: when, where, which encounter, the turn of warning before it and how it begins."""

    when: ClimaxWhen
    place: Slug
    encounter: Slug
    warning: Variants
    opening: Variants


class EndingWhen(PackModel):
    """All that is given must hold. Endings are tried in order; the first that holds is the one.

    ``encounter`` is the climax's result. An ending with nothing given always holds: put it last.
    """

    encounter: Literal["won", "lost", "fled"] | None = None
    progress_at_least: int | None = Field(default=None, ge=0, le=30)
    progress_at_most: int | None = Field(default=None, ge=0, le=30)
    threat_full: bool | None = None
    flags: tuple[Slug, ...] = ()
    without_flags: tuple[Slug, ...] = ()


class Nights(PackModel):
    """Whether the story has time to sleep, and what sleep costs it.

    ``night``: until morning, after dark. ``hours``: a few hours behind a closed door, at any hour, which count as a
    night's rest. ``none``: nobody sleeps. ``threat`` segments go by (left out: a quarter of the clock), and a night
    takes at least as many as bring the story's own morning; ``most`` is how often in the story. ``refused`` says why
    not, where there is no such time or it is used up.
    """

    kind: Literal["night", "hours", "none"] = "night"
    threat: float | None = Field(default=None, ge=0, le=15)
    most: int = Field(default=3, ge=1, le=10)
    refused: tuple[Text, ...] = ()


class Pace(PackModel):
    """What each player more, or fewer, than two changes: the story is written for two.

    ``leads`` successes more, on average, that a lead takes for each player beyond two. Of ``failures``: with 0.5 a
    failure at a table of four costs half. ``dials`` is the share by which the target of the players' dial grows for
    each character beyond two in a confrontation, and shrinks for one alone; ``opposition`` that by which the target of
    the opponents' dial grows, where many who try also fail more often. ``spared`` is the share of the progress
    track without which no ending holds that is won or bittersweet though the reckoning was not won (one player needs
    half of it); an ending's own ``progress_at_least`` goes before.
    """

    leads: float = Field(default=1.0, ge=0, le=2)
    failures: float = Field(default=0.5, ge=0, le=2)
    dials: float = Field(default=0.4, ge=0, le=1)
    opposition: float = Field(default=0.0, ge=0, le=1)
    spared: float = Field(default=0.8, ge=0, le=1)


class Ending(PackModel):
    """How it ends: closing prose (several paragraphs to a variant), and a sentence for each flag set."""

    id: Slug
    title: Text
    outcome: Literal["won", "lost", "bittersweet"]
    when: EndingWhen
    prose: Variants
    epilogue_by_flag: Mapping[Slug, Text] = Field(default_factory=dict)


class Conflict(PackFile):
    """The whole conflict. ``last_turn`` is the horizon: the director forces the climax so as to end by it."""

    FILE: ClassVar[str] = "conflict.yaml"
    MERGE: ClassVar[MergeRule] = "world_only"

    id: Slug
    title: Text
    premise: Text
    stakes: Text
    threat: Threat
    progress: Progress
    leads: tuple[Lead, ...] = Field(min_length=3)
    climax: Climax
    endings: tuple[Ending, ...] = Field(min_length=2)
    nights: Nights = Nights()
    pace: Pace = Pace()
    last_turn: int = Field(default=22, ge=6, le=25)
