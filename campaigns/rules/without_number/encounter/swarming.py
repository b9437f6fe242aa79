"""Several upon one: those who swarm give up their own blow so that the last of them strikes home (SRD 2.4.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Json, Modifier, Throw
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.strikes import Strike

SWARM = "swarm"
MOST_OTHERS = 3
HIT_EACH, DAMAGE_EACH = 2, 1


def joined(encounter: Encounter, attempts: Sequence[Attempt], targets: Mapping[str, str]) -> frozenset[str]:
    """Who gives up their blow: of those who swarm the same target all but the last to act, four at most in one."""
    order = [actor.id for actor in encounter.actors]
    swarming = {attempt.actor for attempt in attempts if attempt.option == SWARM and attempt.actor in targets}
    found: set[str] = set()
    for target in set(targets.values()):
        together = [one for one in order if one in swarming and targets[one] == target]
        for start in range(0, len(together), MOST_OTHERS + 1):
            found.update(together[start : start + MOST_OTHERS + 1][:-1])
    return frozenset(found)


def swarmed(check: Check, throw: Throw, others: int) -> Check:
    """The blow of whoever strikes for the swarm: +2 to hit and +1 to damage for each other, its Shock for anyone.

    The damage is never more than the weapon could do by itself.
    """
    counted = min(MOST_OTHERS, others)
    if not counted:
        return check
    strike = Strike.of_check(check)
    most = sum(die.count * (0 if die.sides == "F" else die.sides) for die in strike.dice)
    more = min(DAMAGE_EACH * counted, most - sum(strike.damage_faces(throw)))
    data: dict[str, Json] = {**check.data, "bonus": strike.bonus + more, "shock_ac": None, "swarm": counted}
    return replace(check, modifiers=(*check.modifiers, Modifier("Swarm", HIT_EACH * counted)), data=data)
