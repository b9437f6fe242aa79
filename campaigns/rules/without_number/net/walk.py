"""Walking the initiative of a sealed round in the net."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from campaigns.rules.beats import beat_named
from campaigns.rules.contracts import Attempt, Check, Dice, Person, Refusal, RoundResult, Throw
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.encounter.coming import Planned, Round
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.rounds import hesitate, result_of, sealed_by, throw_of
from campaigns.rules.without_number.encounter.state import Encounter
from campaigns.rules.without_number.encounter.walk import carry_out, do_beat
from campaigns.rules.without_number.net.deeds import do_in, do_move, do_program, do_rest, do_task
from campaigns.rules.without_number.net.demons import act, strike
from campaigns.rules.without_number.net.ending import close_round, state_of
from campaigns.rules.without_number.net.planning import IN, MOVE, OUT, deed_of, plan_one
from campaigns.rules.without_number.net.run import Run
from campaigns.rules.without_number.rulebook import kind_of
from campaigns.rules.without_number.rulings import plain_ruling


def resolve_round(
    book: Book,
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a round of a run in initiative order; what was planned before it stays as it was planned."""
    fray = Fray.of(book, encounter, people, dice)
    if encounter.outcome is not None:
        return fray.result(encounter.outcome)
    coming = Round(book, encounter, people)
    sealed = sealed_by(coming, attempts, plan_one)
    run = Run.of(fray)
    for actor in encounter.actors:
        if state_of(run) is not None:
            break
        if encounter.free_round is not None and actor.side != encounter.free_round:
            continue
        _take_turn(run, coming, actor.id, sealed.get(actor.id), throws)
    fray.encounter = replace(fray.encounter, free_round=None)
    outcome = close_round(run)
    for demon in run.demons:
        fray.change(demon, hindered=0)
    run.keep()
    return result_of(fray, encounter, outcome)


def _take_turn(
    run: Run,
    coming: Round,
    actor: str,
    sealed: tuple[Attempt, Planned] | None,
    throws: Mapping[str, Throw],
) -> None:
    fray = run.fray
    if not fray.stands(actor):
        if sealed is not None and not isinstance(sealed[1], Refusal):
            fray.say(f"{fray.named(actor)} is out of it before they can act.")
        return
    if actor in run.demons:
        act(run, actor)
        return
    stunned = fray.actors[actor].stunned
    fray.change(actor, defending=False, ward=0, stunned=False)
    if stunned:
        fray.say(f"{fray.named(actor)} cannot move a finger, in there or out here.")
        return
    if sealed is None:
        return
    attempt, planned = sealed
    if isinstance(planned, Refusal):
        hesitate(fray, actor, planned)
        return
    throw = throw_of(fray, planned, throws)
    beat = beat_named(fray.encounter, attempt.beat or attempt.option)
    if beat is not None:
        do_beat(fray, beat, attempt, planned, throw)
        return
    _do(run, coming, attempt, planned, throw)


def _do(run: Run, coming: Round, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    kind = kind_of(check.rule) if check is not None else ""
    if check is not None and throw is not None and kind in ("net_program", "net_rest", "net_outside"):
        {"net_program": do_program, "net_rest": do_rest, "net_outside": do_task}[kind](run, check, throw)
        return
    deed = deed_of(coming, attempt)
    if deed == IN:
        do_in(run, attempt.actor)
    elif deed == OUT:
        _jack_out(run, attempt.actor)
    elif deed.startswith(MOVE):
        do_move(run, attempt.actor, deed.removeprefix(MOVE))
    else:
        carry_out(run.fray, attempt, check, throw)


def _jack_out(run: Run, actor: str) -> None:
    """Out of the net and back in the room; what stands at the node strikes once on the way."""
    fray = run.fray
    for demon in run.facing(run.runners[actor].node):
        if fray.stands(actor) and not run.demons[demon].frozen:
            strike(run, demon, actor)
    run.runners[actor] = replace(run.runners[actor], out=True, held=())
    clear = fray.stands(actor)
    told = f"{fray.named(actor)} {'opens their eyes in the room' if clear else 'is pulled out, and does not wake'}."
    fray.record((
        plain_ruling(
            fray.book.rule("net_jack_out"), actor, "Jacking out", told, outcome="success" if clear else "failure"
        ),
    ))  # fmt: skip
