"""Authored beats of an encounter, read from the pack's data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from campaigns.errors import RulesError
from campaigns.rules.without_number.encounter.state import Encounter


@dataclass(frozen=True, slots=True)
class BeatEffect:
    """What a beat does: moves of the two dials, harm, armour class until the next turn, morale, a way out."""

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
    skill: str | None = None
    attribute: str | None = None
    difficulty: int = 8
    requires_item: str | None = None
    success: BeatEffect = field(default_factory=BeatEffect)
    failure: BeatEffect = field(default_factory=BeatEffect)


_ADAPTER = TypeAdapter(tuple[Beat, ...])


def beats_of(encounter: Encounter) -> Sequence[Beat]:
    """The beats of an encounter; raises RulesError when the pack's data is none."""
    try:
        return _ADAPTER.validate_python(encounter.beats)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"A beat cannot be used: {where}: {first['msg']}", hint="Correct the pack."
        ) from error


def beat_named(encounter: Encounter, beat_id: str) -> Beat | None:
    """The beat of that id, if the encounter has it."""
    if not beat_id:
        return None
    return next((beat for beat in beats_of(encounter) if beat.id == beat_id), None)
