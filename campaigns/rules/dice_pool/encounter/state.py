"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, with_config

from campaigns.rules.contracts import Side
from campaigns.rules.running import Battle, stored

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
class Node:
    """A node of a net: what is to be got open, against which number."""

    id: str
    label: str
    rating: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(Battle):
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``hostile``: the opposition strikes. ``free_round``: the side that acts alone this round. ``checked`` are
    the causes for which nerve was already tested. ``nodes`` of a net are opened in order, ``opened`` so far.
    """

    actors: tuple[Actor, ...]
    hostile: bool
    beats: tuple[Mapping[str, object], ...] = ()
    light: str = "normal"
    conditions: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    opened: int = 0

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    @property
    def node(self) -> Node | None:
        """The node that is still shut and comes next."""
        return self.nodes[self.opened] if self.opened < len(self.nodes) else None


read_state, write_state = stored(Encounter)
