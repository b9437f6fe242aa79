"""The records of a turn's middle: what was declared, what was planned, what came of it. All JSON round trip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from pydantic import TypeAdapter

from campaigns.rules.contracts import Attempt, Check, Json, Refusal, Ruling
from campaigns.world.dispatches import Routed
from campaigns.world.meanings import Intent
from narrator.contracts import Declared, EncounterBrief, OutcomeBrief, PrivateCue, WorldMove

HELPED: Final = "Helped"
"""The label of the modifier that a companion's help gives."""

type DeclarationKind = Literal["words", "yield", "silent"]
type Branch = Literal["clear_win", "pyrrhic_win", "clear_loss", "refused"]


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one seat declares: words, a yield, or nothing (``silent``: away, or resolved for by the clock)."""

    seat: str
    character: str
    text: str
    kind: DeclarationKind = "words"


@dataclass(frozen=True, slots=True)
class Act:
    """One character's planned deed. ``attempt`` and ``check`` (an id) are there when the rules have a say."""

    seat: str
    character: str
    kind: DeclarationKind
    intent: Intent
    attempt: Attempt | None = None
    check: str = ""


@dataclass(frozen=True, slots=True)
class TurnPlan:
    """A turn before its dice: deeds in the order they are carried out, the throws asked for, what is refused.

    ``routed`` says how each submission was read, by whom and how surely; it is for the GM.
    """

    scene: str
    turn: int
    acts: tuple[Act, ...]
    checks: tuple[Check, ...]
    refusals: tuple[Refusal, ...]
    declared: tuple[Declared, ...]
    encounter: str | None = None
    routed: tuple[Routed, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """A JSON object that ``from_json`` reads back."""
        return cast("dict[str, Json]", _PLAN.dump_python(self, mode="json"))

    @staticmethod
    def from_json(data: Mapping[str, Json]) -> TurnPlan:
        """Read what ``to_json`` wrote."""
        return _PLAN.validate_python(dict(data))

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """The attempts the rules have a say in."""
        return tuple(act.attempt for act in self.acts if act.attempt is not None)


@dataclass(frozen=True, slots=True)
class Learned:
    """A fact that came to be known: by ``character``, or by everybody (empty)."""

    id: str
    character: str
    text: str
    category: str


@dataclass(frozen=True, slots=True)
class EncounterOutcome:
    """How a confrontation ended: the branch, and the authored closing prose."""

    id: str
    label: str
    branch: Branch
    text: str

    def to_json(self) -> dict[str, Json]:
        """The fields of CONFRONTATION_OUTCOME."""
        return {"encounter": self.id, "label": self.label, "branch": self.branch, "text": self.text}


@dataclass(frozen=True, slots=True)
class Ending:
    """The ending that was reached; ``prose`` is told whole."""

    id: str
    title: str
    outcome: Literal["won", "lost", "bittersweet"]
    prose: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everything that became so in a turn, for the narrator, the log and the pages.

    ``opening`` is the authored beginning (turn 0), ``chapter`` a heading if a new one begins;
    ``gm_notes`` are for the GM alone. ``partings`` is how those fare who have gone their own way.
    """

    outcomes: tuple[OutcomeBrief, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    moves: tuple[WorldMove, ...] = ()
    private: tuple[PrivateCue, ...] = ()
    learned: tuple[Learned, ...] = ()
    encounter: EncounterBrief | None = None
    encounter_began: bool = False
    encounter_outcome: EncounterOutcome | None = None
    ending: Ending | None = None
    place_changed: bool = False
    first_visit: bool = False
    chapter: str | None = None
    mood: str = ""
    leads_open: tuple[str, ...] = ()
    invitation: str = ""
    opening: str = ""
    gm_notes: tuple[str, ...] = ()
    partings: tuple[Parting, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """A JSON object that ``from_json`` reads back."""
        return cast("dict[str, Json]", _RESOLUTION.dump_python(self, mode="json"))

    @staticmethod
    def from_json(data: Mapping[str, Json]) -> Resolution:
        """Read what ``to_json`` wrote."""
        return _RESOLUTION.validate_python(dict(data))


@dataclass(frozen=True, slots=True)
class Parting:
    """A new scene, and what there is to tell of how its people came to their place."""

    scene: str
    resolution: Resolution


_PLAN = TypeAdapter(TurnPlan)
_RESOLUTION = TypeAdapter(Resolution)
