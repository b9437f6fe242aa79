"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, with_config

from campaigns.rules.contracts import Side
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.manoeuvres import Cell
from campaigns.rules.running import Battle, stored

type Standing = Literal["in", "fled", "yielded", "shot_down"]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody in the encounter.

    ``guard`` is taken off what strikes them until their next turn (negative: added), ``counter`` a Counter Stance,
    ``aided`` is added to their next check. ``taunted_by`` is whom their next strike is at. ``revealed`` numbers are
    shown. ``craft`` of ``max_craft`` is the hull they fly. ``geometry`` is how a manoeuvre left them.
    """

    id: str
    side: Side
    is_character: bool
    initiative: int
    standing: Standing = "in"
    guard: int = 0
    counter: bool = False
    aided: int = 0
    taunted_by: str = ""
    revealed: bool = False
    craft: int = 0
    max_craft: int = 0
    geometry: str = ""


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Tag:
    """Something made that helps ``side``: ``leverage`` times 2 to one strike or push.

    ``target`` is whom it tells against (empty: everybody); a fleeting one is gone after round ``until`` (0: stays).
    """

    id: str
    label: str
    side: Side
    leverage: int
    target: str = ""
    until: int = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Ship:
    """The one vessel that all of the party is aboard; what strikes any of them strikes it."""

    name: str
    hull: int
    max_hull: int
    defence: int
    guns: str
    soak: int


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Hand:
    """A place at a table game; ``cards`` 1 to 25, ``trace`` of cheating in hundredths, ``reads`` of whom one knows."""

    cards: int
    stake: int
    folded: bool = False
    trace: int = 0
    caught: bool = False
    shown: bool = False
    reads: tuple[str, ...] = ()


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Table:
    """A game at a table: ``decisions`` rounds, the showdown at the end of the last; hands by actor."""

    game: Literal["cards", "auction"]
    decisions: int
    stake: int
    hands: Mapping[str, Hand]

    @property
    def pot(self) -> int:
        """All that was staked."""
        return sum(hand.stake for hand in self.hands.values())


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(Battle):
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``opposed``: checks against somebody are opposed. ``free_round``: the side that acts alone. ``checked`` are
    the causes for which morale was thrown. ``made`` counts tags, so that each has an id of its own.
    """

    actors: tuple[Actor, ...]
    beats: tuple[Beat, ...]
    opposed: bool = False
    tags: tuple[Tag, ...] = ()
    made: int = 0
    ship: Ship | None = None
    table: Table | None = None
    cells: tuple[Cell, ...] = ()
    guns: str = ""
    craft_defence: int = 0
    escalates_to: str = ""
    escalates_on: tuple[str, ...] = ()

    @property
    def by_dials(self) -> bool:
        """Whether dials decide, and not harm."""
        return self.win_condition == "dial_threshold" and self.table is None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


read_state, write_state = stored(Encounter)
