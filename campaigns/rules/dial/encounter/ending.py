"""How an encounter ends: decided by what is so, never by an event that may not come; and its aftermath."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from campaigns.rules.contracts import EncounterOutcome, Side
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.encounter.gaming import close_decision, showdown
from campaigns.rules.dial.figures import check_modifiers
from campaigns.rules.dial.rulings import plain_ruling
from campaigns.rules.dial.tables import BRINK_DIFFICULTY
from campaigns.rules.dial.tiers import tier_of
from campaigns.rules.dial.vitals import D20, brink, steady, wake
from campaigns.rules.endings import nobody_left, out_of_time, outcome_of


def close_round(fray: Fray) -> EncounterOutcome | None:
    """The end of a round: tags that pass, the showdown, time; the outcome with its aftermath, or None."""
    now = fray.encounter
    close_decision(fray)
    left = tuple(tag for tag in now.tags if not tag.until or tag.until > now.round)
    fray.encounter = replace(fray.encounter, tags=left, round=now.round + 1, free_round=None)
    outcome = state_of(fray) or _out_of_time(fray, now.round)
    if outcome is not None:
        aftermath(fray, outcome)
    return outcome


def state_of(fray: Fray) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open."""
    now = fray.encounter
    if fray.escalates:
        return "truce"
    if fray.resolved_by is not None:
        return "won" if fray.resolved_by == "party" else "lost"
    if now.ship is not None and now.ship.hull == 0:
        return "lost"
    if nobody_left(fray) or now.table is None:
        return outcome_of(fray, now)
    return "won" if not fray.standing("opposition") else showdown(fray)


def _out_of_time(fray: Fray, ended: int) -> EncounterOutcome | None:
    """The last round is over: whoever has more left, or the fuller dial, has it their way."""
    if fray.encounter.table is not None:
        return None
    return out_of_time(fray, fray.encounter, partial(strength, fray), ended=ended)


def strength(fray: Fray, side: Side) -> float:
    """The share of its hulls or resolve that a side has left, 0 to 1."""
    ship = fray.encounter.ship
    if side == "party" and ship is not None:
        return ship.hull / ship.max_hull
    most, left = 0, 0
    for actor in fray.actors.values():
        if actor.side != side:
            continue
        vitals = fray.bodies[actor.id].vitals
        most += actor.max_craft or vitals.max_resolve
        if fray.stands(actor.id):
            left += actor.craft if actor.max_craft else vitals.resolve
    return left / max(1, most)


def aftermath(fray: Fray, outcome: EncounterOutcome) -> None:
    """The minutes after: those on the brink are tended or thrown for, and the party's wake with 1 resolve."""
    for person in [actor.id for actor in fray.actors.values() if actor.side == "party"]:
        if fray.bodies[person].vitals.condition == "brink" and outcome in ("won", "truce", "conceded"):
            _tend(fray, person)
        if fray.bodies[person].vitals.condition == "brink":
            after, ruling = brink(fray.bodies[person], person, fray.people[person].name, fray.dice)
            fray.bodies[person] = after
            fray.record(ruling)
        fray.bodies[person] = wake(fray.bodies[person])


def _tend(fray: Fray, patient: str) -> None:
    medics = [
        actor.id
        for actor in fray.actors.values()
        if actor.side == "party"
        and actor.id != patient
        and actor.standing != "fled"
        and fray.bodies[actor.id].vitals.condition == "up"
    ]
    if not medics:
        return
    skilled = {
        one: sum(part.value for part in check_modifiers(fray.bodies[one], "heal", "heart")) for one in medics
    }
    medic = max(medics, key=lambda one: skilled[one])
    parts = check_modifiers(fray.bodies[medic], "heal", "heart")
    throw = fray.dice.throw((D20,), reason=f"{fray.named(medic)} tends {fray.name(patient)}")
    tier = tier_of(throw.faces[0], skilled[medic], BRINK_DIFFICULTY)
    saved = tier in ("tie", "success", "critical_success")
    if saved:
        fray.bodies[patient] = steady(fray.bodies[patient])
    told = (
        f"{fray.named(medic)} {'pulls' if saved else 'cannot pull'} {fray.name(patient)} back from the brink."
    )
    fray.record(
        plain_ruling(
            "dial.mend",
            medic,
            "Tending",
            told,
            kind="skill",
            outcome=tier,
            stat="Heart, heal",
            throw=throw,
            total=throw.faces[0] + skilled[medic],
            difficulty=BRINK_DIFFICULTY,
            modifiers=parts,
            target=patient,
        )
    )
