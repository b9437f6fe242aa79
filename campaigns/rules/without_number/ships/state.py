"""What an encounter keeps about ships: hulls, guns, who is aboard, what is broken, how far anybody has got away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config

from campaigns.rules.contracts import Side

type Size = Literal["fighter", "frigate", "cruiser", "capital"]
type Count = Annotated[int, Field(ge=0)]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Gun:
    """A ship's weapon; ``ap`` is taken off armour, a ``flak`` gun hits fighters at +2, a ``clumsy`` one at -2."""

    id: str
    label: str
    damage: str
    ap: Count = 0
    flak: bool = False
    clumsy: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Trouble:
    """A crisis aboard: one of the table; ``due`` is the round at whose end an acute one strikes, 0 for never."""

    id: str
    due: Count = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Ship:
    """A ship. One of the opposition has the id of its stat line, which keeps its hull points.

    ``crew`` are the characters aboard. ``command`` is a flat pool of those that nobody plays. ``evading`` is armour
    class until its next turn, ``boost`` Speed in this round, ``lock`` what this round's shots have on top.
    ``jammed`` is taken from the next pool, ``escape`` is how far it has got away (3: gone), ``fleeing`` whether it
    means to, ``disabled`` what does not work, ``tries`` how often damage was controlled, ``halved`` whether it has
    been brought to half before.
    """

    id: str
    name: str
    side: Side
    size: Size
    hp: Count
    max_hp: Annotated[int, Field(ge=1)]
    armour: Count
    ac: Annotated[int, Field(ge=5, le=30)]
    speed: Count
    guns: tuple[Gun, ...]
    crew: tuple[str, ...] = ()
    command: Count = 4
    evading: Count = 0
    boost: Count = 0
    lock: Count = 0
    jammed: Count = 0
    escape: Count = 0
    fleeing: bool = False
    braced: bool = False
    halved: bool = False
    disabled: tuple[str, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    tries: Count = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Fleet:
    """All ships, and the encounter that boarding becomes, if there is one."""

    ships: tuple[Ship, ...]
    boarding: str = ""
