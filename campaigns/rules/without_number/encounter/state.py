"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterCategory, EncounterOutcome, Json, Side
from campaigns.rules.remembered import once_for_each

type Standing = Literal["in", "fled", "yielded"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the encounter.

    ``first`` acts before the rest. ``engaged`` are the enemies at arm's length. ``ward`` is armour class
    added until the actor's next turn, ``defending`` total defence. ``opening`` helps the next attack on them,
    ``hindered`` is taken from their own next attack, ``aided`` added to their next throw. ``screening`` is
    whom they stand before, ``screens`` how many attackers they can still take this round; ``unloaded`` the
    weapon they have shot and not wound again, ``fired`` the rounds gone from each magazine.
    """

    id: str
    side: Side
    is_character: bool
    initiative: int
    first: bool = False
    standing: Standing = "in"
    engaged: tuple[str, ...] = ()
    defending: bool = False
    ward: int = 0
    shield_used: bool = False
    opening: int = 0
    hindered: int = 0
    aided: int = 0
    screening: str = ""
    screens: int = 0
    unloaded: str = ""
    fired: Mapping[str, int] = field(default_factory=dict)


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Dial:
    """A dial: its public name, where it stands and when it is full."""

    name: str
    current: int
    threshold: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Wave:
    """Reinforcements: who comes when round ``round`` is over, as ids of opponents."""

    round: int
    ids: tuple[str, ...]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``hostile``: the opposition strikes. ``free_round``: the side that acts alone this round. ``checked`` are
    the causes for which morale was already thrown, ``opposition_size`` how many there were at first.
    """

    id: str
    type: str
    label: str
    category: EncounterCategory
    win_condition: Literal["hp_depletion", "dial_threshold", "survive_rounds"]
    threshold: int
    party_dial: Dial
    opposition_dial: Dial
    actors: tuple[Actor, ...]
    hostile: bool
    opposition_size: int
    round: int = 1
    max_rounds: int = 12
    can_flee: bool = True
    free_round: Side | None = None
    morale_triggers: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    on_break: Literal["flee", "surrender", "rout"] = "flee"
    leaders: tuple[str, ...] = ()
    verdict_pc: Literal["mortal", "out_cold", "captured"] = "mortal"
    verdict_npc: Literal["dead", "out_cold", "flees"] = "dead"
    beats: tuple[Mapping[str, object], ...] = field(default=())
    reinforcements: tuple[Wave, ...] = ()
    outcome: EncounterOutcome | None = None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


_ADAPTER = TypeAdapter(Encounter)
_WAVES = TypeAdapter(tuple[Wave, ...])


def read_waves(data: Mapping[str, Json]) -> tuple[Wave, ...]:
    """The ``reinforcements`` of a pack's data: ``[{round, ids}]``; raises RulesError when they are none."""
    try:
        return _WAVES.validate_python(data.get("reinforcements") or ())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(("reinforcements", *(str(part) for part in first["loc"])))
        raise RulesError(
            f"Reinforcements cannot come: {where}: {first['msg']}", hint="Give round and ids of each."
        ) from error


@once_for_each(1024)
def read_state(state: Mapping[str, Json]) -> Encounter:
    """The encounter behind a stored state; raises RulesError when it is none."""
    try:
        return _ADAPTER.validate_python(dict(state))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no encounter of these rules: {where}: {first['msg']}", hint="Restore the turn before."
        ) from error


def write_state(encounter: Encounter) -> dict[str, Json]:
    """The JSON object that an encounter is stored as."""
    written: dict[str, Json] = _ADAPTER.dump_python(encounter, mode="json")
    return written
