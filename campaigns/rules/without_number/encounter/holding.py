"""Holding an action: a blow kept ready for the first enemy who strikes, and lost when none does (SRD 2.4.4)."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.encounter.footing import apart, is_within
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import strike_home
from campaigns.rules.without_number.strikes import Strike

HOLD = "hold"


def keep_ready(fray: Fray, check: Check, throw: Throw) -> None:
    """Somebody waits for an enemy to act."""
    fray.held[check.actor] = (check, throw)
    fray.say(f"{fray.named(check.actor)} waits, ready to strike.")


def spring(fray: Fray, enemy: str) -> None:
    """Blows that wait fall before an enemy strikes, on whoever is in reach of them."""
    for actor in [one for one in fray.held if fray.actors[one].side != fray.actors[enemy].side]:
        if not fray.stands(actor) or not fray.stands(enemy):
            continue
        check, throw = fray.held[actor]
        strike = Strike.of_check(check)
        distance = apart(fray.encounter, fray.actors, actor, enemy)
        if not is_within(strike, fray.bodies[actor], distance, most_steps=0):
            continue
        del fray.held[actor]
        fray.say(f"{fray.named(actor)} has been waiting for {fray.name(enemy)}.")
        strike_home(fray, replace(check, target=enemy), throw)


def let_go(fray: Fray) -> None:
    """The round is over: what was held and not used is lost."""
    for actor in fray.held:
        if fray.stands(actor):
            fray.say(f"{fray.named(actor)} has waited for nothing.")
    fray.held.clear()
