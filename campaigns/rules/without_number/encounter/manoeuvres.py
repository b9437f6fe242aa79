"""Carrying out the manoeuvres of a fight in somebody's turn."""

from __future__ import annotations

from campaigns.rules.contracts import Attempt, Check, Throw
from campaigns.rules.without_number.encounter.blows import strike_out
from campaigns.rules.without_number.encounter.footwork import close_in, do_move, drop_flat
from campaigns.rules.without_number.encounter.fray import Fray
from campaigns.rules.without_number.encounter.holding import HOLD, keep_ready
from campaigns.rules.without_number.encounter.tactics import FLAT, HANDLING, STRUGGLES
from campaigns.rules.without_number.encounter.wrestling import do_handling, do_struggle
from campaigns.rules.without_number.settling import wasted_blow


def do_tactic(fray: Fray, attempt: Attempt, check: Check | None, throw: Throw | None) -> None:
    """A manoeuvre as it was planned; at somebody who is gone by now it is wasted."""
    option, actor = attempt.option, attempt.actor
    if check is None or throw is None:
        if option == FLAT:
            drop_flat(fray, actor)
        else:
            do_move(fray, actor, option)
        return
    if option in STRUGGLES:
        do_struggle(fray, check, throw)
    elif option == HOLD:
        keep_ready(fray, check, throw)
    elif option in HANDLING:
        _handle(fray, check, throw)
    else:
        strike_out(fray, attempt, check, throw)


def _handle(fray: Fray, check: Check, throw: Throw) -> None:
    target = check.target or ""
    if not fray.stands(target):
        fray.record((wasted_blow(check, throw, fray.name(check.actor), fray.name(target)),))
    elif close_in(fray, check.actor, target):
        do_handling(fray, check, throw)
