"""What dice can show, and which of them count."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.errors import RulesError
from campaigns.rules.values import DieSpec, Sides


def keep_best(faces: Sequence[int], count: int) -> list[int]:
    """The ``count`` highest faces, highest first."""
    return sorted(faces, reverse=True)[:count]


def lowest_face(sides: Sides) -> int:
    """The smallest number on a die."""
    return -1 if sides == "F" else 1


def highest_face(sides: Sides) -> int:
    """The largest number on a die."""
    return 1 if sides == "F" else sides


def check_faces(dice: Sequence[DieSpec], faces: Sequence[int]) -> None:
    """Raise RulesError unless ``faces`` could have fallen with ``dice``, in their order."""
    expected = [die.sides for die in dice for _ in range(die.count)]
    if len(faces) != len(expected):
        raise RulesError(
            f"{len(expected)} dice were asked for and {len(faces)} fell.",
            hint="Throw the dice that were asked for.",
        )
    for face, sides in zip(faces, expected, strict=True):
        if not lowest_face(sides) <= face <= highest_face(sides):
            raise RulesError(f"A d{sides} cannot show {face}.", hint="Read the faces again.")
