"""A conflict or contest between exchanges, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterCategory, EncounterOutcome, Json, Side, Zone
from campaigns.rules.fate.tables import Track
from campaigns.rules.remembered import once_for_each

type Standing = Literal["in", "fled", "yielded"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in it; ``order`` is what they act by, ``guard`` what is added to their defence this exchange.

    ``aided`` is added to their next throw; ``taken`` counts consequences they took here.
    """

    id: str
    side: Side
    is_character: bool
    order: int = 0
    zone: str = ""
    standing: Standing = "in"
    guard: int = 0
    aided: int = 0
    taken: int = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Dial:
    """A count of victories: its public name, where it stands and when it is full."""

    name: str
    current: int
    threshold: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Exchange:
    """A conflict (somebody can be hurt) or a contest (somebody gets there first); ``round`` is the one that comes.

    ``actors`` lie in the order of play. ``opposition_size`` is how many there were at first; ``asked`` whether the
    remaining opposition has been asked to give up.
    """

    id: str
    type: str
    label: str
    category: EncounterCategory
    win_condition: Literal["hp_depletion", "dial_threshold", "survive_rounds"]
    track: Track
    threshold: int
    party_dial: Dial
    opposition_dial: Dial
    actors: tuple[Actor, ...]
    opposition_size: int
    zones: tuple[Zone, ...] = ()
    round: int = 1
    max_rounds: int = 12
    can_flee: bool = True
    asked: bool = False
    on_break: Literal["flee", "surrender", "rout"] = "flee"
    verdict_npc: Literal["dead", "out_cold", "flees"] = "dead"
    beats: tuple[Mapping[str, object], ...] = ()
    outcome: EncounterOutcome | None = None

    @property
    def is_contest(self) -> bool:
        """Whether victories decide it."""
        return self.win_condition == "dial_threshold"

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def steps(self, start: str, end: str) -> int:
        """How many zones lie between two; 0 in the same one, a large number where there is no way."""
        if start == end or not self.zones:
            return 0
        near = {zone.id: set(zone.next_to) for zone in self.zones}
        for zone in self.zones:
            for other in zone.next_to:
                near.setdefault(other, set()).add(zone.id)
        reached, edge, steps = {start}, {start}, 0
        while edge:
            steps += 1
            edge = {other for zone in edge for other in near.get(zone, ())} - reached
            if end in edge:
                return steps
            reached |= edge
        return len(self.zones) + 1


_ADAPTER = TypeAdapter(Exchange)


@once_for_each(1024)
def read_state(state: Mapping[str, Json]) -> Exchange:
    """The exchange behind a stored state; raises RulesError when it is none."""
    try:
        return _ADAPTER.validate_python(dict(state))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no encounter of these rules: {where}: {first['msg']}", hint="Restore the turn before."
        ) from error


def write_state(exchange: Exchange) -> dict[str, Json]:
    """The JSON object that an exchange is stored as."""
    written: dict[str, Json] = _ADAPTER.dump_python(exchange, mode="json")
    return written
