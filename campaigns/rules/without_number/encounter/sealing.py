"""Planning a sealed round: the one throw each player makes for what they do, or why it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from campaigns.rules.beats import Beat, beat_named
from campaigns.rules.contracts import Attempt, Check, Person, Refusal
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import attack_check, plan_save, plan_skill
from campaigns.rules.without_number.encounter.aiming import plan_aimed
from campaigns.rules.without_number.encounter.coming import CHARGE, Planned, Round
from campaigns.rules.without_number.encounter.footing import (
    SPRINT,
    WALK,
    at_range,
    close_strike,
    is_within,
    reaching,
)
from campaigns.rules.without_number.encounter.state import Actor, Encounter
from campaigns.rules.without_number.encounter.swarming import joined
from campaigns.rules.without_number.encounter.tactics import CHARGES, is_tactic, plan_tactic
from campaigns.rules.without_number.encounter.wrestling import is_held
from campaigns.rules.without_number.figures import armour_class
from campaigns.rules.without_number.items import held_item, plan_item
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.strikes import Strike, bursting
from campaigns.rules.without_number.tending import plan_care
from campaigns.rules.without_number.wording import called, sentence
from campaigns.rules.without_number.words import charges, fires_a_burst, screens, skill_in


def plan_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    people: Mapping[str, Person],
    *,
    planner: Callable[[Round, Attempt], Planned] | None = None,
) -> tuple[tuple[Check, ...], tuple[Refusal, ...]]:
    """All checks and refusals of a round; the first attempt of each actor counts.

    Of those who swarm somebody together only the last to act throws. ``planner`` is
    what a net or ships plan one attempt with.
    """
    coming = Round(book, encounter, people)
    seen: set[str] = set()
    checks: list[Check] = []
    refusals: list[Refusal] = []
    for attempt in attempts:
        if attempt.actor in seen:
            refusals.append(Refusal(attempt.actor, "one_action", "One action a round."))
            continue
        seen.add(attempt.actor)
        planned = (planner or plan_one)(coming, attempt)
        if isinstance(planned, Refusal):
            refusals.append(planned)
        elif planned is not None:
            checks.append(planned)
    joining = joined(encounter, attempts, {check.actor: check.target or "" for check in checks})
    return tuple(check for check in checks if check.actor not in joining), tuple(refusals)


def plan_one(coming: Round, attempt: Attempt) -> Planned:
    """What one attempt asks for: a Check, a Refusal, or nothing to throw."""
    actor = coming.encounter.actor(attempt.actor)
    refused = cannot_act(coming, attempt, actor)
    if refused is not None or actor is None:
        return refused
    beat = beat_named(coming.encounter, attempt.beat)
    if attempt.beat and beat is None:
        return Refusal(attempt.actor, "no_beat", "That is not to be done here.")
    if beat is not None:
        return _plan_beat(coming, attempt, actor, beat)
    if attempt.kind in ("withdraw", "run"):
        kept = _kept_from_leaving(coming, attempt, actor)
        if kept is not None:
            return kept
    if is_tactic(attempt.option):
        return plan_tactic(coming, attempt, actor, _plan_attack)
    planner = _PLANNERS.get(attempt.kind)
    return planner(coming, attempt, actor) if planner is not None else None


def cannot_act(coming: Round, attempt: Attempt, actor: Actor | None) -> Refusal | None:
    """Why somebody can do nothing at all now; None when they can."""
    if coming.encounter.outcome is not None:
        return Refusal(attempt.actor, "over", "It is over.")
    if actor is None:
        return Refusal(attempt.actor, "not_here", "You take no part in this.")
    name = sentence(called(coming.people[actor.id].name))
    if actor.standing != "in":
        return Refusal(attempt.actor, "left", f"{name} is out of it already.")
    if not coming.stands(actor.id):
        return Refusal(attempt.actor, "cannot_act", f"{name} is down and cannot act.")
    return None


def _kept_from_leaving(coming: Round, attempt: Attempt, actor: Actor) -> Refusal | None:
    if not coming.encounter.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    if is_held(actor):
        return Refusal(attempt.actor, "held", "Nobody gets away from a hold without breaking it.")
    return None


def _plan_attack(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    target = attempt.target or coming.foremost_enemy(actor)
    if target is None or coming.encounter.actor(target) is None:
        return Refusal(attempt.actor, "no_target", "There is nobody like that to attack here.")
    named = coming.people[target].name
    if coming.encounter.actor(target).side == actor.side:  # type: ignore[union-attr]
        return Refusal(attempt.actor, "friend", f"{sentence(called(named))} is on your side.")
    if not coming.stands(target):
        return Refusal(
            attempt.actor, "target_down", f"{sentence(called(named))} is out of the fight already."
        )
    wanted = attempt.weapon or attempt.item
    if _has_to_reload(coming.bodies[actor.id], actor, wanted):
        return None
    body, distance = coming.bodies[actor.id], coming.distance(actor, target)
    strike = _strike(coming, actor, wanted, distance, attempt.option)
    if _bursts(body, attempt, strike.item):
        strike = bursting(strike)
    modifiers = (*attempt.modifiers, *at_range(strike, body, distance))
    charging = (charges(attempt.text) or attempt.option == CHARGES) and not strike.ranged
    charging = charging and not coming.crowded(actor) and not actor.prone and not is_held(actor)
    if charging:
        modifiers = (*modifiers, CHARGE)
    if not is_within(strike, body, distance, most_steps=SPRINT if charging else WALK):
        return _too_far(attempt, coming, target)
    aimed = replace(attempt, target=target, modifiers=modifiers)
    ac = armour_class(coming.bodies[target], ranged=strike.ranged)
    return attack_check(coming.book, aimed, strike, coming.check_id(actor.id), coming.people[target], ac)


def _strike(coming: Round, actor: Actor, wanted: str, distance: int, option: str) -> Strike:
    """The attack that is meant: with bare hands by whoever holds or is held, in melee in a charge."""
    body = coming.bodies[actor.id]
    if is_held(actor):
        return close_strike(body, bare=True)
    if option == CHARGES:
        return close_strike(body)
    return reaching(body, wanted, distance, crowded=coming.crowded(actor), unloaded=actor.unloaded)


def _bursts(body: Body, attempt: Attempt, item_id: str) -> bool:
    item = held_item(body, item_id)
    meant = attempt.option.startswith("burst") or fires_a_burst(attempt.text)
    return meant and item is not None and item.fires_bursts


def _has_to_reload(body: Body, actor: Actor, wanted: str) -> bool:
    """Whether the weapon that is meant was shot last round: it is meant by name, or there is no other."""
    if not actor.unloaded or not isinstance(body, Hero):
        return False
    others = [item for item in body.gear if item.is_weapon and item.equipped and item.id != actor.unloaded]
    spent = held_item(body, actor.unloaded)
    return spent is not None and (spent.answers_to(wanted) or not others)


def _plan_skill(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    person = coming.people[actor.id]
    if attempt.skill in coming.book.saves:
        return plan_save(coming.book, attempt, person, coming.check_id(actor.id))
    skill = attempt.skill or ("" if attempt.attribute else skill_in(attempt.text, coming.book.synonyms))
    given = coming.encounter.actor(attempt.target or "")
    if skill == "heal" and (given is None or given.side == actor.side):
        return _plan_stabilise(coming, attempt, actor)
    target = attempt.target if given is not None else coming.foremost_enemy(actor)
    opponent = coming.people[target] if target and coming.stands(target) else None
    return plan_skill(
        coming.book, replace(attempt, skill=skill, target=target), person, opponent, coming.check_id(actor.id)
    )


def _too_far(attempt: Attempt, coming: Round, whom: str) -> Refusal:
    name = sentence(called(coming.people[whom].name))
    return Refusal(attempt.actor, "out_of_reach", f"{name} is too far away for that.")


def _plan_stabilise(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    target = attempt.target or coming.neediest_friend(actor)
    found = coming.encounter.actor(target or "")
    if target is None or found is None:
        return Refusal(attempt.actor, "no_target", "There is nobody to tend.")
    if coming.distance(actor, target) > WALK:
        return _too_far(attempt, coming, target)
    body, patient = coming.bodies[actor.id], coming.bodies[target]
    gifted = isinstance(body, Hero) and body.focus("gifted_chirurgeon") > 1
    if patient.vitals.condition == "up" and not gifted:
        return Refusal(attempt.actor, "no_time", "There is no time for bandages before the fight is over.")
    planned = plan_care(
        coming.book,
        replace(attempt, target=target),
        coming.people[actor.id],
        coming.people[target],
        coming.check_id(actor.id),
    )
    if isinstance(planned, Check) and kind_of(planned.rule) in ("frail", "treat"):
        return Refusal(attempt.actor, "no_time", "That takes an hour of quiet.")
    return planned


def _plan_aid(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    friend = attempt.target or coming.neediest_friend(actor)
    found = coming.encounter.actor(friend or "")
    if friend is None or found is None or found.side != actor.side or friend == actor.id:
        return Refusal(attempt.actor, "no_target", "There is nobody to help.")
    if screens(attempt.text):
        return _too_far(attempt, coming, friend) if coming.distance(actor, friend) > WALK else None
    helping = replace(attempt, target=friend)
    return plan_skill(
        coming.book, helping, coming.people[actor.id], None, coming.check_id(actor.id), rule="aid"
    )


def _plan_item(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    target = coming.people.get(attempt.target or "")
    planned = plan_item(coming.book, attempt, coming.people[actor.id], target, coming.check_id(actor.id))
    if planned is not None:
        return planned
    if attempt.skill:
        return _plan_skill(coming, replace(attempt, kind="skill"), actor)
    item = held_item(coming.bodies[actor.id], attempt.item)
    wields = item is not None and item.is_weapon
    return _plan_attack(coming, replace(attempt, kind="attack"), actor) if wields else None


def _plan_beat(coming: Round, attempt: Attempt, actor: Actor, beat: Beat) -> Planned:
    if beat.success.leave and not coming.encounter.can_flee:
        return Refusal(attempt.actor, "no_way_out", "There is no way out of this.")
    if beat.requires_item and held_item(coming.bodies[actor.id], beat.requires_item) is None:
        return Refusal(attempt.actor, "no_item", f"{beat.label} takes something you do not have.")
    if beat.success.strike:
        return _plan_attack(coming, replace(attempt, label=attempt.label or beat.label), actor)
    if not beat.skill:
        return None
    given = coming.encounter.actor(attempt.target or "")
    return plan_skill(
        coming.book,
        replace(
            attempt,
            kind="skill",
            skill=beat.skill,
            attribute=attempt.attribute or beat.attribute or "",
            difficulty=str(beat.difficulty),
            target=attempt.target if given is not None else coming.foremost_enemy(actor),
            label=attempt.label or beat.label,
        ),
        coming.people[actor.id],
        None,
        coming.check_id(actor.id),
    )


_PLANNERS: Mapping[str, Callable[[Round, Attempt, Actor], Planned]] = MappingProxyType(
    {
        "attack": _plan_attack,
        "power": plan_aimed,
        "skill": _plan_skill,
        "stabilise": _plan_stabilise,
        "aid": _plan_aid,
        "use_item": _plan_item,
    }
)
