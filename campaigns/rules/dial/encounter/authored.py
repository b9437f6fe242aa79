"""The pack's beats and the rest of what an encounter says to these rules alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules import beats
from campaigns.rules.contracts import Json, OutcomeTier
from campaigns.rules.dial.encounter.beats import Beat, Delta, Effect
from campaigns.rules.dial.manoeuvres import Cell
from campaigns.rules.dial.tables import ATTRIBUTES, LEAST_DIFFICULTY, SKILLS, BeatKind
from campaigns.rules.dice import spec


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class BeatStats:
    """``stats.beats.<id>``: what these rules make of a beat of the pack."""

    kind: BeatKind | None = None
    base: Annotated[int, Field(ge=0, le=10)] | None = None
    deltas: Mapping[OutcomeTier, Delta] = field(default_factory=dict)
    tag: str = ""
    reveals: str = ""
    escalates: bool = False
    edge: Annotated[int, Field(ge=0, le=3)] = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class ShipStats:
    """``stats.ship``: the party's vessel."""

    name: str = "the ship"
    hull: Annotated[int, Field(ge=1, le=200)] = 24
    defence: Annotated[int, Field(ge=5, le=30)] = 12
    guns: str = "2d6"
    soak: Annotated[int, Field(ge=0, le=10)] = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class CraftStats:
    """``stats.craft``: what each of the party flies in a dogfight."""

    hull: Annotated[int, Field(ge=1, le=100)] = 12
    defence: Annotated[int, Field(ge=5, le=30)] = 12
    guns: str = "1d8"


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class TableStats:
    """``stats.table``: a game at a table; ``decisions`` before the showdown, ``ante`` staked at first."""

    game: Literal["cards", "auction"] = "cards"
    decisions: Annotated[int, Field(ge=2, le=6)] = 3
    ante: Annotated[int, Field(ge=1, le=100)] = 1


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class EncounterStats:
    """``stats`` of an encounter."""

    beats: Mapping[str, BeatStats] = field(default_factory=dict)
    resolution: Literal["beats", "opposed"] | None = None
    escalates_on: tuple[Literal["won", "lost", "fled", "conceded", "truce"], ...] = ()
    ship: ShipStats | None = None
    craft: CraftStats | None = None
    table: TableStats | None = None
    manoeuvres: tuple[Cell, ...] = ()


_STATS: Final = TypeAdapter(EncounterStats)
PLAIN: Final = BeatStats()


def read_stats(data: Mapping[str, Json]) -> EncounterStats:
    """An encounter's ``stats``; raises RulesError naming the place."""
    try:
        stats = _STATS.validate_python(dict(data))
    except ValidationError as error:
        raise _refused("stats", error) from error
    for dice in (stats.ship.guns if stats.ship else "1", stats.craft.guns if stats.craft else "1"):
        spec(dice)
    return stats


def read_beats(given: Sequence[Mapping[str, Json]], stats: EncounterStats) -> tuple[Beat, ...]:
    """The pack's beats with their ``stats.beats``; raises RulesError naming the place."""
    read = tuple(_beat(authored, stats) for authored in beats.read_beats(given))
    known = {beat.id for beat in read}
    unknown = next((id for id in stats.beats if id not in known), None)
    if unknown is not None:
        raise RulesError(f"stats.beats.{unknown}: the encounter has no such beat.", hint="Correct the pack.")
    return read


def _beat(authored: beats.Beat, stats: EncounterStats) -> Beat:
    if authored.skill and authored.skill not in SKILLS:
        raise RulesError(f"beat {authored.id}: no skill '{authored.skill}'.", hint="Correct the pack.")
    if authored.attribute and authored.attribute not in ATTRIBUTES:
        raise RulesError(
            f"beat {authored.id}: no attribute '{authored.attribute}'.", hint="Correct the pack."
        )
    own = stats.beats.get(authored.id, PLAIN)
    done, failed = authored.success, authored.failure
    kind = own.kind or _kind_of(done)
    base = own.base if own.base is not None else max(1, abs(done.player or done.opponent))
    plain = Beat(
        authored.id, authored.label, kind, authored.description, base,
        skill=authored.skill or "", attribute=authored.attribute or "", verbs=authored.verbs,
        difficulty=authored.difficulty if authored.difficulty >= LEAST_DIFFICULTY else 0,
        requires_item=authored.requires_item or "", tag=own.tag, reveals=own.reveals,
        escalates=own.escalates, edge=own.edge, deltas=own.deltas,
        success=_effect(done), failure=_effect(failed), authored=True,
        check=bool(authored.skill or authored.attribute or done.strike),
    )  # fmt: skip
    if done.strike:
        return replace(plain, special="weapon")
    return plain if authored.id in stats.beats else replace(plain, deltas=_as_written(done, failed))


def _as_written(done: beats.BeatEffect, failed: beats.BeatEffect) -> dict[OutcomeTier, Delta]:
    """Deltas of a beat that says only what it does to the dials; one that moves none keeps those of its kind."""
    if not (done.player or done.opponent):
        return {}
    good, bad = Delta(done.player, done.opponent), Delta(failed.player, failed.opponent)
    half = Delta(done.player // 2 if done.player > 0 else 0)
    clean = Delta(done.player, done.opponent, "opening", 1)
    return {"critical_failure": bad, "failure": bad, "tie": half, "success": good, "critical_success": clean}


def _kind_of(done: beats.BeatEffect) -> BeatKind:
    if done.strike or done.damage or done.player > 0:
        return "strike"
    if done.defend or done.opponent < 0:
        return "brace"
    return "push" if done.leave else "angle"


def _effect(given: beats.BeatEffect) -> Effect:
    for dice in (given.damage, given.backfire):
        if dice is not None:
            spec(dice)
    return Effect(given.damage, given.backfire, given.defend, given.morale_check, given.leave)


def _refused(place: str, error: ValidationError) -> RulesError:
    first = error.errors()[0]
    where = ".".join((place, *(str(part) for part in first["loc"])))
    return RulesError(f"{where}: {first['msg']}.", hint="Correct the pack.", details={"where": where})
