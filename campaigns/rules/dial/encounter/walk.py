"""Walking the initiative of a sealed round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import (
    Attempt,
    BeatOutcome,
    Check,
    Dice,
    OutcomeTier,
    Person,
    RoundResult,
    Throw,
)
from campaigns.rules.dial.bodies import read
from campaigns.rules.dial.care import settle_item, settle_mending
from campaigns.rules.dial.encounter.beats import Beat
from campaigns.rules.dial.encounter.blows import apply_beat
from campaigns.rules.dial.encounter.coming import Plan, Round
from campaigns.rules.dial.encounter.ending import close_round, state_of
from campaigns.rules.dial.encounter.flying import answer, fly, seal
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.encounter.gaming import hold, play, sit_by_themselves
from campaigns.rules.dial.encounter.nerve import check_nerve
from campaigns.rules.dial.encounter.opposition import act_by_themselves
from campaigns.rules.dial.encounter.sealing import plan_all
from campaigns.rules.dial.encounter.settle import judged
from campaigns.rules.dial.encounter.state import Encounter
from campaigns.rules.dial.rulings import Verdict, judge, number, ruling_on
from campaigns.rules.dial.wording import TIER_WORDS

AIDED = 2
ATTENDED = ("taunt", "threaten", "read", "raise", "accuse", "manoeuvre")


def resolve_round(
    encounter: Encounter,
    attempts: Sequence[Attempt],
    throws: Mapping[str, Throw],
    people: Mapping[str, Person],
    dice: Dice,
) -> RoundResult:
    """Settle a round in initiative order.

    What each player throws for was planned before anyone acted: targets are pinned. Whoever has gone down before
    their turn does nothing; what is aimed at somebody who is gone is wasted and told, never aimed anew.
    """
    fray = Fray.of(encounter, people, dice)
    if encounter.outcome is not None:
        return fray.result(encounter.outcome)
    plans = plan_all(Round(encounter, people), attempts)
    sealed = seal(fray, plans) if encounter.category == "dogfight" else {}
    for actor in encounter.actors:
        if state_of(fray) is not None:
            break
        if encounter.free_round in (None, actor.side):
            _take_turn(fray, actor.id, plans.get(actor.id), throws, sealed)
            check_nerve(fray)
    return fray.result(close_round(fray))


def _take_turn(
    fray: Fray, actor: str, plan: Plan | None, throws: Mapping[str, Throw], sealed: Mapping[str, str]
) -> None:
    if not fray.stands(actor):
        if plan is not None and plan.refusal is None:
            fray.say(f"{fray.named(actor)} is out of it before they can act.")
        return
    fray.change(actor, guard=0, counter=False)
    if plan is None:
        _by_themselves(fray, actor, sealed)
    elif plan.refusal is not None:
        why = plan.refusal.reason
        fray.say(f"{fray.named(actor)} hesitates: {why[:1].lower()}{why[1:]}")
    elif plan.check is None:
        _do_plain(fray, plan)
    else:
        throw = throws.get(plan.check.id) or fray.dice.throw(plan.check.dice, reason=plan.check.label)
        _do_check(fray, plan, with_spent(plan.check, throw), throw, sealed)


def _by_themselves(fray: Fray, actor: str, sealed: Mapping[str, str]) -> None:
    if fray.people[actor].is_character:
        return
    if fray.encounter.table is not None:
        sit_by_themselves(fray, actor)
    elif fray.encounter.category == "dogfight":
        answer(fray, sealed, actor)
    else:
        act_by_themselves(fray, actor)


def _do_plain(fray: Fray, plan: Plan) -> None:
    """What takes no dice."""
    attempt, beat = plan.attempt, plan.beat
    who = fray.named(attempt.actor)
    if beat is None and attempt.kind in ("yield", "concede"):
        fray.change(attempt.actor, standing="yielded")
        fray.say(f"{who} gives up.")
    elif beat is None:
        fray.say(
            f"{who} uses what is at hand." if attempt.kind == "use_item" else f"{who} waits and watches."
        )
    elif beat.special == "leave":
        fray.change(attempt.actor, standing="fled")
        fray.say(f"{who} gets clear.")
    elif beat.special in ("stay", "fold"):
        hold(fray, attempt.actor, beat)
    elif beat.escalates:
        fray.escalates = True
        fray.say(f"{who} has done with words.")
    else:
        _do_beat_without_dice(fray, attempt, beat)


def _do_beat_without_dice(fray: Fray, attempt: Attempt, beat: Beat) -> None:
    check = Check("", f"dial.{beat.kind}", "other", attempt.actor, beat.label, "", (), (), 0, attempt.target)
    told = apply_beat(fray, beat, check, Verdict(0, 0, 0, "success"))
    fray.say(" ".join((f"{fray.named(attempt.actor)}: {beat.label[:1].lower()}{beat.label[1:]}.", *told)))
    _keep_beat(fray, beat, attempt.actor, True, attempt.target)


def _do_check(fray: Fray, plan: Plan, check: Check, throw: Throw, sealed: Mapping[str, str]) -> None:
    beat = plan.beat
    if any(part.name == "Helped" for part in check.modifiers):
        fray.change(check.actor, aided=0)
    if beat is None:
        _do_care(fray, check, throw)
        return
    tag = check.data.get("tag")
    if check.target is not None and not fray.stands(check.target) and _aimed(fray, beat):
        _waste(fray, beat, check, throw)
        return
    if isinstance(tag, str):
        fray.drop_tags((tag,))
    if plan.attempt.kind == "use_item":
        fray.used_items.append((check.actor, str(check.data.get("item", plan.attempt.item))))
    if beat.special == "manoeuvre":
        good = fly(fray, sealed, beat, check, throw)
    elif beat.special in ("raise", "read", "cheat", "accuse"):
        good = play(fray, beat, check, throw)
    else:
        good = _do_beat(fray, beat, check, throw)
    _keep_beat(fray, beat, check.actor, good, check.target)


def _aimed(fray: Fray, beat: Beat) -> bool:
    """Whether a beat means one enemy and nobody else."""
    harmful = beat.kind == "strike" and not fray.encounter.by_dials
    return harmful or beat.special in ATTENDED or bool(beat.success.damage)


def _do_beat(fray: Fray, beat: Beat, check: Check, throw: Throw) -> bool:
    theirs = number(check.data, "theirs") if check.kind == "opposed" else None
    verdict = judged(fray, check, throw, theirs)
    at = len(fray.rulings)
    told = apply_beat(fray, beat, check, verdict)
    doing = f"{check.label[:1].lower()}{check.label[1:]}"
    went = f"{fray.named(check.actor)}: {doing}, {TIER_WORDS[verdict.tier]}."
    fray.rulings.insert(at, ruling_on(check, throw, verdict, " ".join((went, *told)), changes=told))
    return verdict.succeeded


def _do_care(fray: Fray, check: Check, throw: Throw) -> None:
    if check.rule == "dial.aid":
        verdict = judge(check, throw)
        friend = check.target or ""
        if verdict.succeeded:
            fray.change(friend, aided=AIDED)
        how = "gives" if verdict.succeeded else "cannot give"
        told = f"{fray.named(check.actor)} {how} {fray.name(friend)} a hand."
        fray.record(ruling_on(check, throw, verdict, told))
        return
    settle = settle_item if check.rule == "dial.use_item" else settle_mending
    cared = settle(check, throw, fray.people_now())
    for person, sheet in cared.sheets.items():
        fray.bodies[person] = read(sheet)
    fray.record(*cared.rulings)
    fray.used_items.extend(cared.used_items)


def _waste(fray: Fray, beat: Beat, check: Check, throw: Throw) -> None:
    """Whoever was meant is gone by now: the action is lost, and told."""
    verdict = judge(check, throw)
    tier: OutcomeTier = "failure"
    whom = fray.name(check.target or "")
    told = f"{fray.named(check.actor)} comes too late: {whom} is out of it already."
    fray.record(ruling_on(check, throw, Verdict(verdict.face, verdict.total, verdict.difficulty, tier), told))
    _keep_beat(fray, beat, check.actor, False, check.target)


def _keep_beat(fray: Fray, beat: Beat, actor: str, good: bool, target: str | None) -> None:
    if beat.authored:
        fray.beats.append(BeatOutcome(actor, beat.id, good, target))
