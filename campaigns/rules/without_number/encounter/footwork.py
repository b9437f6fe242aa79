"""Moving about in a fight: getting up, closing in, going from zone to zone, lying flat."""

from __future__ import annotations

from campaigns.rules.without_number.bodies import Hero
from campaigns.rules.without_number.encounter.footing import SPRINT, WALK, apart, label_of, neighbours, steps
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import DEFENDING, own_attack
from campaigns.rules.without_number.encounter.tactics import STEP_BACK, zone_meant


def get_up(fray: Fray, actor: str) -> None:
    """Whoever lies gets up at the beginning of their turn, which takes their move; not out of a hold."""
    if fray.actors[actor].prone and not fray.actors[actor].held_by:
        fray.change(actor, prone=False)
        fray.stood.add(actor)
        fray.say(f"{fray.named(actor)} gets up.")


def drop_flat(fray: Fray, actor: str) -> None:
    """Lie down and give the rest to defence."""
    fray.change(actor, prone=True, defending=True, ward=fray.actors[actor].ward + DEFENDING)
    fray.say(f"{fray.named(actor)} drops flat.")


def close_in(fray: Fray, actor: str, target: str, *, charging: bool = False) -> bool:
    """Move up to somebody for a blow in melee; False when they are too far away by now.

    Who leaves enemies at arm's length for it is struck at by them.
    """
    distance = apart(fray.encounter, fray.actors, actor, target)
    if not distance:
        return True
    if actor in fray.stood or distance > (SPRINT if charging else WALK):
        fray.say(f"{fray.named(actor)} cannot reach {fray.name(target)} any more.")
        return False
    return go(fray, actor, fray.actors[target].zone)


def go(fray: Fray, actor: str, zone: str, *, careful: bool = False) -> bool:
    """Go to another zone; enemies at arm's length strike at whoever is not ``careful``. False when that stops them."""
    body = fray.bodies[actor]
    nimble = isinstance(body, Hero) and body.focus("close_combatant") > 1
    if not careful and not nimble and fray.encounter.hostile:
        for enemy in fray.at_arms_length(actor):
            if fray.stands(actor):
                own_attack(fray, enemy, actor, rule=fray.book.rule("free_attack"))
    if not fray.stands(actor):
        return False
    fray.disengage(actor)
    fray.change(actor, zone=zone)
    fray.say(f"{fray.named(actor)} goes to: {label_of(fray.encounter, zone)}.")
    return True


def do_move(fray: Fray, actor: str, option: str) -> None:
    """The whole turn spent on going somewhere."""
    zone = zone_meant(option)
    if actor in fray.stood and steps(fray.encounter, fray.actors[actor].zone, zone) > WALK:
        fray.say(f"{fray.named(actor)} has only just got up, and gets no further.")
        return
    go(fray, actor, zone, careful=option.startswith(STEP_BACK))


def towards(fray: Fray, actor: str, target: str) -> str:
    """The zone one step nearer to somebody."""
    here, there = fray.actors[actor].zone, fray.actors[target].zone
    ways = neighbours(fray.encounter, here)
    return min(ways, key=lambda zone: steps(fray.encounter, zone, there), default=here)
