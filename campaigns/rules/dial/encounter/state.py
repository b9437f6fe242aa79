"""The state of a running encounter, as it is kept between rounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterCategory, EncounterOutcome, Json, Side
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.manoeuvres import Cell
from campaigns.rules.remembered import once_for_each

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
class Dial:
    """A dial: its public name, where it stands and when it is full."""

    name: str
    current: int
    threshold: int


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
@dataclass(frozen=True, slots=True)
class Encounter:
    """An encounter between rounds; ``round`` is the one that is coming, ``actors`` lie in initiative order.

    ``opposed``: checks against somebody are opposed. ``free_round``: the side that acts alone. ``checked`` are
    the causes for which morale was thrown. ``made`` counts tags, so that each has an id of its own.
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
    beats: tuple[Beat, ...]
    opposition_size: int
    opposed: bool = False
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
    tags: tuple[Tag, ...] = ()
    made: int = 0
    ship: Ship | None = None
    table: Table | None = None
    cells: tuple[Cell, ...] = ()
    guns: str = ""
    craft_defence: int = 0
    escalates_to: str = ""
    escalates_on: tuple[str, ...] = ()
    outcome: EncounterOutcome | None = None

    @property
    def by_dials(self) -> bool:
        """Whether dials decide, and not harm."""
        return self.win_condition == "dial_threshold" and self.table is None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of that id, if they take part."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)


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
