"""Dice as they fall: throwing wave after wave, and counting up each handful."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """One die of a handful on its way: faces that were thrown again, and the faces that lie.

    ``places`` say where these faces, in this order, stand among all that were thrown.
    """

    pool: Pool
    places: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)
    faces: list[int] = field(default_factory=list)
    moving: bool = True

    def take(self, face: int, place: int) -> _Die:
        self.places.append(place)
        reroll = self.pool.reroll
        if not self.faces and reroll and reroll.test.holds(face) and not (reroll.once and self.again):
            self.again.append(face)
            return self
        self.faces.append(face)
        self.moving = bool(self.pool.explode) and face == self.pool.faces[-1]
        return self

    def stop(self) -> None:
        if not self.faces:
            self.faces.append(self.again.pop())
        self.moving = False

    @property
    def lying(self) -> list[int]:
        """The places of the faces that lie."""
        return self.places[len(self.again) :]

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
    """What dice come to: ``kept`` are the values that counted, ``text`` shows all of them.

    ``counted`` are the places of the faces that counted, among all faces of all waves in their order.
    """

    total: int
    kept: tuple[int, ...]
    text: str
    counted: tuple[int, ...]


def throw_all(
    pools: Sequence[Pool], dice: Sequence[DieSpec], throw: Thrower
) -> tuple[list[Count], list[Wave]]:
    """Throw handfuls, which are ``dice``, until nothing of them is thrown again: what each comes to, and every wave.

    ``throw`` is asked for ``dice`` and then for those of each further wave, at most 50, handful by handful;
    dice that would go on after that lie as they fell. Raises RulesError when faces do not fit what was asked for.
    """
    waves = [_wave(tuple(dice), throw)]
    handfuls: list[tuple[int, Sequence[int] | list[_Die]]] = []
    start = 0
    for pool in pools:
        faces = waves[0].faces[start : start + pool.count]
        moves = pool.reroll or pool.explode
        dice_of = [_Die(pool).take(face, start + at) for at, face in enumerate(faces)] if moves else faces
        handfuls.append((start, dice_of))
        start += pool.count
    _settle([handful for _, handful in handfuls if isinstance(handful, list)], throw, waves)
    return [_count(pool, *handful) for pool, handful in zip(pools, handfuls, strict=True)], waves


def _settle(handfuls: Sequence[list[_Die]], throw: Thrower, waves: list[Wave]) -> None:
    """Throw the dice that go on, wave after wave, and add the waves."""
    for _ in range(MOST_WAVES):
        handfuls = [moving for dice in handfuls if (moving := [die for die in dice if die.moving])]
        if not handfuls:
            return
        start = sum(len(wave.faces) for wave in waves)
        waves.append(_wave(tuple(DieSpec(dice[0].pool.sides, len(dice)) for dice in handfuls), throw))
        again = (die for dice in handfuls for die in dice)
        for place, (die, face) in enumerate(zip(again, waves[-1].faces, strict=True), start):
            die.take(face, place)
    for die in (die for dice in handfuls for die in dice if die.moving):
        die.stop()


def _wave(dice: tuple[DieSpec, ...], throw: Thrower) -> Wave:
    faces = throw(dice)
    check_faces(dice, faces)
    return Wave(dice, tuple(faces))


def _count(pool: Pool, start: int, handful: Sequence[int] | list[_Die]) -> Count:
    values: Sequence[int]
    places: Sequence[Sequence[int]] = [(start + at,) for at in range(pool.count)]
    if isinstance(handful, list):
        values, places = [die.value for die in handful], [die.lying for die in handful]
    elif pool.success:
        values = [int(pool.success.holds(face)) for face in handful]
    else:
        values = handful
    order: Sequence[int] = range(len(values))
    if pool.select:
        best = sorted(order, key=lambda at: values[at], reverse=pool.select.from_the_top)
        order = best[: pool.select.kept(pool.count)]
    kept = tuple(values[at] for at in order)
    text = f"[{', '.join(map(str, handful))}]"
    shown = f"{text}{pool.success}" if pool.success else text
    return Count(sum(kept), kept, shown, tuple(place for at in order for place in places[at]))
