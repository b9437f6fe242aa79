"""Dice as they fall: throwing wave after wave, and counting up each handful."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from campaigns.rules.dice.faces import check_faces
from campaigns.rules.dice.pools import Pool
from campaigns.rules.values import DieSpec

MOST_WAVES: Final = 50
"""How often one notation throws again; then its dice lie as they fell."""


type Thrower = Callable[[Sequence[DieSpec]], tuple[int, ...]]
"""Throws dice and gives their faces, in the order of the dice."""


@dataclass(frozen=True, slots=True)
class Wave:
    """Dice that were thrown together, and how they fell."""

    dice: tuple[DieSpec, ...]
    faces: tuple[int, ...]


@dataclass(slots=True)
class _Die:
    """One die of a handful on its way: faces that were thrown again, and the faces that lie."""

    pool: Pool
    again: list[int] = field(default_factory=list)
    faces: list[int] = field(default_factory=list)
    moving: bool = True

    def take(self, face: int) -> None:
        reroll = self.pool.reroll
        if not self.faces and reroll and reroll.test.holds(face) and not (reroll.once and self.again):
            self.again.append(face)
            return
        self.faces.append(face)
        self.moving = bool(self.pool.explode) and face == self.pool.faces[-1]

    def stop(self) -> None:
        if not self.faces:
            self.faces.append(self.again.pop())
        self.moving = False

    @property
    def value(self) -> int:
        test = self.pool.success
        if test is None:
            return sum(self.faces)
        if self.pool.explode == "!!":
            return int(test.holds(sum(self.faces)))
        return sum(1 for face in self.faces if test.holds(face))

    def __str__(self) -> str:
        return "".join(f"{face}→" for face in self.again) + "+".join(map(str, self.faces))


@dataclass(frozen=True, slots=True)
class Count:
    """What dice come to: ``kept`` are the values that counted, ``text`` shows all of them."""

    total: int
    kept: tuple[int, ...]
    text: str


def throw_all(pools: Iterable[Pool], throw: Thrower) -> tuple[list[Count], tuple[Wave, ...]]:
    """Throw handfuls until nothing of them is thrown again: what each comes to, and every wave.

    ``throw`` is asked for the first dice and then for those of each further wave, at most 50, handful by handful;
    dice that would go on after that lie as they fell. Raises RulesError when faces do not fit what was asked for.
    """
    handfuls = [(pool, [_Die(pool) for _ in range(pool.count)]) for pool in pools]
    waves: list[Wave] = []
    while len(waves) <= MOST_WAVES:
        moving = [[die for die in dice if die.moving] for _pool, dice in handfuls]
        asked = tuple(DieSpec(dice[0].pool.sides, len(dice)) for dice in moving if dice)
        if not asked:
            break
        faces = throw(asked)
        check_faces(asked, faces)
        for die, face in zip((die for dice in moving for die in dice), faces, strict=True):
            die.take(face)
        waves.append(Wave(asked, tuple(faces)))
    for die in (die for _pool, dice in handfuls for die in dice if die.moving):
        die.stop()
    return [_count(pool, dice) for pool, dice in handfuls], tuple(waves)


def _count(pool: Pool, dice: Sequence[_Die]) -> Count:
    values = [die.value for die in dice]
    if pool.select:
        values = sorted(values, reverse=pool.select.from_the_top)[: pool.select.kept(pool.count)]
    text = f"[{', '.join(map(str, dice))}]"
    return Count(sum(values), tuple(values), f"{text}{pool.success}" if pool.success else text)
