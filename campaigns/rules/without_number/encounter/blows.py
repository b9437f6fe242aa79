"""A character's blow in its turn: moving up for it, spending what it takes, and swarms that share one."""

from __future__ import annotations

from collections.abc import Mapping

from campaigns.rules.contracts import Attempt, Check, Refusal, Throw
from campaigns.rules.without_number.encounter.coming import CHARGE
from campaigns.rules.without_number.encounter.deeds import keep_count_of_shots
from campaigns.rules.without_number.encounter.footwork import close_in
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.melee import strike_home
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.encounter.swarming import SWARM
from campaigns.rules.without_number.encounter.tactics import SNAP
from campaigns.rules.without_number.settling import wasted_blow
from campaigns.rules.without_number.strikes import Strike
from campaigns.rules.without_number.words import presses_luck

CHARGING = -2


def in_order(encounter: Encounter, sealed: Mapping[str, tuple[Attempt, Check | Refusal | None]]) -> list[str]:
    """Who acts when: snap attacks before everything else, then by initiative; one side alone in a free round."""
    acting = [actor.id for actor in encounter.actors if encounter.free_round in (None, actor.side)]
    snapped = [
        actor
        for actor in acting
        if actor in sealed and sealed[actor][0].option == SNAP and isinstance(sealed[actor][1], Check)
    ]
    return [*snapped, *(actor for actor in acting if actor not in snapped)]


def join_swarm(fray: Fray, actor: str, target: str) -> None:
    """Somebody gives up their blow for the one who strikes last."""
    if not fray.stands(target) or not close_in(fray, actor, target):
        return
    fray.change(actor, defending=False, ward=0, screening="", screens=0)
    fray.engage(actor, target)
    fray.swarms.setdefault(target, []).append(actor)
    fray.say(f"{fray.named(actor)} presses in on {fray.name(target)}.")


def upon(fray: Fray, actor: str, target: str) -> int:
    """How many others are upon somebody, and still stand; they are taken out of account by being counted."""
    return len([other for other in fray.swarms.pop(target, []) if other != actor and fray.stands(other)])


def strike_out(fray: Fray, attempt: Attempt, check: Check, throw: Throw) -> bool:
    """The blow of a character; returns whether it hits. At somebody who is gone by now it is wasted."""
    if attempt.kind == "use_item":
        fray.used_items.append((attempt.actor, str(check.data.get("item", attempt.item))))
    target, strike = check.target or "", Strike.of_check(check)
    charging = CHARGE in check.modifiers
    gone = not fray.stands(target)
    if gone or (not strike.ranged and not close_in(fray, attempt.actor, target, charging=charging)):
        if gone:
            fray.record((wasted_blow(check, throw, fray.name(attempt.actor), fray.name(target)),))
        return False
    if charging:
        fray.change(attempt.actor, ward=CHARGING)
    keep_count_of_shots(fray, attempt.actor, str(check.data.get("item", "")), strike.rounds)
    lucky = attempt.skill == "luck" or presses_luck(attempt.text)
    others = upon(fray, attempt.actor, target) if attempt.option == SWARM else 0
    struck = strike_home(fray, check, throw, press_luck=lucky, swarm=others)
    if fray.encounter.win_condition == "dial_threshold":
        fray.count(struck.hit, 0)
    return struck.hit
