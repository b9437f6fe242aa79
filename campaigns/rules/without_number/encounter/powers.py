"""Powers in the thick of it: what they do to those who take part."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.empowered import power_meant, use
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import taken_alive
from campaigns.rules.without_number.settling import wasted_blow


def do_power(fray: Fray, check: Check, throw: Throw) -> None:
    """Use a power; one that is aimed at somebody who is gone by now is wasted, and costs nothing."""
    actor, target = check.actor, check.target or check.actor
    if not fray.stands(target):
        fray.record((wasted_blow(check, throw, fray.name(actor), fray.name(target)),))
        return
    power = power_meant(fray.bodies[actor], str(check.data.get("power", "")))
    names = {found: person.name for found, person in fray.people.items()}
    done = use(check, throw, fray.bodies, names, fray.dice, lethal=not taken_alive(fray, target))
    fray.bodies[target] = done.target
    fray.bodies[actor] = done.actor
    fray.record((done.ruling,))
    if power is None or not done.took:
        return
    if power.effect == "damage":
        fray.encounter = replace(fray.encounter, hostile=True)
    match power.effect:
        case "ward":
            fray.change(target, ward=fray.actors[target].ward + power.amount)
        case "hinder":
            fray.change(target, hindered=power.amount)
        case "opening":
            fray.change(target, opening=power.amount)
    if fray.bodies[target].vitals.condition != "up":
        fray.fell.add(target)
        fray.disengage(target)
