"""Tending people: stabilising the dying, mending the frail, first aid, and resting (SRD 2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from campaigns.rules.contracts import Check, Dice, DieSpec, Person, Resolved, Ruling, Throw
from campaigns.rules.without_number.ailing.nights import mends, pass_night, relieves
from campaigns.rules.without_number.ailing.treating import treated
from campaigns.rules.without_number.bodies import Body, Foe, Hero, Used, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import has_healers_kit, level_of, save_target, skill_level
from campaigns.rules.without_number.grown import trait
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.rulings import Verdict, judge, plain_ruling, ruling_on
from campaigns.rules.without_number.strikes import D20
from campaigns.rules.without_number.vitals import (
    add_strain,
    can_bear_strain,
    heal,
    new_scene,
    stabilise,
    wake,
    with_vitals,
)
from campaigns.rules.without_number.wording import called, sentence

NIGHTS_OF_BED_REST = 7
NIGHTS_UNTENDED = 37


def settle_care(
    book: Book, check: Check, throw: Throw, verdict: Verdict, people: Mapping[str, Person]
) -> Resolved:
    """What a check to stabilise or to mend frailty does to the one who is tended."""
    target = people[check.target or check.actor]
    actor, name = called(people[check.actor].name), called(target.name)
    patient = read(book, target.sheet, target.name)
    healer = read(book, people[check.actor].sheet, people[check.actor].name)
    after: Body
    if kind_of(check.rule) == "treat" and isinstance(patient, Hero):
        after, how = treated(healer, patient, str(check.data.get("trouble", "")), verdict)
        told = f"{actor} tends {name}: {how}."
    elif kind_of(check.rule) == "stabilise":
        after = stabilised_by(healer, patient) if verdict.succeeded else patient
        told = (
            f"{actor} stops the bleeding; {name} will live."
            if verdict.succeeded
            else (f"{actor} cannot stop the bleeding; {name} is still dying.")
        )
    else:
        after = with_vitals(
            patient,
            replace(patient.vitals, tended=True, frail=patient.vitals.frail and not verdict.succeeded),
        )
        told = (
            f"{actor} mends {name}, who is frail no longer."
            if verdict.succeeded
            else (f"{actor} does what can be done, but {name} stays frail until rested.")
        )
    changed = {target.id: write(after)} if after != patient else {}
    return Resolved((ruling_on(check, throw, verdict, sentence(told)),), changed)


def stabilised_by(healer: Body, patient: Body) -> Body:
    """The patient after a successful try; Gifted Chirurgeon's level 2 leaves nobody frail."""
    saved = stabilise(patient)
    if isinstance(healer, Hero) and healer.focus("gifted_chirurgeon") > 1 and not patient.vitals.frail:
        return with_vitals(saved, replace(saved.vitals, condition="out"))
    return saved


