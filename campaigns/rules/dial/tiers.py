"""How dice read: five tiers of a d20, bands of an opposed shift, and the exact odds of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from campaigns.rules.contracts import OutcomeTier
from campaigns.rules.dial.tables import CLEAR_MARGIN

D20: Final = range(1, 21)
NUMBERS_CAP: Final = 3
MOST_SHIFT_TIE: Final = 1
CLEAR_SHIFT: Final = 10
GOOD: Final[frozenset[OutcomeTier]] = frozenset(("success", "critical_success"))


def tier_of(face: int, modifier: int, difficulty: int) -> OutcomeTier:
    """The tier of a d20: 20 and 1 decide by themselves, then 3 above, above, even, below the difficulty."""
    if face == 20:
        return "critical_success"
    if face == 1:
        return "critical_failure"
    margin = face + modifier - difficulty
    if margin >= CLEAR_MARGIN:
        return "critical_success"
    if margin > 0:
        return "success"
    return "tie" if margin == 0 else "failure"


def tier_of_shift(shift: int) -> OutcomeTier:
    """The tier of an opposed check: 10 and more, 2 to 9, -1 to 1, -2 to -9, -10 and less."""
    if shift >= CLEAR_SHIFT:
        return "critical_success"
    if shift > MOST_SHIFT_TIE:
        return "success"
    if shift >= -MOST_SHIFT_TIE:
        return "tie"
    return "failure" if shift > -CLEAR_SHIFT else "critical_failure"


def chance(modifier: int, difficulty: int) -> float:
    """The exact chance of success or better against a difficulty, counted over the 20 faces."""
    return sum(tier_of(face, modifier, difficulty) in GOOD for face in D20) / 20


def opposed_chance(mine: int, theirs: int, faces: Sequence[int] = D20) -> float:
    """The exact chance to win an opposed check by 2 or more, counted over all pairs of faces."""
    wins = sum(tier_of_shift(face + mine - other - theirs) in GOOD for face in faces for other in D20)
    return wins / (len(faces) * 20)


def distribution(read: Callable[[int], OutcomeTier]) -> dict[OutcomeTier, float]:
    """The chance of each tier over the 20 faces, as ``read`` reads them."""
    found: dict[OutcomeTier, float] = {}
    for face in D20:
        tier = read(face)
        found[tier] = found.get(tier, 0.0) + 1 / 20
    return found


def numbers_advantage(allies: Sequence[float], standing: int, broken: int) -> int:
    """What company adds to an opposed check: half the allies' shares of vitality together, 3 at most.

    ``allies`` are 0 to 1 for each ally who stands; ``standing`` and ``broken`` count the whole side. When more
    are broken than stand, company weighs the other way: half the broken, 3 at most, as a negative number.
    """
    if broken > standing:
        return -min(NUMBERS_CAP, max(1, broken // 2))
    return min(NUMBERS_CAP, int(sum(allies) / 2))
