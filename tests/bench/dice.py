"""Dice notation beside the d20 package: the same expressions, read, thrown and written out, in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

import d20

from campaigns.rules.contracts import DieSpec
from campaigns.rules.dice import highest_face, lowest_face, parse

EXPRESSIONS: Final = {
    "2d6+1": "2d6+1",
    "4d6kh3": "4d6kh3",
    "2d6ro<3": "2d6ro<3",
    "8d6!": "8d6e6",
    "1d20+2d8-1d4+3": "1d20+2d8-1d4+3",
    "40d10": "40d10",
}
"""Ours, and how the package writes the same."""
WINDOW: Final = 0.5


def compare_dice() -> list[tuple[str, float, float]]:
    """For each expression the evaluations in a CPU-second of the package, and ours."""
    theirs = d20.Roller()
    return [
        (ours, _rate(lambda other=other: theirs.roll(other).result), _rate(lambda ours=ours: _roll(ours)))
        for ours, other in EXPRESSIONS.items()
    ]


def _roll(text: str) -> str:
    return parse(text).evaluate(_throw).text


_chance = Random(1)


def _throw(dice: Sequence[DieSpec]) -> tuple[int, ...]:
    """Faces as the package makes its own: one ``randrange`` a die."""
    return tuple(
        _chance.randrange(lowest_face(die.sides), highest_face(die.sides) + 1)
        for die in dice
        for _ in range(die.count)
    )


def _rate(once: Callable[[], object]) -> float:
    once()
    count, start = 0, time.process_time()
    while (spent := time.process_time() - start) < WINDOW:
        once()
        count += 1
    return count / spent
