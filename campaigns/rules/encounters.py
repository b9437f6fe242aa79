"""How an encounter begins, and what comes of one of its rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from campaigns.rules.values import EncounterCategory, EncounterOutcome, Json, Ruling, Sheet, Side


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the ground of an encounter; ``next_to`` are ids of those one step away."""

    id: str
    label: str
    next_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EncounterSetup:
    """How an encounter begins.

    ``category`` as in the pack. ``threshold`` is the players' dial or the number of rounds to survive;
    ``opposition_threshold`` the opponents' dial (0: the same). The dials are (public name, where it starts).
    ``beats`` are authored beats as the pack has them. ``surprise`` is the side that gets a free round.
    ``morale_triggers`` are first_blood, half_down, leader_down, intimidated; ``leaders`` ids of opponents.
    ``verdict_pc`` and ``verdict_npc`` say what 0 hit points mean, from the pack's lethality policy.
    ``zones`` are where one can be; the party begins in the first, the opposition in the last. ``escalates_to``
    is the encounter that a lost or broken one becomes. ``data`` is what the pack says to this ruleset alone.
    """

    id: str
    type: str
    label: str
    category: EncounterCategory
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
    zones: tuple[Zone, ...] = ()
    escalates_to: str = ""
    data: Mapping[str, Json] = field(default_factory=dict)


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

    ``used_items`` are (person id, item id) of things that are spent. ``arrivals`` are reinforcements that are
    due, as ids of the pack's opponents: the game makes their sheets and calls ``join``. ``escalates_to`` is the
    encounter that this one becomes at once. ``left`` are the characters who got away in it.
    """

    state: dict[str, Json]
    sheets: Mapping[str, Sheet]
    rulings: tuple[Ruling, ...]
    notes: tuple[str, ...]
    outcome: EncounterOutcome | None
    beats: tuple[BeatOutcome, ...] = ()
    used_items: tuple[tuple[str, str], ...] = ()
    arrivals: tuple[str, ...] = ()
    escalates_to: str = ""
    left: tuple[str, ...] = ()
