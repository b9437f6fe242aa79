"""What the rules keep about one person: a Hero who grows, or a Foe with a line of statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, with_config

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Sheet
from campaigns.rules.dial.gear import Item
from campaigns.rules.dial.knacks import Flaw, Knack
from campaigns.rules.dial.tables import InjuryKind
from campaigns.rules.remembered import once_for_each

RULES = "dial"
VERSION = 1

type Condition = Literal["up", "down", "brink", "dead"]
type Score = Annotated[int, Field(ge=3, le=20)]
type Count = Annotated[int, Field(ge=0)]
type Bonus = Annotated[int, Field(ge=-5, le=20)]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Hurt:
    """An injury: ``nights`` of rest it has had; ``attribute`` is what a scar touches (empty: all of the body)."""

    kind: InjuryKind
    attribute: str = ""
    nights: Count = 0


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Vitals:
    """Resolve and what comes after it: down (wakes later), on the brink (one check decides), dead."""

    resolve: Count
    max_resolve: Annotated[int, Field(ge=1)]
    condition: Condition = "up"
    injuries: tuple[Hurt, ...] = ()


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Hero:
    """A character. ``trained`` are skills with the training bonus; ``xp`` is all that was ever earned, ``due`` are the
    levels whose choices are still to be made.

    Knacks and the flaw stand on the sheet whole, so that a pack's own mean the same wherever it is read.
    """

    name: str
    background: str
    archetype: str
    level: Annotated[int, Field(ge=1, le=10)]
    xp: Count
    scores: Mapping[str, Score]
    trained: tuple[str, ...]
    knacks: tuple[Knack, ...]
    flaw: Flaw | None
    vitals: Vitals
    edge: Count
    gear: tuple[Item, ...] = ()
    due: tuple[Annotated[int, Field(ge=2, le=10)], ...] = ()
    kind: Literal["hero"] = "hero"
    rules: Literal["dial"] = "dial"
    version: Literal[1] = 1


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Foe:
    """Anyone with a line of statistics.

    ``attack`` is added to strikes, ``skill`` to all else; ``defence`` is what strikes have to beat, ``will`` what
    words have to. ``base`` is how far an effort moves a dial. ``cheats`` at a table when it can.
    """

    name: str
    vitals: Vitals
    attack: Bonus
    damage: str
    defence: Annotated[int, Field(ge=5, le=30)] = 12
    will: Annotated[int, Field(ge=5, le=30)] = 12
    skill: Bonus = 2
    initiative: Bonus = 0
    attacks: Annotated[int, Field(ge=1, le=4)] = 1
    soak: Annotated[int, Field(ge=0, le=10)] = 0
    base: Annotated[int, Field(ge=1, le=5)] = 1
    morale: Annotated[int, Field(ge=2, le=12)] = 8
    mindless: bool = False
    named: bool = False
    cheats: bool = False
    weapon: str = ""
    kind: Literal["foe"] = "foe"
    rules: Literal["dial"] = "dial"
    version: Literal[1] = 1


type Body = Hero | Foe

_ADAPTER: TypeAdapter[Hero | Foe] = TypeAdapter(Annotated[Hero | Foe, Field(discriminator="kind")])


def bystander(name: str) -> Foe:
    """Somebody nobody gave numbers to: peaceful, and able to hit back if it comes to that."""
    return Foe(name, Vitals(5, 5), 0, "1d3", defence=10, will=10, skill=1, named=True, weapon="bare hands")


def read(sheet: Mapping[str, Json], name: str = "") -> Hero | Foe:
    """The person behind a sheet; an empty sheet is a bystander. Raises RulesError when it cannot be one."""
    return _read(sheet) if sheet else bystander(name or "Somebody")


@once_for_each(4096)
def _read(sheet: Mapping[str, Json]) -> Hero | Foe:
    try:
        body = _ADAPTER.validate_python(dict(sheet))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RulesError(
            f"This is no sheet of {RULES} version {VERSION}: {where}: {first['msg']}",
            hint="Correct the sheet, or make it anew.",
            details={"where": where},
        ) from error
    if body.vitals.resolve > body.vitals.max_resolve:
        raise RulesError("Resolve is above its maximum.", hint="Lower resolve or raise max_resolve.")
    return body


def write(body: Hero | Foe) -> Sheet:
    """The JSON sheet of a person."""
    written: Sheet = _ADAPTER.dump_python(body, mode="json")
    return written
