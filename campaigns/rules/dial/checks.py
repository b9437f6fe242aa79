"""Checks outside an encounter: what is thrown, how it reads, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    DieSpec,
    Modifier,
    Person,
    Refusal,
    Resolved,
    Ruling,
    Throw,
)
from campaigns.rules.dial.bodies import read, write
from campaigns.rules.dial.book import Book
from campaigns.rules.dial.care import plan_item, plan_mending, settle_item, settle_mending
from campaigns.rules.dial.figures import (
    attribute_for,
    check_modifiers,
    defence,
    gift,
    soak,
    strike_modifiers,
    weapon_named,
    will,
)
from campaigns.rules.dial.rulings import judge, number, ruling_on
from campaigns.rules.dial.tables import LEAST_DIFFICULTY, MOST_DIFFICULTY, SKILLS
from campaigns.rules.dial.tiers import tier_of_shift
from campaigns.rules.dial.vitals import D20, harm
from campaigns.rules.dial.wording import TIER_WORDS, called, sentence
from campaigns.rules.dice import spec

AID_DIFFICULTY = 12


def difficulty_of(book: Book, key: str) -> int:
    """The number behind a difficulty key, or digits from 10 to 30; raises RulesError otherwise."""
    if key in book.difficulties:
        return book.difficulties[key]
    if not key:
        return book.difficulties["routine"]
    if not key.lstrip("-").isdigit():
        raise RulesError(
            f"There is no difficulty '{key}'.", hint=f"Known: {', '.join(book.difficulties)}, or a number."
        )
    return max(LEAST_DIFFICULTY, min(MOST_DIFFICULTY, int(key)))


def plan(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal | None:
    """The check of an attempt; None when it needs none. Who is down or dead is refused."""
    if read(actor.sheet, actor.name).vitals.condition != "up":
        return Refusal(attempt.actor, "cannot_act", f"{sentence(called(actor.name))} is in no state to act.")
    match attempt.kind:
        case "attack":
            return plan_strike(attempt, actor, target, check_id)
        case "stabilise":
            return plan_mending(attempt, actor, target, check_id)
        case "use_item":
            return plan_item(attempt, actor, target, check_id)
        case "aid":
            return plan_skill(attempt, actor, None, check_id, AID_DIFFICULTY, rule="dial.aid")
        case "power":
            return Refusal(attempt.actor, "no_power", "These rules know no powers of that kind.")
        case "skill" | "advantage":
            return _plan_skill(book, attempt, actor, target, check_id)
    return None


def plan_strike(attempt: Attempt, actor: Person, target: Person | None, check_id: str) -> Check | Refusal:
    """A strike: the weapon's attribute and skill against the target's defence."""
    if target is None or target.id == actor.id:
        return Refusal(attempt.actor, "no_target", "There is nobody there to strike at.")
    if read(target.sheet, target.name).vitals.condition != "up":
        return Refusal(attempt.actor, "target_down", f"{sentence(called(target.name))} is down already.")
    body = read(actor.sheet, actor.name)
    weapon = weapon_named(body, attempt.weapon or attempt.item)
    parts = (*strike_modifiers(body, weapon), *attempt.modifiers)
    if gift(body, "strike"):
        parts = (*parts, Modifier("Knack", gift(body, "strike")))
    return Check(
        id=check_id,
        rule="dial.strike",
        kind="attack",
        actor=actor.id,
        label=attempt.label or f"Strike: {weapon.name}",
        stat=weapon.name,
        dice=(D20,),
        modifiers=parts,
        difficulty=defence(read(target.sheet, target.name)),
        target=target.id,
        stakes=attempt.stakes,
        data={
            "damage": weapon.damage or "1",
            "weapon": weapon.name,
            "item": weapon.id,
            "beat_kind": "strike",
        },
    )


def plan_skill(
    attempt: Attempt, actor: Person, target: Person | None, check_id: str, difficulty: int, *,
    rule: str = "dial.check",
) -> Check:  # fmt: skip
    """A check with a skill or a bare attribute against a difficulty."""
    body = read(actor.sheet, actor.name)
    attribute = attribute_for(body, attempt.skill, attempt.attribute)
    known = SKILLS.get(attempt.skill)
    stat = f"{attribute.capitalize()}{f', {known.label.lower()}' if known else ''}"
    return Check(
        id=check_id,
        rule=rule,
        kind="skill",
        actor=actor.id,
        label=attempt.label or stat,
        stat=stat,
        dice=(D20,),
        modifiers=(*check_modifiers(body, attempt.skill, attribute), *attempt.modifiers),
        difficulty=difficulty,
        target=target.id if target is not None else attempt.target,
        stakes=attempt.stakes,
        data={"skill": attempt.skill, "attribute": attribute},
    )


def _plan_skill(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal | None:
    if attempt.skill and attempt.skill not in SKILLS:
        return Refusal(attempt.actor, "no_skill", f"These rules have no skill '{attempt.skill}'.")
    if attempt.skill == "heal" and target is not None:
        body = read(target.sheet, target.name)
        if body.vitals.condition in ("down", "brink") or body.vitals.injuries:
            return plan_mending(attempt, actor, target, check_id)
    if target is None or attempt.difficulty:
        return plan_skill(attempt, actor, target, check_id, difficulty_of(book, attempt.difficulty))
    theirs = will(read(target.sheet, target.name)) - 10
    check = plan_skill(attempt, actor, target, check_id, 10 + theirs, rule="dial.opposed")
    return replace(check, kind="opposed", data={**check.data, "theirs": theirs})


def preview(check: Check, throw: Throw) -> Ruling:
    """A check as its dice fell, before any consequence; an opposed one is even until the other side has thrown."""
    verdict = judge(check, throw)
    if check.kind == "opposed":
        told = f"{check.label}: {verdict.total}, against what the other side throws."
        return replace(ruling_on(check, throw, replace(verdict, tier="tie"), told), difficulty=0, open=True)
    told = (
        f"{check.label}: {verdict.total} against {verdict.difficulty}, {TIER_WORDS[verdict.tier]} as it lies."
    )
    return ruling_on(check, throw, verdict, told)


def resolve(check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Settle one check outside an encounter."""
    if check.rule == "dial.use_item":
        return settle_item(check, throw, people)
    if check.rule == "dial.mend":
        return settle_mending(check, throw, people)
    actor = people[check.actor]
    name = sentence(called(actor.name))
    verdict = judge(check, throw)
    if check.kind == "opposed":
        theirs = number(check.data, "theirs")
        other = dice.throw((D20,), reason=f"{check.label}: the other side")
        against = other.faces[0] + theirs
        verdict = replace(verdict, difficulty=against, tier=tier_of_shift(verdict.total - against))
    if check.kind == "attack":
        return _settle_strike(check, throw, people, dice)
    told = f"{name}: {check.label[:1].lower()}{check.label[1:]}, {TIER_WORDS[verdict.tier]}"
    summary = f"{told} ({verdict.total} against {verdict.difficulty})."
    return Resolved((ruling_on(check, throw, verdict, summary),))


def _settle_strike(check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    actor, target = people[check.actor], people[check.target or ""]
    body, verdict = read(target.sheet, target.name), judge(check, throw)
    who, whom = sentence(called(actor.name)), called(target.name)
    if not verdict.succeeded and verdict.tier != "tie":
        return Resolved((ruling_on(check, throw, verdict, f"{who} misses {whom}."),))
    amount = rolled_harm(
        str(check.data["damage"]), gift(read(actor.sheet, actor.name), "harm"), dice, check.label
    )
    done = harm(body, max(0, (amount if verdict.succeeded else amount // 2) - soak(body)))
    told = f"{who} hits {whom}: {done.taken} harm{', and they go down' if done.fell else ''}."
    sheets = {target.id: write(done.body)} if done.taken else {}
    return Resolved((ruling_on(check, throw, verdict, told),), sheets)


def rolled_harm(damage: str, bonus: int, dice: Dice, label: str) -> int:
    """What a weapon's dice do, at least 1."""
    found: tuple[DieSpec, ...]
    found, flat = spec(damage)
    faces = dice.throw(found, reason=f"{label}: harm").faces if found else ()
    return max(1, sum(faces) + flat + bonus)
