"""Manoeuvres of a fight that have a name of their own: what each asks for, and how it is offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campaigns.rules.contracts import Attempt, Modifier, Refusal
from campaigns.rules.without_number.bodies import Body
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.footing import WALK, label_of, neighbours, steps
from campaigns.rules.without_number.encounter.holding import HOLD
from campaigns.rules.without_number.encounter.state import Actor
from campaigns.rules.without_number.encounter.swarming import SWARM
from campaigns.rules.without_number.encounter.wrestling import (
    BREAK,
    GRAPPLE,
    SHOVE,
    THROW,
    TOPPLE,
    is_held,
    plan_handling,
    plan_struggle,
)
from campaigns.rules.without_number.strikes import strike_of
from campaigns.rules.without_number.wording import called, sentence

SNAP, FLAT, CHARGES = "snap", "go_prone", "charge"
MOVE, STEP_BACK = "move_", "step_back_"
SNAPPED = Modifier("Snap attack", -4)
HANDLING = (SHOVE, TOPPLE, GRAPPLE)
STRUGGLES = (BREAK, THROW)
STRIKES = (SNAP, SWARM, HOLD, CHARGES)

_BLOWS = {
    SHOVE: ("Shove back", "A blow without damage, then strength: they are out of reach."),
    TOPPLE: ("Knock down", "A blow without damage, then strength: they lie on the ground."),
    GRAPPLE: ("Grapple", "Bare hands, then strength: neither of you moves, and every round it hurts them."),
    SNAP: ("Snap attack", "Strike before everybody else, at -4."),
    CHARGES: ("Charge", "+2 to hit, and twice as far; -2 armour class until your next turn."),
    SWARM: (
        "Swarm them",
        "Give up your blow so that the last of you strikes at +2 for each, +1 damage for each.",
    ),
    HOLD: ("Hold your blow", "Wait, and strike the first enemy who strikes; else it is lost."),
    FLAT: ("Drop flat", "Shots at you are at -2, blows at +2; you give the rest to defence."),
}

type Offer = tuple[str, str, str, Attempt]
type Planner = Callable[[Round, Attempt, Actor], Planned]


def is_tactic(option: str) -> bool:
    """Whether an option is one of these manoeuvres."""
    named = option in (*HANDLING, *STRUGGLES, *STRIKES, FLAT)
    return named or option.startswith((MOVE, STEP_BACK))


def plan_tactic(coming: Round, attempt: Attempt, actor: Actor, attack: Planner) -> Planned:
    """What a manoeuvre asks for; ``attack`` plans the blow of those that are one."""
    option = attempt.option
    if option in HANDLING:
        return _plan_handling(coming, attempt, actor)
    if option in STRUGGLES:
        return _plan_struggle(coming, attempt, actor)
    if option == FLAT:
        return None
    if option.startswith((MOVE, STEP_BACK)):
        return _plan_move(coming, attempt, actor)
    label = attempt.label or {SNAP: "Snap attack", SWARM: "Swarm", HOLD: "Held attack"}.get(option, "Charge")
    struck = replace(attempt, kind="attack", label=label)
    if option == SNAP:
        struck = replace(struck, modifiers=(*struck.modifiers, SNAPPED))
    return attack(coming, struck, actor)


def zone_meant(option: str) -> str:
    """The zone that an option of moving names."""
    return option.removeprefix(STEP_BACK).removeprefix(MOVE)


def offers(coming: Round, actor: Actor) -> list[Offer]:
    """Manoeuvres that make sense for somebody now; those that would be refused are left out by the caller."""
    found: list[Offer] = []
    if is_held(actor):
        found.extend(_struggles(coming, actor))
    elif coming.encounter.hostile:
        found.extend(_blows(coming, actor))
        found.extend(_moves(coming, actor))
    return found


def _struggles(coming: Round, actor: Actor) -> list[Offer]:
    found: list[Offer] = []
    if actor.held_by:
        told = "Strength against theirs; until then only bare hands serve."
        found.append((BREAK, "Break free", told, _attempt(actor, BREAK)))
    if actor.grappling:
        name = called(coming.people[actor.grappling].name)
        told = f"Throw {name} to the ground; if it fails they slip out."
        found.append((THROW, "Throw down", told, _attempt(actor, THROW)))
    return found


def _blows(coming: Round, actor: Actor) -> list[Offer]:
    """Those that make sense: nobody charges whom they are fighting, or swarms alone, or lies down before blades."""
    standing = [other for other in coming.encounter.actors if coming.stands(other.id)]
    friends = any(
        other.side == actor.side and other.id != actor.id and other.is_character for other in standing
    )
    shooters = any(other.side != actor.side and _shoots(coming.bodies[other.id]) for other in standing)
    offered = {
        SHOVE: True, TOPPLE: True, GRAPPLE: True, SNAP: True, HOLD: True, CHARGES: not coming.crowded(actor),
        SWARM: friends, FLAT: shooters,
    }  # fmt: skip
    return [
        (option, label, told, _attempt(actor, option))
        for option, (label, told) in _BLOWS.items()
        if offered[option]
    ]


def _shoots(body: Body) -> bool:
    return strike_of(body).ranged


def _moves(coming: Round, actor: Actor) -> list[Offer]:
    found: list[Offer] = []
    for zone in neighbours(coming.encounter, actor.zone) if actor.zone else ():
        label = label_of(coming.encounter, zone)
        crowded = coming.crowded(actor)
        told = "Every enemy at arm's length strikes at you on the way." if crowded else "Nobody stops you."
        found.append((f"{MOVE}{zone}", f"Go to: {label}", told, _attempt(actor, f"{MOVE}{zone}", "move")))
        if crowded:
            careful = f"{STEP_BACK}{zone}"
            told = "In good order; nobody strikes at you."
            found.append((careful, f"Step back to: {label}", told, _attempt(actor, careful, "move")))
    return found


def verbs_of(option: str, label: str) -> list[str]:
    """Words in a player's sentence that mean a manoeuvre; a zone is meant by its name."""
    words = {
        SHOVE: ["shove"], TOPPLE: ["trip", "topple", "knock down"], GRAPPLE: ["grapple", "wrestle", "grab hold"],
        BREAK: ["break free", "struggle", "wriggle"], THROW: ["throw down"], SNAP: ["snap"], SWARM: ["swarm"],
        HOLD: ["overwatch", "hold fire", "hold my blow", "bide"], FLAT: ["drop flat", "go prone"], CHARGES: ["charge"],
    }  # fmt: skip
    if option.startswith((MOVE, STEP_BACK)):
        named = label.partition(": ")[2].lower().removeprefix("the ")
        return [f"{'back to' if option.startswith(STEP_BACK) else 'to'} {named}"]
    return words.get(option, [])


