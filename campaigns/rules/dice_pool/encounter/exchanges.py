"""Blows, spells and strikes in the net as they land in a fray."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.dice_pool.blows import Side, settle, wasted
from campaigns.rules.dice_pool.casting import held_modifier, settle_cast
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.figures import combat_pool, weapon_at_hand
from campaigns.rules.dice_pool.pool import explode, throw_pool
from campaigns.rules.dice_pool.rulings import faces_of, judge, ruling_on, word
from campaigns.rules.dice_pool.tables import LEVEL_NAMES, LEVELS
from campaigns.rules.dice_pool.wording import counted
from campaigns.rules.dice_pool.wounds import boxes_of, harm, stage

SPIKE = "M"


def side_in(fray: Fray, person: str) -> Side:
    """Somebody as a side of an exchange, with the wards that are held up on them."""
    body = fray.bodies[person]
    if fray.actors[person].surprised:
        body = replace(body, combat_used=combat_pool(fray.book, body))
    _, armour = held_modifier(fray.book, fray.bodies, person)
    return Side(fray.people[person].name, body, weapon_at_hand(body, melee=True), armour)


def strike(fray: Fray, check: Check, throw: Throw) -> bool:
    """An attack as it lands; whoever is gone by then is not struck, and nobody else is either."""
    actor, target = check.actor, check.target or ""
    if not fray.stands(target):
        fray.record(wasted(check, throw, fray.people[actor].name, fray.people[target].name))
        return False
    if check.rule == "dice_pool.melee":
        fray.engage(actor, target)
    else:
        shots = check.data.get("shots")
        fired = fray.actors[actor].fired + (shots if isinstance(shots, int) else 0)
        fray.change(actor, fired=fired)
    seat = fray.actors[target]
    if check.data.get("guarded") != seat.guarded:
        check = replace(check, data={**check.data, "guarded": seat.guarded})
    done = settle(
        fray.book,
        check,
        throw,
        side_in(fray, actor),
        side_in(fray, target),
        fray.dice,
        dodging=seat.guarded and not seat.surprised,
        lethal=fray.lethal(target),
    )
    fray.bodies[actor], fray.bodies[target] = done.attacker, done.target
    fray.record(done.ruling)
    fray.change(actor, aimed=0, hindered=0, aided=0)
    for person in (actor, target):
        if fray.bodies[person].condition != "up" and person not in fray.fell:
            fray.down(person)
    return done.hit


def cast(fray: Fray, check: Check, throw: Throw) -> bool:
    """A spell as it takes hold, and its drain; one on somebody who is gone is wasted."""
    actor, target = check.actor, check.target or check.actor
    spell = fray.book.spells[word(check, "spell")]
    if spell.resist and not fray.stands(target):
        fray.record(wasted(check, throw, fray.people[actor].name, fray.people[target].name))
        return False
    done = settle_cast(fray.book, check, throw, side_in(fray, actor), side_in(fray, target), fray.dice)
    fray.bodies[target] = done.target
    fray.bodies[actor] = done.caster
    fray.records(done.rulings)
    fray.change(actor, hindered=0, aided=0)
    if done.worked and not spell.held and spell.effect in ("hinder", "help"):
        step = max(1, done.successes // 2)
        key = "hindered" if spell.effect == "hinder" else "aided"
        fray.change(target, **{key: step})
    for person in {actor, target}:
        if fray.bodies[person].condition != "up" and person not in fray.fell:
            fray.down(person)
    return done.worked


def spike(fray: Fray, check: Check, throw: Throw) -> bool:
    """A blow in the net: net successes stage a moderate stun; what has ten boxes is thrown out."""
    actor, target = check.actor, check.target or ""
    if not fray.stands(target):
        fray.record(wasted(check, throw, fray.people[actor].name, fray.people[target].name))
        return False
    verdict = judge(check, explode(faces_of(check, throw), fray.dice, check.label))
    opposing = check.data.get("opposing")
    theirs, told = 0, tuple[str, ...]()
    if isinstance(opposing, Mapping) and verdict.successes:
        pool, tn = int(str(opposing["dice"])), int(str(opposing["tn"]))
        fallen = throw_pool(pool, fray.dice, f"{fray.people[target].name} withstands")[1]
        theirs = fallen.successes(tn)
        told = (f"Withstanding: {fallen.told} against {tn}, {counted(theirs, 'success')}.",)
    net = verdict.successes - theirs
    figures = f"({verdict.fallen.told} against {verdict.tn}, net {net})"
    fray.change(actor, hindered=0, aided=0)
    if net <= 0:
        summary = (
            f"{fray.named(actor)} strikes at {fray.name(target)} in the net and finds no hold {figures}."
        )
        tier = verdict.tier if not verdict.successes else "failure"
        fray.record(ruling_on(check, throw, verdict, summary, changes=told, tier=tier))
        return False
    level = stage(next(one for one in LEVELS if one == SPIKE), net)
    done = harm(fray.bodies[target], boxes_of(level), "stun", lethal=False)
    fray.bodies[target] = done.body
    ending = " and is thrown out" if done.fell else ""
    summary = (
        f"{fray.named(actor)} spikes {fray.name(target)}: {LEVEL_NAMES[level or 'L']}, "
        f"{counted(done.boxes, 'box')} of stun{ending} {figures}."
    )
    fray.record(ruling_on(check, throw, verdict, summary, changes=told))
    if done.fell:
        fray.down(target)
    return True
