"""What an attempt outside an encounter asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from campaigns.rules.contracts import Attempt, Check, Person, Refusal
from campaigns.rules.without_number.ailing import company
from campaigns.rules.without_number.bodies import Body, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import plan_attack, plan_save, plan_skill
from campaigns.rules.without_number.empowered import plan_power
from campaigns.rules.without_number.items import held_item, plan_item
from campaigns.rules.without_number.magic.casting import is_magic, plan_working
from campaigns.rules.without_number.ships import refit
from campaigns.rules.without_number.surgery import PUT_IN, is_surgery, plan_surgery
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
    if attempt.option in (company.HARDEN, company.UNBURDEN):
        return company.plan(book, attempt, actor, target, check_id)
    if refit.is_refit(attempt.option):
        return refit.plan(book, attempt, actor, check_id)
    operation = _operation(attempt, body, target)
    if operation is not None:
        return plan_surgery(book, operation, actor, target, check_id)
    planner = _PLANNERS.get(attempt.kind)
    if planner is not None:
        return planner(book, attempt, actor, target, check_id)
    if attempt.kind == "aid":
        return plan_skill(book, attempt, actor, None, check_id, rule="aid")
    if attempt.kind != "skill":
        return None
    if attempt.skill in book.saves:
        return plan_save(book, attempt, actor, check_id)
    skill = attempt.skill or ("" if attempt.attribute else skill_in(attempt.text, book.synonyms))
    if skill == "heal" and target is not None:
        return _plan_tending(book, attempt, actor, target, check_id)
    return plan_skill(book, attempt, actor, target, check_id)


def _plan_tending(
    book: Book, attempt: Attempt, actor: Person, target: Person, check_id: str
) -> Check | Refusal:
    """Care for who needs it; anybody else is only looked after, which nobody resists."""
    patient = read(book, target.sheet, target.name)
    if needs_care(patient) or patient.vitals.condition != "up":
        return plan_care(book, attempt, actor, target, check_id)
    return plan_skill(book, attempt, actor, None, check_id)


def _plan_power(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    planner = plan_working if is_magic(attempt.option) else plan_power
    return planner(book, attempt, actor, target, check_id)


def _operation(attempt: Attempt, body: Body, target: Person | None) -> Attempt | None:
    """The operation that an attempt means: one that was chosen, or an implant used on somebody."""
    if is_surgery(attempt.option):
        return attempt
    thing = held_item(body, attempt.item) if attempt.kind == "use_item" else None
    if (
        thing is None
        or not thing.stats.implant
        or target is None
        or thing.stats.implant not in body.book.implants
    ):
        return None
    return replace(attempt, option=f"{PUT_IN}{thing.stats.implant}")


_PLANNERS: Mapping[str, Callable[[Book, Attempt, Person, Person | None, str], Check | Refusal | None]] = (
    MappingProxyType(
        {"attack": plan_attack, "stabilise": plan_care, "use_item": plan_item, "power": _plan_power}
    )
)
