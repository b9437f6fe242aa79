"""Hazards of a place as rules take them that have no word of their own for what they do."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from campaigns.errors import RulesError
from campaigns.rules.attempts import Attempt, Refusal, Resolved
from campaigns.rules.checks import thrown_for
from campaigns.rules.dice import spec
from campaigns.rules.exposures import Exposure
from campaigns.rules.port import Ruleset
from campaigns.rules.values import Check, Dice, Person, Rule, Ruling

SOURCE = "SideQuest, for every ruleset"


def hazard_rule(slug: str) -> Rule:
    """The rule that rulings on hazards name, for the rulebook of a ruleset."""
    return Rule(
        f"{slug}.hazard",
        "Hazards of a place",
        "A dangerous place gives warning, and some turns later does its harm to everybody who has stayed; "
        "the skill or save that it names keeps it off.",
        SOURCE,
    )


def endure(
    rules: Ruleset, exposure: Exposure, person: Person, dice: Dice, *, saves: Collection[str] = ()
) -> Resolved:
    """Harm from a place: the check that keeps it off, if there is one, and the damage if it does not.

    Nobody is killed by it outright. ``saves`` are what the rules take for a skill beside their skills. Raises
    RulesError when there is no such skill, or the damage is no dice notation.
    """
    known = [*(skill for skill, _ in rules.facts().skills), *saves]
    if exposure.skill and exposure.skill not in known:
        raise RulesError(f"There is no skill '{exposure.skill}'.", hint=f"Use {', '.join(known)}.")
    tried = _kept_off(rules, exposure, person, dice)
    sheet = dict(tried.sheets.get(person.id, person.sheet))
    rulings = tried.rulings
    if (rulings and rulings[0].succeeded) or not exposure.damage:
        return tried
    amount, ruling = _damage(rules, exposure, person, dice)
    hurt = rules.hurt(sheet, amount, lethal=False)
    return Resolved((*rulings, ruling), {**tried.sheets, person.id: hurt}, tried.notes, tried.used_items)


def _kept_off(rules: Ruleset, exposure: Exposure, person: Person, dice: Dice) -> Resolved:
    if not exposure.skill:
        return Resolved()
    attempt = Attempt(
        person.id, "skill", exposure.label, skill=exposure.skill, difficulty=exposure.difficulty,
        label=f"Against {exposure.label}",
    )  # fmt: skip
    check: Check | Refusal | None = rules.plan(attempt, person, None, f"hazard-{person.id}")
    if not isinstance(check, Check):
        return Resolved()
    people: Mapping[str, Person] = {person.id: person}
    return rules.resolve(check, thrown_for(check, dice), people, dice)


def _damage(rules: Ruleset, exposure: Exposure, person: Person, dice: Dice) -> tuple[int, Ruling]:
    thrown, flat = spec(exposure.damage)
    throw = dice.throw(thrown, reason=f"{exposure.label}: {person.name}") if thrown else None
    amount = max(0, flat + (sum(throw.faces) if throw is not None else 0))
    published = hazard_rule(rules.slug)
    rule = rules.rulebook().get(published.id, published)
    told = f"{person.name} takes {amount} from {exposure.label}."
    ruling = Ruling(
        rule.id, rule.text, rule.source, "damage", person.id, exposure.label[:1].upper() + exposure.label[1:],
        "Damage", "failure", amount, 0, told, throw=throw, target=person.id,
    )  # fmt: skip
    return amount, ruling
