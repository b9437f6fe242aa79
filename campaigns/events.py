"""What the game sends: stored events in their envelopes, fleeting messages, streamed prose, and signals.

Values only. Services make them, ``broadcast`` carries them on commit, ``realtime`` turns them into frames.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from campaigns.rules.contracts import Json


@dataclass(frozen=True, slots=True)
class Envelope:
    """One stored event as it leaves the log.

    ``audience`` lists seat ids, None is everybody; ``grants`` maps each named seat to its private index.
    ``subject`` is the player id that the event is about.
    """

    position: int
    public_index: int
    kind: str
    body: Mapping[str, Json]
    audience: tuple[str, ...] | None = None
    grants: Mapping[str, int] = field(default_factory=dict)
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """Events that have been committed to a session's log, in order of position."""

    session: int
    envelopes: tuple[Envelope, ...]


@dataclass(frozen=True, slots=True)
class Fleeting:
    """A message that shows a state and is not kept.

    ``seats`` None is everybody in the room (also those in the lobby or creating). ``but`` is left out.
    ``scene`` is for those who are in that scene. ``story`` keeps it from seats that are not playing yet. ``gm``
    lets the GM see what names seats.
    """

    session: int
    type: str
    payload: Mapping[str, Json]
    seats: tuple[str, ...] | None = None
    members: tuple[str, ...] | None = None
    but: str = ""
    subject: str = ""
    story: bool = False
    gm: bool = True
    scene: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """The next piece of prose of a turn. ``so_far`` is all shared prose of this attempt, this piece included.

    One without text withdraws what lower attempts have told.
    ``audience`` are the seats in the scene that may read it; None is all of them.
    """

    session: int
    scene: str
    round: int
    attempt: int
    seq: int
    text: str
    so_far: str
    audience: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class TurnClosed:
    """A turn waits for someone to resolve it."""

    session: int
    turn: int


@dataclass(frozen=True, slots=True)
class SubmissionMade:
    """Somebody has spoken for a turn that stays open: there is time to route it. ``seat`` is the seat's key."""

    session: int
    turn: int
    seat: int


@dataclass(frozen=True, slots=True)
class TurnCut:
    """Somebody has taken a turn from whoever resolves it, who looks at once whether it is still theirs."""

    session: int
    turn: int


@dataclass(frozen=True, slots=True)
class RosterChanged:
    """Who sits where or may see what has changed; sockets of these members look again."""

    session: int
    members: tuple[str, ...]


type Outgoing = Stored | Fleeting | Delta | TurnClosed | TurnCut | SubmissionMade | RosterChanged
