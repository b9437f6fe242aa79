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
    expected = sum(die.count for die in dice)
    if len(faces) != expected:
        raise RulesError(
            f"{expected} dice were asked for and {len(faces)} fell.",
            hint="Throw the dice that were asked for.",
        )
    start = 0
    for die in dice:
        fallen = faces[start : start + die.count]
        start += die.count
        for face in (min(fallen), max(fallen)):
            if not lowest_face(die.sides) <= face <= highest_face(die.sides):
                raise RulesError(f"A d{die.sides} cannot show {face}.", hint="Read the faces again.")
