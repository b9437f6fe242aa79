"""Authored beats of an encounter, read from the pack's data: what a pack may let people do, whatever its rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError


@dataclass(frozen=True, slots=True)
class BeatEffect:
    """What a beat does: moves of the two dials, harm, a better defence until the next turn, morale, a way out.

    ``damage`` (to whoever it is done to) and ``backfire`` (to who does it) are in the dice or the boxes of the
    rules; ``strike`` is a blow with the weapon in hand.
    """

    player: int = 0
    opponent: int = 0
    strike: bool = False
    damage: str | None = None
    backfire: str | None = None
    defend: int = 0
    morale_check: bool = False
    leave: bool = False


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing a character may do here; without ``skill`` it needs no check."""

    id: str
    label: str
    description: str = ""
    verbs: tuple[str, ...] = ()
    skill: str | None = None
    attribute: str | None = None
    difficulty: int = 8
    requires_item: str | None = None
    success: BeatEffect = field(default_factory=BeatEffect)
    failure: BeatEffect = field(default_factory=BeatEffect)


_ADAPTER = TypeAdapter(tuple[Beat, ...])


def read_beats(beats: Sequence[Mapping[str, object]]) -> tuple[Beat, ...]:
    """The beats of an encounter; raises RulesError when the pack's data is none."""
    try:
        return _ADAPTER.validate_python(tuple(beats))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"A beat cannot be used: {where}: {first['msg']}", hint="Correct the pack."
        ) from error


class HasBeats(Protocol):
    """An encounter that keeps the beats of its pack."""

    @property
    def beats(self) -> Sequence[Mapping[str, object]]:
        """The pack's data."""
        ...


def beats_of(encounter: HasBeats) -> tuple[Beat, ...]:
    """The beats of an encounter; raises RulesError when the pack's data is none."""
    return read_beats(encounter.beats)


def beat_named(encounter: HasBeats, beat_id: str) -> Beat | None:
    """The beat of that id, if the encounter has it."""
    return next((beat for beat in beats_of(encounter) if beat.id == beat_id), None) if beat_id else None
