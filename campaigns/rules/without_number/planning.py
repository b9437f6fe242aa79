"""What an attempt outside an encounter asks for."""

from __future__ import annotations

from campaigns.rules.contracts import Attempt, Check, Person, Refusal
from campaigns.rules.without_number.bodies import read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import plan_attack, plan_save, plan_skill
from campaigns.rules.without_number.empowered import plan_power
from campaigns.rules.without_number.items import plan_item
from campaigns.rules.without_number.tending import needs_care, plan_care
from campaigns.rules.without_number.wording import called, sentence
from campaigns.rules.without_number.words import skill_in


def plan(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal | None:
    """The check an attempt asks for outside an encounter; None when it needs no dice.

    A ``skill`` of physical, evasion, mental or luck is a saving throw. A skill check without a difficulty
    against somebody is opposed (2.3.4). Whoever is down or dead is refused.
    """
    body = read(book, actor.sheet, actor.name)
    if body.vitals.condition != "up":
        return Refusal(attempt.actor, "cannot_act", f"{sentence(called(actor.name))} is in no state to act.")
    if attempt.kind == "attack":
        return plan_attack(book, attempt, actor, target, check_id)
    if attempt.kind == "stabilise":
        return plan_care(book, attempt, actor, target, check_id)
    if attempt.kind == "use_item":
        return plan_item(book, attempt, actor, target, check_id)
    if attempt.kind == "power":
        return plan_power(book, attempt, actor, target, check_id)
    if attempt.kind == "aid":
        return plan_skill(book, attempt, actor, None, check_id, rule="aid")
    if attempt.kind != "skill":
        return None
    if attempt.skill in book.saves:
        return plan_save(book, attempt, actor, check_id)
    skill = attempt.skill or ("" if attempt.attribute else skill_in(attempt.text, book.synonyms))
    if skill == "heal" and target is not None and needs_care(read(book, target.sheet, target.name)):
        return plan_care(book, attempt, actor, target, check_id)
    return plan_skill(book, attempt, actor, target, check_id)
