"""The exact odds of dice notation: the distribution of its total, before anything is thrown.

Plain dice are convolved; keeping and dropping goes by order statistics; a reroll without end is the dice
that it leaves. An exploding die is followed until what is left out is rarer than ``RAREST``; with the fifty waves
after which a throw ends (``campaigns.rules.dice``) that is the stated error. Without explosions and rerolls
the odds are exact, unless the numbers grow so long that ``Weights`` rounds them, which counts into the error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import comb, sqrt
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.dice import MOST_WAVES, Addend, Comparison, Notation, Pool, Selection, parse
from campaigns.rules.weights import Weights

RAREST: Final = 1e-12
MOST_STEPS: Final = 20_000_000
"""Additions that keeping the best of many large dice may take."""


@dataclass(frozen=True, slots=True)
class Odds:
    """The distribution of a notation's total."""

    notation: Notation
    weights: Weights

    @property
    def error(self) -> float:
        """How far any probability given here may be from the true one; 0 where they are exact."""
        return self.weights.error

    @property
    def mean(self) -> Fraction:
        """The expected total."""
        return Fraction(sum(value * ways for value, ways in self.weights.pairs), self.weights.whole)

    @property
    def deviation(self) -> float:
        """The standard deviation of the total."""
        squares = Fraction(
            sum(value * value * ways for value, ways in self.weights.pairs), self.weights.whole
        )
        return sqrt(squares - self.mean**2)

    @property
    def probabilities(self) -> dict[int, float]:
        """The chance of each total that can come, the least first."""
        whole = self.weights.whole
        return {value: ways / whole for value, ways in self.weights.pairs if ways}

    def chance(self, target: Comparison) -> Fraction:
        """The chance that the total stands in that relation to the number."""
        favourable = sum(ways for value, ways in self.weights.pairs if target.holds(value))
        return Fraction(favourable, self.weights.whole)


def odds(notation: Notation | str) -> Odds:
    """The odds of a notation.

    Raises DiceNotationError for what is none, and RulesError when more large dice are kept than can be
    worked out in seconds.
    """
    read = parse(notation) if isinstance(notation, str) else notation
    return Odds(read, _sum(read))


def _sum(notation: Notation) -> Weights:
    parts = [_addend(addend) for addend in notation.addends]
    return reduce(Weights.plus, parts).shifted(notation.constant)


def _addend(addend: Addend) -> Weights:
    part = addend.part
    if isinstance(part, Pool):
        found = _pool(part)
    elif part.better:
        found = _sum(part.of).best_of_two()
    else:
        found = _sum(part.of).negated().best_of_two().negated()
    return found if addend.sign > 0 else found.negated()


def _pool(pool: Pool) -> Weights:
    one = _die(pool)
    if pool.select is None or pool.select.kept(pool.count) == pool.count:
        return one.times(pool.count)
    if pool.select.from_the_top:
        return _highest(one, pool.count, pool.select)
    return _highest(one.negated(), pool.count, pool.select).negated()


def _die(pool: Pool) -> Weights:
    """What one die of a handful is worth, with all that it brings."""
    first, error = _first(pool), 0.0
    top, span = pool.faces[-1], len(pool.faces)
    again = sum(first.values())
    if not pool.explode:
        ways = ((_worth(pool, 0, face), number) for face, number in first.items())
        return Weights.of(ways, _unfinished(pool))
    depth = 0
    left = first.get(top, 0) / again
    while left * pool.count > RAREST and depth < MOST_WAVES:
        depth += 1
        left /= span
    error = left + _unfinished(pool)
    return Weights.of(_exploded(pool, first, depth), error)


def _exploded(pool: Pool, first: dict[int, int], depth: int) -> Iterator[tuple[int, int]]:
    """Worth and ways of every course of an exploding die that brings at most ``depth`` others."""
    top, span = pool.faces[-1], len(pool.faces)
    for face, number in first.items():
        if face != top or not depth:
            yield _worth(pool, 0, face), number * span**depth
    for brought in range(1, depth + 1):
        for face in pool.faces:
            if face != top or brought == depth:
                yield _worth(pool, brought, face), first.get(top, 0) * span ** (depth - brought)


def _worth(pool: Pool, tops: int, last: int) -> int:
    """What a die counts that fell on its highest face ``tops`` times before ``last``."""
    top, test = pool.faces[-1], pool.success
    if test is None:
        return tops * top + last
    if pool.explode == "!!":
        return int(test.holds(tops * top + last))
    return tops * test.holds(top) + test.holds(last)


def _first(pool: Pool) -> dict[int, int]:
    """Ways of each face of a die that lies for the first time after its rerolls."""
    reroll = pool.reroll
    if reroll is None:
        return dict.fromkeys(pool.faces, 1)
    matching = {face for face in pool.faces if reroll.test.holds(face)}
    if not reroll.once:
        return {face: 1 for face in pool.faces if face not in matching}
    return {face: len(matching) + (0 if face in matching else len(pool.faces)) for face in pool.faces}


def _unfinished(pool: Pool) -> float:
    """A bound on the chance that a die would still go on when its throw is ended after the last wave."""
    reroll, span = pool.reroll, len(pool.faces)
    endless = reroll is not None and not reroll.once
    if not endless and not pool.explode:
        return 0.0
    matching = sum(1 for face in pool.faces if endless and reroll is not None and reroll.test.holds(face))
    return float((MOST_WAVES + 1) * (max(matching, 1) / span) ** MOST_WAVES)


def _highest(one: Weights, count: int, select: Selection) -> Weights:
    """The sum of the highest dice that ``select`` lets count, of ``count`` that are worth ``one`` each.

    Values are gone through from the greatest down. ``open_`` holds, by how many dice have been placed so far,
    the ways of their sum; where the last die that counts is placed, the others may be anything below.
    """
    kept = select.kept(count)
    if len(one.ways) ** 2 * kept**3 // 2 > MOST_STEPS and kept > 1:
        raise RulesError(
            f"The odds of keeping {kept} of {count} such dice take too long to work out.",
            hint="Ask for fewer or smaller dice; /roll throws these all the same.",
        )
    open_: list[dict[int, int]] = [{0: 1}, *({} for _ in range(kept - 1))]
    closed: dict[int, int] = {}
    below = one.whole
    for value, ways in reversed(one.pairs):
        if not ways:
            continue
        below -= ways
        for placed in range(kept - 1, -1, -1):
            free, wanted = count - placed, kept - placed
            lasts = sum(comb(free, n) * ways**n * below ** (free - n) for n in range(wanted, free + 1))
            for total, number in open_[placed].items():
                end = total + value * wanted
                closed[end] = closed.get(end, 0) + number * lasts
            for more in range(1, wanted):
                factor = comb(free, more) * ways**more
                target = open_[placed + more]
                for total, number in open_[placed].items():
                    end = total + value * more
                    target[end] = target.get(end, 0) + number * factor
    return Weights.of(closed.items(), count * one.error)
