"""How an encounter ends: decided by what is so, never by an event that may not come; and its aftermath."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from campaigns.rules.contracts import Attempt, Check, EncounterOutcome, Side
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.care import plan_first_aid, settle_first_aid
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.encounter.pressure import settle_dials
from campaigns.rules.dice_pool.figures import boxes_left
from campaigns.rules.dice_pool.tables import BOXES
from campaigns.rules.dice_pool.wounds import last_test, new_scene, refreshed, tick, wake
from campaigns.rules.endings import out_of_time, outcome_of


def close_round(fray: Fray) -> EncounterOutcome | None:
    """The end of a round: dials, the dying, and whether it is over."""
    outcome = finish_if_over(fray)
    if outcome is not None:
        return outcome
    if fray.encounter.win_condition == "dial_threshold":
        settle_dials(fray)
    for id, body in fray.bodies.items():
        if body.condition == "mortal" and id not in fray.fell:
            fray.bodies[id] = tick(body)
            if fray.bodies[id].condition == "dead":
                fray.say(f"{fray.named(id)} dies of the wounds.")
    outcome = state_of(fray) or _out_of_time(fray)
    if outcome is not None:
        _aftermath(fray, outcome)
        return outcome
    for id, body in fray.bodies.items():
        fray.bodies[id] = refreshed(body)
    return None


def finish_if_over(fray: Fray) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, with its aftermath; None while it is open."""
    outcome = state_of(fray)
    if outcome is not None:
        _aftermath(fray, outcome)
    return outcome


def state_of(fray: Fray) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open."""
    return outcome_of(fray, fray.encounter)


def _out_of_time(fray: Fray) -> EncounterOutcome | None:
    """The last round is over: whoever has more strength, or the fuller dial, has it their way."""
    return out_of_time(fray, fray.encounter, partial(_strength, fray))


def _strength(fray: Fray, side: Side) -> float:
    ids = [actor.id for actor in fray.actors.values() if actor.side == side]
    left = sum(boxes_left(fray.bodies[id]) for id in ids if fray.stands(id))
    return left / max(1, BOXES * len(ids))


def _aftermath(fray: Fray, outcome: EncounterOutcome) -> None:
    """The minutes after: the dying are tended once by the best medic or left to one throw, the others wake."""
    for id, body in list(fray.bodies.items()):
        if body.condition == "mortal" and fray.actors[id].side == "party" and outcome != "lost":
            _tend(fray, id)
        if fray.bodies[id].condition == "mortal":
            after, ruling = last_test(fray.book, fray.bodies[id], id, fray.people[id].name, fray.dice)
            fray.bodies[id] = after
            fray.record(ruling)
        if fray.actors[id].side == "party":
            fray.bodies[id] = wake(fray.bodies[id])
        fray.bodies[id] = new_scene(fray.bodies[id])


def _tend(fray: Fray, patient: str) -> None:
    able = [
        id
        for id, actor in fray.actors.items()
        if actor.side == "party"
        and id != patient
        and actor.standing != "fled"
        and fray.bodies[id].condition == "up"
    ]
    medic = max(able, key=lambda id: fray.bodies[id].skill("medicine"), default=None)
    if medic is None:
        return
    people = dict(fray.now().people)
    check = plan_first_aid(
        fray.book, Attempt(medic, "stabilise", "", patient), people[medic], people[patient], ""
    )
    if not isinstance(check, Check) or not check.dice:
        return
    throw = fray.dice.throw(check.dice, reason=f"{fray.people[medic].name}: {check.label}")
    done = settle_first_aid(check, throw, people, fray.dice)
    fray.records(done.rulings)
    fray.bodies[patient] = read(done.sheets[patient])


def clear(fray: Fray, id: str) -> None:
    """What somebody did last is over: their guard and their wards are down."""
    fray.actors[id] = replace(fray.actors[id], guarded=False, ward=0, gait="still")
