"""What a throw of d20 and damage dice amounts to against what meets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from campaigns.rules.contracts import Modifier, Throw
from campaigns.rules.without_number.strikes import Strike

LEAST_DAMAGE = 1


@dataclass(frozen=True, slots=True)
class Defence:
    """What meets an attack: armour class with everything, and whether Shock is stopped (2.4.6.4)."""

    ac: int
    no_shock: bool = False


@dataclass(frozen=True, slots=True)
class Blow:
    """What came of a strike: its total, the damage, whether that is only Shock, whether it was traumatic."""

    hit: bool
    total: int
    damage: int
    by_shock: bool = False
    traumatic: bool = False
    modifiers: tuple[Modifier, ...] = field(default=())


def fell(strike: Strike, throw: Throw, defence: Defence, modifiers: Sequence[Modifier]) -> Blow:
    """What a throw (the d20 first, then the damage dice) does with ``modifiers`` against a defence.

    A hit never does less than the Shock it would have done on a miss, nor less than 1.
    """
    total = throw.faces[0] + sum(part.value for part in modifiers)
    shock = shock_against(strike, defence)
    if lands(strike, throw.faces[0], total, defence.ac):
        rolled = sum(strike.damage_faces(throw)) + strike.bonus
        return Blow(True, total, max(rolled, shock, LEAST_DAMAGE), modifiers=tuple(modifiers))
    return Blow(False, total, shock, by_shock=shock > 0, modifiers=tuple(modifiers))


def lands(strike: Strike, face: int, total: int, ac: int) -> bool:
    """Whether a d20 of ``face`` with this total hits."""
    if strike.natural_extremes and face in (1, 20):
        return face == 20
    return total >= ac


def shock_against(strike: Strike, defence: Defence) -> int:
    """The Shock a strike would do to a defence, 0 for none."""
    if strike.shock is None or defence.no_shock:
        return 0
    if strike.shock_ac is not None and defence.ac > strike.shock_ac:
        return 0
    return max(0, strike.shock)
