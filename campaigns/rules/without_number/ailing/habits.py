"""What takes hold of those who take it: doses, dependence by steps, cravings, and nights without."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from campaigns.rules.contracts import Dice, Modifier, Ruling
from campaigns.rules.without_number.ailing.nerves import counts_stress, shaken
from campaigns.rules.without_number.ailing.toll import Habit
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.rulings import plain_ruling, total_of
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.wording import called, sentence

WORST: Final = 3
FORGOTTEN: Final = 3
"""Nights without after which a single dose is forgotten."""


def taken(
    body: Body, habit: Habit | None, name: str, person_id: str, dice: Dice
) -> tuple[Body, tuple[Ruling, ...]]:
    """Somebody after a dose.

    The first is free. Another within three nights asks for a Mental save with the grip of the thing; who fails
    depends on it by one step more. It quiets the craving in any case.
    """
    if habit is None or not isinstance(body, Hero) or not body.book.afflictions.cravings:
        return body, ()
    known = next((one for one in body.toll.habits if one.id == habit.id), None)
    if known is None:
        return _with(body, replace(habit, fed=True)), ()
    fed = replace(known, fed=True, hungry=False, nights=0)
    parts = tuple(part for part in (Modifier(habit.label, habit.grip),) if part.value)
    throw = dice.throw((D20,), reason=f"{name}: Mental save against {habit.label}")
    face, target = throw.faces[0], save_target(body, "mental")
    total = face + total_of(parts)
    holds = _passes(face, total, target)
    steps = known.steps if holds else min(WORST, known.steps + 1)
    how = "keeps it a choice" if holds else "needs it" if known.steps < 1 else "needs it more"
    ruling = plain_ruling(
        body.book.rule("addiction"), person_id, habit.label,
        f"{sentence(called(name))} {how}: {habit.label} ({total} against {target}).", kind="save",
        outcome="success" if holds else "failure", total=total, difficulty=target, stat="Mental save",
        modifiers=parts, throw=throw,
    )  # fmt: skip
    return _with(body, replace(fed, steps=steps)), (ruling,)


def night_without(hero: Hero, dice: Dice, notes: list[str], rulings: list[Ruling]) -> Hero:
    """A night for whoever has habits: without a dose a craving comes, and a save may take a step of it away."""
    for habit in hero.toll.habits:
        if habit.fed:
            hero = _with(hero, replace(habit, fed=False, hungry=False, nights=0, tended=0, seen=False))
        elif not habit.steps:
            passed = replace(habit, nights=habit.nights + 1)
            hero = _without(hero, habit) if passed.nights >= FORGOTTEN else _with(hero, passed)
        else:
            hero = _abstains(hero, habit, dice, notes, rulings)
    return hero


def _abstains(hero: Hero, habit: Habit, dice: Dice, notes: list[str], rulings: list[Ruling]) -> Hero:
    """The Mental save of a night, worse by the steps of dependence; a mind that counts Stress takes as much of it."""
    parts = tuple(
        part
        for part in (Modifier("Dependence", -habit.steps), Modifier("Tended", habit.tended))
        if part.value
    )
    throw = dice.throw((D20,), reason=f"{hero.name}: a night without {habit.label}")
    face, target = throw.faces[0], save_target(hero, "mental")
    total = face + total_of(parts)
    better = _passes(face, total, target)
    steps = habit.steps - better
    name = sentence(called(hero.name))
    told = "is free of it" if not steps else "comes through" if better else "thinks of nothing else"
    rulings.append(
        plain_ruling(
            hero.book.rule("addiction"), "self", habit.label,
            f"A night without {habit.label}: {name} {told} ({total} against {target}).", kind="save",
            outcome="success" if better else "failure", total=total, difficulty=target, stat="Mental save",
            modifiers=parts, throw=throw,
        )
    )  # fmt: skip
    if not steps:
        return _without(hero, habit)
    after = _with(
        hero, replace(habit, steps=steps, hungry=True, nights=habit.nights + 1, tended=0, seen=False)
    )
    if not counts_stress(after):
        return after
    notes.append(f"{name} has {steps} Stress of it.")
    strained = shaken(after, steps, hero.name, "self", dice)
    rulings.extend(strained.rulings)
    return strained.hero


def _passes(face: int, total: int, target: int) -> bool:
    return face == 20 or (face != 1 and total >= target)


def _with(hero: Hero, habit: Habit) -> Hero:
    others = tuple(one for one in hero.toll.habits if one.id != habit.id)
    return replace(hero, toll=replace(hero.toll, habits=(*others, habit)))


def _without(hero: Hero, habit: Habit) -> Hero:
    others = tuple(one for one in hero.toll.habits if one.id != habit.id)
    return replace(hero, toll=replace(hero.toll, habits=others))
