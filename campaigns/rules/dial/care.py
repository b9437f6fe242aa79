"""Tending and resting: back on one's feet, wounds closed, quiet hours and nights; things that heal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    DieSpec,
    Modifier,
    Person,
    Refusal,
    Resolved,
    Ruling,
    Throw,
)
from campaigns.rules.dial.bodies import Body, Hero, read, write
from campaigns.rules.dial.figures import check_modifiers, gift, held, max_edge
from campaigns.rules.dial.rulings import judge, plain_ruling, ruling_on
from campaigns.rules.dial.tables import WOUND_NIGHTS
from campaigns.rules.dial.vitals import D20, brink, has, heal, mend, revive, wake, with_vitals
from campaigns.rules.dial.wording import called, sentence
from campaigns.rules.dice import spec

RAISING = 10
CLOSING = 14


def plan_mending(attempt: Attempt, actor: Person, target: Person | None, check_id: str) -> Check | Refusal:
    """The check to get somebody up (10), or to close the wound of somebody who is (14)."""
    if target is None:
        return Refusal(attempt.actor, "no_target", "There is nobody to tend.")
    patient = read(target.sheet, target.name)
    if patient.vitals.condition == "dead":
        return Refusal(attempt.actor, "dead", f"{sentence(called(target.name))} is beyond help.")
    up = patient.vitals.condition == "up"
    if up and not has(patient.vitals, "wound"):
        return Refusal(attempt.actor, "unhurt", f"{sentence(called(target.name))} has no wound to close.")
    return Check(
        id=check_id,
        rule="dial.mend",
        kind="skill",
        actor=actor.id,
        label=attempt.label or (f"Close {target.name}'s wound" if up else f"Get {target.name} up"),
        stat="Heart, heal",
        dice=(D20,),
        modifiers=(*check_modifiers(read(actor.sheet, actor.name), "heal", "heart"), *attempt.modifiers),
        difficulty=CLOSING if up else RAISING,
        target=target.id,
        data={"skill": "heal", "closing": up},
    )


def settle_mending(check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """What came of tending somebody; even is enough to get them up, not to close a wound."""
    verdict = judge(check, throw)
    target = people[check.target or check.actor]
    patient = read(target.sheet, target.name)
    closing = check.data.get("closing") is True
    who, whom = sentence(called(people[check.actor].name)), called(target.name)
    good = verdict.succeeded or (verdict.tier == "tie" and not closing)
    if not good:
        return Resolved((ruling_on(check, throw, verdict, f"{who} cannot help {whom} yet."),))
    healer = read(people[check.actor].sheet, people[check.actor].name)
    after = mend(patient, "wound") if closing else revive(patient, 1 + gift(healer, "mending"))
    told = f"{who} closes the wound of {whom}." if closing else f"{who} gets {whom} back up."
    sheets = {target.id: write(after)} if after != patient else {}
    return Resolved((ruling_on(check, throw, verdict, told),), sheets)


def plan_item(attempt: Attempt, actor: Person, target: Person | None, check_id: str) -> Check | None:
    """The throw of a thing that heals, for oneself or ``target``; None for everything else."""
    item = held(read(actor.sheet, actor.name), attempt.item)
    if item is None or item.heals is None:
        return None
    dice, flat = spec(item.heals)
    return Check(
        id=check_id,
        rule="dial.use_item",
        kind="other",
        actor=actor.id,
        label=attempt.label or f"Use: {item.name}",
        stat=item.name,
        dice=dice,
        modifiers=(Modifier(item.name, flat),) if flat else (),
        difficulty=0,
        target=(target or actor).id,
        data={"item": item.id, "item_name": item.name},
    )


def settle_item(check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """Resolve back for whoever was meant, and the thing is spent; it rouses even those who are down."""
    target = people[check.target or check.actor]
    body = read(target.sheet, target.name)
    verdict = judge(check, throw)
    up = body.vitals.condition == "up"
    after = heal(body, verdict.total) if up else revive(body, verdict.total)
    gained = after.vitals.resolve - body.vitals.resolve
    whom = "" if target.id == check.actor else f" on {called(target.name)}"
    item = str(check.data.get("item_name", check.stat))
    told = f"{sentence(called(people[check.actor].name))} uses {item}{whom}: {gained} resolve back."
    changed = {target.id: write(after)} if after != body else {}
    used = ((check.actor, str(check.data.get("item", ""))),)
    return Resolved((ruling_on(check, throw, verdict, told),), changed, (), used)


def rest(body: Body, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
    """The sheet (under "self") after a quiet hour, a night, or first aid. Who is on the brink is thrown for."""
    rulings: list[Ruling] = []
    if body.vitals.condition == "brink":
        body, ruling = brink(body, "self", body.name, dice)
        rulings.append(ruling)
    if body.vitals.condition == "dead":
        return Resolved(tuple(rulings), {"self": write(body)})
    body = wake(body)
    name = sentence(called(body.name))
    if kind == "first_aid":
        throw = dice.throw((DieSpec(6, 1),), reason=f"{body.name}: first aid")
        after = heal(body, throw.faces[0] + gift(body, "mending"))
        told = f"{name} is patched up: {after.vitals.resolve - body.vitals.resolve} resolve back."
        ruling = plain_ruling(
            "dial.first_aid", "self", "First aid", told, total=sum(throw.faces), throw=throw
        )
        return Resolved((*rulings, ruling), {"self": write(after)}, (told,))
    after = _night(body) if kind == "night" else mend(body, "scratch")
    if isinstance(after, Hero):
        most = max_edge(after)
        after = replace(after, edge=most if kind == "night" else min(most, after.edge + 1))
    gained = after.vitals.resolve - body.vitals.resolve
    told = f"{name} rests{f': {gained} resolve back' if gained else ''}."
    if kind == "night":
        rulings.append(plain_ruling("dial.rest", "self", "A night's rest", told, total=gained))
    return Resolved(tuple(rulings), {"self": write(after)}, (told,) if gained else ())


def _night(body: Body) -> Body:
    """Half of all resolve and the scratches; the third night closes a wound."""
    rested = heal(mend(body, "scratch"), (body.vitals.max_resolve + 1) // 2 + gift(body, "mending"))
    hurts = tuple(
        replace(hurt, nights=hurt.nights + 1) if hurt.kind == "wound" else hurt
        for hurt in rested.vitals.injuries
    )
    left = tuple(hurt for hurt in hurts if hurt.kind != "wound" or hurt.nights < WOUND_NIGHTS)
    return with_vitals(rested, replace(rested.vitals, injuries=left))
