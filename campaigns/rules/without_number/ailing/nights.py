"""What a night does to the sick, the poisoned and the strained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaigns.rules.contracts import Dice, DieSpec, Modifier, Ruling
from campaigns.rules.without_number.ailing.exposing import LEAST_CONSTITUTION, bitten
from campaigns.rules.without_number.ailing.habits import night_without
from campaigns.rules.without_number.ailing.nerves import calmed
from campaigns.rules.without_number.ailing.toll import Ailment
from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.grown import constitution_left, save_bonus, stages_of
from campaigns.rules.without_number.perils import Peril
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import add_strain
from campaigns.rules.without_number.wording import called, sentence

DAYS = DieSpec(6, 2)
LETHAL = 2
RELIEF = 1


@dataclass(frozen=True, slots=True)
class Morning:
    """A body after a night, and what was told and decided in it."""

    hero: Hero
    notes: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()


def mends(hero: Hero) -> bool:
    """Whether a night brings hit points back to somebody with what ails them."""
    return not any(stage.no_healing for _, stage in stages_of(hero))


def relieves(hero: Hero) -> bool:
    """Whether a night takes System Strain from somebody with what ails them."""
    return not any(stage.no_relief for _, stage in stages_of(hero))


def pass_night(hero: Hero, dice: Dice) -> Morning:
    """A night goes by: what incubates comes nearer, saves fall due, strain of the mind eases, the doomed may die."""
    if hero.toll == type(hero.toll)():
        return Morning(hero)
    after, notes, rulings = hero, list[str](), list[Ruling]()
    for ailment in hero.toll.ailments:
        if after.vitals.condition != "dead":
            after = _ailment(after, ailment, dice, notes, rulings)
    if after.vitals.condition == "dead":
        return Morning(after, tuple(notes), tuple(rulings))
    after = _mended(night_without(after, dice, notes, rulings), notes)
    after = _last_nights(after, notes)
    toll = replace(after.toll, broken="", eased=False, treated=False)
    return Morning(calmed(replace(after, toll=toll), toll.stress - RELIEF), tuple(notes), tuple(rulings))


def _ailment(hero: Hero, ailment: Ailment, dice: Dice, notes: list[str], rulings: list[Ruling]) -> Hero:
    peril = hero.book.afflictions.perils.get(ailment.id)
    if peril is None:
        return _without(hero, ailment)
    rested = replace(ailment, nights=max(0, ailment.nights - 1), seen=False)
    if peril.kind == "disease" and ailment.felt and ailment.severity == LETHAL:
        hero = _weakened(hero, peril, notes)
    if hero.vitals.condition == "dead" or rested.nights:
        return hero if hero.vitals.condition == "dead" else _with(hero, rested)
    if not ailment.felt:
        return _felt(hero, rested, peril, dice, notes)
    if peril.kind == "poison":
        notes.append(f"{_named(hero)} is over {peril.label.lower()}.")
        return _without(hero, ailment)
    return _recovery(hero, rested, peril, dice, rulings)


def _felt(hero: Hero, ailment: Ailment, peril: Peril, dice: Dice, notes: list[str]) -> Hero:
    """The incubation is over: a poison does what it does, a disease shows and will be saved against in 2d6 nights."""
    if peril.kind == "poison":
        after, told = bitten(_without(hero, ailment), peril, hero.name, dice)
        notes.append(f"{peril.label} takes hold of {called(hero.name)}: {told}.")
        return after
    stage = hero.book.afflictions.diseases[ailment.severity]
    nights = sum(dice.throw((DAYS,), reason=f"{hero.name}: nights of {peril.label}", public=False).faces)
    notes.append(f"{_named(hero)} has {peril.label.lower()}, {stage.label}. {stage.text}")
    return _with(hero, replace(ailment, felt=True, nights=nights))


def _recovery(hero: Hero, ailment: Ailment, peril: Peril, dice: Dice, rulings: list[Ruling]) -> Hero:
    """A Physical save with what tending adds: better or worse by one step; a remedy throws a failure again."""
    parts = _parts(hero, ailment, peril)
    target = save_target(hero, "physical")
    throw = dice.throw((D20,), reason=f"{hero.name}: recovery from {peril.label}")
    if ailment.remedy and not _passes(throw.faces[0], parts, target):
        throw = dice.throw((D20,), reason=f"{hero.name}: recovery from {peril.label}, with a remedy")
    better = _passes(throw.faces[0], parts, target)
    severity = ailment.severity + (-1 if better else 1)
    after, how = _stepped(hero, ailment, peril, severity, dice)
    total = throw.faces[0] + sum(part.value for part in parts)
    rulings.append(
        plain_ruling(
            hero.book.rule("disease"), "self", peril.label, f"{_named(hero)} {how} ({total} against {target}).",
            kind="save", outcome="success" if better else "failure", total=total, difficulty=target,
            stat="Physical save", modifiers=parts, throw=throw,
        )
    )  # fmt: skip
    return after


def _stepped(hero: Hero, ailment: Ailment, peril: Peril, severity: int, dice: Dice) -> tuple[Hero, str]:
    name = peril.label.lower()
    if severity < 0:
        return _without(hero, ailment), f"is rid of {name}"
    if severity > LETHAL:
        return _dead(hero), f"dies of {name}"
    nights = sum(dice.throw((DAYS,), reason=f"{hero.name}: nights of {peril.label}", public=False).faces)
    stage = hero.book.afflictions.diseases[severity]
    better = severity < ailment.severity
    changed = replace(ailment, severity=severity, nights=nights, tended=0, remedy=False)
    return _with(hero, changed), f"is {'better' if better else 'worse'}: {name}, {stage.label}"


def _parts(hero: Hero, ailment: Ailment, peril: Peril) -> Sequence[Modifier]:
    parts = (
        Modifier(peril.label, peril.bonus),
        Modifier("Tended", ailment.tended),
        Modifier("Gifts", save_bonus(hero, "disease")),
    )
    return tuple(part for part in parts if part.value)


def _passes(face: int, parts: Sequence[Modifier], target: int) -> bool:
    return face == 20 or (face != 1 and face + sum(part.value for part in parts) >= target)


def _weakened(hero: Hero, peril: Peril, notes: list[str]) -> Hero:
    lost = {**hero.toll.lost, "disease": hero.toll.lost.get("disease", 0) + 1}
    # A weaker body bears less System Strain: what is above that is gone with the Constitution.
    after = add_strain(replace(hero, toll=replace(hero.toll, lost=lost)), 0)
    if constitution_left(after) < LEAST_CONSTITUTION:
        notes.append(f"{_named(hero)} dies of {peril.label.lower()}.")
        return _dead(after)
    notes.append(f"{peril.label} takes a point of Constitution from {called(hero.name)}.")
    return after


def _mended(hero: Hero, notes: list[str]) -> Hero:
    """A point of Constitution comes back from radiation that was treated today, and from a disease that is over."""
    lost = {cause: points for cause, points in hero.toll.lost.items() if points}
    sick = any(ailment.felt and _is_disease(hero, ailment) for ailment in hero.toll.ailments)
    due = {"radiation": hero.toll.treated, "disease": not sick}
    back = [cause for cause in lost if due.get(cause)]
    for cause in back:
        lost[cause] -= 1
        notes.append(f"{_named(hero)} has a point of Constitution back.")
    return replace(hero, toll=replace(hero.toll, lost={cause: left for cause, left in lost.items() if left}))


def _last_nights(hero: Hero, notes: list[str]) -> Hero:
    toll = hero.toll
    if not toll.doomed:
        return hero
    if constitution_left(hero) >= LEAST_CONSTITUTION:
        notes.append(f"{_named(hero)} will live.")
        return replace(hero, toll=replace(toll, doomed=0))
    if toll.treated:
        return hero
    if toll.doomed == 1:
        notes.append(f"{_named(hero)} does not see the morning.")
        return _dead(hero)
    return replace(hero, toll=replace(toll, doomed=toll.doomed - 1))


def _is_disease(hero: Hero, ailment: Ailment) -> bool:
    peril = hero.book.afflictions.perils.get(ailment.id)
    return peril is not None and peril.kind == "disease"


def _dead(hero: Hero) -> Hero:
    return replace(hero, vitals=replace(hero.vitals, hp=0, condition="dead"))


def _with(hero: Hero, ailment: Ailment) -> Hero:
    kept = tuple(ailment if one.id == ailment.id else one for one in hero.toll.ailments)
    return replace(hero, toll=replace(hero.toll, ailments=kept))


def _without(hero: Hero, ailment: Ailment) -> Hero:
    kept = tuple(one for one in hero.toll.ailments if one.id != ailment.id)
    return replace(hero, toll=replace(hero.toll, ailments=kept))


def _named(hero: Hero) -> str:
    return sentence(called(hero.name))
