"""Planning care: stabilising the dying, mending the frail, first aid (SRD 2.5)."""

from __future__ import annotations

from campaigns.rules.contracts import Attempt, Check, DieSpec, Json, Modifier, Person, Refusal
from campaigns.rules.without_number.ailing import treating
from campaigns.rules.without_number.bodies import Body, Hero, read
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import TWO_D6, rerolls_of, stat_label, within_limit
from campaigns.rules.without_number.figures import (
    check_dice,
    check_modifiers,
    has_healers_kit,
    usual_attribute,
)
from campaigns.rules.without_number.wording import called, sentence
from campaigns.rules.without_number.words import about_sickness

STABILISE_DIFFICULTY = 8
WITHOUT_KIT = 2
PHYSICIAN_DIFFICULTY = 10


def plan_care(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """Stabilising the dying, mending the frail or first aid, whichever the target needs (2.5)."""
    if target is None:
        return Refusal(attempt.actor, "no_target", "Say whom to tend.")
    body, patient = read(book, actor.sheet, actor.name), read(book, target.sheet, target.name)
    if patient.vitals.condition == "dead":
        return Refusal(attempt.actor, "too_late", f"{sentence(called(target.name))} is beyond help.")
    if patient.vitals.condition == "mortal":
        difficulty = STABILISE_DIFFICULTY + patient.vitals.down_rounds
        return _care(attempt, actor, target, check_id, "stabilise", difficulty, body)
    ails = treating.tendable(patient)
    whole = patient.vitals.hp >= patient.vitals.max_hp
    if ails and isinstance(patient, Hero) and (whole or about_sickness(attempt.text)):
        return treating.plan(attempt, actor, target, check_id, body, patient)
    if patient.vitals.condition == "up" and patient.vitals.hp < patient.vitals.max_hp:
        return _first_aid(attempt, actor, target, check_id, body)
    if patient.vitals.frail and not patient.vitals.tended:
        return _care(attempt, actor, target, check_id, "frail", PHYSICIAN_DIFFICULTY, body)
    lies = patient.vitals.condition != "up"
    why = "is out of danger, and will come round" if lies else "needs no tending now"
    return Refusal(attempt.actor, "not_needed", f"{sentence(called(target.name))} {why}.")


def needs_care(body: Body) -> bool:
    """Whether there is something for a healer to do."""
    vitals = body.vitals
    return (
        vitals.condition == "mortal"
        or vitals.frail
        or (vitals.condition == "up" and vitals.hp < vitals.max_hp)
        or bool(treating.tendable(body))
    )


def _care(
    attempt: Attempt, actor: Person, target: Person, check_id: str, rule: str, difficulty: int, body: Body
) -> Check:
    attribute = usual_attribute(body, "heal")
    return Check(
        id=check_id,
        rule=body.book.rule(rule),
        kind="skill",
        actor=actor.id,
        label=attempt.label or ("Stabilise" if rule == "stabilise" else "Mend the frail"),
        stat=stat_label(body.book, "heal", attribute),
        dice=(check_dice(body, "heal"),) if isinstance(body, Hero) else (TWO_D6,),
        modifiers=(*check_modifiers(body, "heal", attribute), *within_limit(attempt.modifiers)),
        difficulty=difficulty + (0 if has_healers_kit(body) else WITHOUT_KIT),
        target=target.id,
        stakes=attempt.stakes,
        data={"skill": "heal", "rerolls": list[Json](rerolls_of(body, "heal", attempt.text))},
    )


def _first_aid(attempt: Attempt, actor: Person, target: Person, check_id: str, body: Body) -> Check | Refusal:
    if not has_healers_kit(body):
        return Refusal(attempt.actor, "no_kit", "First aid takes a healer's kit.")
    level = body.skills.get("heal") if isinstance(body, Hero) else 0
    bonus = Modifier("Unskilled", -1) if level is None else Modifier("Heal", level)
    return Check(
        id=check_id,
        rule=body.book.rule("first_aid"),
        kind="other",
        actor=actor.id,
        label=attempt.label or "First aid",
        stat="Heal",
        dice=(DieSpec(6, 1),),
        modifiers=(bonus,),
        difficulty=0,
        target=target.id,
        stakes=attempt.stakes,
        data={"skill": "heal"},
    )
