"""What helps against stress beside a night: hardening, which leaves a scar, and company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import (
    Attempt,
    Check,
    DieSpec,
    Json,
    Person,
    Refusal,
    Resolved,
    Throw,
)
from campaigns.rules.without_number.ailing.nerves import calmed, counts_stress
from campaigns.rules.without_number.bodies import Hero, read, write
from campaigns.rules.without_number.book import Book
from campaigns.rules.without_number.checks import stat_label
from campaigns.rules.without_number.figures import check_dice, check_modifiers, total_check, usual_attribute
from campaigns.rules.without_number.grown import scars_of, stress_limit
from campaigns.rules.without_number.rulings import Verdict, ruling_on
from campaigns.rules.without_number.wording import called, sentence

HARDEN, UNBURDEN = "harden", "unburden"
COMFORTING = ("talk", "lead", "perform")
COMFORT = 8
EASED, EASED_WELL = 1, 2
WELL = 4


def deeds(hero: Hero, actor: str, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
    """Hardening, for who is beyond the limit or broken; and company, for friends under stress."""
    if not counts_stress(hero) or hero.vitals.condition != "up":
        return ()
    found: list[Mapping[str, Json]] = []
    if can_harden(hero):
        told = "All Stress falls away, and leaves a scar that never does."
        found.append(_deed(HARDEN, "Harden", told, [actor], ["harden"], 1.0, "a scar, for good"))
    if not hero.toll.broken:
        troubled = [
            other.id for other in people.values() if other.id != actor and _can_be_eased(hero.book, other)
        ]
        if troubled:
            told = (
                f"Sit with somebody who is near the edge: a check against {COMFORT} takes Stress from them."
            )
            found.append(
                _deed(UNBURDEN, "Keep company", told, troubled, ["comfort", "console", "reassure"], None, "")
            )
    return tuple(found)


def can_harden(hero: Hero) -> bool:
    """Whether a mind may close for good: broken, or beyond its limit, with a scar left to take."""
    pressed = bool(hero.toll.broken) or hero.toll.stress > stress_limit(hero)
    return pressed and len(scars_of(hero)) < len(hero.book.afflictions.scars)


def plan(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    """The check of hardening (one die for the scar) or of keeping company."""
    body = read(book, actor.sheet, actor.name)
    if not isinstance(body, Hero) or not counts_stress(body):
        return Refusal(attempt.actor, "no_stress", f"{book.name} counts no stress.")
    if attempt.option == HARDEN:
        if not can_harden(body):
            return Refusal(attempt.actor, "not_needed", "There is nothing to close against yet.")
        left = len(book.afflictions.scars) - len(scars_of(body))
        return Check(
            check_id, book.rule("harden"), "other", actor.id, "Harden", "Scar", (DieSpec(left, 1),), (), 0, actor.id,
        )  # fmt: skip
    if target is None or target.id == actor.id or not _can_be_eased(book, target):
        return Refusal(attempt.actor, "no_target", "Nobody here needs company more than a night's rest.")
    skill = max(COMFORTING, key=lambda one: total_check(body, one))
    attribute = usual_attribute(body, skill)
    return Check(
        check_id, book.rule("stress"), "skill", actor.id, "Keep company", stat_label(book, skill, attribute),
        (check_dice(body, skill),), check_modifiers(body, skill, attribute), COMFORT, target.id,
        data={"skill": skill},
    )  # fmt: skip


def settle(
    book: Book, check: Check, throw: Throw, verdict: Verdict, people: Mapping[str, Person]
) -> Resolved:
    """What hardening or keeping company comes to; nothing for somebody whose stress is not counted."""
    person = people[check.target or check.actor]
    body = read(book, person.sheet, person.name)
    if not isinstance(body, Hero):
        return Resolved((ruling_on(check, throw, verdict, f"{sentence(called(person.name))} shrugs."),))
    closes = check.rule == book.rule("harden")
    after, told = _hardened(body, throw.faces[0]) if closes else _eased(body, verdict)
    record = ruling_on(check, throw, verdict, f"{sentence(called(person.name))} {told}")
    return Resolved((record,), {person.id: write(after)} if after != body else {})


def _hardened(hero: Hero, face: int) -> tuple[Hero, str]:
    left = [scar for scar in hero.book.afflictions.scars.values() if scar.id not in hero.toll.scars]
    scar = left[face - 1]
    toll = replace(hero.toll, stress=0, held=0, broken="", scars=(*hero.toll.scars, scar.id))
    return replace(hero, toll=toll), f"closes against it. {scar.label}: {scar.text}"


def _eased(hero: Hero, verdict: Verdict) -> tuple[Hero, str]:
    eased = replace(hero, toll=replace(hero.toll, eased=True))
    figures = f"({verdict.total} against {verdict.difficulty})"
    if not verdict.succeeded:
        return eased, f"is no easier for the company {figures}."
    less = EASED_WELL if verdict.total - verdict.difficulty >= WELL else EASED
    after = calmed(eased, hero.toll.stress - less)
    return after, f"is easier for the company {figures}: {hero.toll.stress - after.toll.stress} Stress less."


def _can_be_eased(book: Book, person: Person) -> bool:
    body = read(book, person.sheet, person.name)
    return (
        isinstance(body, Hero)
        and body.vitals.condition == "up"
        and body.toll.stress > 0
        and not body.toll.eased
    )


def _deed(
    deed_id: str, label: str, told: str, targets: list[str], verbs: list[str], odds: float | None, cost: str
) -> Mapping[str, Json]:
    return {
        "id": deed_id, "label": label, "description": told, "kind": "power", "verbs": list[Json](verbs),
        "targets": list[Json](targets), "odds": odds, "difficulty": None if odds else COMFORT, "cost": cost,
    }  # fmt: skip
