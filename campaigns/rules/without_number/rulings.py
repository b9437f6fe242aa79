"""Making the records of decisions: totals, tiers and Rulings with their rule's text and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.rules.contracts import Check, Modifier, OutcomeTier, Ruling, Throw
from campaigns.rules.dice import check_faces, keep_best
from campaigns.rules.recording import Recorder
from campaigns.rules.without_number.rulebook import RULES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What dice amount to: the ``faces`` that counted, the total with modifiers, and how well that is."""

    faces: tuple[int, ...]
    total: int
    difficulty: int
    tier: OutcomeTier

    @property
    def succeeded(self) -> bool:
        """Whether it is enough."""
        return self.tier in ("success", "critical_success")


def total_of(modifiers: Sequence[Modifier]) -> int:
    """The sum of named modifiers."""
    return sum(modifier.value for modifier in modifiers)


def counted_faces(check: Check, faces: Sequence[int]) -> tuple[int, ...]:
    """The faces that decide: the d20 of an attack or save, the best two of a skill check.

    Raises RulesError when the faces could not have fallen with the check's dice.
    """
    check_faces(check.dice, faces)
    if check.kind in ("attack", "save"):
        return tuple(faces[:1])
    return tuple(keep_best(faces, 2)) if check.kind in ("skill", "opposed") else tuple(faces)


def judge(
    check: Check, throw: Throw, *, difficulty: int | None = None, modifiers: Sequence[Modifier] | None = None
) -> Verdict:
    """The verdict on a check; ``difficulty`` and ``modifiers`` stand in for the check's when given."""
    faces = counted_faces(check, throw.faces)
    target = check.difficulty if difficulty is None else difficulty
    total = sum(faces) + total_of(check.modifiers if modifiers is None else modifiers)
    tier: OutcomeTier = "success" if total >= target else "failure"
    if check.kind == "save" and faces[0] in (1, 20):
        tier = "critical_success" if faces[0] == 20 else "critical_failure"
    return Verdict(faces, total, target, tier)


def ruling_on(
    check: Check,
    throw: Throw,
    verdict: Verdict,
    summary: str,
    *,
    changes: Sequence[str] = (),
    modifiers: Sequence[Modifier] | None = None,
    rule: str = "",
) -> Ruling:
    """The record of a check that was thrown."""
    return _RECORDER.thrown(
        check,
        throw,
        summary,
        outcome=verdict.tier,
        total=verdict.total,
        difficulty=verdict.difficulty,
        modifiers=modifiers,
        changes=changes,
        rule=rule,
    )


_RECORDER: Final = Recorder(RULES)
plain_ruling: Final = _RECORDER.plain
"""The record of something decided without a player's check."""
