"""Making the records of decisions: how a check's dice read, and Rulings with their rule's text and source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.rules.contracts import Check, OutcomeTier, Ruling, Throw
from campaigns.rules.dice import check_faces
from campaigns.rules.dice_pool.pool import LEAST_TN, Fallen, pool_of
from campaigns.rules.dice_pool.rulebook import RULES
from campaigns.rules.recording import Recorder

EASE = 4
"""So many successes are a triumph."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check came to: successes (bought ones included) against ``tn`` and how well that is."""

    fallen: Fallen
    tn: int
    successes: int
    tier: OutcomeTier

    @property
    def succeeded(self) -> bool:
        """Whether it is enough."""
        return self.tier in ("success", "critical_success")


REROLL = "Edge: failures thrown again"
MORE_DICE = "Edge: one more die"
MORE_SUCCESS = "Edge: one more success"
AVERTED = "Edge: disaster averted"
"""What was spent on a throw stands among its modifiers by these names, each worth nothing by itself."""


def times(check: Check, name: str) -> int:
    """How often something was spent on the throw of a check."""
    return sum(part.name == name for part in check.modifiers)


def dice_in(check: Check) -> int:
    """The dice of a check's pool with those that edge has added."""
    return number(check, "pool") + times(check, MORE_DICE)


def number(check: Check, key: str, default: int = 0) -> int:
    """A whole number of a check's data."""
    value = check.data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else default


def word(check: Check, key: str) -> str:
    """A word of a check's data."""
    value = check.data.get(key)
    return value if isinstance(value, str) else ""


def tn_of(check: Check) -> int:
    """The target number with everything that changes it, 2 at least."""
    return max(LEAST_TN, number(check, "base", check.difficulty) + check.modifier)


def with_tn(check: Check) -> Check:
    """The check with the difficulty that its base and modifiers amount to."""
    return replace(check, difficulty=tn_of(check))


def judge(check: Check, fallen: Fallen) -> Verdict:
    """The verdict on exploded dice; a disaster that was averted is a plain failure."""
    tn = tn_of(check)
    successes = fallen.successes(tn) + times(check, MORE_SUCCESS)
    tier: OutcomeTier = "failure"
    if successes:
        tier = "critical_success" if successes >= EASE else "success"
    elif fallen.all_ones and not times(check, AVERTED):
        tier = "critical_failure"
    return Verdict(fallen, tn, successes, tier)


def faces_of(check: Check, throw: Throw) -> tuple[int, ...]:
    """The first wave of a check; raises RulesError when it could not have fallen with its dice."""
    added = times(check, MORE_DICE)
    wanted = pool_of(sum(die.count for die in check.dice) + added) if added else check.dice
    check_faces(wanted, throw.faces)
    return throw.faces


def ruling_on(
    check: Check,
    throw: Throw,
    verdict: Verdict,
    summary: str,
    *,
    changes: Sequence[str] = (),
    tier: OutcomeTier | None = None,
) -> Ruling:
    """The record of a check that was thrown: its total is the best die, ``changes`` begin with all dice."""
    return _RECORDER.thrown(
        check,
        throw,
        summary,
        outcome=tier or verdict.tier,
        total=verdict.fallen.highest,
        difficulty=verdict.tn,
        changes=(f"Dice: {verdict.fallen.told}.", *changes),
    )


_RECORDER: Final = Recorder(RULES)
plain_ruling: Final = _RECORDER.plain
"""The record of something decided without a player's check."""
