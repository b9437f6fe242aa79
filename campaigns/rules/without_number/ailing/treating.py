"""Tending the sick and the poisoned: by a healer's check, by a remedy, or by a gift."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Dice, DieSpec, Json, Person
from campaigns.rules.without_number.ailing.nerves import calmed
from campaigns.rules.without_number.ailing.toll import Ailment, Habit
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.figures import (
    check_dice,
    check_modifiers,
    has_healers_kit,
    skill_level,
    usual_attribute,
)
from campaigns.rules.without_number.rulings import Verdict

RADIATION = "radiation"
HABIT = "habit:"
WITHOUT_KIT = 2
PURGED = DieSpec(6, 1)
TWO_D6 = DieSpec(6, 2)
KINDS = ("radiation", "disease", "poison", "stress")


def tendable(body: Body) -> tuple[str, ...]:
    """What of somebody's troubles a healer can see to today: ids of ailments, radiation, cravings."""
    if not isinstance(body, Hero) or body.vitals.condition == "dead":
        return ()
    felt = tuple(one.id for one in body.toll.ailments if one.felt and not one.seen)
    sick = bool(body.toll.lost.get(RADIATION)) and not body.toll.treated
    hungry = tuple(f"{HABIT}{one.id}" for one in body.toll.habits if one.hungry and not one.seen)
    return (*((RADIATION,) if sick else ()), *felt, *hungry)


def plan(
    attempt: Attempt, actor: Person, target: Person, check_id: str, healer: Body, patient: Hero
) -> Check:
    """A Heal check against the difficulty of what ails the patient, 2 more without a kit; the worst goes first."""
    trouble = tendable(patient)[0]
    attribute = usual_attribute(healer, "heal")
    return Check(
        id=check_id,
        rule=patient.book.rule("treat"),
        kind="skill",
        actor=actor.id,
        label=attempt.label or f"Treat: {label_of(patient, trouble)}",
        stat="Heal",
        dice=(check_dice(healer, "heal"),) if isinstance(healer, Hero) else (TWO_D6,),
        modifiers=(*check_modifiers(healer, "heal", attribute), *attempt.modifiers),
        difficulty=difficulty_of(patient, trouble) + (0 if has_healers_kit(healer) else WITHOUT_KIT),
        target=target.id,
        stakes=attempt.stakes,
        data={"skill": "heal", "trouble": trouble, "rerolls": list[Json]()},
    )


def label_of(patient: Hero, trouble: str) -> str:
    """What a trouble is called."""
    if trouble == RADIATION:
        return "radiation sickness"
    habit = _habit(patient, trouble)
    if habit is not None:
        return f"craving for {habit.label}"
    peril = patient.book.afflictions.perils.get(trouble)
    return peril.label.lower() if peril is not None else trouble


def difficulty_of(patient: Hero, trouble: str) -> int:
    """8, 10 or 12, as the stage of it says."""
    book = patient.book.afflictions
    if trouble == RADIATION:
        dose = patient.toll.lost.get(RADIATION, 0)
        return max((stage.difficulty for least, stage in book.sickness if dose >= least), default=8)
    habit = _habit(patient, trouble)
    if habit is not None:
        return book.cravings[max(1, habit.steps) - 1].difficulty
    ailment = next((one for one in patient.toll.ailments if one.id == trouble), None)
    peril = book.perils.get(trouble)
    if ailment is None or peril is None or peril.kind != "disease":
        return 8
    return book.diseases[ailment.severity].difficulty


