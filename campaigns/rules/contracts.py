"""What the game asks of a ruleset, and the records it gets back: the Ruleset port and its value types.

Everything is plain data and deterministic: the same sheets, choices and faces give the same rulings.
A ruleset keeps what it knows about one person in one JSON sheet; nobody else reads into a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from campaigns.rules.values import (
    ActionKind,
    Check,
    CheckKind,
    Dice,
    DieSpec,
    EncounterOutcome,
    Json,
    Modifier,
    OutcomeTier,
    Person,
    Ruling,
    Sheet,
    Side,
    Sides,
    Throw,
)

__all__ = [
    "ActionKind",
    "Attempt",
    "BeatOutcome",
    "Build",
    "Check",
    "CheckKind",
    "Dice",
    "DieSpec",
    "EncounterOutcome",
    "EncounterSetup",
    "Json",
    "Modifier",
    "OutcomeTier",
    "Person",
    "Refusal",
    "Resolved",
    "RoundResult",
    "Ruleset",
    "Ruling",
    "Sheet",
    "SheetView",
    "Side",
    "Sides",
    "Throw",
]


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tries outside or inside an encounter, as the intent router understood it.

    ``skill`` and ``attribute`` are the ruleset's ids or empty; ``difficulty`` is a key of the ruleset
    ("routine", "hard" …) or a number as text; ``weapon`` and ``item`` are item ids; ``beat`` is the id of an
    authored beat of the running encounter, or empty.
    """

    actor: str
    kind: ActionKind
    text: str
    target: str | None = None
    skill: str = ""
    attribute: str = ""
    difficulty: str = ""
    weapon: str = ""
    item: str = ""
    label: str = ""
    stakes: str = ""
    modifiers: tuple[Modifier, ...] = ()
    beat: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An attempt the rules do not allow, with a reason a player understands. The action stays theirs."""

    actor: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What came of one or more checks: rulings, the sheets that changed (by person id), notes in plain words.

    ``used_items`` are (person id, item id) of things that are spent: one use, or one of the quantity.
    """

    rulings: tuple[Ruling, ...] = ()
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    used_items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EncounterSetup:
    """How an encounter begins.

    ``category`` as in the pack. ``threshold`` is the players' dial or the number of rounds to survive;
    ``opposition_threshold`` the opponents' dial (0: the same). The dials are (public name, where it starts).
    ``beats`` are authored beats as the pack has them. ``surprise`` is the side that gets a free round.
    ``morale_triggers`` are first_blood, half_down, leader_down, intimidated; ``leaders`` ids of opponents.
    ``verdict_pc`` and ``verdict_npc`` say what 0 hit points mean, from the pack's lethality policy.
    """

    id: str
    type: str
    label: str
    category: Literal["fight", "chase", "duel", "debate", "social"]
    win_condition: Literal["hp_depletion", "dial_threshold", "survive_rounds"]
    threshold: int
    beats: tuple[Mapping[str, Json], ...] = ()
    surprise: Side | None = None
    opposition_threshold: int = 0
    party_dial: tuple[str, int] = ("Headway", 0)
    opposition_dial: tuple[str, int] = ("Opposition", 0)
    max_rounds: int = 12
    can_flee: bool = True
    morale_triggers: tuple[str, ...] = ("first_blood", "half_down", "leader_down", "intimidated")
    on_break: Literal["flee", "surrender", "rout"] = "flee"
    leaders: tuple[str, ...] = ()
    verdict_pc: Literal["mortal", "out_cold", "captured"] = "mortal"
    verdict_npc: Literal["dead", "out_cold", "flees"] = "dead"


