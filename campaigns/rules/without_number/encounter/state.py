"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Side
from campaigns.rules.running import Battle, stored
from campaigns.rules.without_number.magic.held import Held
from campaigns.rules.without_number.net.state import Net
from campaigns.rules.without_number.ships.state import Fleet

type Standing = Literal["in", "fled", "yielded"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the encounter.

    ``first`` acts before the rest. ``engaged`` are the enemies at arm's length. ``ward`` is armour class
    added until the actor's next turn, ``defending`` total defence. ``opening`` helps the next attack on them,
    ``hindered`` is taken from their own next attack, ``aided`` added to their next throw. ``screening`` is
    whom they stand before, ``screens`` how many attackers they can still take this round; ``unloaded`` the
    weapon they have shot and not wound again, ``fired`` the rounds gone from each magazine; ``stunned`` loses their
    next turn. ``zone`` is where they are, ``prone`` whether they lie, ``grappling`` whom they hold and ``held_by``
    who holds them; ``bindings`` are what magic has laid on them.
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
    stunned: bool = False
    zone: str = ""
    prone: bool = False
    grappling: str = ""
    held_by: tuple[str, ...] = ()
    bindings: tuple[Held, ...] = ()


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the ground, some ten metres across; ``next_to`` are those one step away."""

    id: str
    label: str
    next_to: tuple[str, ...] = ()


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Wave:
    """Reinforcements: who comes when round ``round`` is over, as ids of opponents."""

    round: int
    ids: tuple[str, ...]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Ground:
    """What the ground of a confrontation does to everybody on it, at the end of every so many rounds."""

    label: str
    text: str
    kind: Literal["harm", "radiation", "disease", "poison", "stress"] = "harm"
    every: Annotated[int, Field(ge=1)] = 2
    damage: str = ""
    skill: str = ""
    difficulty: str = ""
    strength: int = 0
    peril: str = ""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(Battle):
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``hostile``: the opposition strikes. ``free_round``: the side that acts alone this round. ``checked`` are
    the causes for which morale was already thrown, ``opposition_size`` how many there were at first. ``net`` is what
    a run through the net keeps besides, ``ships`` what a fight of ships does.
    """

    actors: tuple[Actor, ...]
    hostile: bool
    beats: tuple[Mapping[str, object], ...] = field(default=())
    reinforcements: tuple[Wave, ...] = ()
    ground: Ground | None = None
    zones: tuple[Zone, ...] = ()
    net: Net | None = None
    ships: Fleet | None = None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


_WAVES = TypeAdapter(tuple[Wave, ...])
_GROUND: TypeAdapter[Ground | None] = TypeAdapter(Ground | None)


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


def read_ground(data: Mapping[str, Json]) -> Ground | None:
    """The ``hazard`` of a pack's data, if it has one; raises RulesError when it is none."""
    try:
        return _GROUND.validate_python(data.get("hazard"))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(("hazard", *(str(part) for part in first["loc"])))
        raise RulesError(
            f"The ground cannot do this: {where}: {first['msg']}", hint="Give label, text and what it does."
        ) from error


read_state, write_state = stored(Encounter)
