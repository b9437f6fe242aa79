"""Checks of the four actions, their odds, and how they read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from campaigns.errors import RulesError
from campaigns.rules.contracts import (
    Attempt,
    Check,
    CheckKind,
    Json,
    OutcomeTier,
    Person,
    Ruling,
    Throw,
)
from campaigns.rules.dice import check_faces
from campaigns.rules.fate.book import Book
from campaigns.rules.fate.dicing import FOUR_FATE, chance_against, tier_of
from campaigns.rules.fate.figures import QUIET, Situation, defence_skill, modifiers, total
from campaigns.rules.fate.rulebook import RULES
from campaigns.rules.fate.sheet import Being
from campaigns.rules.fate.tables import (
    DIFFICULTIES,
    HIGHEST_DIFFICULTY,
    LOWEST_DIFFICULTY,
    SKILLS,
    Action,
    Track,
    rung,
)
from campaigns.rules.recording import Recorder

KINDS: dict[Action, CheckKind] = {
    "overcome": "skill",
    "advantage": "skill",
    "attack": "attack",
    "defend": "defence",
}


def difficulty_of(key: str) -> int:
    """The number behind a key or digits; empty means routine. Raises RulesError for anything else."""
    known = DIFFICULTIES.get(key.strip().lower() or "routine")
    if known is not None:
        return known
    text = key.strip()
    if text.lstrip("-").isdigit() and LOWEST_DIFFICULTY <= int(text) <= HIGHEST_DIFFICULTY:
        return int(text)
    raise RulesError(
        f"There is no difficulty '{key}'.",
        hint=f"Use {', '.join(DIFFICULTIES)} or {LOWEST_DIFFICULTY} to {HIGHEST_DIFFICULTY}.",
    )


def skill_of(attempt: Attempt) -> str:
    """The skill of an attempt; Notice serves where the words named none."""
    return attempt.skill if attempt.skill in SKILLS else "notice"


def passive(
    attempt: Attempt,
    being: Being,
    action: Action,
    check_id: str,
    book: Book,
    *,
    difficulty: int,
    situation: Situation = QUIET,
    data: dict[str, Json] | None = None,
) -> Check:
    """A check against a difficulty that nobody throws for."""
    skill = skill_of(attempt)
    return Check(
        id=check_id,
        rule=f"fate.{action}",
        kind=KINDS[action],
        actor=attempt.actor,
        label=attempt.label or SKILLS[skill].label,
        stat=SKILLS[skill].label,
        dice=(FOUR_FATE,),
        modifiers=(*modifiers(being, skill, action, book, situation), *attempt.modifiers),
        difficulty=difficulty,
        target=attempt.target,
        stakes=attempt.stakes,
        data={"skill": skill, "action": action, **(data or {})},
    )


def against(
    attempt: Attempt,
    being: Being,
    opponent: Person,
    other: Being,
    action: Action,
    check_id: str,
    book: Book,
    *,
    track: Track,
    situation: Situation = QUIET,
    theirs: Situation = QUIET,
) -> Check:
    """A check that somebody stands against with their own four dice; ``difficulty`` is what they add to them."""
    skill = skill_of(attempt)
    answer = defence_skill(other, skill, track, book, theirs)
    standing = total(modifiers(other, answer, "defend", book, theirs))
    return passive(
        attempt,
        being,
        action,
        check_id,
        book,
        difficulty=standing,
        situation=situation,
        data={"opposed": True, "answer": answer, "track": track, "against": opponent.id},
    )


def odds(check: Check) -> float:
    """The exact chance of more than a failure: of success where somebody defends, of reaching it where nobody does.

    A check without dice succeeds.
    """
    if not check.dice:
        return 1.0
    opposed = bool(check.data.get("opposed"))
    defending = check.kind == "defence"
    return chance_against(
        check.modifier - check.difficulty, opposed=opposed or defending, tie_counts=defending or not opposed
    )


def shown_total(check: Check, throw: Throw) -> int:
    """The sum of the faces and the modifiers; raises RulesError when the faces do not fit the dice."""
    check_faces(check.dice, throw.faces)
    return sum(throw.faces) + check.modifier


def preview(check: Check, throw: Throw) -> Ruling:
    """A check as its dice lie; where somebody stands against it, their dice are still to come."""
    reached = shown_total(check, throw)
    if check.data.get("opposed") or check.kind == "defence":
        told = f"{check.label}: {rung(reached)}, and the other side is still to throw."
        return replace(ruling(check, throw, reached, 0, told, tier="tie"), open=True)
    shifts = reached - check.difficulty
    reads = "enough" if shifts > 0 else "just enough" if shifts == 0 else "not enough"
    told = f"{check.label}: {rung(reached)} against {rung(check.difficulty)}, {reads} as it lies."
    return ruling(check, throw, reached, check.difficulty, told)


def ruling(
    check: Check,
    throw: Throw,
    reached: int,
    difficulty: int,
    summary: str,
    *,
    tier: OutcomeTier | None = None,
    changes: Sequence[str] = (),
    rule: str = "",
) -> Ruling:
    """The record of a check that was thrown."""
    return _RECORDER.thrown(
        check,
        throw,
        summary,
        outcome=tier or tier_of(reached - difficulty),
        total=reached,
        difficulty=difficulty,
        changes=changes,
        rule=rule,
    )


_RECORDER: Final = Recorder(RULES)
plain: Final = _RECORDER.plain
"""The record of something that no player's check decided."""
