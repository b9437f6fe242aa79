"""Dice notation as data: handfuls of dice, what is done with them once they lie, and how it is written.

One handful is written ``<count>d<sides>`` and, in this order, each at most once:

* ``r1``, ``r<3``: dice that match are thrown again until they do not; ``ro<3``: once. At least half of the
  faces have to be out of reach of a repeated reroll.
* ``!``: a die on its highest face brings another, and that one may bring another (exploding); the dice that
  it brings are not rerolled. ``!!``: the same, but what follows is added to the die itself (compounding).
* ``kh3``, ``kl1``, ``dh1``, ``dl1``: the highest or the lowest dice are kept, or dropped. A die is judged with all
  that it brought.
* ``>=5`` (or ``>``, ``<=``, ``<``, ``=``): the handful counts its successes instead of its pips. After ``!`` each
  die that was brought counts by itself, after ``!!`` a die counts once, with its sum. Not beside keeping.

``adv(2d6+1)`` throws everything inside twice and takes the higher total, ``dis(2d6+1)`` the lower one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from campaigns.rules.dice.falling import Count, Thrower, Wave, throw_all
from campaigns.rules.dice.pools import Pool
from campaigns.rules.values import DieSpec

MOST_DICE: Final = 100
FEWEST_SIDES: Final = 2
MOST_SIDES: Final = 1000
LARGEST_CONSTANT: Final = 10_000
LONGEST_NOTATION: Final = 80

type Sign = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Tally:
    """A notation counted up.

    ``kept`` holds the values of the dice that counted, handful by handful; ``waves`` all that was thrown;
    ``text`` shows it: ``6+5`` is a die and what it brought, ``1→4`` one that was thrown again. ``dropped`` are the
    places of the faces that did not count, among all faces of all waves in their order, from 0.
    """

    total: int
    kept: tuple[int, ...]
    text: str
    waves: tuple[Wave, ...]
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Advantage:
    """A sum thrown twice, of which the ``better`` or the worse total counts. It holds no other of its kind."""

    better: bool
    of: Notation

    def choose(self, counts: Iterator[Count]) -> Count:
        """What counts of both throws, whose handfuls are the next of ``counts``."""
        both = [self.of.count(counts) for _ in range(2)]
        chosen = (max if self.better else min)(both, key=lambda one: one.total)
        shown = " | ".join(f"{one.text} = {one.total}" for one in both)
        return Count(chosen.total, chosen.kept, f"{'adv' if self.better else 'dis'}({shown})", chosen.counted)

    def __str__(self) -> str:
        return f"{'adv' if self.better else 'dis'}({self.of})"


@dataclass(frozen=True, slots=True)
class Addend:
    """Something that is added (``sign`` 1) or taken away (-1)."""

    sign: Sign
    part: Pool | Advantage


@dataclass(frozen=True)
class Notation:
    """A sum of dice and a constant; ``str()`` writes it so that reading it again gives the same."""

    addends: tuple[Addend, ...]
    constant: int = 0

    @cached_property
    def pools(self) -> tuple[Pool, ...]:
        """Every handful that is thrown, in the order of throwing: what stands under advantage comes twice."""
        parts = (addend.part for addend in self.addends)
        return tuple(
            pool for part in parts for pool in ((part,) if isinstance(part, Pool) else part.of.pools * 2)
        )

    @cached_property
    def dice(self) -> tuple[DieSpec, ...]:
        """What is thrown first, in the order in which its faces are expected."""
        return tuple(DieSpec(pool.sides, pool.count) for pool in self.pools)

    @property
    def text(self) -> str:
        """The notation as it is written."""
        return str(self)

    def __str__(self) -> str:
        signed = [("-" if addend.sign < 0 else "+") + str(addend.part) for addend in self.addends]
        constant = f"{self.constant:+d}" if self.constant else ""
        return ("".join(signed) + constant).removeprefix("+")

    def evaluate(self, throw: Thrower) -> Tally:
        """Throw the dice, again and again where the notation says so, and count them up.

        ``throw`` is asked for each wave: the first dice, then at most 50 further ones. Raises RulesError when
        faces do not fit what was asked for.
        """
        counts, waves = throw_all(self.pools, self.dice, throw)
        found = self.count(iter(counts))
        thrown = sum(len(wave.faces) for wave in waves)
        counted = frozenset(found.counted)
        dropped = tuple(place for place in range(thrown) if place not in counted)
        return Tally(found.total, found.kept, f"{found.text} = {found.total}", tuple(waves), dropped)

    def count(self, counts: Iterator[Count]) -> Count:
        """What the sum comes to when its handfuls come to the next of ``counts``."""
        total, kept, counted, parts = self.constant, list[int](), list[int](), list[str]()
        for addend in self.addends:
            part = addend.part
            found = next(counts) if isinstance(part, Pool) else part.choose(counts)
            total += addend.sign * found.total
            kept.extend(found.kept)
            counted.extend(found.counted)
            parts.append(f"{'-' if addend.sign < 0 else '+'} {found.text}")
        if self.constant:
            parts.append(f"{'-' if self.constant < 0 else '+'} {abs(self.constant)}")
        return Count(total, tuple(kept), " ".join(parts).removeprefix("+ "), tuple(counted))
