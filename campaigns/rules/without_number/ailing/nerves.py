"""Stress: how it grows, what a mind bears, and when it breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.rules.contracts import Dice, DieSpec, Modifier, Ruling
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.grown import save_bonus, stress_limit
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.wording import called, sentence

WORST = 3
EACH_TIME = -2


@dataclass(frozen=True, slots=True)
class Shaken:
    """Somebody after more stress, and the rulings of a mind that was tried."""

    hero: Hero
    rulings: tuple[Ruling, ...] = ()


def counts_stress(body: Body) -> bool:
    """Whether these rules count somebody's stress."""
    return isinstance(body, Hero) and "stress" in body.book.afflictions.counted


def shaken(hero: Hero, gained: int, name: str, person_id: str, dice: Dice) -> Shaken:
    """More stress; above what the mind bears a Mental save at -2, then -4, then -6 keeps it from breaking.

    Who breaks is worse at what the table says until the next night, and half the limit of stress falls away.
    """
    after = replace(hero, toll=replace(hero.toll, stress=hero.toll.stress + max(0, gained)))
    limit = stress_limit(after)
    if gained <= 0 or after.toll.stress <= limit or after.toll.broken:
        return Shaken(after)
    modifiers = [Modifier("Above the limit", EACH_TIME * min(WORST, after.toll.held + 1))]
    if bonus := save_bonus(after, "stress"):
        modifiers.append(Modifier("Gifts", bonus))
    throw = dice.throw((D20,), reason=f"{name}: Mental save against breaking")
    face, target = throw.faces[0], save_target(after, "mental")
    total = face + sum(part.value for part in modifiers)
    holds = face == 20 or (face != 1 and total >= target)
    if holds:
        after = replace(after, toll=replace(after.toll, held=after.toll.held + 1))
        told = f"{sentence(called(name))} holds together ({total} against {target})."
    else:
        after, how = _broken(after, name, dice)
        told = f"{sentence(called(name))} breaks ({total} against {target}): {how}"
    ruling = plain_ruling(
        hero.book.rule("stress"), person_id, "Breaking point", told, kind="save",
        outcome="success" if holds else "failure", total=total, difficulty=target, stat="Mental save",
        modifiers=modifiers, throw=throw,
    )  # fmt: skip
    return Shaken(after, (ruling,))


def _broken(hero: Hero, name: str, dice: Dice) -> tuple[Hero, str]:
    table = tuple(hero.book.afflictions.breakdowns.items())
    face = dice.throw((DieSpec(len(table), 1),), reason=f"{name}: breakdown").faces[0]
    found, stage = table[face - 1]
    left = max(0, hero.toll.stress - (stress_limit(hero) + 1) // 2)
    return replace(hero, toll=replace(hero.toll, broken=found, stress=left, held=0)), (
        f"{stage.label}. {stage.text}"
    )


def calmed(hero: Hero, stress: int) -> Hero:
    """The same with less stress; once it is within the limit, saves passed above it count no more."""
    after = replace(hero, toll=replace(hero.toll, stress=max(0, stress)))
    within = after.toll.stress <= stress_limit(after)
    return replace(after, toll=replace(after.toll, held=0)) if within else after
