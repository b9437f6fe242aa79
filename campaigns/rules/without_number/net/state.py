"""What an encounter keeps about a run: the nodes, who is in the net with which deck, and the demons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config

type Subject = Literal[
    "barrier", "camera", "cyber", "datafile", "door", "drone", "machine", "program", "sensor", "transmission", "turret"
]  # fmt: skip


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Node:
    """A node: ``security`` is the difficulty of whatever is done there, ``subject`` what has to be worked on.

    A ``barrier`` is broken before anything else; a ``camera`` that is not ``dark`` raises the alarm. ``demons``
    say how many of the opposition wait there, ``next_to`` which nodes can be reached. A ``goal`` counts.
    """

    id: str
    label: str
    security: Annotated[int, Field(ge=2, le=16)] = 9
    subject: Subject = "datafile"
    barrier: bool = False
    camera: bool = False
    demons: Annotated[int, Field(ge=0, le=10)] = 0
    next_to: tuple[str, ...] = ()
    goal: bool = True
    open: bool = False
    dark: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody who is or was in the net: where, the Access left, what the deck still takes and keeps running.

    ``link`` is added to everything done there (a connection without a jack costs 1). ``probed`` is the node that
    has been looked over. ``out`` when they have jacked out.
    """

    id: str
    node: str
    access: int
    max_access: int
    shielding: int
    max_shielding: int
    cpu: int
    verbs: tuple[str, ...]
    subjects: tuple[str, ...]
    link: int = 0
    held: tuple[str, ...] = ()
    probed: str = ""
    out: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Demon:
    """One of the opposition: the ``node`` it is at, whether it loses its next turn or has raised the alarm."""

    id: str
    node: str
    frozen: bool = False
    raised: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Guards:
    """Those who come to the door of the room where the bodies sit: their attack bonus and damage."""

    attack: Annotated[int, Field(ge=0, le=15)] = 1
    damage: str = "1d6"


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Net:
    """The net of a run; ``barred`` is for how many rounds the door will hold."""

    nodes: tuple[Node, ...]
    runners: tuple[Runner, ...]
    demons: tuple[Demon, ...]
    guards: Guards = Guards()
    barred: int = 0