def treated(healer: Body, patient: Hero, trouble: str, verdict: Verdict) -> tuple[Hero, str]:
    """The patient after a try, and how it went; one a day for each trouble, whether it succeeds or not.

    Radiation that was treated gives a point of Constitution back in the night; a disease is saved against with
    the healer's skill, 1 at least; a poison wears off a night sooner; a craving is fought with
    that skill for a night.
    """
    name = label_of(patient, trouble)
    toll = patient.toll
    if trouble == RADIATION:
        after = replace(patient, toll=replace(toll, treated=verdict.succeeded))
        return (
            after,
            f"the {name} will ease in the night"
            if verdict.succeeded
            else f"nothing helps against the {name}",
        )
    level = skill_level(healer, "heal") if isinstance(healer, Hero) else 1
    bonus = max(1, level or 0) if verdict.succeeded else 0
    tended = tuple(_tended(one, bonus, patient) if one.id == trouble else one for one in toll.ailments)
    helped = tuple(
        replace(one, seen=True, tended=bonus) if f"{HABIT}{one.id}" == trouble else one for one in toll.habits
    )
    after = replace(patient, toll=replace(toll, ailments=tended, habits=helped))
    return after, f"{name} is kept down (+{bonus})" if bonus else f"nothing helps against {name}"


def _habit(patient: Hero, trouble: str) -> Habit | None:
    return next((one for one in patient.toll.habits if f"{HABIT}{one.id}" == trouble), None)


def _tended(ailment: Ailment, bonus: int, patient: Hero) -> Ailment:
    peril = patient.book.afflictions.perils.get(ailment.id)
    if peril is not None and peril.kind == "poison":
        return replace(ailment, seen=True, nights=max(1, ailment.nights - (1 if bonus else 0)))
    return replace(ailment, seen=True, tended=max(ailment.tended, bonus))


def can_remedy(body: Body, kind: str) -> bool:
    """Whether a remedy of this kind would do anything for somebody."""
    if not isinstance(body, Hero) or body.vitals.condition == "dead":
        return False
    if kind == RADIATION:
        return bool(body.toll.lost.get(RADIATION))
    return body.toll.stress > 0 if kind == "stress" else bool(_of_kind(body, kind))


def remedied(hero: Hero, kind: str, amount: int) -> tuple[Hero, str]:
    """What a remedy does: Constitution back, stress gone, a poison neutralised, a disease's next failure again."""
    if kind == RADIATION:
        had = hero.toll.lost.get(RADIATION, 0)
        left = max(0, had - amount)
        lost = {**hero.toll.lost, RADIATION: left}
        after = replace(hero, toll=replace(hero.toll, lost={cause: n for cause, n in lost.items() if n}))
        return after, f"{had - left} Constitution back"
    if kind == "stress":
        after = calmed(hero, hero.toll.stress - amount)
        return after, f"{hero.toll.stress - after.toll.stress} Stress less"
    meant = _of_kind(hero, kind)
    if not meant:
        return hero, "nothing to work on"
    name = label_of(hero, meant[0].id)
    if kind == "poison":
        kept = tuple(one for one in hero.toll.ailments if one.id != meant[0].id)
        return replace(hero, toll=replace(hero.toll, ailments=kept)), f"{name} is neutralised"
    kept = tuple(replace(one, remedy=True) if one.id == meant[0].id else one for one in hero.toll.ailments)
    return replace(hero, toll=replace(hero.toll, ailments=kept)), f"{name} has something to fight with"


def cleansed(hero: Hero, dice: Dice, name: str) -> tuple[Hero, str]:
    """What a cleansing gift does: the worst ailment is gone, or 1d6 of what radiation has taken comes back."""
    if hero.toll.ailments:
        worst = max(hero.toll.ailments, key=lambda one: one.severity)
        kept = tuple(one for one in hero.toll.ailments if one.id != worst.id)
        return replace(hero, toll=replace(hero.toll, ailments=kept)), f"{label_of(hero, worst.id)} is gone"
    if hero.toll.lost.get(RADIATION):
        return remedied(hero, RADIATION, dice.throw((PURGED,), reason=f"{name}: cleansed").faces[0])
    return hero, "nothing to cleanse"


def _of_kind(hero: Hero, kind: str) -> list[Ailment]:
    perils = hero.book.afflictions.perils
    return [one for one in hero.toll.ailments if one.id in perils and perils[one.id].kind == kind]
