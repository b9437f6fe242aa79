"""A conflict or contest between exchanges, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, with_config

from campaigns.rules.contracts import Side, Zone
from campaigns.rules.fate.tables import Track
from campaigns.rules.running import Running, stored

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
@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange(Running):
    """A conflict (somebody can be hurt) or a contest (somebody gets there first); ``round`` is the one that comes.

    ``actors`` lie in the order of play. ``opposition_size`` is how many there were at first; ``asked`` whether the
    remaining opposition has been asked to give up.
    """

    track: Track
    actors: tuple[Actor, ...]
    zones: tuple[Zone, ...] = ()
    asked: bool = False
    beats: tuple[Mapping[str, object], ...] = ()

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


read_state, write_state = stored(Exchange)
