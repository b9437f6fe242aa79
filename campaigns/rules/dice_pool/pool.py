"""Pools of exploding six-sided dice: how they fall, how they are counted, and their exact odds.

A die that shows 6 is thrown again and added until it does not. Each die whose total reaches the target number is one
success (rules-facts 6.1 to 6.3). Only the first wave of a player's throw lies on the table; the engine throws the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from typing import Final

from campaigns.rules.contracts import Dice, DieSpec, Throw

SIDES: Final = 6
LEAST_TN: Final = 2
MOST_DICE: Final = 40
"""No pool is larger: what would go beyond is left in the bag."""


@dataclass(frozen=True, slots=True)
class Fallen:
    """Exploded dice: ``dice`` holds the faces of each die in the order they fell, such as ((6, 4), (3,))."""

    dice: tuple[tuple[int, ...], ...] = ()

    @property
    def totals(self) -> tuple[int, ...]:
        """What each die adds up to."""
        return tuple(sum(faces) for faces in self.dice)

    @property
    def highest(self) -> int:
        """The best die, 0 when there was none."""
        return max(self.totals, default=0)

    @property
    def all_ones(self) -> bool:
        """Whether there were dice and every one of them shows a natural 1; an empty pool is no disaster."""
        return bool(self.dice) and all(faces == (1,) for faces in self.dice)

    def successes(self, tn: int) -> int:
        """How many dice reach ``tn``."""
        return sum(total >= tn for total in self.totals)

    @property
    def told(self) -> str:
        """The totals with the dice behind them, such as ``10 (6+4), 3, 1``."""
        shown = (
            f"{sum(faces)} ({'+'.join(str(face) for face in faces)})" if len(faces) > 1 else str(faces[0])
            for faces in self.dice
        )
        return ", ".join(shown) or "no dice"


def pool_of(count: int) -> tuple[DieSpec, ...]:
    """The dice of a pool; none for a pool of 0 or less."""
    return (DieSpec(SIDES, min(count, MOST_DICE)),) if count > 0 else ()


def explode(first: Sequence[int], dice: Dice, reason: str, *, public: bool = True) -> Fallen:
    """Throw the sixes of a first wave again, wave by wave, until none is a 6; every wave is recorded."""
    fallen = [[face] for face in first]
    open_dice = [index for index, face in enumerate(first) if face == SIDES]
    while open_dice:
        wave = dice.throw((DieSpec(SIDES, len(open_dice)),), reason=f"{reason}: sixes again", public=public)
        for index, face in zip(open_dice, wave.faces, strict=True):
            fallen[index].append(face)
        open_dice = [index for index in open_dice if fallen[index][-1] == SIDES]
    return Fallen(tuple(tuple(faces) for faces in fallen))


def throw_pool(count: int, dice: Dice, reason: str, *, public: bool = True) -> tuple[Throw, Fallen]:
    """Throw a pool that no player throws: the first wave as a Throw, and how it fell in the end."""
    wanted = pool_of(count)
    if not wanted:
        return Throw("", (), ()), Fallen()
    first = dice.throw(wanted, reason=reason, public=public)
    return first, explode(first.faces, dice, reason, public=public)


def chance(tn: int) -> Fraction:
    """The chance of one exploding die to reach ``tn``.

    With tn = 6k + r, r from 1 to 6: (1/6)^k * (7 - r)/6 (rules-facts 6, at the table).
    """
    if tn <= 1:
        return Fraction(1)
    waves, rest = divmod(tn - 1, SIDES)
    return Fraction(1, SIDES) ** waves * Fraction(SIDES - rest, SIDES)


@cache
def spread(count: int, tn: int) -> tuple[float, ...]:
    """The chance of 0, 1, 2 … ``count`` successes."""
    p = chance(tn)
    dice = max(0, min(count, MOST_DICE))
    return tuple(float(comb(dice, hits) * p**hits * (1 - p) ** (dice - hits)) for hits in range(dice + 1))


def at_least(count: int, tn: int, needed: int = 1) -> float:
    """The chance of ``needed`` successes or more."""
    return 1.0 if needed <= 0 else sum(spread(count, tn)[needed:])


def ahead(own: tuple[int, int], other: tuple[int, int], *, ties: bool = False, head_start: int = 0) -> float:
    """The chance that a pool (dice, tn) has more successes than another; with ``ties``, at least one and as many.

    ``head_start`` successes are added to the own side. Counted by convolution of both spreads.
    """
    theirs = spread(*other)
    total = 0.0
    for hits, p in enumerate(spread(*own), start=head_start):
        beaten = hits + 1 if ties and hits else hits
        total += p * sum(theirs[:beaten])
    return total
