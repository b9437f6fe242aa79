"""The small closed vocabularies and value types that the Ruleset port is written in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

type Json = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
type Sheet = dict[str, Json]
type Sides = int | Literal["F"]
type CheckKind = Literal[
    "skill", "save", "attack", "damage", "initiative", "morale", "opposed", "defence", "power", "other"
]
type OutcomeTier = Literal["critical_failure", "failure", "tie", "success", "critical_success"]
type Side = Literal["party", "opposition", "neutral"]
type ActionKind = Literal[
    "attack",
    "skill",
    "total_defense",
    "withdraw",
    "run",
    "use_item",
    "stabilise",
    "aid",
    "yield",
    "wait",
    "power",
    "advantage",
    "move",
    "concede",
]
"""What kind of thing somebody does. ``power`` is a cast spell, an art, a technique, a program, a mutation;
``advantage`` prepares the ground (create an advantage, aim, take cover); ``move`` changes zone; ``concede``
gives up on terms. The ruleset's own id of what is meant stands in ``Attempt.option``."""
type EncounterCategory = Literal[
    "fight", "chase", "duel", "debate", "social", "contest", "netrun", "ship", "dogfight"
]
type EncounterOutcome = Literal["won", "lost", "fled", "conceded", "truce"]


@dataclass(frozen=True, slots=True)
class DieSpec:
    """Some dice of one kind: ``sides`` 2 to 1000 or "F" (faces -1, 0, 1), ``count`` 1 to 100."""

    sides: Sides
    count: int


@dataclass(frozen=True, slots=True)
class Modifier:
    """One named number added to a roll."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Throw:
    """Dice as they fell; ``faces`` are in the order of ``dice``, ``id`` names the stored roll.

    ``spent`` is what somebody paid for once they lay: it counts like the modifiers of the check.
    """

    id: str
    dice: tuple[DieSpec, ...]
    faces: tuple[int, ...]
    spent: tuple[Modifier, ...] = ()


class Dice(Protocol):
    """Where a ruleset gets faces for what no player throws; the implementation records every throw."""

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw the dice and return them with the id under which the throw is recorded."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as players may read it: ``text`` in our own words, ``source`` where it stands or whose it is."""

    id: str
    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Check:
    """A test against a difficulty, before its dice fall. The server alone makes these.

    ``data`` holds what the ruleset needs to resolve it (weapon, skill …) and is opaque to everyone else. What is not
    ``public`` is shown to the one who throws and to the GM alone.
    """

    id: str
    rule: str
    kind: CheckKind
    actor: str
    label: str
    stat: str
    dice: tuple[DieSpec, ...]
    modifiers: tuple[Modifier, ...]
    difficulty: int
    target: str | None = None
    stakes: str = ""
    data: Mapping[str, Json] = field(default_factory=dict)
    public: bool = True

    @property
    def modifier(self) -> int:
        """Sum of the named modifiers."""
        return sum(modifier.value for modifier in self.modifiers)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The record of how the rules decided one thing; stored, shown on a roll card, told to the narrator.

    ``open``: only a reading of dice that lie, and what others throw will decide; its outcome says nothing yet.
    """

    rule: str
    text: str
    source: str
    kind: CheckKind
    actor: str
    label: str
    stat: str
    outcome: OutcomeTier
    total: int
    difficulty: int
    summary: str
    modifiers: tuple[Modifier, ...] = ()
    throw: Throw | None = None
    check: str | None = None
    target: str | None = None
    changes: tuple[str, ...] = ()
    public: bool = True
    open: bool = False

    @property
    def succeeded(self) -> bool:
        """Whether the one who acted got what the check was for."""
        return self.outcome in ("success", "critical_success")

    @property
    def margin(self) -> int:
        """Total less difficulty."""
        return self.total - self.difficulty


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the rules can act on: a character or an NPC with a sheet."""

    id: str
    name: str
    side: Side
    sheet: Sheet
    is_character: bool
