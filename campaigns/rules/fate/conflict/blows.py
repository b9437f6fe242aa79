"""Attacks and defences within an exchange."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Check, Modifier, Throw
from campaigns.rules.fate.acting import boosted
from campaigns.rules.fate.checks import plain, ruling, shown_total
from campaigns.rules.fate.conflict.field import Field
from campaigns.rules.fate.conflict.sealing import defence_check
from campaigns.rules.fate.dicing import tier_of
from campaigns.rules.fate.figures import attack_skills, defence_skill, modifiers, stunts_of, total
from campaigns.rules.fate.gearing import weapon_for
from campaigns.rules.fate.harm import absorb
from campaigns.rules.fate.sheet import Aspect
from campaigns.rules.fate.tables import INVOKE, SKILLS, STYLE, rung


def strike(field: Field, check: Check, throw: Throw) -> bool:
    """A character's attack; whoever it is aimed at defends with their own dice, or is gone and it is wasted."""
    target = check.target or ""
    reached = shown_total(check, throw)
    if not field.stands(target):
        told = f"{field.named(check.actor)} strikes at {field.name(target)}, who is already out of it."
        wasted = ("The action is wasted.",)
        field.record((ruling(check, throw, reached, check.difficulty, told, tier="failure", changes=wasted),))
        return False
    _close_in(field, check.actor, target)
    answer = str(check.data["answer"])
    parts = (*modifiers(field.beings[target], answer, "defend", field.book, field.situation(target)),)
    thrown = field.throw(f"{field.people[target].name} defends")
    stood = sum(thrown.faces) + total(parts)
    shifts = reached - stood
    if shifts <= 0:
        changes = _boost(field, check.actor, "an opening") if shifts == 0 else ()
        told = f"{field.named(target)} turns aside what {field.name(check.actor)} aims at them."
        field.record((ruling(check, throw, reached, stood, told, tier=tier_of(shifts), changes=changes),))
        return False
    weapon = weapon_for(field.beings[check.actor], str(check.data["skill"]))
    hurt = harm(field, target, shifts)
    with_ = f" with the {weapon}" if weapon else ""
    told = f"{field.named(check.actor)} hits {field.name(target)}{with_} for {shifts}, who {hurt}."
    field.record((ruling(check, throw, reached, stood, told, tier=tier_of(shifts)),))
    return True


def strike_by_opposition(field: Field, foe: str, target: str | None, throws: Mapping[str, Throw]) -> None:
    """An opponent's attack on whom they had picked; a step nearer when nobody is within reach."""
    if not field.stands(foe):
        return
    if target is None:
        _approach(field, foe)
        return
    if not field.stands(target):
        field.say(f"{field.named(foe)} strikes at {field.name(target)}, who is no longer there.")
        return
    _close_in(field, foe, target)
    being = field.beings[foe]
    skill = attack_skills(being, field.exchange.track, field.book)[0]
    parts = modifiers(being, skill, "attack", field.book, field.situation(foe))
    thrown = field.throw(f"{field.people[foe].name} attacks")
    coming = sum(thrown.faces) + total(parts)
    stood, defending = _defend(field, target, foe, skill, throws)
    if 0 <= stood - coming < INVOKE:
        parts, coming = _press(field, foe, parts, coming)
    shifts = coming - stood
    weapon = weapon_for(being, skill)
    with_ = f" with {weapon}" if weapon else ""
    changes: tuple[str, ...] = ()
    if shifts > 0:
        told = f"{field.named(foe)} hits {field.name(target)}{with_} for {shifts}, who {harm(field, target, shifts)}."
    elif shifts == 0:
        changes = _boost(field, foe, "an opening")
        told = f"{field.named(target)} barely holds off {field.name(foe)}, who gains an opening."
    else:
        told = f"{field.named(target)} holds off {field.name(foe)} ({rung(stood)} against {rung(coming)})."
        if -shifts >= STYLE and defending is not None:
            changes = _boost(field, target, "the upper hand")
    label = f"{SKILLS[skill].label}: {field.people[target].name}"
    field.record(
        (
            plain(
                "fate.attack", foe, label, told, kind="attack", throw=thrown, modifiers=parts, total=coming,
                difficulty=stood, outcome=tier_of(shifts), target=target, changes=changes,
            ),
        )
    )  # fmt: skip


