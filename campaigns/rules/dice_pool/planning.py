"""What an attempt outside an encounter asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from campaigns.rules.contracts import Attempt, Check, Json, Person, Refusal
from campaigns.rules.dice_pool.attacks import Between, plan_attack
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.book import Book
from campaigns.rules.dice_pool.care import hurt, plan_first_aid, plan_item
from campaigns.rules.dice_pool.casting import PREFIX, plan_cast
from campaigns.rules.dice_pool.checks import odds, plan_skill
from campaigns.rules.dice_pool.figures import filled
from campaigns.rules.dice_pool.spells import Spell
from campaigns.rules.dice_pool.wording import called, sentence

TALK: Final = 5
"""Metres between people who stand near each other."""


def plan(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal | None:
    """The check an attempt asks for outside an encounter; None when it needs no dice.

    A test without a difficulty against somebody is opposed. Whoever is down or dead is refused.
    """
    body = read(actor.sheet, actor.name)
    if body.condition != "up":
        return Refusal(attempt.actor, "cannot_act", f"{sentence(called(actor.name))} is in no state to act.")
    if attempt.option.startswith(PREFIX) or attempt.kind == "power":
        return plan_cast(book, attempt, actor, target, check_id)
    match attempt.kind:
        case "attack":
            return plan_attack(book, attempt, actor, target, check_id, Between(TALK))
        case "stabilise":
            return plan_first_aid(book, attempt, actor, target, check_id)
        case "use_item":
            return plan_item(attempt, actor, target, check_id)
        case "aid":
            return plan_skill(book, attempt, actor, None, check_id, rule="dice_pool.aid")
        case "skill":
            return _skill(book, attempt, actor, target, check_id)
    return None


def _skill(
    book: Book, attempt: Attempt, actor: Person, target: Person | None, check_id: str
) -> Check | Refusal:
    on = target or actor
    if attempt.skill == "medicine" and not attempt.difficulty and hurt(read(on.sheet, on.name)):
        return plan_first_aid(book, attempt, actor, target, check_id)
    return plan_skill(book, attempt, actor, target, check_id)


def deeds(book: Book, actor: Person, people: Mapping[str, Person]) -> tuple[Mapping[str, Json], ...]:
    """The spells that somebody can cast here, with the exact chance of each on its likeliest target."""
    body = read(actor.sheet, actor.name)
    if body.condition != "up":
        return ()
    found = []
    for id in body.spells:
        spell = book.spells.get(id)
        offer = None if spell is None else spell_offer(book, spell, actor, people)
        if offer is not None:
            found.append(offer)
    return tuple(found)


def spell_offer(
    book: Book, spell: Spell, actor: Person, people: Mapping[str, Person]
) -> Mapping[str, Json] | None:
    """One spell as an offer; None when it cannot be cast now."""
    targets = targets_of(spell, actor, people)
    attempt = Attempt(actor.id, "power", "", targets[0] if targets else None, option=f"{PREFIX}{spell.id}")
    check = plan_cast(book, attempt, actor, people.get(targets[0]) if targets else None, "")
    if isinstance(check, Refusal):
        return None
    force = read(actor.sheet, actor.name).spells[spell.id]
    return {
        "id": attempt.option,
        "label": spell.label,
        "description": f"{spell.text} Force {force}, drain {spell.drain}.",
        "kind": "power",
        "verbs": [f"cast {spell.label.lower()}", spell.label.lower(), *spell.verbs],
        "targets": list[Json](targets),
        "odds": round(odds(check), 3),
        "difficulty": check.difficulty,
        "cost": f"{spell.drain} drain",
        "skill": "sorcery",
    }


def targets_of(spell: Spell, actor: Person, people: Mapping[str, Person]) -> list[str]:
    """Whom a spell is for: enemies and others for what is resisted, oneself and friends for the rest."""
    others = [one for one in people.values() if one.id != actor.id]
    if spell.resist:
        up = [one for one in others if read(one.sheet, one.name).condition == "up"]
        return [one.id for one in sorted(up, key=lambda one: one.side == actor.side)]
    friends = [actor, *(one for one in others if one.side == actor.side)]
    if spell.effect == "heal":
        friends.sort(key=lambda one: -filled(read(one.sheet, one.name), spell.track))
    return [one.id for one in friends]
