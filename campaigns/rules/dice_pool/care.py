"""Healing: first aid, remedies, and what rest gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from campaigns.rules.contracts import Attempt, Check, Dice, Json, Modifier, Person, Refusal, Resolved, Throw
from campaigns.rules.dice_pool.attacks import helping
from campaigns.rules.dice_pool.bodies import Body, read, write
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import (
    attribute,
    filled,
    pool_for,
    state_modifiers,
    wound_level,
    wound_penalty,
)
from campaigns.rules.dice_pool.gear import Item
from campaigns.rules.dice_pool.pool import explode, pool_of, throw_pool
from campaigns.rules.dice_pool.rulings import faces_of, judge, plain_ruling, ruling_on, with_tn, word
from campaigns.rules.dice_pool.tables import BOXES, FIRST_AID_TN
from campaigns.rules.dice_pool.wording import called, counted, sentence
from campaigns.rules.dice_pool.wounds import heal, last_test, new_scene, wake

OWN_DICE = 2
"""Dice of first aid by somebody at hand who never learned it."""
NIGHT_TN = 4


def hurt(body: Body) -> bool:
    """Whether there is anything to tend."""
    return body.condition != "dead" and (body.physical > 0 or body.condition in ("mortal", "stable"))


def plan_first_aid(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """Medicine against the worst wound of the target."""
    on = target or actor
    patient, medic = read(on.sheet, on.name), read(actor.sheet, actor.name)
    if not hurt(patient):
        return Refusal(attempt.actor, "not_hurt", f"{sentence(called(on.name))} has no wound to tend.")
    if patient.tended and patient.condition != "mortal":
        return Refusal(attempt.actor, "tended", "What can be done for these wounds has been done.")
    pool, penalty = pool_for(book, medic, "medicine") or (0, ())
    kit = any(item.medkit and item.quantity for item in medic.gear)
    data: dict[str, Json] = {
        "base": FIRST_AID_TN[wound_level(patient.physical) or "L"],
        "pool": pool,
        "rating": medic.skill("medicine"),
        "skill": "medicine",
    }
    parts = (*penalty, *state_modifiers(book, medic), *helping(attempt), Modifier("Medkit", -1 if kit else 0))
    return with_tn(
        Check(
            id=check_id,
            rule="dice_pool.first_aid",
            kind="skill",
            actor=actor.id,
            label=attempt.label or f"First aid: {on.name}",
            stat="Medicine",
            dice=pool_of(pool),
            modifiers=tuple(part for part in parts if part.value),
            difficulty=4,
            target=on.id,
            stakes=attempt.stakes,
            data=data,
        )
    )


def settle_first_aid(check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """What the medic's dice do: a box for each success; the dying stop bleeding."""
    on = people[check.target or check.actor]
    patient = read(on.sheet, on.name)
    verdict = judge(check, explode(faces_of(check, throw), dice, check.label))
    figures = f"({verdict.fallen.told} against {verdict.tn})"
    if not verdict.succeeded:
        told = f"Nothing stops {called(on.name)} from bleeding {figures}."
        after = replace(patient, tended=patient.condition != "mortal")
    else:
        stopped = (
            replace(patient, condition="stable", overflow=0) if patient.condition == "mortal" else patient
        )
        after = replace(heal(stopped, verdict.successes), tended=True)
        fewer = patient.physical - after.physical
        told = f"{sentence(called(on.name))} is bandaged: {counted(fewer, 'box')} fewer {figures}."
    return Resolved((ruling_on(check, throw, verdict, told),), {on.id: write(after)})


def remedy_of(body: Body, wanted: str) -> Item | None:
    """The remedy of that name that somebody carries."""
    return next((item for item in body.gear if item.heal and item.quantity and item.answers_to(wanted)), None)


