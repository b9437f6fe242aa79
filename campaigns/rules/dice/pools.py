"""Handfuls of like dice, and what is done with them once they lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from campaigns.rules.dice.faces import highest_face, lowest_face
from campaigns.rules.values import Sides

type Operator = Literal["<", "<=", "=", ">=", ">"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a face, or a die's sum, is compared with."""

    operator: Operator
    number: int

    def holds(self, value: int) -> bool:
        """Whether ``value`` stands in that relation to the number."""
        if self.operator == "=":
            return value == self.number
        if self.operator in ("<", "<="):
            return value < self.number + (self.operator == "<=")
        return value > self.number - (self.operator == ">=")

    def __str__(self) -> str:
        return f"{self.operator}{self.number}"


@dataclass(frozen=True, slots=True)
class Reroll:
    """Dice that are thrown again when they match: until they do not, or ``once``."""

    test: Comparison
    once: bool

    def __str__(self) -> str:
        test = str(self.test.number) if self.test.operator == "=" else str(self.test)
        return f"{'ro' if self.once else 'r'}{test}"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which dice count: the ``highest`` or lowest ``count`` are kept, or dropped."""

    keep: bool
    highest: bool
    count: int

    def kept(self, dice: int) -> int:
        """How many of so many dice count."""
        return self.count if self.keep else dice - self.count

    @property
    def from_the_top(self) -> bool:
        """Whether the dice that count are the highest."""
        return self.keep == self.highest

    def __str__(self) -> str:
        return f"{'k' if self.keep else 'd'}{'h' if self.highest else 'l'}{self.count}"


@dataclass(frozen=True, slots=True)
class Pool:
    """A handful of like dice. ``explode``: "" not at all, "!" another die, "!!" added to the same die."""

    count: int
    sides: Sides
    reroll: Reroll | None = None
    explode: Literal["", "!", "!!"] = ""
    select: Selection | None = None
    success: Comparison | None = None

    @property
    def faces(self) -> range:
        """All that one of the dice can show."""
        return range(lowest_face(self.sides), highest_face(self.sides) + 1)

    @property
    def plain(self) -> bool:
        """Whether the faces are simply added up."""
        return not (self.reroll or self.explode or self.select or self.success)

    def __str__(self) -> str:
        extras = (self.reroll or "", self.explode, self.select or "", self.success or "")
        return f"{self.count}d{self.sides}{''.join(map(str, extras))}"
