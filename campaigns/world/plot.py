"""Where a session stands in its world's conflict: flags, leads, stages, the climax, the ending.

It is kept as data of the clock ``threat``, so that it is saved, restored and rewound with everything else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from pydantic import TypeAdapter

from campaigns.rules.contracts import Json
from campaigns.world.entities import ClockState
from campaigns.world.state import World

THREAT = "threat"
PROGRESS = "progress"

type ClimaxStep = Literal["waiting", "warned", "running", "over"]


@dataclass(slots=True)
class Plot:
    """The director's memory; changed in place on the working paper of a turn and written back once.

    ``known``, ``closed`` and ``lost`` are lead ids; ``fired`` stage ids; ``tries`` failed attempts by lead;
    ``told`` topics by NPC id; ``examined`` are ``place/feature``; ``used`` counts variants by purpose;
    ``tension`` is 0 to 1 by trope; ``stirred`` the turn of something the world did, by its name; ``quiet`` counts
    turns since anything came of what players did, ``nights`` those slept through; for characters ``awake`` the last
    of them went by elsewhere. ``seats`` is the size of the table that the story is weighed for, ``headway`` successes
    by lead. ``result`` is the climax's outcome. ``back`` is the place that each scene was at before, ``news`` what is
    still to be told in scenes that were elsewhere when it happened; ``seen`` what a character last saw of people and
    goals, by ``kind:id``, where it has changed since.
    """

    flags: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    fired: list[str] = field(default_factory=list)
    tries: dict[str, int] = field(default_factory=dict)
    told: dict[str, list[str]] = field(default_factory=dict)
    examined: list[str] = field(default_factory=list)
    used: dict[str, int] = field(default_factory=dict)
    climax: ClimaxStep = "waiting"
    climax_turn: int = 0
    climax_encounter: str = ""
    result: Literal["", "won", "lost", "fled"] = ""
    ending: str = ""
    ended_turn: int = 0
    hooked: bool = False
    quiet: int = 0
    nights: int = 0
    awake: list[str] = field(default_factory=list)
    seats: int = 0
    headway: dict[str, int] = field(default_factory=dict)
    last_agenda: int = 0
    stirred: dict[str, int] = field(default_factory=dict)
    tension: dict[str, float] = field(default_factory=dict)
    focus: dict[str, str] = field(default_factory=dict)
    back: dict[str, str] = field(default_factory=dict)
    news: dict[str, list[str]] = field(default_factory=dict)
    opening: str = ""
    first_time: str = ""
    seen: dict[str, dict[str, dict[str, Json]]] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        """Whether an ending has been told."""
        return bool(self.ending)


_ADAPTER = TypeAdapter(Plot)


def read_plot(world: World) -> Plot:
    """The plot as it stands; a fresh one for a world that was never seeded."""
    clock = world.clock(THREAT)
    return _ADAPTER.validate_python(dict(clock.data)) if clock is not None else Plot()


def write_plot(world: World, plot: Plot) -> None:
    """Keep the plot on the threat's clock; nothing happens in a world that was never seeded."""
    clock = world.clock(THREAT)
    if clock is not None:
        world.amend(clock, data=plot_data(plot))


def plot_data(plot: Plot) -> Mapping[str, Json]:
    """The plot as a JSON object."""
    return cast("dict[str, Json]", _ADAPTER.dump_python(plot, mode="json"))


def threat_filled(world: World) -> float:
    """Segments of the threat that are filled."""
    clock = world.clock(THREAT)
    return clock.filled if clock is not None else 0.0


def progress_made(world: World) -> int:
    """Segments of the players' own track."""
    clock = world.clock(PROGRESS)
    return int(clock.filled) if clock is not None else 0


def move_clock(world: World, id: str, by: float) -> ClockState | None:
    """Move a clock, never below 0 nor above its last segment; the clock as it stands then."""
    clock = world.clock(id)
    if clock is None:
        return None
    filled = max(0.0, min(float(clock.segments), round(clock.filled + by, 4)))
    world.amend(clock, filled=filled)
    return world.clock(id)
