"""The verdict on a check in an encounter, with the other side's throw where it is opposed."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.dial.encounter.fray import Fray
from campaigns.rules.dial.rulings import Verdict, judge
from campaigns.rules.dial.tiers import tier_of_shift
from campaigns.rules.dial.vitals import D20


def judged(fray: Fray, check: Check, throw: Throw, theirs: int | None, *, own: int = 0) -> Verdict:
    """The verdict; ``theirs`` is what the target adds to their own throw (None: not opposed), ``own`` company."""
    verdict = judge(check, throw)
    if theirs is None:
        return verdict
    other = fray.dice.throw((D20,), reason=f"{check.label}: {fray.name(check.target or '')} opposes")
    against = other.faces[0] + theirs
    total = verdict.total + own
    return replace(verdict, total=total, difficulty=against, tier=tier_of_shift(total - against))
