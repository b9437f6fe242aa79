"""What an attempt outside an encounter asks for, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.rules.contracts import (
    Attempt,
    Check,
    Dice,
    Json,
    Modifier,
    Person,
    Refusal,
    Resolved,
    Throw,
)
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.checks import against, difficulty_of, passive, ruling, shown_total
from campaigns.rules.fate.compels import COMPEL, compel_deed, compelled, plan_compel
from campaigns.rules.fate.dicing import FOUR_FATE, tier_of
from campaigns.rules.fate.figures import QUIET, attack_skills, modifiers, stunts_of, total
from campaigns.rules.fate.harm import absorb, treat, worst_untreated
from campaigns.rules.fate.sheet import Aspect, Being, read, severity, write
from campaigns.rules.fate.tables import STYLE, Action, rung
from campaigns.rules.grammar import called, sentence

TREAT: Mapping[str, str] = {"physical": "academics", "mental": "empathy"}
TREATING = "treat"


def plan(
    attempt: Attempt, actor: Person, target: Person | None, check_id: str, book: Book
) -> Check | Refusal | None:
    """The check an attempt asks for outside an encounter; None when it needs none."""
    being = read(actor.sheet, actor.name)
    if not being.up:
        return Refusal(attempt.actor, "cannot_act", f"{sentence(called(actor.name))} is in no state to act.")
    if attempt.option.startswith(f"{COMPEL}:"):
        return plan_compel(attempt, being, check_id)
    if attempt.option.startswith(f"{TREATING}:") or attempt.kind == "stabilise":
        return _plan_treatment(attempt, actor, target, check_id, book)
    if attempt.kind == "attack" and target is not None:
        return plan_attack(attempt, being, target, check_id, book)
    if attempt.kind in ("skill", "aid", "use_item", "advantage"):
        return _plan_skill(attempt, being, target, check_id, book)
    return None


def plan_attack(attempt: Attempt, being: Being, target: Person, check_id: str, book: Book) -> Check | Refusal:
    """A blow outside a conflict: whoever it is aimed at defends."""
    other = read(target.sheet, target.name)
    if not other.up:
        return Refusal(attempt.actor, "target_down", f"{sentence(called(target.name))} is out of it already.")
    skill = attack_skills(being, "physical", book)[0]
    return against(
        replace(attempt, skill=skill, label=attempt.label or f"Attack {target.name}"),
        being,
        target,
        other,
        "attack",
        check_id,
        book,
        track="physical",
        situation=QUIET,
    )


def resolve(check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice, book: Book) -> Resolved:
    """Settle one check outside an encounter; ``check`` counts what was spent on its throw."""
    actor = people[check.actor]
    if check.rule == "fate.compel":
        return compelled(check, actor)
    if check.rule == "fate.recover":
        return _treated(check, throw, people)
    if check.data.get("opposed"):
        return _opposed(check, throw, people, dice, book)
    reached = shown_total(check, throw)
    shifts = reached - check.difficulty
    being = read(actor.sheet, actor.name)
    changes: list[str] = []
    if shifts >= STYLE:
        being, text = boosted(being, check.label)
        changes.append(f"Boost: {text}")
    told = told_of(check, actor.name, reached, shifts)
    tier = "success" if shifts == 0 else tier_of(shifts)
    if shifts == 0:
        changes.append("At a small cost")
    sheets = {actor.id: write(being)} if changes and shifts >= STYLE else {}
    made = ruling(check, throw, reached, check.difficulty, told, tier=tier, changes=changes)
    return Resolved((made,), sheets)


def boosted(being: Being, what: str) -> tuple[Being, str]:
    """The same with a boost: an aspect with one free invoke that is gone once it was used."""
    count = sum(one.id.startswith("boost") for one in being.aspects)
    text = f"Momentum: {what[:1].lower()}{what[1:]}"
    return replace(being, aspects=(*being.aspects, Aspect(f"boost{count + 1}", text, 1, True))), text


def told_of(check: Check, name: str, reached: int, shifts: int) -> str:
    """One sentence on how a check against a difficulty went."""
    if shifts < 0:
        how = "fails"
    elif shifts == 0:
        how = "just manages it, at a small cost"
    else:
        how = "succeeds with style" if shifts >= STYLE else "succeeds"
    what = check.label if check.label == check.stat else f"{check.label[:1].lower()}{check.label[1:]}"
    return sentence(f"{called(name)} {how} ({what}: {rung(reached)} against {rung(check.difficulty)}).")


def deeds(actor: Person, people: Mapping[str, Person]) -> tuple[dict[str, Json], ...]:
    """What can be done by name outside an encounter: letting one's own trouble bite, and treating the hurt."""
    being = read(actor.sheet, actor.name)
    found: list[dict[str, Json]] = []
    giving_in = compel_deed(being)
    if giving_in is not None:
        found.append(giving_in)
    for other in people.values():
        hurt = worst_untreated(read(other.sheet, other.name))
        if being.up and hurt is not None:
            found.append(
                {
                    "id": f"{TREATING}:{other.id}",
                    "label": f"Treat {other.name}: {hurt.text}",
                    "description": f"Against {rung(hurt.worth)}; then it begins to heal.",
                    "kind": "stabilise",
                    "verbs": [],
                    "targets": [other.id],
                    "odds": None,
                    "difficulty": hurt.worth,
                }
            )
    return tuple(found)


