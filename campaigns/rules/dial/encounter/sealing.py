"""Planning a sealed round: the one throw each player makes for what they do, or why it cannot be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.contracts import Attempt, Check, Person, Refusal
from campaigns.rules.dial.care import plan_item, plan_mending
from campaigns.rules.dial.checks import AID_DIFFICULTY, plan_skill
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.choosing import beat_for
from campaigns.rules.dial.encounter.coming import Plan, Round
from campaigns.rules.dial.encounter.reckoning import check_for
from campaigns.rules.dial.encounter.state import Actor, Encounter
from campaigns.rules.dial.figures import held
from campaigns.rules.dial.wording import sentence

FOLD = "fold"


def plan_all(coming: Round, attempts: Sequence[Attempt]) -> dict[str, Plan]:
    """The first attempt of each actor, in the order in which they were sealed."""
    plans: dict[str, Plan] = {}
    for attempt in attempts:
        if attempt.actor not in plans:
            plans[attempt.actor] = plan_one(coming, attempt)
    return plans


def plan_round(
    encounter: Encounter, attempts: Sequence[Attempt], people: Mapping[str, Person]
) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
    """All checks and refusals of a round; the first attempt of each actor counts."""
    plans = plan_all(Round(encounter, people), attempts)
    seen: set[str] = set()
    refusals: list[Refusal] = []
    for attempt in attempts:
        found = plans[attempt.actor].refusal
        if attempt.actor in seen:
            refusals.append(Refusal(attempt.actor, "one_action", "One action a round."))
        elif found is not None:
            refusals.append(found)
        seen.add(attempt.actor)
    return tuple(plan.check for plan in plans.values() if plan.check is not None), tuple(refusals)


def plan_one(coming: Round, attempt: Attempt) -> Plan:
    """What one attempt comes to; what it takes for itself (tags, the enemy drawn off) is claimed."""
    actor = coming.encounter.actor(attempt.actor)
    refusal = _cannot_act(coming, attempt, actor)
    if refusal is not None or actor is None:
        return Plan(attempt, refusal=refusal)
    match attempt.kind:
        case "yield" | "concede" | "wait" if attempt.option != FOLD:
            return Plan(attempt)
        case "power":
            return _refuse(attempt, "no_power", "These rules know no powers of that kind.")
        case "move":
            return _refuse(attempt, "no_zones", "These rules keep no distances.")
        case "stabilise" | "aid" | "use_item":
            found = _plan_care(coming, attempt, actor)
            if found is not None:
                return found
    beat = beat_for(coming.encounter, attempt)
    if beat is None and attempt.kind == "total_defense":
        return Plan(replace(attempt, kind="wait"))
    if beat is None:
        return _refuse(attempt, "no_beat", "That is not to be done here.")
    return _plan_beat(coming, attempt, actor, beat)


def _plan_care(coming: Round, attempt: Attempt, actor: Actor) -> Plan | None:
    me = coming.people[actor.id]
    if attempt.kind == "use_item":
        check = plan_item(attempt, me, coming.people.get(attempt.target or ""), coming.check_id(actor.id))
        if check is not None or attempt.skill:
            return Plan(attempt, None, check) if check is not None else None
        item = held(coming.bodies[actor.id], attempt.item)
        return None if item is not None and item.is_weapon else Plan(attempt)
    friend = attempt.target or coming.neediest_friend(actor)
    found = coming.encounter.actor(friend or "")
    if friend is None or found is None or found.standing != "in" or friend == actor.id:
        return _refuse(attempt, "no_target", "There is nobody to help.")
    if attempt.kind == "aid":
        attempt = replace(attempt, target=friend)
        check = plan_skill(attempt, me, None, coming.check_id(actor.id), AID_DIFFICULTY, rule="dial.aid")
        return Plan(attempt, None, check)
    if coming.bodies[friend].vitals.condition == "up":
        return _refuse(attempt, "no_time", "There is no time for bandages before this is over.")
    planned = plan_mending(
        replace(attempt, target=friend), me, coming.people[friend], coming.check_id(actor.id)
    )
    if isinstance(planned, Refusal):
        return Plan(attempt, refusal=planned)
    return Plan(attempt, None, planned)


def _plan_beat(coming: Round, attempt: Attempt, actor: Actor, beat: Beat) -> Plan:
    refusal = _not_now(coming, attempt, actor, beat)
    if refusal is not None:
        return Plan(attempt, beat, refusal=refusal)
    enemies = coming.enemies(actor)
    target = attempt.target if coming.encounter.actor(attempt.target or "") else None
    target = target or (enemies[0] if enemies else None)
    attempt = replace(attempt, target=target, label=attempt.label or beat.label)
    if not beat.check:
        return Plan(attempt, beat)
    if target is None:
        return _refuse(attempt, "no_target", "There is nobody there.")
    if beat.special == "taunt":
        coming.claimed.add("taunt")
    check = check_for(coming, attempt, actor, beat, target)
    return Plan(attempt, beat, check) if isinstance(check, Check) else Plan(attempt, beat, refusal=check)


def _not_now(coming: Round, attempt: Attempt, actor: Actor, beat: Beat) -> Refusal | None:
    encounter, table = coming.encounter, coming.encounter.table
    if (beat.special == "leave" or beat.success.leave) and not encounter.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    if beat.requires_item and held(coming.bodies[actor.id], beat.requires_item) is None:
        return Refusal(attempt.actor, "no_item", f"{beat.label} takes something you do not have.")
    if beat.special == "taunt" and "taunt" in coming.claimed:
        return Refusal(attempt.actor, "one_taunt", "Somebody is drawing one of them off already.")
    if table is not None and actor.id in table.hands and table.hands[actor.id].folded:
        return Refusal(attempt.actor, "folded", "You have folded; all that is left is to watch.")
    if beat.special == "accuse" and (table is None or encounter.round < table.decisions):
        return Refusal(attempt.actor, "too_early", "Hands are not shown yet; accuse at the showdown.")
    return None


def _cannot_act(coming: Round, attempt: Attempt, actor: Actor | None) -> Refusal | None:
    if actor is None or coming.encounter.outcome is not None:
        return Refusal(attempt.actor, "not_here", "You have no part in this.")
    if not coming.stands(actor.id):
        return Refusal(attempt.actor, "cannot_act", "You are in no state to act.")
    if coming.encounter.free_round not in (None, actor.side):
        return Refusal(attempt.actor, "surprised", "You are caught unawares.")
    return None


def _refuse(attempt: Attempt, code: str, why: str) -> Plan:
    return Plan(attempt, refusal=Refusal(attempt.actor, code, sentence(why)))
