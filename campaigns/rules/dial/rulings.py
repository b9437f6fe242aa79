"""Making the records of decisions: totals, tiers, and Rulings with their rule's text and source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.rules.contracts import Check, Json, Modifier, OutcomeTier, Ruling, Throw
from campaigns.rules.dial.rulebook import RULES
from campaigns.rules.dial.tiers import GOOD, chance, opposed_chance, tier_of
from campaigns.rules.dice import check_faces
from campaigns.rules.recording import Recorder


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a d20 amounts to: the total with modifiers, what it was up against, and the tier."""

    face: int
    total: int
    difficulty: int
    tier: OutcomeTier

    @property
    def succeeded(self) -> bool:
        """Whether it is more than enough."""
        return self.tier in GOOD


def total_of(modifiers: Sequence[Modifier]) -> int:
    """The sum of named modifiers."""
    return sum(modifier.value for modifier in modifiers)


def number(data: Mapping[str, Json], key: str) -> int:
    """A whole number that a check keeps; 0 when it is not there."""
    found = data.get(key)
    return found if type(found) is int else 0


def judge(check: Check, throw: Throw) -> Verdict:
    """The verdict on a check against its difficulty; raises RulesError when the faces cannot have fallen."""
    check_faces(check.dice, throw.faces)
    face = throw.faces[0] if throw.faces else 0
    total = sum(throw.faces) + check.modifier
    if len(check.dice) != 1 or check.dice[0].sides != 20:
        return Verdict(face, total, check.difficulty, "success" if total >= check.difficulty else "failure")
    return Verdict(face, total, check.difficulty, tier_of(face, check.modifier, check.difficulty))


def odds(check: Check) -> float:
    """The exact chance, 0 to 1, of success or better, counted over all faces.

    A check that keeps ``solutions`` (a shot from a manoeuvre) is averaged over what the enemy may have sealed;
    None in them is no shot.
    """
    if not check.dice or check.dice[0].sides != 20:
        return 1.0
    if check.kind == "opposed":
        return opposed_chance(check.modifier, number(check.data, "theirs"))
    solutions = check.data.get("solutions")
    if isinstance(solutions, list) and solutions:
        shots = [
            chance(check.modifier + bonus, check.difficulty) if type(bonus) is int else 0.0
            for bonus in solutions
        ]
        return sum(shots) / len(shots)
    return chance(check.modifier, check.difficulty)


def ruling_on(
    check: Check, throw: Throw, verdict: Verdict, summary: str, *, changes: Sequence[str] = (),
    rule: str = "", public: bool = True,
) -> Ruling:  # fmt: skip
    """The record of a check that was thrown."""
    return _RECORDER.thrown(
        check,
        throw,
        summary,
        outcome=verdict.tier,
        total=verdict.total,
        difficulty=verdict.difficulty,
        changes=changes,
        rule=rule,
        public=public,
    )


_RECORDER: Final = Recorder(RULES)
plain_ruling: Final = _RECORDER.plain
"""The record of something decided without a player's check."""
