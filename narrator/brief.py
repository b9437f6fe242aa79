"""The Brief: everything the narrator is told for one turn of one scene, as pure data.

It holds only what everyone in the scene may know: a model cannot leak what it never saw. What is for one seat
alone travels as a ``PrivateCue``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

type BriefKind = Literal["opening", "turn", "arrival", "ending", "senses"]
type LostSense = Literal["sight", "hearing", "awareness"]
type Verbosity = Literal["concise", "standard", "verbose"]
type Vocabulary = Literal["", "accessible", "literary", "epic"]
type Tier = Literal["critical_failure", "failure", "tie", "success", "critical_success"]


@dataclass(frozen=True, slots=True)
class Voice:
    """How this pack's narrator sounds at one table: prompt texts by use, the phrasebook of sentence variants by key.

    ``vocabulary`` is empty for the pack's own; ``language`` is the English name of the one that is written. Where it
    is ``mild`` nobody swears.
    """

    genre: str
    world: str
    tone: str
    prompts: Mapping[str, str] = field(default_factory=dict)
    phrasebook: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vocabulary: Vocabulary = ""
    language: str = "English"
    mild: bool = False


@dataclass(frozen=True, slots=True)
class PlaceBrief:
    """Where the scene is. ``descriptions`` are variants for a first visit, ``revisit`` shorter ones for a
    return; ``exits`` and ``features`` are (id, label) pairs."""

    id: str
    name: str
    descriptions: tuple[str, ...]
    revisit: tuple[str, ...] = ()
    sensory: tuple[str, ...] = ()
    exits: tuple[tuple[str, str], ...] = ()
    features: tuple[tuple[str, str], ...] = ()
    mood: str = ""
    first_visit: bool = False
    arrived: bool = False


@dataclass(frozen=True, slots=True)
class PersonBrief:
    """Somebody present who is not a player's character. ``lines`` are spoken variants by use
    ("greeting", "wary", "asked_about_<topic>" …); ``band`` is hostile, wary, neutral, friendly or devoted;
    ``business`` are sentences of what they do when nobody speaks to them."""

    id: str
    name: str
    pronouns: str
    role: str
    appearance: str
    manner: str = ""
    band: str = "neutral"
    condition: str = ""
    business: tuple[str, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    met: bool = False


@dataclass(frozen=True, slots=True)
class CharacterBrief:
    """A player's character, as the scene sees them; never to be spoken or decided for."""

    id: str
    seat: str
    name: str
    pronouns: str
    concept: str
    look: str = ""
    condition: str = ""
    gear: tuple[str, ...] = ()
    acted: bool = True


@dataclass(frozen=True, slots=True)
class Declared:
    """What one player said they do, in their own words. ``speech`` are the parts they put in quotation marks;
    ``deed`` is the action in the third person without the name ("slips behind the bar"), if it could be
    turned."""

    character: str
    seat: str
    text: str
    intent: str
    deed: str = ""
    speech: tuple[str, ...] = ()
    target: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeBrief:
    """One thing that is so: ``summary`` is the fact in a sentence; ``told`` is authored prose for it, if any,
    filled or still with its placeholders ({pc}, {npc}, {foe}, {place}, {item})."""

    actor: str
    intent: str
    label: str
    summary: str
    tier: Tier | None = None
    target: str = ""
    told: str = ""
    roll: str = ""


@dataclass(frozen=True, slots=True)
class WorldMove:
    """Something the world did by itself this turn; ``text`` is authored, shown to all in the scene."""

    kind: Literal[
        "stage", "person_arrives", "person_leaves", "place_changes", "clock", "encounter", "time", "hazard"
    ]
    text: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Pressure:
    """The threat as players feel it; ``level`` 0 to 1."""

    name: str
    level: float
    filled: int
    segments: int
    stakes: str


@dataclass(frozen=True, slots=True)
class EncounterBrief:
    """A running or just ended confrontation; opponents are (name, band of health). ``between`` are authored
    sentences for between rounds, ``closing`` the authored end when there is an ``outcome``."""

    label: str
    category: str
    round: int
    opponents: tuple[tuple[str, str], ...]
    began: bool = False
    outcome: str = ""
    opening: str = ""
    between: tuple[str, ...] = ()
    closing: str = ""


@dataclass(frozen=True, slots=True)
class PrivateCue:
    """Something only one seat learns this turn."""

    seat: str
    character: str
    text: str


@dataclass(frozen=True, slots=True)
class MemoryBrief:
    """Something that was so earlier and may matter again. ``said`` are a player's own words in it, ``when`` how long
    ago ("lately", "a while ago", "long ago" or nothing); ``canon`` is the GM's own and goes before all other."""

    text: str
    when: str = ""
    said: str = ""
    canon: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything the narrator is told for one turn of one scene.

    ``seed`` is hex, stable for (session, turn): the house narrator draws all its choices from it.
    ``person`` is "second" when one player is alone at the table, else "third".
    ``recent`` are the last narrations, oldest first; ``memories`` what was so before them and everybody in the
    scene knows, what matters most first.

    An arrival is told to one player alone, in the second person: ``newcomer`` is the id of their character,
    ``so_far`` what has happened and is known to all, in sentences, oldest first; ``declared`` is what the others did
    last, which has been told.

    What reaches somebody whose ``lost`` senses keep them from the scene (kind ``senses``) is told to them alone too,
    in the second person: ``newcomer`` is the id of their character, and the brief holds nothing that does not reach
    them; ``recent`` is what was told to them so before.

    ``lines`` are what the table never wants in its story, ``veils`` what may happen but is not to be shown.
    """

    kind: BriefKind
    seed: str
    round: int
    scene: str
    person: Literal["second", "third"]
    voice: Voice
    place: PlaceBrief
    characters: tuple[CharacterBrief, ...]
    people: tuple[PersonBrief, ...] = ()
    declared: tuple[Declared, ...] = ()
    outcomes: tuple[OutcomeBrief, ...] = ()
    moves: tuple[WorldMove, ...] = ()
    pressure: Pressure | None = None
    encounter: EncounterBrief | None = None
    private: tuple[PrivateCue, ...] = ()
    leads: tuple[str, ...] = ()
    quests: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    recent: tuple[str, ...] = ()
    memories: tuple[MemoryBrief, ...] = ()
    newcomer: str = ""
    so_far: tuple[str, ...] = ()
    opening: str = ""
    invitation: str = ""
    ending: str = ""
    time_of_day: str = ""
    verbosity: Verbosity = "standard"
    note_from_gm: str = ""
    lines: tuple[str, ...] = ()
    veils: tuple[str, ...] = ()
    lost: tuple[LostSense, ...] = ()
