"""What a running encounter keeps between rounds under any ruleset, and how it is stored and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterCategory, EncounterOutcome, Json, Side
from campaigns.rules.remembered import once_for_each

type WinCondition = Literal["hp_depletion", "dial_threshold", "survive_rounds"]
MOST_KEPT = 1024
"""States of encounters that are kept read."""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Dial:
    """A dial: its public name, where it stands and when it is full."""

    name: str
    current: int
    threshold: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """An encounter between rounds; ``round`` is the one that is coming.

    ``threshold`` is what the win condition counts to, ``opposition_size`` how many there were at first.
    """

    id: str
    type: str
    label: str
    category: EncounterCategory
    win_condition: WinCondition
    threshold: int
    party_dial: Dial
    opposition_dial: Dial
    opposition_size: int
    round: int = 1
    max_rounds: int = 12
    can_flee: bool = True
    on_break: Literal["flee", "surrender", "rout"] = "flee"
    verdict_npc: Literal["dead", "out_cold", "flees"] = "dead"
    outcome: EncounterOutcome | None = None


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Battle(Running):
    """An encounter in which nerve is tested.

    ``free_round`` is the side that acts alone this round; ``checked`` are the causes for which nerve was already
    tested, ``leaders`` those whose fall is one.
    """

    free_round: Side | None = None
    morale_triggers: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()
    verdict_pc: Literal["mortal", "out_cold", "captured"] = "mortal"


type Read[E] = Callable[[Mapping[str, Json]], E]
type Write[E] = Callable[[E], dict[str, Json]]


def stored[E](kind: type[E]) -> tuple[Read[E], Write[E]]:
    """How encounters of a kind are read from JSON objects, and written as such.

    Reading raises RulesError, with the place, when the object is none of that kind.
    """
    adapter = TypeAdapter(kind)

    @once_for_each(MOST_KEPT)
    def read_state(state: Mapping[str, Json]) -> E:
        try:
            return adapter.validate_python(dict(state))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise RulesError(
                f"This is no encounter of these rules: {where}: {first['msg']}",
                hint="Restore the turn before.",
            ) from error

    def write_state(encounter: E) -> dict[str, Json]:
        written: dict[str, Json] = adapter.dump_python(encounter, mode="json")
        return written

    return read_state, write_state
