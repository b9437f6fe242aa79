"""Powers in the thick of it: what they do to those who take part."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.empowered import HARMING, meet, power_meant, use
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import taken_alive
from campaigns.rules.without_number.encounter.nerve import lose_heart
from campaigns.rules.without_number.encounter.ranges import gets_there, within
from campaigns.rules.without_number.encounter.saving import save_face
from campaigns.rules.without_number.encounter.spellwork import do_working
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.rulings import judge
from campaigns.rules.without_number.settling import wasted_blow


def do_power(fray: Fray, check: Check, throw: Throw) -> None:
    """Use a power; one that is aimed at somebody who is gone by now is wasted, and costs nothing."""
    if "magic" in check.data:
        do_working(fray, check, throw)
        return
    actor, target = check.actor, check.target or check.actor
    if not fray.stands(target):
        fray.record((wasted_blow(check, throw, fray.name(actor), fray.name(target)),))
        return
    power = power_meant(fray.bodies[actor], str(check.data.get("power", "")))
    if power is not None and not gets_there(fray, actor, target, power.feet, power.label):
        return
    names = {found: person.name for found, person in fray.people.items()}
    lethal = not taken_alive(fray, target)
    done = use(check, throw, fray.bodies, names, fray.dice, lethal=lethal, saves=partial(save_face, fray))
    fray.bodies[target] = done.target
    fray.bodies[actor] = done.actor
    fray.record((done.ruling,))
    if power is None:
        return
    if power.effect in HARMING:
        fray.encounter = replace(fray.encounter, hostile=True)
    if done.took:
        _follow(fray, power, actor, target)
    _fallen(fray, target)
    if power.everybody and target != actor:
        others = [enemy for enemy in fray.enemies_of(actor) if enemy != target]
        for enemy in [enemy for enemy in others if within(fray, actor, enemy, power.feet)]:
            _meet_too(fray, check, throw, power, enemy)


def _meet_too(fray: Fray, check: Check, throw: Throw, power: Power, enemy: str) -> None:
    """One more of those whom a power meets that spares nobody: the same dice, a save of their own."""
    lethal, total, face = (
        not taken_alive(fray, enemy),
        judge(check, throw).total,
        partial(save_face, fray, enemy),
    )
    body, name = fray.bodies[enemy], fray.people[enemy].name
    met = meet(check, power, total, body, name, fray.dice, lethal=lethal, face=face)
    fray.bodies[enemy] = met.body
    fray.say(f"{power.label}: {met.told}")
    if not met.withstood and power.effect not in HARMING:
        _follow(fray, power, check.actor, enemy)
    _fallen(fray, enemy)


def _follow(fray: Fray, power: Power, actor: str, target: str) -> None:
    """What the encounter keeps of a power that has taken hold."""
    match power.effect:
        case "ward":
            fray.change(target, ward=fray.actors[target].ward + power.amount)
        case "hinder":
            fray.change(target, hindered=power.amount)
        case "opening":
            fray.change(target, opening=power.amount)
        case "stun":
            fray.change(target, stunned=True)
        case "hearten":
            fray.change(target, aided=power.amount)
        case "dread" if fray.actors[actor].side == "party":
            lose_heart(fray, "intimidated")


def _fallen(fray: Fray, target: str) -> None:
    if fray.bodies[target].vitals.condition != "up":
        fray.fell.add(target)
        fray.disengage(target)
