"""A check's throw in the net and among ships: what counts of it, and the record of what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns.rules.contracts import Check, Throw
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.rulings import ruling_on
from campaigns.rules.without_number.settling import Thrown


def thrown_of(fray: Fray, check: Check, throw: Throw) -> Thrown:
    """The throw that counts, with a friend's help and whatever rerolls turn a failure."""
    aided = fray.actors[check.actor].aided
    if aided:
        fray.change(check.actor, aided=0)
    thrown = Thrown(check, throw, fray.bodies[check.actor], fray.dice, bonus=aided)
    fray.bodies[check.actor] = thrown.body
    return thrown


def keep(fray: Fray, thrown: Thrown, told: Sequence[str]) -> None:
    """Record what came of a throw."""
    said = [part for part in told if part]
    if thrown.spent:
        said.append(f"{fray.named(thrown.check.actor)} uses {thrown.spent}.")
    check, verdict = thrown.check, thrown.verdict
    ruling = ruling_on(
        check, thrown.throw, verdict, " ".join(said), changes=said[1:], modifiers=thrown.modifiers
    )
    fray.record((ruling,))
