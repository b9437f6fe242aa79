"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
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

    ``initiative`` is this round's total, ``reaction`` breaks ties. ``place`` is in metres along the ground.
    ``gait`` is how they moved last, ``cover`` what it adds to shots at them, ``aimed`` moments of aim, ``guarded``
    spends the combat pool on dodging. ``hindered`` is added to the next target number, ``aided`` taken from it.
    ``fired`` are rounds shot since the weapon was loaded.
    """

    id: str
    side: Side
    is_character: bool
    initiative: int = 0
    reaction: int = 0
    standing: Standing = "in"
    engaged: tuple[str, ...] = ()
    place: int = 0
    gait: Literal["still", "walking", "running"] = "still"
    cover: int = 0
    aimed: int = 0
    ward: int = 0
    guarded: bool = False
    hindered: int = 0
    aided: int = 0
    fired: int = 0
    surprised: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Dial:
    """A dial: its public name, where it stands and when it is full."""

    name: str
    current: int
    threshold: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Node:
    """A node of a net: what is to be got open, against which number."""

    id: str
    label: str
    rating: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``hostile``: the opposition strikes. ``free_round``: the side that acts alone this round. ``checked`` are
    the causes for which nerve was already tested. ``nodes`` of a net are opened in order, ``opened`` so far.
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
    beats: tuple[Mapping[str, object], ...] = ()
    light: str = "normal"
    conditions: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    opened: int = 0
    outcome: EncounterOutcome | None = None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    @property
    def node(self) -> Node | None:
        """The node that is still shut and comes next."""
        return self.nodes[self.opened] if self.opened < len(self.nodes) else None


_ADAPTER = TypeAdapter(Encounter)


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
