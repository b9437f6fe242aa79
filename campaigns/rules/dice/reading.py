"""Reading dice notation as somebody types it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, cast

from campaigns.errors import RulesError
from campaigns.rules.dice.notation import (
    FEWEST_SIDES,
    LARGEST_CONSTANT,
    LONGEST_NOTATION,
    MOST_DICE,
    MOST_SIDES,
    Addend,
    Advantage,
    Notation,
    Sign,
)
from campaigns.rules.dice.pools import Comparison, Operator, Pool, Reroll, Selection
from campaigns.rules.values import DieSpec, Sides

EXAMPLES: Final = "Try 2d6+1, d20-2, 4d6kh3, 6d6!>=5, 2d6ro<3, adv(d20+2) or 4dF."

_COMPARED = r"(?:[<>]=?|=)"
_POOL = re.compile(
    rf"(?P<count>\d*)d(?P<sides>\d+|f|%)(?:r(?P<once>o?)(?P<when>{_COMPARED}?)(?P<again>-?\d+))?(?P<explode>!{{0,2}})"
    rf"(?:(?P<select>[kd][hl])(?P<selected>\d*))?(?:(?P<than>{_COMPARED})(?P<goal>-?\d+))?"
)
_ADDEND = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<twice>adv|dis)\((?P<inner>[^()]*)\)|(?P<plain>(?:[^+()-]|(?<=[ro<>=])-)+))(?=[+-]|$)"
)
_TARGET = re.compile(rf"({_COMPARED})?\s*([+-]?\d{{1,6}})")
_SPACES = re.compile(r"\s*([+\-()<>=!])\s*")


class DiceNotationError(RulesError):
    """What was typed is no dice, or more dice than a hand can hold."""

    code = 3003
    type = "DICE_NOTATION"


@lru_cache(maxsize=1024)
def parse(text: str) -> Notation:
    """Read a notation such as ``2d6+1``, ``4dF``, ``d%``, ``4d6kh3``, ``6d6!>=5`` or ``adv(d20+2)``.

    What each sign does stands in ``campaigns.rules.dice.notation``. 1 to 100 dice in all, 2 to 1000 sides,
    constants up to 10,000; raises DiceNotationError with an example otherwise.
    """
    written = text.strip().lower()
    if not written:
        raise DiceNotationError("There are no dice in that.", hint=EXAMPLES)
    if len(written) > LONGEST_NOTATION:
        raise DiceNotationError("That is too long.", hint=EXAMPLES)
    notation = _sum(_SPACES.sub(r"\1", written), nested=False)
    thrown = sum(pool.count for pool in notation.pools)
    if not 1 <= thrown <= MOST_DICE:
        raise DiceNotationError(f"{thrown} dice cannot be thrown; 1 to {MOST_DICE} can.", hint=EXAMPLES)
    return notation


def spec(text: str) -> tuple[tuple[DieSpec, ...], int]:
    """Dice and constant of a table entry such as ``1d8``, ``2d6+1`` or a bare number (then no dice).

    Raises DiceNotationError for anything but dice that are added up.
    """
    compact = text.strip()
    if compact.lstrip("+-").isdigit():
        return (), int(compact)
    notation = parse(compact)
    for addend in notation.addends:
        if addend.sign < 0 or not isinstance(addend.part, Pool) or not addend.part.plain:
            raise DiceNotationError(
                f"A table's dice are only added up; '{compact}' asks for more.", hint="Write 2d6+1."
            )
    return notation.dice, notation.constant


def parse_comparison(text: str) -> Comparison:
    """Read ``>=8``, ``<8`` or ``=8``; a bare number means that or more. Raises DiceNotationError otherwise."""
    found = _TARGET.fullmatch(text.strip())
    if found is None:
        raise DiceNotationError(f"'{text}' is no total to reach.", hint="Try 8, >=8, <8 or =8.")
    return _test(found[1] or ">=", found[2])


def _sum(text: str, *, nested: bool) -> Notation:
    addends: list[Addend] = []
    constant, at = 0, 0
    while at < len(text):
        found = _ADDEND.match(text, at)
        if found is None or (at > 0 and not found["sign"]):
            raise _nonsense(text[at:])
        sign: Sign = -1 if found["sign"] == "-" else 1
        if found["twice"]:
            addends.append(Addend(sign, _advantage(found, nested=nested)))
        elif found["plain"].isdecimal():
            constant += sign * _bounded(found["plain"], 0, LARGEST_CONSTANT, "A number to add")
        else:
            addends.append(Addend(sign, _pool(found["plain"])))
        at = found.end()
    if abs(constant) > LARGEST_CONSTANT:
        raise DiceNotationError(f"The numbers to add come to more than {LARGEST_CONSTANT}.", hint=EXAMPLES)
    return Notation(tuple(addends), constant)


def _advantage(found: re.Match[str], *, nested: bool) -> Advantage:
    if nested:
        raise DiceNotationError("Advantage does not stack.", hint="Write adv(2d6+1), once.")
    inner = _sum(found["inner"], nested=True)
    if not inner.addends:
        raise DiceNotationError("There are no dice to throw twice in that.", hint="Write adv(2d6+1).")
    return Advantage(found["twice"] == "adv", inner)


def _pool(text: str) -> Pool:
    found = _POOL.fullmatch(text)
    if found is None:
        raise _nonsense(text)
    count = _bounded(found["count"] or "1", 1, MOST_DICE, "The number of dice")
    letter = found["sides"]
    sides: Sides = "F"
    if letter != "f":
        sides = 100 if letter == "%" else _bounded(letter, FEWEST_SIDES, MOST_SIDES, "The number of sides")
    explode = cast("Literal['', '!', '!!']", found["explode"])
    success = _test(found["than"], found["goal"]) if found["than"] else None
    pool = Pool(count, sides, _reroll(found), explode, _selection(found, count), success)
    _check(pool)
    return pool


def _reroll(found: re.Match[str]) -> Reroll | None:
    if found["again"] is None:
        return None
    return Reroll(_test(found["when"] or "=", found["again"]), once=bool(found["once"]))


def _selection(found: re.Match[str], count: int) -> Selection | None:
    if found["select"] is None:
        return None
    keep, highest = found["select"][0] == "k", found["select"][1] == "h"
    most = count if keep else count - 1
    if most < 1:
        raise DiceNotationError("A die that is thrown alone cannot be dropped.", hint="Write 4d6dl1.")
    what = "The number of dice to keep" if keep else "The number of dice to drop"
    return Selection(keep, highest, _bounded(found["selected"] or "1", 1, most, what))


def _test(operator: str, number: str) -> Comparison:
    return Comparison(
        cast("Operator", operator), _bounded(number, -LARGEST_CONSTANT, LARGEST_CONSTANT, "A number")
    )


def _check(pool: Pool) -> None:
    if pool.select and pool.success:
        raise DiceNotationError("Dice are kept or counted, not both.", hint="Write 4d6kh3 or 6d6>=5.")
    if pool.reroll and not pool.reroll.once:
        again = sum(1 for face in pool.faces if pool.reroll.test.holds(face))
        if 2 * again > len(pool.faces):
            raise DiceNotationError(
                f"{pool} would be thrown again more often than not.",
                hint="Reroll at most half of the faces, as in 2d6r<3, or once: 2d6ro<6.",
            )


def _bounded(digits: str, least: int, most: int, what: str) -> int:
    number = int(digits)
    if not least <= number <= most:
        raise DiceNotationError(f"{what} has to be {least} to {most}, not {number}.", hint=EXAMPLES)
    return number


def _nonsense(text: str) -> DiceNotationError:
    return DiceNotationError(f"'{text}' is not dice.", hint=EXAMPLES)
