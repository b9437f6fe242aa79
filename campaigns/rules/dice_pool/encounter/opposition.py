"""What those whom nobody plays do by themselves."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check
from campaigns.rules.dice_pool.attacks import RUSH
from campaigns.rules.dice_pool.bodies import Body
from campaigns.rules.dice_pool.casting import PREFIX
from campaigns.rules.dice_pool.encounter.coming import Coming
from campaigns.rules.dice_pool.encounter.exchanges import cast, spike, strike
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.encounter.net import plan_spike
from campaigns.rules.dice_pool.encounter.state import Actor
from campaigns.rules.dice_pool.figures import attribute, weapon_at_hand

TIRED = 5
"""With so many boxes of stun nobody casts any more."""


def act_by_themselves(fray: Fray, actor: str) -> None:
    """Strike at an enemy by the means at hand; close in when too far off. The peaceable wait."""
    seat = fray.actors[actor]
    if not fray.encounter.hostile and seat.side == "opposition":
        return
    coming = fray.now()
    target = _target(fray, coming, seat)
    if target is None:
        return
    if fray.encounter.category == "netrun":
        check = plan_spike(coming, Attempt(actor, "attack", "", target), seat)
        spike(fray, check, fray.dice.throw(check.dice, reason=f"{fray.people[actor].name}: {check.label}"))
        return
    planned = coming.plan(_attempt(fray, coming, seat, target))
    if not isinstance(planned, Check):
        planned = coming.plan(Attempt(actor, "attack", "", target, weapon="unarmed"))
    if not isinstance(planned, Check):
        close_in(fray, actor, target)
        return
    throw = fray.dice.throw(planned.dice, reason=f"{fray.people[actor].name}: {planned.label}")
    if planned.rule == "dice_pool.cast":
        cast(fray, planned, throw)
        return
    spend_combat(fray, planned)
    strike(fray, planned, throw)


def spend_combat(fray: Fray, check: Check) -> None:
    """Set the combat dice of an attack aside."""
    put_in = check.data.get("combat")
    body = fray.bodies[check.actor]
    if isinstance(put_in, int) and put_in:
        fray.bodies[check.actor] = replace(body, combat_used=body.combat_used + put_in)


def close_in(fray: Fray, actor: str, target: str) -> None:
    """Run towards somebody as far as the legs carry."""
    seat, other = fray.actors[actor], fray.actors[target]
    pace = attribute(fray.book, fray.bodies[actor], "quickness") * RUSH
    gap = other.place - seat.place
    step = max(-pace, min(pace, gap))
    fray.change(actor, place=seat.place + step, gait="running")
    fray.say(f"{fray.named(actor)} runs towards {fray.name(target)}.")


def _target(fray: Fray, coming: Coming, seat: Actor) -> str | None:
    """At arm's length first; otherwise a side spreads over those it sees, each the same one as long as it stands."""
    enemies = coming.enemies(seat)
    if not enemies:
        return None
    if enemies[0].id in seat.engaged:
        return enemies[0].id
    own = fray.standing(seat.side)
    ordered = sorted(one.id for one in enemies)
    return ordered[sorted(own).index(seat.id) % len(ordered)] if seat.id in own else ordered[0]


def _attempt(fray: Fray, coming: Coming, seat: Actor, target: str) -> Attempt:
    body = fray.bodies[seat.id]
    spell = _war_spell(fray, body)
    if spell and body.stun < TIRED:
        attempt = Attempt(seat.id, "power", "", target, option=f"{PREFIX}{spell}")
        if isinstance(coming.plan(attempt), Check):
            return attempt
    return Attempt(seat.id, "attack", "", target, weapon=_weapon(body, engaged=bool(seat.engaged)))


def _war_spell(fray: Fray, body: Body) -> str:
    known = (fray.book.spells[id] for id in body.spells if id in fray.book.spells)
    return next((spell.id for spell in known if spell.effect == "damage"), "")


def _weapon(body: Body, *, engaged: bool) -> str:
    """What is at hand: a blade for somebody at arm's length if there is one."""
    return weapon_at_hand(body, melee=True).id if engaged and _has_blade(body) else ""


def _has_blade(body: Body) -> bool:
    return any(item.weapon is not None and item.weapon.melee and item.equipped for item in body.gear)