def _plan_skill(attempt: Attempt, being: Being, target: Person | None, check_id: str, book: Book) -> Check:
    if target is not None and not attempt.difficulty and attempt.kind == "skill":
        other = read(target.sheet, target.name)
        return against(attempt, being, target, other, "overcome", check_id, book, track="mental")
    difficulty = difficulty_of(attempt.difficulty)
    action: Action = "advantage" if attempt.kind == "advantage" else "overcome"
    check = passive(attempt, being, action, check_id, book, difficulty=difficulty)
    return replace(check, rule="fate.teamwork") if attempt.kind == "aid" else check


def _plan_treatment(
    attempt: Attempt, actor: Person, target: Person | None, check_id: str, book: Book
) -> Check | Refusal:
    patient = target or actor
    hurt = worst_untreated(read(patient.sheet, patient.name))
    if hurt is None:
        return Refusal(attempt.actor, "not_hurt", f"{sentence(called(patient.name))} has nothing to treat.")
    own = (Modifier("On oneself", -2),) if patient.id == actor.id else ()
    asked = replace(
        attempt,
        skill=TREAT[hurt.track],
        target=patient.id,
        label=f"Treat {patient.name}: {hurt.text}",
        modifiers=(*attempt.modifiers, *own),
    )
    check = passive(asked, read(actor.sheet, actor.name), "overcome", check_id, book, difficulty=hurt.worth)
    return replace(check, rule="fate.recover")


def _treated(check: Check, throw: Throw, people: Mapping[str, Person]) -> Resolved:
    patient = people[check.target or check.actor]
    being = read(patient.sheet, patient.name)
    hurt = worst_untreated(being)
    reached = shown_total(check, throw)
    if hurt is None or reached < check.difficulty:
        told = f"{sentence(called(people[check.actor].name))} cannot do much for {called(patient.name)}."
        return Resolved((ruling(check, throw, reached, check.difficulty, told, tier="failure"),))
    after = treat(being, hurt)
    told = f"{sentence(called(patient.name))}: “{hurt.text}” ({severity(hurt)}) begins to heal."
    made = ruling(check, throw, reached, check.difficulty, told, tier="success")
    return Resolved((made,), {patient.id: write(after)})


def _opposed(check: Check, throw: Throw, people: Mapping[str, Person], dice: Dice, book: Book) -> Resolved:
    """Somebody stands against it with their own four dice."""
    actor, other = people[check.actor], people[str(check.data["against"])]
    defender = read(other.sheet, other.name)
    answer = str(check.data["answer"])
    parts = modifiers(defender, answer, "defend", book)
    thrown = dice.throw((FOUR_FATE,), reason=f"{other.name}: against {check.label}")
    reached, stood = shown_total(check, throw), sum(thrown.faces) + total(parts)
    shifts = reached - stood
    if check.kind != "attack":
        how = "has the better of" if shifts > 0 else "gets nowhere with"
        told = sentence(
            f"{called(actor.name)} {how} {called(other.name)} ({rung(reached)} against {rung(stood)})."
        )
        return Resolved((ruling(check, throw, reached, stood, told, tier=tier_of(shifts)),))
    if shifts <= 0:
        told = sentence(f"{called(other.name)} turns the blow of {called(actor.name)} aside.")
        return Resolved((ruling(check, throw, reached, stood, told, tier=tier_of(shifts)),))
    hit = absorb(defender, shifts, "physical", stunts_of(defender, book))
    told = sentence(f"{called(actor.name)} hits {called(other.name)} for {shifts}, who {hit.told}.")
    made = ruling(check, throw, reached, stood, told, tier=tier_of(shifts))
    sheets = {other.id: write(hit.being)}
    return Resolved((made,), sheets)
