"""What is kept on a sheet of what has befallen somebody beside wounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import ConfigDict, Field, with_config

type Count = Annotated[int, Field(ge=0)]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Ailment:
    """A disease or a poison in somebody's body.

    ``nights`` are those before it is ``felt``, afterwards those before the next save (a disease) or its end (a
    poison). ``severity`` is 0 to 2. ``tended`` is added to the next save, ``seen`` whether somebody has tended it
    today; ``remedy`` throws that save again when it fails.
    """

    id: str
    severity: Annotated[int, Field(ge=0, le=2)] = 0
    nights: Count = 0
    felt: bool = False
    tended: Count = 0
    seen: bool = False
    remedy: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Habit:
    """Something that somebody has taken lately, or depends on, by the name of the thing.

    ``grip`` is added to the save against it. ``steps`` of dependence: 0 none, 3 the worst. ``fed``: taken since the
    last night; ``hungry``: a night went by without, ``nights`` of them so far. ``tended`` is added to the next save,
    ``seen`` whether a healer has tried today.
    """

    id: str
    label: str
    grip: int = 0
    steps: Annotated[int, Field(ge=0, le=3)] = 0
    fed: bool = False
    hungry: bool = False
    nights: Count = 0
    tended: Count = 0
    seen: bool = False


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Toll:
    """Everything of that kind.

    ``lost`` is Constitution lost to each cause, which comes back; ``burnt`` are points of attributes that do not.
    ``doomed`` are nights left to live, 0 for nobody doomed. ``treated``: the radiation sickness was tended today.
    ``stress`` counts up; ``held`` are the saves passed since it went above what the mind bears. ``broken`` names
    the breakdown that lasts until the next night, ``scars`` what hardening has left; ``eased``: company has helped
    today. ``habits`` are what was taken that takes hold.
    """

    ailments: tuple[Ailment, ...] = ()
    lost: Mapping[str, Count] = field(default_factory=dict)
    burnt: Mapping[str, Count] = field(default_factory=dict)
    doomed: Count = 0
    treated: bool = False
    stress: Count = 0
    held: Count = 0
    broken: str = ""
    scars: tuple[str, ...] = ()
    eased: bool = False
    habits: tuple[Habit, ...] = ()
