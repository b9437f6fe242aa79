"""Dice that fall as a test says."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice.falling import Thrower


def falling(*waves: Sequence[int]) -> Thrower:
    """A thrower whose waves fall as given, one after the other."""
    left = iter(waves)

    def throw(_dice: Sequence[DieSpec]) -> tuple[int, ...]:
        return tuple(next(left))

    return throw
