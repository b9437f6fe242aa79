"""Walking the initiative of a sealed round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import Beat, BeatEffect, beat_named
from campaigns.rules.contracts import Attempt, BeatOutcome, Check, Dice, Person, Refusal, RoundResult, Throw
from campaigns.rules.dice import spec
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.bindings import begins_turn, pays_for_haste
from campaigns.rules.without_number.encounter.blows import in_order, join_swarm, strike_out
from campaigns.rules.without_number.encounter.coming import Round
from campaigns.rules.without_number.encounter.deeds import (
    do_aid,
    do_care,
    do_defend,
    do_item,
    do_leave,
    do_plain,
    do_reload,
    do_screen,
    do_skill,
    do_yield,
)
from campaigns.rules.without_number.encounter.ending import close_round, state_of
from campaigns.rules.without_number.encounter.footwork import close_in, get_up
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.holding import let_go
from campaigns.rules.without_number.encounter.manoeuvres import do_tactic
from campaigns.rules.without_number.encounter.melee import own_attack
from campaigns.rules.without_number.encounter.nerve import check_nerve, lose_heart
from campaigns.rules.without_number.encounter.opposition import act_by_themselves
from campaigns.rules.without_number.encounter.powers import do_power
from campaigns.rules.without_number.encounter.rounds import hesitate, result_of, sealed_by, throw_of
from campaigns.rules.without_number.encounter.saving import saves_among
from campaigns.rules.without_number.encounter.sealing import plan_one
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.encounter.swarming import joined
from campaigns.rules.without_number.encounter.tactics import is_tactic
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.vitals import harm
from campaigns.rules.without_number.words import screens


def resolve_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a round in initiative order.

    What each player throws for was planned before anyone acted: targets are pinned. Whoever has gone down
    before their turn does nothing; a blow at somebody who is gone is wasted and told, never aimed anew.
    """
    fray = Fray.of(book, encounter, people, dice)
    if encounter.outcome is not None:
        return fray.result(encounter.outcome)
    fray.saves = saves_among(encounter, throws)
    coming = Round(book, encounter, people)
    sealed = sealed_by(coming, attempts, plan_one)
    targets = {actor: check.target or "" for actor, (_, check) in sealed.items() if isinstance(check, Check)}
    joining = joined(encounter, [attempt for attempt, _ in sealed.values()], targets)
    for actor in encounter.actors:
        fray.change(actor.id, shield_used=False, ward=max(0, actor.ward))
    for turn in in_order(encounter, sealed):
        if state_of(fray) is not None:
            break
        if turn in joining and fray.stands(turn):
            join_swarm(fray, turn, targets[turn])
        else:
            _take_turn(fray, turn, sealed.get(turn), throws)
        _once_more(fray, turn)
        fray.acted.add(turn)
        check_nerve(fray)
    let_go(fray)
    fray.encounter = replace(fray.encounter, free_round=None)
    outcome = close_round(fray)
    return result_of(fray, encounter, outcome, called=fray.arrivals)


def _take_turn(
    fray: Fray,
    actor: str,
    sealed: tuple[Attempt, Check | Refusal | None] | None,
    throws: Mapping[str, Throw],
) -> None:
    if not fray.stands(actor):
        if sealed is not None and not isinstance(sealed[1], Refusal):
            fray.say(f"{fray.named(actor)} is out of it before they can act.")
        return
    stunned = fray.actors[actor].stunned
    fray.change(actor, defending=False, ward=0, screening="", screens=0, stunned=False)
    get_up(fray, actor)
    if stunned:
        fray.say(f"{fray.named(actor)} is too dazed to act.")
        return
    if not begins_turn(fray, actor):
        return
    if sealed is None:
        act_by_themselves(fray, actor)
        return
    attempt, planned = sealed
    if isinstance(planned, Refusal):
        hesitate(fray, actor, planned)
        return
    throw = throw_of(fray, planned, throws)
    beat = beat_named(fray.encounter, attempt.beat)
    if beat is not None:
        do_beat(fray, beat, attempt, planned, throw)
    elif is_tactic(attempt.option):
        do_tactic(fray, attempt, planned, throw)
    else:
        carry_out(fray, attempt, planned, throw)


