"""Settling a check outside an encounter, and how its dice read before that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, OutcomeTier, Person, Resolved, Ruling, Sheet, Throw
from campaigns.rules.dice_pool.blows import Side, settle, wasted
from campaigns.rules.dice_pool.bodies import Body, read, write
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.care import settle_first_aid, settle_item
from campaigns.rules.dice_pool.casting import settle_cast
from campaigns.rules.dice_pool.figures import weapon_at_hand
from campaigns.rules.dice_pool.pool import SIDES, Fallen, explode, throw_pool
from campaigns.rules.dice_pool.rulings import Verdict, faces_of, judge, ruling_on, tn_of
from campaigns.rules.dice_pool.wording import called, counted, sentence


def resolve(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    """Settle one check: rulings and the sheets that changed, by person id."""
    match check.rule:
        case "dice_pool.shot" | "dice_pool.melee":
            return _attack(book, check, throw, people, dice)
        case "dice_pool.cast":
            return _cast(book, check, throw, people, dice)
        case "dice_pool.use_item":
            return settle_item(check, throw, people)
        case "dice_pool.first_aid":
            return settle_first_aid(check, throw, people, dice)
    actor, opponent = _who(people, check.actor), people.get(check.target or "")
    return Resolved((test(check, throw, actor.name, opponent.name if opponent else "", dice),))


def test(check: Check, throw: Throw, actor: str, target: str, dice: Dice) -> Ruling:
    """The record of a plain or opposed test, its sixes and the other side's dice thrown with ``dice``."""
    verdict = judge(check, explode(faces_of(check, throw), dice, check.label))
    tier, told = verdict.tier, tuple[str, ...]()
    margin = verdict.successes
    opposing = check.data.get("opposing")
    if isinstance(opposing, Mapping):
        pool, tn = int(str(opposing["dice"])), int(str(opposing["tn"]))
        answer = throw_pool(pool, dice, f"Against: {check.label}")[1]
        margin = verdict.successes - answer.successes(tn)
        told = (f"Against: {answer.told} against {tn}, {counted(answer.successes(tn), 'success')}.",)
        tier = opposed_tier(verdict, margin)
    return ruling_on(
        check, throw, verdict, _told(check, verdict, tier, actor, target, margin), changes=told, tier=tier
    )


def opposed_tier(verdict: Verdict, margin: int) -> OutcomeTier:
    """How well an opposed test went by its net successes: none is a tie."""
    if margin > 0:
        return "critical_success" if margin >= 4 else "success"
    if verdict.tier == "critical_failure":
        return "critical_failure"
    return "tie" if margin == 0 else "failure"


def preview(check: Check, throw: Throw) -> Ruling:
    """A check as its first wave lies: sixes have not been thrown again, the other side has not thrown."""
    fallen = Fallen(tuple((face,) for face in faces_of(check, throw)))
    verdict = judge(check, fallen)
    sixes = sum(face == SIDES for face in throw.faces)
    tier = verdict.tier
    if check.data.get("opposing") is not None or (tier == "failure" and sixes and tn_of(check) > SIDES):
        tier = "tie"
    again = f", {counted(sixes, 'six')} to throw again" if sixes else ""
    hits = counted(verdict.successes, "success")
    told = f"{check.label}: {fallen.told} against {verdict.tn}, {hits} as it lies{again}."
    if check.rule == "dice_pool.use_item":
        told, tier = f"{check.label}.", "success"
    return replace(ruling_on(check, throw, verdict, told, tier=tier), open=tier == "tie")


def _told(check: Check, verdict: Verdict, tier: OutcomeTier, actor: str, target: str, margin: int) -> str:
    doing = check.label[:1].lower() + check.label[1:] if check.label != check.stat else check.stat
    against = f" against {called(target)}" if target and check.kind == "opposed" else ""
    how = {
        "critical_failure": "fails disastrously",
        "failure": "fails",
        "tie": "gets no further",
        "success": "succeeds",
        "critical_success": "succeeds with ease",
    }[tier]
    net = f", net {margin}" if check.kind == "opposed" else ""
    figures = f"{verdict.fallen.told} against {verdict.tn}, {counted(verdict.successes, 'success')}{net}"
    return f"{sentence(called(actor))} {how}{against} ({doing}: {figures})."


def _attack(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    actor, target = _who(people, check.actor), _who(people, check.target or "")
    attacker, defender = side_of(actor), side_of(target)
    if defender.body.condition != "up":
        return Resolved((wasted(check, throw, actor.name, target.name),))
    struck = settle(book, check, throw, attacker, defender, dice, dodging=False)
    after = {actor.id: struck.attacker, target.id: struck.target}
    return Resolved((struck.ruling,), _changed(people, after))


def _cast(book: Book, check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice) -> Resolved:
    actor, target = _who(people, check.actor), _who(people, check.target or check.actor)
    done = settle_cast(book, check, throw, side_of(actor), side_of(target), dice)
    after = {target.id: done.target, actor.id: done.caster}
    return Resolved(done.rulings, _changed(people, after))


def side_of(person: Person) -> Side:
    """Somebody as a side of an exchange, with what they would strike back with."""
    body = read(person.sheet, person.name)
    return Side(person.name, body, weapon_at_hand(body, melee=True))


def _changed(people: Mapping[str, Person], after: Mapping[str, Body]) -> dict[str, Sheet]:
    return {id: write(body) for id, body in after.items() if body != read(people[id].sheet, people[id].name)}


def _who(people: Mapping[str, Person], person_id: str) -> Person:
    found = people.get(person_id)
    if found is None:
        raise RulesError(
            f"'{person_id}' has a part in this check and was not handed in.", hint="Hand them in."
        )
    return found