def _attempt(actor: Actor, option: str, kind: str = "advantage") -> Attempt:
    return Attempt(actor.id, "move" if kind == "move" else "advantage", "", option=option)


def _plan_handling(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    target = attempt.target or coming.foremost_enemy(actor)
    met = coming.encounter.actor(target or "")
    if is_held(actor):
        return Refusal(attempt.actor, "held", "First there is a hold to break.")
    if target is None or met is None or met.side == actor.side or not coming.stands(target):
        return Refusal(attempt.actor, "no_target", "There is nobody like that to lay hands on.")
    if coming.distance(actor, target) > WALK:
        name = sentence(called(coming.people[target].name))
        return Refusal(attempt.actor, "out_of_reach", f"{name} is too far away for that.")
    return plan_handling(
        coming.book, attempt, attempt.option, coming.bodies[actor.id], coming.people[target],
        coming.bodies[target], coming.check_id(actor.id),
    )  # fmt: skip


def _plan_struggle(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    held = (actor.grappling,) if attempt.option == THROW else actor.held_by
    others = [(other, coming.bodies[other]) for other in held if other and coming.stands(other)]
    if not others:
        return Refusal(attempt.actor, "no_hold", "There is no hold to speak of.")
    body = coming.bodies[actor.id]
    return plan_struggle(coming.book, attempt, attempt.option, body, others, coming.check_id(actor.id))


def _plan_move(coming: Round, attempt: Attempt, actor: Actor) -> Planned:
    zone = zone_meant(attempt.option)
    if is_held(actor):
        return Refusal(attempt.actor, "held", "Nobody goes anywhere in a hold.")
    known = any(one.id == zone for one in coming.encounter.zones)
    reach = WALK if attempt.option.startswith(STEP_BACK) or actor.prone else 2 * WALK
    if not known or not 0 < steps(coming.encounter, actor.zone, zone) <= reach:
        return Refusal(attempt.actor, "too_far", "One does not get there in a round.")
    return None
