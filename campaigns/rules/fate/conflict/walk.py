"""Settling a sealed exchange of a conflict in the order of play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Attempt, BeatOutcome, Check, Dice, Person, Refusal, RoundResult, Throw
from campaigns.rules.fate.acting import boosted, told_of
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import plain, ruling, shown_total
from campaigns.rules.fate.conflict.blows import strike, strike_by_opposition
from campaigns.rules.fate.conflict.contest import settle_contest
from campaigns.rules.fate.conflict.effects import apply
from campaigns.rules.fate.conflict.ending import close_round, state_of
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.quiet import leave, without_dice
from campaigns.rules.fate.conflict.sealing import FULL_DEFENCE, Planned, plan_one, target_of
from campaigns.rules.fate.conflict.state import Exchange
from campaigns.rules.fate.dicing import tier_of
from campaigns.rules.fate.sheet import Aspect
from campaigns.rules.fate.tables import STYLE

type Sealed = Mapping[str, tuple[Attempt, Planned]]


def resolve_exchange(
    exchange: Exchange,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
    book: Book,
) -> RoundResult:
    """Settle an exchange. Targets were pinned before anyone acted, the opposition's as well.

    Whoever is out by their turn does nothing; what was meant for somebody who is gone is wasted and told.
    """
    field = Field.of(exchange, people, book, dice)
    if exchange.outcome is not None:
        return field.result(exchange.outcome)
    sealed = {attempt.actor: (attempt, plan_one(field, attempt)) for attempt in reversed(attempts)}
    pinned = {foe: target_of(field, foe) for foe in field.standing("opposition")}
    _prepare(field, sealed)
    if exchange.is_contest:
        settle_contest(field, sealed, throws)
    else:
        for actor in exchange.actors:
            if state_of(field) is not None:
                break
            if actor.id in pinned:
                strike_by_opposition(field, actor.id, pinned[actor.id], throws)
            else:
                take_turn(field, actor.id, sealed.get(actor.id), throws)
    outcome = close_round(field)
    field.exchange = replace(field.exchange, round=exchange.round + 1)
    return field.result(outcome)


def take_turn(
    field: Field, actor: str, sealed: tuple[Attempt, Planned] | None, throws: Mapping[str, Throw]
) -> None:
    """One character's action."""
    if sealed is None:
        return
    attempt, planned = sealed
    if not field.stands(actor):
        if not isinstance(planned, Refusal):
            field.say(f"{field.named(actor)} is out of it before they can act.")
        return
    if isinstance(planned, Refusal):
        field.say(f"{field.named(actor)} hesitates: {planned.reason[:1].lower()}{planned.reason[1:]}")
        return
    beat = field.beat(attempt.beat)
    if planned is None:
        without_dice(field, attempt)
        return
    throw = throws.get(planned.id) or field.throw(planned.label)
    check = with_spent(planned, throw)
    field.change(actor, aided=0)
    if check.kind == "attack":
        succeeded = strike(field, check, throw)
    elif beat is not None or check.rule == "fate.overcome":
        succeeded = overcome(field, check, throw)
    else:
        succeeded = _advantage(field, check, throw)
    if beat is not None:
        apply(field, beat.success if succeeded else beat.failure, actor, check.target)
        field.beats.append(BeatOutcome(actor, beat.id, succeeded, check.target))
    elif attempt.kind in ("withdraw", "run") and succeeded:
        leave(field, actor)


def overcome(field: Field, check: Check, throw: Throw) -> bool:
    """A throw against a difficulty; meeting it is enough."""
    reached = shown_total(check, throw)
    shifts = reached - check.difficulty
    changes = []
    if shifts >= STYLE:
        field.beings[check.actor], text = boosted(field.beings[check.actor], check.label)
        changes.append(f"Boost: {text}")
    told = told_of(check, field.people[check.actor].name, reached, shifts)
    tier = "success" if shifts == 0 else tier_of(shifts)
    field.record((ruling(check, throw, reached, check.difficulty, told, tier=tier, changes=changes),))
    return shifts >= 0


def _prepare(field: Field, sealed: Sealed) -> None:
    """What counts before anybody acts: full defences, and help for whoever is helped."""
    for actor in field.actors.values():
        field.change(actor.id, guard=0)
    for actor_id, (attempt, planned) in sealed.items():
        if isinstance(planned, Refusal) or not field.stands(actor_id):
            continue
        if attempt.kind == "total_defense":
            field.change(actor_id, guard=FULL_DEFENCE)
        elif attempt.kind == "aid":
            _help(field, attempt)


def _help(field: Field, attempt: Attempt) -> None:
    """Teamwork: +1 on the friend's next throw, no more than three together."""
    friends = field.friends_of(attempt.actor)
    friend = attempt.target if attempt.target in friends else next(iter(friends), None)
    if friend is None:
        return
    field.change(friend, aided=min(3, field.actors[friend].aided + 1))
    told = f"{field.named(attempt.actor)} helps {field.name(friend)}: +1 to what they do next."
    field.record((plain("fate.teamwork", attempt.actor, "Teamwork", told, target=friend),))


def _advantage(field: Field, check: Check, throw: Throw) -> bool:
    """Create an advantage: an aspect with free invokes for whoever made it, a boost on a tie."""
    reached = shown_total(check, throw)
    shifts = reached - check.difficulty
    actor = check.actor
    being = field.beings[actor]
    changes: tuple[str, ...] = ()
    if shifts == 0:
        field.beings[actor], text = boosted(being, check.label)
        changes = (f"Boost: {text}",)
    elif shifts > 0:
        invokes = 2 if shifts >= STYLE else 1
        against = field.people.get(check.target or "")
        whom = f" ({against.name})" if against is not None else ""
        text = f"{check.label}{whom}"
        number = sum(one.id.startswith("made") for one in being.aspects) + 1
        made = Aspect(f"made{number}", text, invokes, True)
        field.beings[actor] = replace(being, aspects=(*being.aspects, made))
        changes = (f"“{text}”, {invokes} free {'invoke' if invokes == 1 else 'invokes'}",)
    told = told_of(check, field.people[actor].name, reached, shifts)
    tier = "tie" if shifts == 0 else tier_of(shifts)
    field.record((ruling(check, throw, reached, check.difficulty, told, tier=tier, changes=changes),))
    return shifts > 0
