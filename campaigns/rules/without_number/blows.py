"""Settling one attack: the blow, luck, harm, and the sentence that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from campaigns.rules.contracts import Check, Dice, DieSpec, Modifier, OutcomeTier, Ruling, Throw
from campaigns.rules.without_number.bodies import Body, Foe, Hero
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.figures import class_of
from campaigns.rules.without_number.impacts import Blow, Defence, fell, shock_against
from campaigns.rules.without_number.rulings import Verdict, counted_faces, ruling_on
from campaigns.rules.without_number.strikes import Strike
from campaigns.rules.without_number.trauma import fall_of, marked, with_trauma
from campaigns.rules.without_number.vitals import Harm, band, harm, is_spent, spend
from campaigns.rules.without_number.wording import (
    HIT,
    MISS,
    SHOCK,
    SHOT,
    WIDE,
    called,
    pick,
    sentence,
    with_weapon,
)

LUCK = "veterans_luck"
FELLED = {
    "mortal": "{target} goes down, dying.",
    "stable": "{target} goes down, but the bleeding stops by itself.",
    "out": "{target} goes down, out cold.",
    "dead": "{target} is dead.",
}


@dataclass(frozen=True, slots=True)
class Struck:
    """What an attack came to: its record, both bodies after it, and how it struck home."""

    ruling: Ruling
    attacker: Body
    target: Body
    hit: bool
    by_shock: bool
    fell: bool

    @property
    def killed(self) -> bool:
        """Whether this was the death of the target."""
        return self.fell and self.target.vitals.condition == "dead"


@dataclass(frozen=True, slots=True)
class Exchange:
    """Everything an attack is settled from; ``extra`` modifiers come on top of the check's.

    ``sure`` hits whatever the d20 says; ``press_luck`` spends Veteran's Luck on a miss; ``takes_alive`` makes
    the blow leave its target alive whatever the weapon.
    """

    check: Check
    throw: Throw
    attacker: Body
    target: Body
    attacker_name: str
    target_name: str
    defence: Defence
    extra: Sequence[Modifier] = ()
    sure: bool = False
    press_luck: bool = False
    takes_alive: bool = False
    rule: str = ""


def settle(exchange: Exchange, dice: Dice) -> Struck:
    """Settle an attack with its faces; raises RulesError when they do not fit the check's dice.

    A Warrior's luck turns the first hit of a scene aside that would bring them down, unless it has been
    pressed on a miss before.
    """
    check, attacker, target = exchange.check, exchange.attacker, exchange.target
    counted_faces(check, exchange.throw.faces)
    strike = Strike.of_check(check)
    modifiers = (*check.modifiers, *exchange.extra)
    blow = fell(strike, exchange.throw, exchange.defence, modifiers)
    changes: list[str] = []
    rule = exchange.rule
    if not blow.hit and exchange.sure:
        blow = _made_sure(strike, exchange, blow)
    elif not blow.hit and exchange.press_luck and _has_luck(attacker):
        blow, attacker = _made_sure(strike, exchange, blow), _spend_luck(attacker)
        changes.append(f"{sentence(called(exchange.attacker_name))} spends Veteran's Luck")
        rule = attacker.book.rule(LUCK)
    if not blow.hit and strike.glancing:
        grazed = dice.throw((DieSpec(6, 1),), reason="A glancing blow").faces[0]
        blow = replace(blow, damage=blow.damage + grazed)
    blow = with_trauma(strike, exchange.throw, blow, target)
    lethal = not (exchange.takes_alive or check.data.get("spare"))
    done = harm(marked(target) if blow.traumatic else target, blow.damage, lethal=lethal, weapon=True)
    if done.fell and blow.hit and _has_luck(target):
        blow, done = _turned_aside(strike, exchange, blow, target)
        changes.append(f"{sentence(called(exchange.target_name))} spends Veteran's Luck")
        rule = attacker.book.rule(LUCK)
    if done.fell:
        fall = fall_of(done.body, exchange.target_name, dice)
        done = replace(done, body=fall.body)
        changes.extend([f"{sentence(called(exchange.target_name))}: {fall.told}"] if fall.told else [])
    rule = rule or _rule_of(attacker.book, check, blow)
    return _record(replace(exchange, rule=rule, extra=modifiers), blow, done, attacker, changes)


def _record(exchange: Exchange, blow: Blow, done: Harm, attacker: Body, changes: list[str]) -> Struck:
    check, throw = exchange.check, exchange.throw
    actor, target = called(exchange.attacker_name), called(exchange.target_name)
    parts = [_sentence(exchange, blow, actor, target)]
    if blow.traumatic:
        parts.append(f"It is a traumatic hit (x{Strike.of_check(check).trauma_rating}).")
    if done.soaked:
        parts.append(f"Armour takes {done.soaked} of it.")
    if done.spared_by:
        parts.append(f"{done.spared_by} keeps {target} on their feet.")
        changes.append(f"{done.spared_by} is used up for now")
    if done.fell:
        parts.append(sentence(FELLED[done.body.vitals.condition].format(target=target)))
    if done.taken:
        changes.append(f"{sentence(target)}: {_state(done.body)}")
    tier: OutcomeTier = "success" if blow.hit else "failure"
    verdict = Verdict(throw.faces[:1], blow.total, exchange.defence.ac, tier)
    ruling = ruling_on(
        check,
        throw,
        verdict,
        " ".join(parts),
        changes=changes,
        modifiers=exchange.extra,
        rule=exchange.rule,
    )
    return Struck(ruling, attacker, done.body, blow.hit, blow.by_shock, done.fell)


def _sentence(exchange: Exchange, blow: Blow, actor: str, target: str) -> str:
    strike = Strike.of_check(exchange.check)
    if blow.hit:
        variants = SHOT if strike.ranged else HIT
    elif blow.damage:
        variants = SHOCK
    else:
        variants = WIDE if strike.ranged else MISS
    text = pick(variants, exchange.throw.faces)
    weapon = with_weapon(strike.weapon, natural=not strike.item)
    return sentence(text.format(actor=actor, target=target, weapon=weapon, damage=blow.damage))


def _made_sure(strike: Strike, exchange: Exchange, blow: Blow) -> Blow:
    rolled = sum(strike.damage_faces(exchange.throw)) + strike.bonus
    damage = max(rolled, shock_against(strike, exchange.defence), 1)
    return replace(blow, hit=True, damage=damage, by_shock=False)


def _turned_aside(strike: Strike, exchange: Exchange, blow: Blow, target: Body) -> tuple[Blow, Harm]:
    shock = shock_against(strike, exchange.defence)
    missed = replace(blow, hit=False, damage=shock, by_shock=shock > 0)
    return missed, harm(_spend_luck(target), shock, weapon=True)


def _rule_of(book: Book, check: Check, blow: Blow) -> str:
    if blow.by_shock:
        return book.rule("shock")
    return book.rule("trauma") if blow.traumatic else check.rule


def _has_luck(body: Body) -> bool:
    return isinstance(body, Hero) and class_of(body).veterans_luck and not is_spent(body, LUCK)


def _spend_luck(body: Body) -> Body:
    return spend(body, LUCK, "scene") if isinstance(body, Hero) else body


def _state(body: Body) -> str:
    if isinstance(body, Foe):
        return band(body)
    return f"{body.vitals.hp} of {body.vitals.max_hp} hit points"
