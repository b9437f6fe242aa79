"""Dice notation: what a player types after /roll, read into dice and counted up once they have fallen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from campaigns.errors import RulesError
from campaigns.rules.contracts import DieSpec, Sides

MOST_DICE = 100
FEWEST_SIDES, MOST_SIDES = 2, 1000
LARGEST_CONSTANT = 10_000
LONGEST_NOTATION = 80
EXAMPLES = "Try 2d6+1, d20-2, 4d6kh3 or 4dF."

_TERM = re.compile(r"([+-]?)(?:(\d*)d(\d+|f|%)(?:k([hl])(\d+))?|(\d+))", re.IGNORECASE)


class DiceNotationError(RulesError):
    """What was typed is no dice, or more dice than a hand can hold."""

    code = 3003
    type = "DICE_NOTATION"


@dataclass(frozen=True, slots=True)
class DiceTerm:
    """Like dice of a notation: ``sign`` is 1 or -1; ``keep`` of the ``best`` or the worst count."""

    sign: Literal[1, -1]
    dice: DieSpec
    keep: int
    best: bool = True


@dataclass(frozen=True, slots=True)
class Tally:
    """A notation counted up: ``kept`` holds the faces that counted, in the order of the terms."""

    total: int
    kept: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Notation:
    """Dice and a constant, as read from ``text``."""

    text: str
    terms: tuple[DiceTerm, ...]
    constant: int

    @property
    def dice(self) -> tuple[DieSpec, ...]:
        """What has to be thrown, in the order in which ``tally`` expects the faces."""
        return tuple(term.dice for term in self.terms)

    def tally(self, faces: Sequence[int]) -> Tally:
        """Count up ``faces``, which lie in the order of ``dice``; raises RulesError when they do not fit."""
        check_faces(self.dice, faces)
        total, start, kept, parts = self.constant, 0, list[int](), list[str]()
        for term in self.terms:
            fallen = faces[start : start + term.dice.count]
            start += term.dice.count
            chosen = keep_best(fallen, term.keep) if term.best else sorted(fallen)[: term.keep]
            total += term.sign * sum(chosen)
            kept.extend(chosen)
            parts.append(f"{'-' if term.sign < 0 else '+'} {list(fallen)}")
        if self.constant:
            parts.append(f"{'-' if self.constant < 0 else '+'} {abs(self.constant)}")
        return Tally(total, tuple(kept), " ".join(parts).removeprefix("+ ") + f" = {total}")


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


def parse(text: str) -> Notation:
    """Read a notation such as ``2d6+1``, ``4dF``, ``d20-2``, ``d%`` or ``4d6kh3``.

    1 to 100 dice in all, 2 to 1000 sides; raises DiceNotationError with a hint otherwise.
    """
    compact = re.sub(r"\s*([+-])\s*", r"\1", text.strip())
    if not compact or len(compact) > LONGEST_NOTATION:
        raise DiceNotationError(
            "There are no dice in that." if not compact else "That is too long.", hint=EXAMPLES
        )
    terms: list[DiceTerm] = []
    constant, at = 0, 0
    while at < len(compact):
        found = _TERM.match(compact, at)
        if found is None or (at > 0 and not found[1]):
            raise DiceNotationError(f"'{compact[at:]}' is not dice.", hint=EXAMPLES)
        sign: Literal[1, -1] = -1 if found[1] == "-" else 1
        if found[6] is not None:
            constant += sign * _bounded(found[6], 0, LARGEST_CONSTANT, "A number to add")
        else:
            terms.append(_dice_term(sign, found))
        at = found.end()
    thrown = sum(term.dice.count for term in terms)
    if not 1 <= thrown <= MOST_DICE:
        raise DiceNotationError(f"{thrown} dice cannot be thrown; 1 to {MOST_DICE} can.", hint=EXAMPLES)
    return Notation(compact, tuple(terms), constant)


def spec(text: str) -> tuple[tuple[DieSpec, ...], int]:
    """Dice and constant of a table entry such as ``1d8``, ``2d6+1`` or a bare number (then no dice)."""
    compact = text.strip()
    if compact.lstrip("+-").isdigit():
        return (), int(compact)
    notation = parse(compact)
    return notation.dice, notation.constant


def _dice_term(sign: Literal[1, -1], found: re.Match[str]) -> DiceTerm:
    count = _bounded(found[2] or "1", 1, MOST_DICE, "The number of dice")
    letter = found[3].lower()
    sides: Sides = "F"
    if letter != "f":
        sides = 100 if letter == "%" else _bounded(letter, FEWEST_SIDES, MOST_SIDES, "The number of sides")
    keep = _bounded(found[5], 1, count, "The number of dice to keep") if found[5] else count
    return DiceTerm(sign, DieSpec(sides, count), keep, best=(found[4] or "h").lower() == "h")


def _bounded(digits: str, least: int, most: int, what: str) -> int:
    number = int(digits)
    if not least <= number <= most:
        raise DiceNotationError(f"{what} has to be {least} to {most}, not {number}.", hint=EXAMPLES)
    return number
