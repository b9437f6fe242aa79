"""4dF: exact chances, and what a roll against another comes to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Final

from campaigns.rules.contracts import DieSpec, OutcomeTier
from campaigns.rules.fate.tables import STYLE

FOUR_FATE: Final = DieSpec("F", 4)


@cache
def distribution() -> Mapping[int, float]:
    """The chance of each sum of four Fate dice, -4 to 4."""
    counts: dict[int, int] = {}
    for faces in product((-1, 0, 1), repeat=4):
        counts[sum(faces)] = counts.get(sum(faces), 0) + 1
    return MappingProxyType({total: ways / 81 for total, ways in sorted(counts.items())})


def tier_of(shifts: int) -> OutcomeTier:
    """Failure, tie, success, or success with style from 3 shifts."""
    if shifts < 0:
        return "failure"
    if shifts == 0:
        return "tie"
    return "critical_success" if shifts >= STYLE else "success"


@cache
def chance_against(ahead: int, *, opposed: bool, tie_counts: bool) -> float:
    """The chance that 4dF with a lead of ``ahead`` beats 0, or another 4dF; with ``tie_counts`` meets it."""
    theirs = distribution() if opposed else {0: 1.0}
    return sum(
        own_chance * their_chance
        for own, own_chance in distribution().items()
        for their, their_chance in theirs.items()
        if own + ahead > their or (tie_counts and own + ahead == their)
    )


@cache
def chance_lying(ahead: int, *, tie_counts: bool) -> float:
    """The chance that a total that lies, ``ahead`` of the other side's skill, beats (or meets) their 4dF."""
    return sum(
        chance for their, chance in distribution().items() if ahead > their or (tie_counts and ahead == their)
    )
