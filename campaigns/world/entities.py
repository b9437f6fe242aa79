"""What has identity in a session, as frozen values. Rows in ``campaigns.models`` mirror them field for field.

Every entity has ``id`` (text, unique in its session and kind). Places, people, items, quests and clocks that a
pack wrote keep the pack's slug; what is made in play has a uuid in hex.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Final, Literal

from campaigns.rules.contracts import Json, Sheet

MAIN_SCENE: Final = "main"
"""The scene that a session starts with."""

type Kind = Literal["scene", "character", "npc", "item", "quest", "fact", "clock", "place", "encounter"]
type Audience = tuple[str, ...] | None
"""Seat ids that may know; None means everybody at the table. The GM always may."""


@dataclass(frozen=True, slots=True)
class SceneState:
    """Seats that share a place, a barrier and a story. ``place`` is a place id, ``mood`` one word."""

    kind: ClassVar[Kind] = "scene"
    id: str
    place: str
    title: str = ""
    mood: str = ""
    time_of_day: str = ""
    stakes: str = ""
    open: bool = True
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CharacterState:
    """A player's character. ``seat`` is a seat id; ``sheet`` belongs to the ruleset; money in copper."""

    kind: ClassVar[Kind] = "character"
    id: str
    seat: str
    scene: str
    name: str
    pronouns: str
    concept: str
    look: str = ""
    backstory: str = ""
    place: str = ""
    status: Literal["alive", "dead", "left"] = "alive"
    money: int = 0
    sheet: Sheet = field(default_factory=dict)
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NpcState:
    """Somebody of the world. ``source`` is the pack's id or empty; disposition -100 to 100 toward the party."""

    kind: ClassVar[Kind] = "npc"
    id: str
    name: str
    pronouns: str
    role: str
    place: str
    source: str = ""
    appearance: str = ""
    disposition: int = 0
    status: Literal["alive", "dead", "gone", "hidden"] = "alive"
    condition: str = ""
    met: bool = False
    sheet: Sheet = field(default_factory=dict)
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemState:
    """A thing. ``holder`` is a character, NPC or place id; ``source`` its catalogue id or empty."""

    kind: ClassVar[Kind] = "item"
    id: str
    name: str
    holder: str
    holder_kind: Literal["character", "npc", "place", "nowhere"]
    source: str = ""
    description: str = ""
    quantity: int = 1
    equipped: bool = False
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuestState:
    """A goal with stakes. ``anchor`` is a place id or empty."""

    kind: ClassVar[Kind] = "quest"
    id: str
    title: str
    objective: str
    status: Literal["open", "done", "failed"] = "open"
    anchor: str = ""
    stakes: str = ""
    giver: str = ""
    audience: Audience = None


@dataclass(frozen=True, slots=True)
class FactState:
    """Something one character knows (``character`` id), or all of them (empty)."""

    kind: ClassVar[Kind] = "fact"
    id: str
    character: str
    content: str
    category: Literal["Lore", "Place", "Person", "Quest", "Ability"]
    confidence: Literal["Certain", "Suspected", "Rumored", "Discovered"] = "Certain"
    source: str = ""
    learned_turn: int = 0
    topic: str = ""


@dataclass(frozen=True, slots=True)
class ClockState:
    """A countdown: ``filled`` of ``segments`` (fractions allowed between ticks)."""

    kind: ClassVar[Kind] = "clock"
    id: str
    name: str
    segments: int
    filled: float = 0.0
    hidden: bool = False
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlaceState:
    """What play has done to a place: known, visited, changed; the authored text stays in the pack."""

    kind: ClassVar[Kind] = "place"
    id: str
    name: str
    known: bool = False
    visited: bool = False
    additions: tuple[str, ...] = ()
    closed_exits: tuple[str, ...] = ()
    opened_exits: tuple[str, ...] = ()
    mood: str = ""
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EncounterState:
    """A running or ended confrontation; ``state`` belongs to the ruleset."""

    kind: ClassVar[Kind] = "encounter"
    id: str
    scene: str
    type: str
    label: str
    category: str
    status: Literal["running", "ended"] = "running"
    round: int = 0
    outcome: str = ""
    stakes: str = ""
    participants: tuple[str, ...] = ()
    state: Mapping[str, Json] = field(default_factory=dict)


type Entity = (
    SceneState
    | CharacterState
    | NpcState
    | ItemState
    | QuestState
    | FactState
    | ClockState
    | PlaceState
    | EncounterState
)

ENTITY_TYPES: Mapping[Kind, type[Entity]] = {
    "scene": SceneState,
    "character": CharacterState,
    "npc": NpcState,
    "item": ItemState,
    "quest": QuestState,
    "fact": FactState,
    "clock": ClockState,
    "place": PlaceState,
    "encounter": EncounterState,
}
