"""What a beat does: dials, harm, guards and tags, by the tier of its check."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Side
from campaigns.rules.dial.bodies import Foe, Hero
from campaigns.rules.dial.checks import rolled_harm
from campaigns.rules.dial.encounter.beats import Beat, Delta, Effect, delta_of
from campaigns.rules.dial.encounter.fray import Fray, other_side
from campaigns.rules.dial.encounter.nerve import lose_heart
from campaigns.rules.dial.figures import gift, max_edge, soak
from campaigns.rules.dial.rulings import Verdict, plain_ruling
from campaigns.rules.dial.vitals import harm

COUNTER_HARM = 2
OPENING = "Opening"


def apply_beat(fray: Fray, beat: Beat, check: Check, verdict: Verdict) -> list[str]:
    """Carry out a tier of a beat of ``check.actor`` against ``check.target``; what it did, in sentences."""
    actor, target = check.actor, check.target or ""
    side = fray.actors[actor].side
    delta = delta_of(beat, verdict.tier)
    told = _harm(fray, beat, check, verdict) if not fray.encounter.by_dials else _dials(fray, side, delta)
    if not fray.encounter.by_dials:
        told += _guard(fray, beat, actor, delta)
    told += _tag(fray, beat, delta, actor, target)
    if delta.resolves:
        told += _resolve(fray, actor, clean=delta.tag == "exit")
    if verdict.succeeded:
        told += _besides(fray, beat, actor, target)
    told += effects(fray, beat.success if verdict.succeeded else beat.failure, actor, target)
    return told


def effects(fray: Fray, effect: Effect, actor: str, target: str) -> list[str]:
    """What a beat of the pack does besides."""
    told: list[str] = []
    if effect.damage and fray.stands(target):
        told += hurt(fray, target, rolled_harm(effect.damage, 0, fray.dice, "The beat"))
    if effect.backfire and fray.stands(actor):
        told += hurt(fray, actor, rolled_harm(effect.backfire, 0, fray.dice, "The backfire"))
    if effect.defend and fray.stands(actor):
        fray.change(actor, guard=fray.actors[actor].guard + effect.defend)
    if effect.morale_check:
        lose_heart(fray, "beat")
    if effect.leave and fray.stands(actor):
        fray.change(actor, standing="fled")
        told.append(f"{fray.named(actor)} gets clear.")
    return told


def hurt(fray: Fray, target: str, amount: int) -> list[str]:
    """Harm that reaches somebody: their ship, their craft, or themselves; what it did, in sentences.

    Guard and soak are taken off first. A character is not killed where the pack takes losers alive.
    """
    actor = fray.actors[target]
    ship = fray.encounter.ship if actor.side == "party" else None
    less = actor.guard + (
        ship.soak if ship is not None else 0 if actor.max_craft else soak(fray.bodies[target])
    )
    left = max(0, amount - less)
    if ship is not None:
        hull = max(0, ship.hull - left)
        fray.encounter = replace(fray.encounter, ship=replace(ship, hull=hull))
        return [
            f"{ship.name[:1].upper()}{ship.name[1:]} takes {ship.hull - hull} harm ({hull} of {ship.max_hull})."
        ]
    if actor.max_craft:
        return _hurt_craft(fray, target, left)
    return _hurt_body(fray, target, left)


def _hurt_craft(fray: Fray, target: str, amount: int) -> list[str]:
    """Harm to a craft; whoever is shot down is out of it, and is hauled from the wreck afterwards."""
    actor, body = fray.actors[target], fray.bodies[target]
    hull = max(0, actor.craft - amount)
    fray.change(target, craft=hull, standing="in" if hull else "shot_down")
    if hull:
        return [f"{fray.named(target)} takes {actor.craft - hull} harm ({hull} of {actor.max_craft})."]
    fray.bodies[target] = harm(body, body.vitals.resolve, lethal=False).body
    return [f"{fray.named(target)} is shot down."]


def _hurt_body(fray: Fray, target: str, amount: int) -> list[str]:
    body, now = fray.bodies[target], fray.encounter
    if not isinstance(body, Hero) and now.verdict_npc == "flees" and amount >= body.vitals.resolve:
        fray.bodies[target] = replace(body, vitals=replace(body.vitals, resolve=1))
        fray.change(target, standing="fled")
        return [f"{fray.named(target)} has had enough and runs."]
    lethal = now.verdict_pc == "mortal" if isinstance(body, Hero) else now.verdict_npc == "dead"
    done = harm(body, amount, lethal=lethal)
    fray.bodies[target] = done.body
    if not done.taken:
        return [f"It does {fray.name(target)} no harm."]
    return [f"{fray.named(target)} takes {done.taken} harm{' and goes down' if done.fell else ''}."]


def _harm(fray: Fray, beat: Beat, check: Check, verdict: Verdict) -> list[str]:
    """A strike's harm: all of it on success, half when even; a failure may run into a Counter Stance."""
    if beat.kind != "strike" or check.target is None:
        return []
    actor, target = check.actor, check.target
    if verdict.succeeded or verdict.tier == "tie":
        dice = _dice_of(fray, beat, check)
        if not dice:
            return []
        amount = rolled_harm(dice, gift(fray.bodies[actor], "harm"), fray.dice, check.label)
        return hurt(fray, target, amount if verdict.succeeded else amount // 2)
    return counter(fray, actor, target)


def _dice_of(fray: Fray, beat: Beat, check: Check) -> str:
    body, ship = fray.bodies[check.actor], fray.encounter.ship
    if isinstance(body, Foe):
        return body.damage
    if ship is not None and beat.special in ("", "weapon"):
        return ship.guns if not beat.authored or beat.special == "weapon" else ""
    return beat.damage or (str(check.data.get("damage", "")) if beat.special == "weapon" else "")


def counter(fray: Fray, striker: str, target: str) -> list[str]:
    """A Counter Stance against a strike that failed: 2 harm, or 1 off the striker's dial."""
    if not fray.stands(target) or not fray.actors[target].counter:
        return []
    fray.change(target, counter=False)
    if fray.encounter.by_dials:
        fray.move_dials(fray.actors[striker].side, -1, 0)
        told = f"{fray.named(target)} turns it back on {fray.name(striker)}."
    else:
        told = " ".join((f"{fray.named(target)} answers at once.", *hurt(fray, striker, COUNTER_HARM)))
    fray.record(plain_ruling("dial.counter", target, "Counter Stance", told, target=striker))
    return []


def _dials(fray: Fray, side: Side, delta: Delta) -> list[str]:
    before = fray.encounter
    fray.move_dials(side, delta.own, delta.opponent)
    now, told = fray.encounter, []
    for old, new in ((before.party_dial, now.party_dial), (before.opposition_dial, now.opposition_dial)):
        if old.current != new.current:
            told.append(f"{new.name}: {new.current} of {new.threshold}.")
    return told


def _guard(fray: Fray, beat: Beat, actor: str, delta: Delta) -> list[str]:
    """Where harm decides, what a brace takes off their dial it takes off their blows; a lost point is a point more."""
    change = -delta.opponent if beat.kind == "brace" else delta.own if beat.kind == "push" else 0
    ship = fray.encounter.ship
    if beat.special == "repair" and ship is not None and change > 0:
        hull = min(ship.max_hull, ship.hull + change)
        fray.encounter = replace(fray.encounter, ship=replace(ship, hull=hull))
        return [f"{hull - ship.hull} of the hull is made good."]
    if not change:
        return []
    crew = fray.standing(fray.actors[actor].side) if ship is not None else [actor]
    for one in crew:
        fray.change(one, guard=fray.actors[one].guard + change)
    return [f"{abs(change)} {'less' if change > 0 else 'more'} from every blow."]


def _tag(fray: Fray, beat: Beat, delta: Delta, actor: str, target: str) -> list[str]:
    side = fray.actors[actor].side
    label = beat.tag or beat.label
    match delta.tag:
        case "opening":
            fray.make_tag(side, OPENING, delta.leverage, target, fleeting=True)
            return ["It leaves an Opening."]
        case "counter":
            fray.change(actor, counter=True)
            return [f"{fray.named(actor)} stands ready to answer (Counter Stance)."]
        case "fleeting" | "leverage":
            worth = delta.leverage + (gift(fray.bodies[actor], "leverage") if delta.tag == "leverage" else 0)
            fray.make_tag(side, label, worth, target, fleeting=delta.tag == "fleeting")
            return [f"{label}: {2 * worth} to the next strike or push."]
        case "backfire":
            fray.make_tag(other_side(side), f"{fray.people[actor].name} exposed", delta.leverage, actor)
            return [f"{fray.named(actor)} is exposed."]
    return []


def _resolve(fray: Fray, actor: str, *, clean: bool) -> list[str]:
    if fray.encounter.by_dials:
        fray.resolved_by = fray.actors[actor].side
        return ["That settles it."]
    leaving = fray.standing(fray.actors[actor].side) if clean else [actor]
    for one in leaving:
        fray.change(one, standing="fled")
    if clean and len(leaving) > 1:
        return [f"{fray.named(actor)} opens a Clean Exit, and all of them are through it."]
    return [f"{fray.named(actor)} gets clear."]


def _besides(fray: Fray, beat: Beat, actor: str, target: str) -> list[str]:
    told = []
    if beat.reveals and target in fray.actors:
        fray.change(target, revealed=True)
        told.append(beat.reveals)
    body = fray.bodies[actor]
    if beat.edge and isinstance(body, Hero):
        fray.bodies[actor] = replace(body, edge=min(max_edge(body), body.edge + beat.edge))
    if beat.special == "taunt" and fray.stands(target):
        fray.change(target, taunted_by=actor)
        told.append(f"{fray.named(target)} comes for {fray.name(actor)} next.")
    if beat.special == "threaten":
        lose_heart(fray, "intimidated")
    if beat.escalates:
        fray.escalates = True
    return told