def settle_first_aid(book: Book, check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """First aid: 1d6 and Heal back for one System Strain, twice as much from a Gifted Chirurgeon."""
    target = people[check.target or check.actor]
    healer, patient = read(book, people[check.actor].sheet), read(book, target.sheet, target.name)
    total = sum(throw.faces) + check.modifier
    doubled = isinstance(healer, Hero) and healer.focus("gifted_chirurgeon") > 0
    amount = max(0, total) * (2 if doubled else 1)
    name, actor = called(target.name), called(people[check.actor].name)
    verdict = Verdict(throw.faces, total, 0, "success")
    if not can_bear_strain(patient):
        told = f"{name} can bear no more tending before a night's rest."
        return Resolved((ruling_on(check, throw, replace(verdict, tier="failure"), sentence(told)),))
    after = add_strain(heal(patient, amount), 1)
    gained = after.vitals.hp - patient.vitals.hp
    told = f"{actor} patches {name} up: {gained} hit points back, 1 System Strain."
    return Resolved((ruling_on(check, throw, verdict, sentence(told)),), {target.id: write(after)})


def rest(body: Body, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
    """Rest: the end of a ``scene`` (some ten minutes), a comfortable ``night``, or ``first_aid`` on oneself.

    The sheet comes back under "self". Somebody who still lies dying when a scene ends is left for dead.
    """
    if kind == "first_aid":
        return _own_first_aid(body, dice)
    rulings: tuple[Ruling, ...] = ()
    after = new_scene(body)
    if after.vitals.condition == "mortal":
        after, ruling = left_for_dead(after, "self", after.name, dice)
        rulings = (ruling,)
    after = wake(after)
    if kind == "scene":
        return Resolved(rulings, {"self": write(after)})
    rested, notes, more = _night(after, dice)
    slept = plain_ruling(
        body.book.rule("rest"),
        "self",
        "A night's rest",
        " ".join(notes),
        total=rested.vitals.hp - after.vitals.hp,
    )
    return Resolved((*rulings, slept, *more), {"self": write(rested)}, notes)


def left_for_dead(body: Body, person_id: str, name: str, dice: Dice) -> tuple[Body, Ruling]:
    """One Physical save of somebody dying whom nobody helps: stable, or dead (house reading)."""
    throw = dice.throw((D20,), reason=f"{name}: left for dead")
    face, target = throw.faces[0], save_target(body, "physical")
    lives = face == 20 or (face != 1 and face >= target)
    after = stabilise(body) if lives else with_vitals(body, replace(body.vitals, condition="dead"))
    told = f"{called(name)} clings to life." if lives else f"{called(name)} dies of the wound."
    ruling = plain_ruling(
        body.book.rule("house.left_for_dead"),
        person_id,
        "Left for dead",
        sentence(told),
        kind="save",
        outcome="success" if lives else "failure",
        total=face,
        difficulty=target,
        stat="Physical save",
        throw=throw,
    )
    return after, ruling


def _night(body: Body, dice: Dice) -> tuple[Body, tuple[str, ...], tuple[Ruling, ...]]:
    vitals = body.vitals
    if vitals.condition != "up":
        return body, (f"{sentence(called(body.name))} does not wake.",), ()
    after = add_strain(body, -1 if isinstance(body, Foe) or relieves(body) else 0)
    more: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    mending = isinstance(body, Foe) or mends(body)
    if isinstance(after, Foe):
        after = replace(after, used=Used())
    if isinstance(after, Hero):
        nights = after.nights + 1
        week = () if nights % NIGHTS_OF_BED_REST == 0 else after.used.week
        healed = {injury: night for injury, night in after.injuries.items() if not 0 < night <= nights}
        used = replace(after.used, scene=(), day=(), week=week)
        morning = pass_night(
            replace(
                after,
                nights=nights,
                used=used,
                injuries=healed,
                magic=replace(after.magic, servants=()),
                berths=tuple(page.rested() for page in after.berths),
            ),
            dice,
        )
        after, more, rulings = morning.hero, morning.notes, morning.rulings
    if after.vitals.condition == "dead":
        return after, more, rulings
    if vitals.frail:
        frail, notes = _frail_night(after, dice)
        return frail, (*notes, *more), rulings
    own = trait(after, "healing") if isinstance(after, Hero) else 0
    rested = heal(after, max(0, level_of(after) + own)) if mending else after
    gained = rested.vitals.hp - after.vitals.hp
    woke = (f"{sentence(called(body.name))} wakes with {gained} hit points more.",) if gained else ()
    return rested, (*woke, *more), rulings


def _frail_night(body: Body, dice: Dice) -> tuple[Body, tuple[str, ...]]:
    """A night of the frail: the seventh mends where there is care, else a save decides (2.5.3)."""
    nights = body.vitals.frail_nights + 1
    after = with_vitals(body, replace(body.vitals, frail_nights=nights))
    name = sentence(called(body.name))
    mended = with_vitals(body, replace(body.vitals, frail=False, frail_nights=0, tended=False))
    if nights == NIGHTS_OF_BED_REST:
        if _has_care(body):
            return mended, (f"After a week of rest {name} is frail no longer.",)
        after, ruling = left_for_dead(after, "self", body.name, dice)
        if after.vitals.condition == "dead":
            return after, (ruling.summary,)
    if nights >= NIGHTS_UNTENDED:
        return mended, (f"{name} is frail no longer.",)
    return after, (f"{name} is frail and does not mend.",)


def _has_care(body: Body) -> bool:
    if isinstance(body, Foe):
        return True
    return body.vitals.tended or (has_healers_kit(body) and skill_level(body, "heal") is not None)


def _own_first_aid(body: Body, dice: Dice) -> Resolved:
    level = skill_level(body, "heal") if isinstance(body, Hero) else 0
    throw = dice.throw((DieSpec(6, 1),), reason=f"{body.name}: first aid")
    check = Check(
        "", body.book.rule("first_aid"), "other", "self", "First aid", "Heal", throw.dice, (), 0, "self"
    )
    bonus = -1 if level is None else level
    if not can_bear_strain(body):
        return Resolved(
            notes=(f"{sentence(called(body.name))} can bear no more tending before a night's rest.",)
        )
    doubled = isinstance(body, Hero) and body.focus("gifted_chirurgeon") > 0
    amount = max(0, throw.faces[0] + bonus) * (2 if doubled else 1)
    after = add_strain(heal(body, amount), 1)
    gained = after.vitals.hp - body.vitals.hp
    told = f"{sentence(called(body.name))} is patched up: {gained} hit points back, 1 System Strain."
    return Resolved((ruling_on(check, throw, judge(check, throw), told),), {"self": write(after)}, (told,))