def _once_more(fray: Fray, actor: str) -> None:
    """Whoever moves in quicker time strikes a second time."""
    enemies = fray.at_arms_length(actor) or fray.enemies_of(actor)
    if enemies and fray.encounter.hostile and pays_for_haste(fray, actor):
        own_attack(fray, actor, enemies[0])


def carry_out(fray: Fray, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    """Do what was planned for an attempt that is no beat of the pack."""
    if check is not None and throw is not None and check.kind == "attack":
        strike_out(fray, attempt, check, throw)
        return
    if check is not None and throw is not None:
        _do_checked(fray, attempt, check, throw)
        return
    match attempt.kind:
        case "total_defense":
            do_defend(fray, attempt.actor)
        case "withdraw":
            do_leave(fray, attempt.actor, running=False)
        case "run":
            do_leave(fray, attempt.actor, running=True)
        case "yield":
            do_yield(fray, attempt.actor)
        case "attack":
            do_reload(fray, attempt.actor)
        case "use_item":
            do_item(fray, attempt, None, None)
        case "aid" if screens(attempt.text):
            _screen(fray, attempt)
        case _:
            fray.say(f"{fray.named(attempt.actor)} waits and watches.")


def _do_checked(fray: Fray, attempt: Attempt, check: Check, throw: Throw) -> None:
    if check.kind == "power":
        do_power(fray, check, throw)
    elif kind_of(check.rule) == "aid":
        do_aid(fray, check, throw)
    elif kind_of(check.rule) in ("stabilise", "first_aid"):
        if close_in(fray, check.actor, check.target or check.actor):
            do_care(fray, check, throw)
    elif kind_of(check.rule) == "use_item":
        do_item(fray, attempt, check, throw)
    elif check.kind == "save":
        do_plain(fray, check, throw)
    else:
        do_skill(fray, check, throw)


def _screen(fray: Fray, attempt: Attempt) -> None:
    others = [friend for friend in fray.standing("party") if friend != attempt.actor]
    friend = attempt.target if attempt.target in fray.actors else next(iter(others), None)
    if friend is None or friend == attempt.actor:
        fray.say(f"{fray.named(attempt.actor)} has nobody to protect.")
        return
    if close_in(fray, attempt.actor, friend):
        do_screen(fray, attempt.actor, friend)


def do_beat(fray: Fray, beat: Beat, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    """An authored beat: its check, then the effect of success or failure."""
    succeeded = True
    if check is not None and throw is not None:
        attacking = check.kind == "attack"
        succeeded = strike_out(fray, attempt, check, throw) if attacking else do_plain(fray, check, throw)
    else:
        fray.say(f"{fray.named(attempt.actor)}: {beat.label[:1].lower()}{beat.label[1:]}.")
    target = check.target if check is not None else attempt.target
    _apply(fray, beat.success if succeeded else beat.failure, attempt.actor, target)
    fray.beats.append(BeatOutcome(attempt.actor, beat.id, succeeded, target))


def _apply(fray: Fray, effect: BeatEffect, actor: str, target: str | None) -> None:
    if effect.player or effect.opponent:
        fray.move_dials(effect.player, effect.opponent)
    if effect.damage and target is not None and fray.stands(target):
        _hurt(fray, target, effect.damage)
    if effect.backfire and fray.stands(actor):
        _hurt(fray, actor, effect.backfire)
    if not fray.stands(actor):
        return
    if effect.defend:
        fray.change(actor, ward=fray.actors[actor].ward + effect.defend)
    if effect.morale_check:
        lose_heart(fray, "beat")
    if effect.leave:
        do_leave(fray, actor, running=False)


def _hurt(fray: Fray, person: str, damage: str) -> None:
    dice, flat = spec(damage)
    amount = flat + (
        sum(fray.dice.throw(dice, reason=f"Damage to {fray.people[person].name}").faces) if dice else 0
    )
    taken_alive = fray.encounter.verdict_pc != "mortal" and fray.actors[person].side == "party"
    done = harm(fray.bodies[person], amount, lethal=not taken_alive)
    fray.bodies[person] = done.body
    fray.say(f"{fray.named(person)} takes {done.taken} damage{' and goes down' if done.fell else ''}.")
    if done.fell:
        fray.fell.add(person)
        fray.disengage(person)