def plan_item(
    attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal | None:
    """Using a remedy takes no dice; None when the thing is none. It is not wasted on the unhurt."""
    item = remedy_of(read(actor.sheet, actor.name), attempt.item)
    if item is None:
        return None
    on = target or actor
    if not filled(read(on.sheet, on.name), item.track):
        return Refusal(attempt.actor, "not_hurt", f"There is nothing there for {called(item.name)} to mend.")
    data: dict[str, Json] = {"item": item.id, "heal": item.heal, "track": item.track, "name": item.name}
    return Check(
        check_id, "dice_pool.use_item", "other", actor.id, attempt.label or f"Use: {item.name}", item.name, (), (), 0,
        target=on.id, data=data,
    )  # fmt: skip


def settle_item(check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    """What a remedy does to whom."""
    on = people[check.target or check.actor]
    before = read(on.sheet, on.name)
    boxes = check.data.get("heal")
    track: Literal["physical", "stun"] = "stun" if word(check, "track") == "stun" else "physical"
    after = heal(before, boxes if isinstance(boxes, int) else 0, track)
    fewer = before.physical - after.physical + before.stun - after.stun
    told = (
        f"{sentence(called(on.name))} is given {called(word(check, 'name'))}: {counted(fewer, 'box')} fewer."
    )
    ruling = plain_ruling(check.rule, check.actor, check.label, told, target=on.id)
    return Resolved((ruling,), {on.id: write(after)}, used_items=((check.actor, word(check, "item")),))


def rest(book: Book, body: Body, kind: Literal["scene", "night", "first_aid"], dice: Dice) -> Resolved:
    """The sheet under "self" after a pause, a night, or bandages by whoever is at hand."""
    if body.condition == "dead":
        return Resolved(notes=(f"{body.name} is dead.",))
    if kind == "first_aid":
        return _bandaged(book, body, dice)
    return _night(book, body, dice) if kind == "night" else _scene(book, body, dice)


def _scene(book: Book, body: Body, dice: Dice) -> Resolved:
    """An hour: the dying live or die, the unconscious wake, will clears stun, pools and edge come back."""
    rulings = []
    if body.condition == "mortal":
        body, held = last_test(book, body, "self", body.name, dice)
        rulings.append(held)
        if body.condition == "dead":
            return Resolved(tuple(rulings), {"self": write(body)})
    body = new_scene(wake(body))
    if body.stun:
        tn = 2 + wound_penalty(book, body)
        thrown, fallen = throw_pool(attribute(book, body, "will"), dice, f"{body.name}: clearing the head")
        cleared = min(body.stun, max(1, fallen.successes(tn)))
        body = heal(body, cleared, "stun")
        rulings.append(
            plain_ruling(
                "dice_pool.rest",
                "self",
                "A pause",
                f"{sentence(called(body.name))} gets {counted(cleared, 'box')} of stun back "
                f"({fallen.told} against {tn}).",
                kind="save",
                total=fallen.highest,
                difficulty=tn,
                stat="Will",
                throw=thrown,
            )
        )
    return Resolved(tuple(rulings), {"self": write(body)})


def _night(book: Book, body: Body, dice: Dice) -> Resolved:
    paused = _scene(book, body, dice)
    after = read(paused.sheets["self"])
    if after.condition == "dead":
        return paused
    after = replace(after, stun=0)
    rulings = list(paused.rulings)
    if after.physical:
        tn = NIGHT_TN + wound_penalty(book, after)
        thrown, fallen = throw_pool(attribute(book, after, "body"), dice, f"{body.name}: a night's healing")
        healed = min(after.physical, max(1, fallen.successes(tn)))
        after = replace(heal(after, healed), tended=False)
        rulings.append(
            plain_ruling(
                "dice_pool.rest",
                "self",
                "A night",
                f"{sentence(called(body.name))} heals {counted(healed, 'box')} ({fallen.told} against {tn}).",
                kind="save",
                total=fallen.highest,
                difficulty=tn,
                stat="Body",
                throw=thrown,
            )
        )
    return Resolved(tuple(rulings), {"self": write(after)})


def _bandaged(book: Book, body: Body, dice: Dice) -> Resolved:
    if not hurt(body) or (body.tended and body.condition != "mortal"):
        return Resolved(sheets={"self": write(body)}, notes=("There is nothing left to bandage.",))
    pool = max(OWN_DICE, body.skill("medicine") if body.condition == "up" else 0)
    tn = FIRST_AID_TN[wound_level(min(BOXES, body.physical)) or "L"]
    thrown, fallen = throw_pool(pool, dice, f"{body.name}: first aid")
    successes = fallen.successes(tn)
    after = body
    if successes:
        after = replace(body, condition="stable", overflow=0) if body.condition == "mortal" else body
        after = heal(after, successes)
    if after.condition != "mortal":
        after = replace(after, tended=True)
    told = (
        f"{sentence(called(body.name))} is bandaged: {counted(body.physical - after.physical, 'box')} fewer."
    )
    ruling = plain_ruling(
        "dice_pool.first_aid", "self", "First aid", told, kind="skill", outcome="success" if successes else "failure",
        total=fallen.highest, difficulty=tn, stat="Medicine", throw=thrown, changes=(f"Dice: {fallen.told}.",),
    )  # fmt: skip
    return Resolved((ruling,), {"self": write(after)})