@dataclass(frozen=True, slots=True)
class BeatOutcome:
    """An authored beat that somebody carried out: the game applies what else the pack ties to it."""

    actor: str
    beat: str
    succeeded: bool
    target: str | None = None


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One sealed round, settled: the new encounter state, changed sheets, rulings in the order they fell.

    ``used_items`` are (person id, item id) of things that are spent.
    """

    state: dict[str, Json]
    sheets: Mapping[str, Sheet]
    rulings: tuple[Ruling, ...]
    notes: tuple[str, ...]
    outcome: EncounterOutcome | None
    beats: tuple[BeatOutcome, ...] = ()
    used_items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetView:
    """What pages and PARTY_STATUS show of a sheet; ``stats`` and ``lines`` are (label, text) pairs."""

    level: int
    archetype: str
    hp: int
    max_hp: int
    defence: int
    statuses: tuple[str, ...]
    can_act: bool
    down: bool
    dead: bool
    stats: tuple[tuple[str, str], ...]
    lines: tuple[tuple[str, str], ...]
    abilities: tuple[Mapping[str, Json], ...] = ()


@dataclass(frozen=True, slots=True)
class Build:
    """A character as creation leaves it, before it becomes a sheet.

    ``attributes`` empty means: rolled with the dice handed in. ``gear`` are catalogue entries (dicts).
    ``sturdy`` spares beginners the lowest hit points that the rules would let them roll.
    """

    name: str
    background: str
    archetype: str
    attributes: Mapping[str, int] = field(default_factory=dict)
    skills: tuple[str, ...] = ()
    foci: tuple[str, ...] = ()
    gear: tuple[Mapping[str, Json], ...] = ()
    bonuses: Mapping[str, int] = field(default_factory=dict)
    xp_track: Literal["fast", "slow"] = "fast"
    sturdy: bool = True


class Ruleset(Protocol):
    """One published set of rules. Pure: no clock, no randomness of its own, no input is changed in place."""

    slug: str
    version: int

    def new_sheet(self, build: Build, dice: Dice) -> Sheet:
        """Make a legal sheet; raises ``RulesError`` with a hint when a choice is not legal."""
        ...

    def foe_sheet(self, creature: Mapping[str, Json], dice: Dice) -> Sheet:
        """Make the sheet of an opponent from a bestiary entry; hit points are thrown."""
        ...

    def validate(self, sheet: Sheet) -> None:
        """Raise ``RulesError`` when a sheet is not one of this version of the rules."""
        ...

    def view(self, sheet: Sheet) -> SheetView:
        """What may be shown of a sheet."""
        ...

    def difficulty(self, key: str) -> int:
        """The number behind a key ("easy", "routine", "tricky", "hard", "formidable") or digits."""
        ...

    def plan(
        self, attempt: Attempt, actor: Person, target: Person | None, check_id: str
    ) -> Check | Refusal | None:
        """The check an attempt asks for outside an encounter; None when it needs no roll."""
        ...

    def odds(self, check: Check) -> float:
        """The exact chance, 0 to 1, that the check succeeds."""
        ...

    def preview(self, check: Check, throw: Throw) -> Ruling:
        """How the dice of a check read by themselves, before any consequence, as they have fallen."""
        ...

    def resolve(self, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
        """Settle one check with its faces; may throw further dice for consequences."""
        ...

    def open_encounter(self, setup: EncounterSetup, people: Sequence[Person], dice: Dice) -> RoundResult:
        """Seat everybody, throw initiative; the first state of an encounter (a JSON object)."""
        ...

    def options(
        self, state: Mapping[str, Json], actor: Person, people: Mapping[str, Person]
    ) -> tuple[Mapping[str, Json], ...]:
        """The beats an actor may choose now: {id, label, description, difficulty, odds, kind, targets}.

        ``people`` are all who take part, by id. Further keys (skill, weapon, item, beat) fill an Attempt.
        """
        ...

    def plan_round(
        self, state: Mapping[str, Json], attempts: Sequence[Attempt], people: Mapping[str, Person]
    ) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
        """The throws that players make for a sealed round; who can do nothing is refused with a reason."""
        ...

    def resolve_round(
        self,
        state: Mapping[str, Json],
        attempts: Sequence[Attempt],
        throws: Mapping[str, Throw],
        people: Mapping[str, Person],
        dice: Dice,
    ) -> RoundResult:
        """Walk the initiative: players' checks (throws by check id), the opposition, morale, the end.

        A check without a throw is thrown with ``dice``. Keep what is returned: it is decided once.
        """
        ...

    def describe(self, state: Mapping[str, Json], people: Mapping[str, Person]) -> Mapping[str, Json]:
        """What CONFRONTATION shows: metrics, actors with bands of health, initiative order, round."""
        ...

    def hurt(self, sheet: Sheet, amount: int, *, lethal: bool = True) -> Sheet:
        """The sheet after damage from outside an attack (a fall, a trap)."""
        ...

    def rest(self, sheet: Sheet, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
        """The sheet (under id "self") after resting."""
        ...

    def advance(self, sheet: Sheet, xp: int, dice: Dice) -> Resolved:
        """Award experience; levels that are reached are taken (sheet under id "self")."""
        ...

    def with_gear(self, sheet: Sheet, gear: Sequence[Mapping[str, Json]]) -> Sheet:
        """The sheet after what is carried or equipped has changed; the rows own the items."""
        ...
