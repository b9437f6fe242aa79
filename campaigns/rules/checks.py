"""Checks on their way to their dice."""

from __future__ import annotations

from campaigns.rules.contracts import Check, Dice, Throw


def thrown_for(check: Check, dice: Dice) -> Throw:
    """The throw of a check that no player has thrown; a check that asks for no dice has an empty one."""
    return dice.throw(check.dice, reason=check.label) if check.dice else Throw("", (), ())
