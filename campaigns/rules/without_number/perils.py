"""What may befall a body beside blows: kinds of perils, and how bad each can become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

type PerilKind = Literal["radiation", "disease", "poison", "stress"]


@dataclass(frozen=True, slots=True)
class Stage:
    """How badly somebody is off.

    ``skills`` are taken from checks of these, ``every`` from all checks, ``hit`` from attacks. ``no_healing``: a
    night brings no hit points back; ``no_relief``: nor does it take System Strain away. ``difficulty`` is that of
    tending it.
    """

    label: str
    text: str
    skills: Mapping[str, int] = field(default_factory=dict)
    every: int = 0
    hit: int = 0
    no_healing: bool = False
    no_relief: bool = False
    difficulty: int = 8


@dataclass(frozen=True, slots=True)
class Peril:
    """A poison, a disease, a field of radiation or a horror, in our own words.

    ``bonus`` is added to the save (-4 dire to +4 weak). ``onset`` are the nights before it is felt, ``damage`` the
    hit points it then takes, or half the maximum where ``halves``; ``deadly`` leaves its victim dying. ``strain`` is
    System Strain. ``severity`` of a disease is 0 mild, 1 severe, 2 lethal; None throws for it. ``lasting`` is how
    a poison is felt afterwards, for ``nights``; a disease is felt by the stages of the book.
    """

    id: str
    label: str
    text: str
    kind: PerilKind
    bonus: int = 0
    onset: str = ""
    damage: str = ""
    halves: bool = False
    deadly: bool = False
    strain: str = ""
    severity: int | None = None
    lasting: Stage | None = None
    nights: str = ""


@dataclass(frozen=True, slots=True)
class Scar:
    """What hardening leaves for good: checks that are worse by as much."""

    id: str
    label: str
    text: str
    skills: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Afflictions:
    """A book's perils and what comes of them.

    ``sickness`` are the stages of radiation by the least Constitution lost to it; ``diseases`` those of a disease by
    severity. ``breakdowns`` are thrown for with one die, ``scars`` likewise. ``counted`` are the kinds that the
    book counts; the rest of them is plain harm. ``cravings`` are the steps of dependence, the mildest first; none
    where nobody depends on anything.
    """

    perils: Mapping[str, Peril] = field(default_factory=dict)
    sickness: tuple[tuple[int, Stage], ...] = ()
    diseases: tuple[Stage, ...] = ()
    breakdowns: Mapping[str, Stage] = field(default_factory=dict)
    scars: Mapping[str, Scar] = field(default_factory=dict)
    counted: tuple[PerilKind, ...] = ("poison",)
    cravings: tuple[Stage, ...] = ()
