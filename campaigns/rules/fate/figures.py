"""What is added to a roll: skill, stunts that apply, and which skill somebody had best use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaigns.rules.contracts import Modifier
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.sheet import Being
from campaigns.rules.fate.stunts import Stunt, When
from campaigns.rules.fate.tables import FALLBACK_DEFENCE, MENTAL_ATTACKS, SKILLS, Action, Track


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether a stunt applies: the kind of scene, the exchange, and how many stand against how many."""

    scene: When = "quiet"
    first: bool = False
    outnumbered: bool = False


QUIET = Situation()


def stunts_of(being: Being, book: Book) -> tuple[Stunt, ...]:
    """The stunts of somebody."""
    return tuple(book.stunts[stunt] for stunt in being.stunts if stunt in book.stunts)


def applies(stunt: Stunt, being: Being, situation: Situation) -> bool:
    """Whether a stunt's circumstance is given."""
    match stunt.when:
        case "":
            return True
        case "first":
            return situation.first
        case "outnumbered":
            return situation.outnumbered
        case "hurt":
            return bool(being.consequences)
    return stunt.when == situation.scene


def modifiers(
    being: Being, skill: str, action: Action, book: Book, situation: Situation = QUIET
) -> tuple[Modifier, ...]:
    """The skill, by name, and every stunt that adds to it now."""
    label = SKILLS[skill].label if skill in SKILLS else "Unskilled"
    found = [Modifier(label, being.skill(skill))]
    found += [
        Modifier(stunt.label, stunt.amount)
        for stunt in stunts_of(being, book)
        if stunt.kind == "bonus"
        and not stunt.claim
        and stunt.skill == skill
        and stunt.action in ("", action)
        and applies(stunt, being, situation)
    ]
    if being.members > 1:
        found.append(Modifier("Numbers", being.members - 1))
    return tuple(found)


def total(parts: Sequence[Modifier]) -> int:
    """The sum of named modifiers."""
    return sum(part.value for part in parts)


def attack_skills(being: Being, track: Track, book: Book) -> tuple[str, ...]:
    """The skills somebody may attack with on a track, the best first."""
    allowed = [skill.id for skill in SKILLS.values() if skill.attacks == track]
    usual = MENTAL_ATTACKS[0] if track == "mental" else "fight"
    allowed += [
        stunt.skill
        for stunt in stunts_of(being, book)
        if stunt.kind == "swap" and stunt.action in ("", "attack") and stunt.instead_of in allowed
    ]
    ranked = sorted(dict.fromkeys(allowed), key=lambda skill: (-being.skill(skill), skill != usual))
    return tuple(skill for skill in ranked if being.skill(skill) > 0 or skill == usual)


def defence_skill(being: Being, against: str, track: Track, book: Book, situation: Situation = QUIET) -> str:
    """The skill that defends best against an attack with ``against``; a fallback when none is made for it."""
    allowed = [skill.id for skill in SKILLS.values() if against in skill.defends]
    allowed += [
        stunt.skill
        for stunt in stunts_of(being, book)
        if stunt.kind == "swap" and stunt.action in ("", "defend") and stunt.instead_of in (against, *allowed)
    ]
    if not allowed:
        return FALLBACK_DEFENCE[track]
    return max(
        dict.fromkeys(allowed),
        key=lambda skill: total(modifiers(being, skill, "defend", book, situation)),
    )


def best_of(being: Being, skills: Sequence[str]) -> str:
    """The one of several skills that somebody is best at; the first among equals."""
    return max(skills, key=being.skill)
