"""Distributions of whole numbers as ways out of a whole: added up exactly, by multiplying large integers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Final

LARGEST_PRODUCT: Final = 4_000_000
"""Bits a packed distribution may have before its ways are rounded."""
ROUNDED_BITS: Final = 96


@dataclass(frozen=True, slots=True)
class Weights:
    """``ways[i]`` of ``whole`` equally likely ways give ``low + i``.

    ``error`` bounds how far any probability, or any sum of them, is from the true one.
    """

    low: int
    ways: tuple[int, ...]
    whole: int
    error: float = 0.0

    @classmethod
    def of(cls, ways: Iterable[tuple[int, int]], error: float = 0.0) -> Weights:
        """From (value, ways) pairs; the ways of a value that comes more than once are added."""
        counted: dict[int, int] = {}
        for value, number in ways:
            counted[value] = counted.get(value, 0) + number
        low = min(counted)
        line = [counted.get(value, 0) for value in range(low, max(counted) + 1)]
        return cls(low, tuple(line), sum(line), error)

    @property
    def high(self) -> int:
        """The greatest value."""
        return self.low + len(self.ways) - 1

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """Values with their ways, the least first."""
        return list(enumerate(self.ways, self.low))

    def probability(self, value: int) -> Fraction:
        """The chance of exactly ``value``."""
        at = value - self.low
        return Fraction(self.ways[at], self.whole) if 0 <= at < len(self.ways) else Fraction(0)

    def shifted(self, by: int) -> Weights:
        """With ``by`` added to every value."""
        return Weights(self.low + by, self.ways, self.whole, self.error)

    def negated(self) -> Weights:
        """With every value's sign changed."""
        return Weights(-self.high, self.ways[::-1], self.whole, self.error)

    def plus(self, other: Weights) -> Weights:
        """The sum of two independent values, by convolution.

        The ways are packed as the digits of two integers, whose product has those of the sum as its digits.
        """
        mine, theirs = self._rounded(len(other.ways)), other._rounded(len(self.ways))
        whole = mine.whole * theirs.whole
        slot = whole.bit_length() // 8 + 1
        length = len(mine.ways) + len(theirs.ways) - 1
        product = (mine._packed(slot) * theirs._packed(slot)).to_bytes(slot * length + slot, "little")
        ways = [int.from_bytes(product[at : at + slot], "little") for at in range(0, slot * length, slot)]
        return Weights(mine.low + theirs.low, tuple(ways), whole, mine.error + theirs.error)

    def times(self, count: int) -> Weights:
        """The sum of ``count`` such values, each by itself, by repeated doubling."""
        total, power = Weights(0, (1,), 1), self
        while count:
            if count & 1:
                total = total.plus(power)
            count >>= 1
            if count:
                power = power.plus(power)
        return total

    def best_of_two(self) -> Weights:
        """The greater of two such values: C(v)² - C(v-1)² ways, with C the ways of v or less."""
        below = list(accumulate(self.ways, initial=0))
        ways = [below[at + 1] ** 2 - below[at] ** 2 for at in range(len(self.ways))]
        return Weights(self.low, tuple(ways), self.whole**2, 2 * self.error)

    def _packed(self, slot: int) -> int:
        return int.from_bytes(b"".join(number.to_bytes(slot, "little") for number in self.ways), "little")

    def _rounded(self, beside: int) -> Weights:
        """The same, with ways small enough that a product with ``beside`` others can be worked out in time."""
        bits = self.whole.bit_length()
        if bits <= ROUNDED_BITS or bits * (len(self.ways) + beside) <= LARGEST_PRODUCT:
            return self
        ways = tuple(number >> (bits - ROUNDED_BITS) for number in self.ways)
        whole = sum(ways)
        return Weights(self.low, ways, whole, self.error + 2 * len(ways) / whole)
