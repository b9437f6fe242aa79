"""Settling attacks: dodging, staging, resistance, boxes (rules-facts 6.3, 6.5, 6.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from campaigns.rules.contracts import Check, Dice, Ruling, Throw
from campaigns.rules.dice_pool.attacks import power_of
from campaigns.rules.dice_pool.bodies import Body, Track
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.figures import armour_of, attribute, combat_left, wound_penalty
from campaigns.rules.dice_pool.gear import Item
from campaigns.rules.dice_pool.pool import Fallen, explode, throw_pool
from campaigns.rules.dice_pool.rulings import Verdict, faces_of, judge, number, ruling_on, word
from campaigns.rules.dice_pool.tables import DODGE_TN, LEVEL_NAMES, LEVELS, Level
from campaigns.rules.dice_pool.wording import called, counted, sentence, with_weapon
from campaigns.rules.dice_pool.wounds import boxes_of, harm, stage


@dataclass(frozen=True, slots=True)
class Side:
    """Somebody in an exchange: who, as they are now, and with what to strike back."""

    name: str
    body: Body
    item: Item
    warded: int = 0


@dataclass(frozen=True, slots=True)
class Blow:
    """What came of an attack: both as they are afterwards, the record, who was hurt and by how much."""

    attacker: Body
    target: Body
    ruling: Ruling
    hit: bool
    fell: bool = False
    struck_back: bool = False


@dataclass(frozen=True, slots=True)
class Damage:
    """A hit about to be resisted: power before armour, level before staging, net successes behind it."""

    power: int
    level: Level
    track: Track
    net: int
    ballistic: bool


def resist(
    book: Book, damage: Damage, side: Side, dice: Dice, *, spend: bool = True, lethal: bool = True
) -> tuple[Body, int, bool, str]:
    """Throw the body (and combat dice that are left) against power less armour; what is left fills boxes.

    Gives the body afterwards, the boxes, whether it fell, and how it was resisted in words.
    """
    body = side.body
    worn = armour_of(book, body)
    armour = (worn.ballistic if damage.ballistic else worn.impact) + side.warded
    tn = max(2, damage.power - armour)
    extra = combat_left(book, body) if spend else 0
    pool = attribute(book, body, "body") + extra
    _, fallen = throw_pool(pool, dice, f"{side.name} resists")
    level = stage(damage.level, damage.net - fallen.successes(tn))
    done = harm(
        replace(body, combat_used=body.combat_used + extra), boxes_of(level), damage.track, lethal=lethal
    )
    told = f"Resisting: {fallen.told} against {tn}, {counted(fallen.successes(tn), 'success')}."
    return done.body, done.boxes, done.fell, told


def settle(
    book: Book,
    check: Check,
    throw: Throw,
    attacker: Side,
    target: Side,
    dice: Dice,
    *,
    dodging: bool,
    lethal: bool = True,
) -> Blow:
    """Settle an attack whose first wave has fallen; the dice of the other side are thrown with ``dice``."""
    fallen = explode(faces_of(check, throw), dice, check.label)
    verdict = judge(check, fallen)
    if check.rule == "dice_pool.melee":
        return _melee(book, check, throw, verdict, attacker, target, dice, lethal=lethal)
    return _shot(book, check, throw, verdict, attacker, target, dice, dodging=dodging, lethal=lethal)


def _shot(
    book: Book, check: Check, throw: Throw, verdict: Verdict, attacker: Side, target: Side, dice: Dice,
    *, dodging: bool, lethal: bool,
) -> Blow:  # fmt: skip
    net, told = verdict.successes, list[str]()
    if dodging and net:
        target, dodged, line = _dodge(book, target, dice)
        net -= dodged
        told.append(line)
    if net <= 0:
        how = "gets out of the way of" if verdict.successes else "is missed by"
        summary = f"{sentence(called(target.name))} {how} {called(attacker.name)}{_figures(verdict)}."
        tier = verdict.tier if not verdict.successes else "failure"
        return Blow(
            attacker.body,
            target.body,
            ruling_on(check, throw, verdict, summary, changes=told, tier=tier),
            False,
        )
    return _hit(book, check, throw, verdict, attacker, target, net, dice, told, lethal=lethal)


def _melee(
    book: Book, check: Check, throw: Throw, verdict: Verdict, attacker: Side, target: Side, dice: Dice,
    *, lethal: bool,
) -> Blow:  # fmt: skip
    opposing = check.data.get("opposing")
    pool, tn = (0, 4)
    if isinstance(opposing, Mapping):
        pool, tn = int(str(opposing["dice"])), int(str(opposing["tn"]))
    dodge_dice = combat_left(book, target.body) if check.data.get("guarded") else 0
    _, answer = throw_pool(pool + dodge_dice, dice, f"{target.name} answers")
    target = replace(target, body=replace(target.body, combat_used=target.body.combat_used + dodge_dice))
    theirs = answer.successes(tn)
    told = [f"Answer: {answer.told} against {tn}, {counted(theirs, 'success')}."]
    if verdict.successes >= theirs and (verdict.successes or theirs):
        return _hit(
            book,
            check,
            throw,
            verdict,
            attacker,
            target,
            verdict.successes - theirs,
            dice,
            told,
            lethal=lethal,
        )
    if theirs == 0:
        summary = (
            f"{sentence(called(attacker.name))} and {called(target.name)} circle, and neither lands anything."
        )
        ruling = ruling_on(check, throw, verdict, summary, changes=told)
        return Blow(attacker.body, target.body, ruling, False)
    return _struck_back(book, check, throw, verdict, attacker, target, theirs - verdict.successes, dice, told)


def _hit(
    book: Book, check: Check, throw: Throw, verdict: Verdict, attacker: Side, target: Side, net: int, dice: Dice,
    told: list[str], *, lethal: bool,
) -> Blow:  # fmt: skip
    damage = Damage(
        number(check, "power"), _level(word(check, "level")), "stun" if word(check, "track") == "stun" else "physical",
        net, check.rule == "dice_pool.shot",
    )  # fmt: skip
    body, boxes, fell, line = resist(book, damage, target, dice, lethal=lethal)
    staged = stage(damage.level, net)
    power = f"Power {damage.power}, {LEVEL_NAMES[staged or 'L']} before resistance."
    weapon = with_weapon(word(check, "weapon"))
    who, whom = sentence(called(attacker.name)), called(target.name)
    if boxes:
        hurt = f"{counted(boxes, 'box')} of {damage.track}"
        ending = ", who goes down" if fell else ""
        summary = f"{who} hits {whom}{weapon}: {hurt}{ending}{_figures(verdict)}."
    else:
        summary = f"{who} hits {whom}{weapon}, and it does not get through{_figures(verdict)}."
    ruling = ruling_on(check, throw, verdict, summary, changes=(*told, power, line))
    return Blow(attacker.body, body, ruling, True, fell)


def _struck_back(
    book: Book, check: Check, throw: Throw, verdict: Verdict, attacker: Side, target: Side, net: int, dice: Dice,
    told: list[str],
) -> Blow:  # fmt: skip
    weapon = target.item.weapon
    if weapon is None:
        summary = f"{sentence(called(target.name))} turns {called(attacker.name)} aside."
        return Blow(
            attacker.body, target.body, ruling_on(check, throw, verdict, summary, changes=told), False
        )
    power = power_of(book, target.body, weapon)
    damage = Damage(power, weapon.level, "stun" if weapon.stun else "physical", net, False)
    body, boxes, fell, line = resist(book, damage, attacker, dice)
    hurt = f"{counted(boxes, 'box')} of {damage.track}" if boxes else "nothing that counts"
    ending = ", and goes down" if fell else ""
    summary = (
        f"{sentence(called(attacker.name))} goes for {called(target.name)} and is answered"
        f"{with_weapon(target.item.name)}: {hurt}{ending}{_figures(verdict)}."
    )
    ruling = ruling_on(check, throw, verdict, summary, changes=(*told, line), tier="failure")
    return Blow(body, target.body, ruling, False, fell, True)


def _dodge(book: Book, target: Side, dice: Dice) -> tuple[Side, int, str]:
    """Every combat die that is left, against 4 and the wounds."""
    pool = combat_left(book, target.body)
    tn = DODGE_TN + wound_penalty(book, target.body)
    fallen: Fallen = throw_pool(pool, dice, f"{target.name} dodges")[1]
    spent = replace(target, body=replace(target.body, combat_used=target.body.combat_used + pool))
    dodged = fallen.successes(tn)
    return spent, dodged, f"Dodging: {fallen.told} against {tn}, {counted(dodged, 'success')}."


def _figures(verdict: Verdict) -> str:
    return f" ({verdict.fallen.told} against {verdict.tn}, {counted(verdict.successes, 'success')})"


def _level(text: str) -> Level:
    return next(level for level in LEVELS if level == text)


def wasted(check: Check, throw: Throw, actor: str, target: str) -> Ruling:
    """The record of an attack at somebody who is out of it by now: wasted, and not aimed anew."""
    verdict = judge(check, Fallen(tuple((face,) for face in throw.faces)))
    told = f"{sentence(called(actor))} goes for {called(target)}, who is already out of it."
    return ruling_on(check, throw, verdict, told, changes=("The action is wasted.",), tier="failure")
