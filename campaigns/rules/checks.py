"""Checks on their way to their dice, and what was spent on them once these lay."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Check, Dice, Throw


def thrown_for(check: Check, dice: Dice) -> Throw:
    """The throw of a check that no player has thrown; a check that asks for no dice has an empty one."""
    return dice.throw(check.dice, reason=check.label) if check.dice else Throw("", (), ())


def with_spent(check: Check, throw: Throw) -> Check:
    """The check with what was spent on its throw among its modifiers."""
    return replace(check, modifiers=(*check.modifiers, *throw.spent)) if throw.spent else check
