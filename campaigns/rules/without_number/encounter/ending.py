"""How an encounter ends: decided by what is so, never by an event that may not come; and its aftermath."""

from __future__ import annotations

from functools import partial

from campaigns.rules.contracts import Attempt, Check, EncounterOutcome, Side
from campaigns.rules.endings import out_of_time, outcome_of
from campaigns.rules.without_number.bodies import Body, read
from campaigns.rules.without_number.care import left_for_dead, settle_care
from campaigns.rules.without_number.encounter.bindings import pass_round
from campaigns.rules.without_number.encounter.fray import Fray, Tally
from campaigns.rules.without_number.encounter.ground import feel
from campaigns.rules.without_number.encounter.instinctive import mends_itself
from campaigns.rules.without_number.encounter.nerves import take_its_toll
from campaigns.rules.without_number.encounter.wrestling import squeeze
from campaigns.rules.without_number.figures import total_check
from campaigns.rules.without_number.rulings import plain_ruling
from campaigns.rules.without_number.settling import Thrown
from campaigns.rules.without_number.tending import plan_care
from campaigns.rules.without_number.vitals import new_scene, tick, wake


def close_round(fray: Fray) -> EncounterOutcome | None:
    """The end of a round: dials, the dying, and whether it is over."""
    mends_itself(fray)
    outcome = finish_if_over(fray)
    if outcome is not None:
        return outcome
    pass_round(fray)
    if fray.encounter.win_condition == "dial_threshold":
        _move_by_tally(fray)
    squeeze(fray)
    feel(fray)
    tick_the_dying(fray)
    outcome = state_of(fray) or _out_of_time(fray)
    if outcome is not None:
        aftermath(fray, outcome)
    return outcome


def finish_if_over(fray: Fray) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, with its aftermath; None while it is open."""
    outcome = state_of(fray)
    if outcome is not None:
        aftermath(fray, outcome)
    return outcome


def state_of(fray: Fray) -> EncounterOutcome | None:
    """The outcome that the present state amounts to, None while it is open."""
    return outcome_of(fray, fray.encounter)


def _out_of_time(fray: Fray) -> EncounterOutcome | None:
    """The last round is over: whoever has more strength, or the fuller dial, has it their way."""
    return out_of_time(fray, fray.encounter, partial(_strength, fray))


def _strength(fray: Fray, side: Side) -> float:
    bodies = [fray.bodies[actor.id] for actor in fray.actors.values() if actor.side == side]
    left = sum(
        fray.bodies[actor.id].vitals.hp
        for actor in fray.actors.values()
        if actor.side == side and fray.stands(actor.id)
    )
    return left / max(1, sum(body.vitals.max_hp for body in bodies))


def _move_by_tally(fray: Fray) -> None:
    """The party's dial moves when its tries went at least as well as badly, the other when not better.

    A round in which nothing goes forward is the opposition's, so that one dial always moves.
    """
    tally: Tally = fray.tally
    if tally.successes:
        clear = tally.successes > tally.failures and (tally.strong > 0 or tally.successes > 1)
        fray.move_dials(2 if clear else 1, 0)
    if tally.failures and tally.failures >= tally.successes:
        fray.move_dials(0, 1)
    if not fray.moved:
        fray.move_dials(0, 1)


def tick_the_dying(fray: Fray) -> None:
    """A round passes for whoever lay dying before it."""
    for person, body in fray.bodies.items():
        if person in fray.fell or body.vitals.condition != "mortal":
            continue
        after = tick(body)
        fray.bodies[person] = after
        if after.vitals.condition == "dead":
            told = f"{fray.named(person)} dies of the wound."
            fray.record((
                plain_ruling(fray.book.rule("mortal_injury"), person, "Mortal injury", told, outcome="failure"),
            ))  # fmt: skip


def aftermath(fray: Fray, outcome: EncounterOutcome) -> None:
    """The ten minutes after: the dying are tended or left, the unconscious wake, what a scene spends returns.

    Friends who are up tend the dying round by round after a fight that was won, settled or conceded. After
    one that was lost or fled nobody can, and one save decides.
    """
    take_its_toll(fray)
    if outcome in ("won", "truce", "conceded"):
        for person in [actor.id for actor in fray.actors.values() if actor.side == "party"]:
            _tend(fray, person)
    for person, body in list(fray.bodies.items()):
        after: Body = body if fray.bodies[person] is body else fray.bodies[person]
        if after.vitals.condition == "mortal":
            after, ruling = left_for_dead(after, person, fray.people[person].name, fray.dice)
            fray.record((ruling,))
        if fray.actors[person].side == "party":
            after = wake(after)
        fray.bodies[person] = new_scene(after)


def _tend(fray: Fray, person: str) -> None:
    while fray.bodies[person].vitals.condition == "mortal":
        medic = _best_medic(fray, person)
        if medic is None:
            return
        people = fray.people_now()
        check = plan_care(
            fray.book, Attempt(medic, "stabilise", "", person), people[medic], people[person], ""
        )
        if not isinstance(check, Check):
            return
        throw = fray.dice.throw(check.dice, reason=f"{people[medic].name}: {check.label}")
        thrown = Thrown(check, throw, fray.bodies[medic], fray.dice)
        fray.bodies[medic] = thrown.body
        cared = settle_care(fray.book, check, thrown.throw, thrown.verdict, people)
        fray.record(cared.rulings)
        for changed, sheet in cared.sheets.items():
            fray.bodies[changed] = read(fray.book, sheet)
        fray.bodies[person] = tick(fray.bodies[person])
        if fray.bodies[person].vitals.condition == "dead":
            fray.say(f"{fray.named(person)} dies in their hands.")


def _best_medic(fray: Fray, patient: str) -> str | None:
    able = [
        actor.id
        for actor in fray.actors.values()
        if actor.side == "party"
        and actor.id != patient
        and actor.standing != "fled"
        and fray.bodies[actor.id].vitals.condition == "up"
    ]
    return max(able, key=lambda person: total_check(fray.bodies[person], "heal"), default=None)
