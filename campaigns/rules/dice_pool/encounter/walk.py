"""Walking a sealed round in initiative passes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import Beat, BeatEffect, beat_named
from campaigns.rules.checks import thrown_for, with_spent
from campaigns.rules.contracts import Attempt, BeatOutcome, Check, Dice, Person, Refusal, RoundResult, Throw
from campaigns.rules.dice import spec
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.care import settle_first_aid, settle_item
from campaigns.rules.dice_pool.encounter.coming import Coming
from campaigns.rules.dice_pool.encounter.deeds import do_plain, do_tested
from campaigns.rules.dice_pool.encounter.ending import clear, close_round, state_of
from campaigns.rules.dice_pool.encounter.exchanges import cast, spike, strike
from campaigns.rules.dice_pool.encounter.fray import Fray
from campaigns.rules.dice_pool.encounter.nerve import check_nerve, lose_heart
from campaigns.rules.dice_pool.encounter.opening import throw_initiative
from campaigns.rules.dice_pool.encounter.opposition import act_by_themselves, spend_combat
from campaigns.rules.dice_pool.encounter.state import Actor, Encounter
from campaigns.rules.dice_pool.wording import counted
from campaigns.rules.dice_pool.wounds import harm

PASS = 10
type Sealed = tuple[Attempt, Check | Refusal | None]


def passes(actors: Sequence[Actor]) -> list[tuple[int, str]]:
    """The order of a round as (pass, actor id): totals, then totals less 10 and so on while above 0.

    Everybody's first action comes before any second one; within a pass the higher total goes first, as the actors lie.
    """
    most = max((actor.initiative for actor in actors), default=0)
    return [
        (number, actor.id)
        for number in range(1 + max(0, most - 1) // PASS)
        for actor in actors
        if actor.initiative - PASS * number > 0
    ]


def resolve_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a round.

    What each player throws for was planned before anyone acted: targets are pinned. Whoever has gone down before
    their turn does nothing; an attack at somebody who is gone is wasted. Further passes repeat a sealed attack on
    the same target with dice of the engine; everything else is done once.
    """
    fray = Fray.of(book, encounter, people, dice)
    if encounter.outcome is not None:
        return fray.result(encounter.outcome)
    coming = Coming(book, encounter, people)
    sealed: dict[str, Sealed] = {one.actor: (one, coming.plan(one)) for one in reversed(attempts)}
    for _, planned in sealed.values():
        if isinstance(planned, Check):
            spend_combat(fray, planned)
    _raise_guards(fray, sealed)
    for number, actor in passes(tuple(fray.actors.values())):
        if state_of(fray) is not None:
            break
        if encounter.free_round is not None and fray.actors[actor].side != encounter.free_round:
            continue
        _take_turn(fray, number, actor, sealed.get(actor), throws)
        check_nerve(fray)
    fray.encounter = replace(fray.encounter, free_round=None)
    for id in fray.actors:
        fray.change(id, surprised=False)
    outcome = close_round(fray)
    fray.encounter = replace(fray.encounter, round=encounter.round + 1)
    if outcome is None:
        throw_initiative(fray)
    return fray.result(outcome)


def _raise_guards(fray: Fray, sealed: Mapping[str, Sealed]) -> None:
    """Whoever means to defend does so from the beginning of the round."""
    for id in fray.actors:
        guards = id in sealed and sealed[id][0].kind == "total_defense" and not sealed[id][0].beat
        fray.change(id, guarded=guards and fray.stands(id))


def _take_turn(
    fray: Fray, number: int, actor: str, sealed: Sealed | None, throws: Mapping[str, Throw]
) -> None:
    if not fray.stands(actor):
        if sealed is not None and number == 0 and not isinstance(sealed[1], Refusal):
            fray.say(f"{fray.named(actor)} is out of it before they can act.")
        return
    if sealed is None:
        if number == 0:
            clear(fray, actor)
        act_by_themselves(fray, actor)
        return
    attempt, planned = sealed
    if number:
        _again(fray, attempt, planned)
        return
    if attempt.kind != "total_defense":
        clear(fray, actor)
    if isinstance(planned, Refusal):
        fray.say(f"{fray.named(actor)} hesitates: {planned.reason[:1].lower()}{planned.reason[1:]}")
        return
    throw = None
    if planned is not None:
        throw = throws.get(planned.id) or thrown_for(planned, fray.dice)
        planned = with_spent(planned, throw)
    beat = beat_named(fray.encounter, attempt.beat)
    if beat is not None:
        _do_beat(fray, beat, attempt, planned, throw)
    else:
        _do(fray, attempt, planned, throw)


def _again(fray: Fray, attempt: Attempt, planned: Check | Refusal | None) -> None:
    """A further pass: the same attack on the same target, as things stand now; told when its target is gone."""
    if not isinstance(planned, Check) or planned.kind != "attack":
        return
    target = planned.target or ""
    if not fray.stands(target):
        fray.say(f"{fray.named(attempt.actor)} has time for more, but {fray.name(target)} is out of it.")
        return
    again = fray.now().plan(replace(attempt, target=target))
    if isinstance(again, Check):
        spend_combat(fray, again)
        strike(fray, again, thrown_for(again, fray.dice))


def _do(fray: Fray, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    if check is None or throw is None:
        do_plain(fray, attempt)
        return
    if check.kind == "attack":
        hit = strike(fray, check, throw)
        if hit and fray.encounter.win_condition == "dial_threshold":
            fray.move_dials(1, 0)
    elif check.rule == "dice_pool.cast":
        cast(fray, check, throw)
    elif check.data.get("net") == "net_spike":
        spike(fray, check, throw)
    elif check.rule in ("dice_pool.first_aid", "dice_pool.use_item"):
        _care(fray, check, throw)
    else:
        do_tested(fray, check, throw)


def _care(fray: Fray, check: Check, throw: Throw) -> None:
    people = dict(fray.now().people)
    if check.rule == "dice_pool.use_item":
        done = settle_item(check, throw, people)
    else:
        done = settle_first_aid(check, throw, people, fray.dice)
    fray.records(done.rulings)
    fray.used_items.extend(done.used_items)
    for id, sheet in done.sheets.items():
        fray.bodies[id] = read(sheet)


def _do_beat(fray: Fray, beat: Beat, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    """An authored beat: its check, then the effect of success or failure."""
    succeeded = True
    if check is not None and throw is not None:
        attacking = check.kind == "attack"
        succeeded = strike(fray, check, throw) if attacking else do_tested(fray, check, throw, authored=True)
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
        fray.change(actor, ward=effect.defend)
    if effect.morale_check:
        lose_heart(fray, "beat")
    if effect.leave:
        do_plain(fray, Attempt(actor, "withdraw", ""))


def _hurt(fray: Fray, person: str, damage: str) -> None:
    """Boxes that a beat fills, unresisted."""
    dice, flat = spec(damage)
    fallen = fray.dice.throw(dice, reason=f"Damage to {fray.people[person].name}").faces if dice else ()
    done = harm(fray.bodies[person], flat + sum(fallen), lethal=fray.lethal(person))
    fray.bodies[person] = done.body
    fray.say(
        f"{fray.named(person)} takes {counted(done.boxes, 'box')}{' and goes down' if done.fell else ''}."
    )
    if done.fell:
        fray.down(person)