def harm(field: Field, target: str, shifts: int) -> str:
    """Let a hit land; what took it, in words."""
    being = field.beings[target]
    hit = absorb(being, shifts, field.exchange.track, stunts_of(being, field.book))
    after = hit.being
    more = len(after.consequences) - len(being.consequences)
    if more:
        field.change(target, taken=field.actors[target].taken + more)
    lethal = field.exchange.verdict_npc == "dead" and field.exchange.track == "physical"
    if hit.out and lethal and not field.actors[target].is_character and not being.slots:
        after = replace(after, out="dead")
    field.beings[target] = after
    return hit.told


def _defend(
    field: Field, target: str, foe: str, skill: str, throws: Mapping[str, Throw]
) -> tuple[int, Check | None]:
    """What somebody's defence comes to against a foe; a character's one throw stands against all of them."""
    being, here = field.beings[target], field.actors[target]
    if not here.is_character:
        answer = defence_skill(being, skill, field.exchange.track, field.book, field.situation(target))
        parts = modifiers(being, answer, "defend", field.book, field.situation(target))
        thrown = field.throw(f"{field.people[target].name} defends")
        return sum(thrown.faces) + total(parts) + here.guard, None
    check = defence_check(field, target, foe, here.guard)
    known = throws.get(check.id) or field.defences.get(target)
    throw = known or field.throw(check.label)
    if target not in field.defences:
        field.defences[target] = throw
        counted = with_spent(check, throw)
        told = f"{field.named(target)} defends: {rung(shown_total(counted, throw))}."
        reached = shown_total(counted, throw)
        field.record((ruling(counted, throw, reached, check.difficulty, told, tier="tie"),))
    return shown_total(with_spent(check, throw), throw), check


def _press(
    field: Field, foe: str, parts: tuple[Modifier, ...], coming: int
) -> tuple[tuple[Modifier, ...], int]:
    """An opponent uses a free invoke where it turns the blow."""
    being = field.beings[foe]
    free = next((one for one in being.aspects if one.free > 0), None)
    if free is None:
        return parts, coming
    kept = tuple(one for one in being.aspects if one.id != free.id)
    if free.free > 1:
        kept = (*kept, replace(free, free=free.free - 1))
    field.beings[foe] = replace(being, aspects=kept)
    return (*parts, Modifier(f"Invoked: {free.text}", INVOKE)), coming + INVOKE


def _boost(field: Field, actor: str, what: str) -> tuple[str, ...]:
    being = field.beings[actor]
    if being.hero:
        field.beings[actor], text = boosted(being, what)
        return (f"Boost: {text}",)
    number = len(being.aspects) + 1
    field.beings[actor] = replace(
        being, aspects=(*being.aspects, Aspect(f"boost{number}", f"Momentum: {what}", 1, True))
    )
    return (f"Boost for {field.name(actor)}",)


def _close_in(field: Field, actor: str, target: str) -> None:
    """One zone nearer is free."""
    if field.steps(actor, target) == 1 and not _shoots(field, actor):
        field.change(actor, zone=field.actors[target].zone)


def _approach(field: Field, foe: str) -> None:
    enemies = field.enemies_of(foe)
    if not enemies:
        return
    goal, here = field.actors[enemies[0]].zone, field.actors[foe].zone
    nearer = [zone for zone in field.exchange.zones if field.exchange.steps(here, zone.id) <= 2]
    best = min(nearer, key=lambda zone: field.exchange.steps(zone.id, goal), default=None)
    if best is not None and best.id != here:
        field.change(foe, zone=best.id)
        field.say(f"{field.named(foe)} comes nearer.")


def _shoots(field: Field, actor: str) -> bool:
    return attack_skills(field.beings[actor], field.exchange.track, field.book)[0] == "shoot"
