"""Edge: what luck may still do to dice that have fallen (other-seeds 1.6; the documented costs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, DieSpec, Modifier, Person, Spend, Spent, Throw
from campaigns.rules.dice_pool.bodies import read, write
from campaigns.rules.dice_pool.figures import edge_left
from campaigns.rules.dice_pool.pool import MOST_DICE, SIDES, ahead, pool_of, spread
from campaigns.rules.dice_pool.rulings import (
    AVERTED,
    MORE_DICE,
    MORE_SUCCESS,
    REROLL,
    dice_in,
    number,
    times,
    tn_of,
)
from campaigns.rules.dice_pool.wording import counted

LEAST_GAIN = 1e-9


def spends(check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
    """What edge may do now: each {id, label, cost, odds afterwards}; only what averts or makes success likelier."""
    body = read(actor.sheet, actor.name)
    left, cost = edge_left(body), times(check, REROLL) + 1
    if not throw.faces or left < 1:
        return ()
    if _disaster(check, throw):
        return (Spend("avert", "Avert the disaster", "1 edge", odds_of(check, throw)),)
    found = []
    failures = _failures(check, throw)
    if failures and left >= cost and not times(check, AVERTED):
        again = odds_of(check, throw, fresh=len(failures), settled=_kept(check, throw))
        found.append(
            Spend("reroll", f"Throw {counted(len(failures), 'failure')} again", f"{cost} edge", again)
        )
    if times(check, MORE_DICE) < number(check, "rating") and dice_in(check) < MOST_DICE:
        found.append(Spend("die", "One more die", "1 edge", odds_of(check, throw, fresh=1)))
    if any(face >= tn_of(check) for face in throw.faces):
        better = odds_of(check, throw, head_start=1)
        found.append(Spend("success", "One more success", "1 edge, for good", better))
    now = odds_of(check, throw)
    return tuple(one for one in found if one.odds > now + LEAST_GAIN)


def spend(check: Check, throw: Throw, wanted: str, actor: Person, dice: Dice) -> Spent:
    """Spend it; raises RulesError when it is not on offer. What is thrown again is recorded."""
    if wanted not in {offer.id for offer in spends(check, throw, actor)}:
        raise RulesError("That cannot be spent on this throw.", hint="Choose what is on offer.")
    body = read(actor.sheet, actor.name)
    cost, name, note = 1, AVERTED, f"{actor.name} averts the disaster."
    if wanted == "reroll":
        cost, name = times(check, REROLL) + 1, REROLL
        failures = _failures(check, throw)
        again = dice.throw((DieSpec(SIDES, len(failures)),), reason=f"Edge: {check.label}")
        faces = dict(zip(failures, again.faces, strict=True))
        kept = tuple(faces.get(index, face) for index, face in enumerate(throw.faces))
        throw = replace(throw, faces=kept)
        note = f"{actor.name} throws {counted(len(failures), 'failure')} again."
    elif wanted == "die":
        name, note = MORE_DICE, f"{actor.name} throws one die more."
        more = dice.throw((DieSpec(SIDES, 1),), reason=f"Edge: {check.label}")
        faces_now = (*throw.faces, *more.faces)
        throw = replace(throw, dice=pool_of(len(faces_now)), faces=faces_now)
    elif wanted == "success":
        body = replace(body, edge=body.edge - 1)
        cost, name, note = 0, MORE_SUCCESS, f"{actor.name} spends a point of edge for good."
    throw = replace(throw, spent=(*throw.spent, Modifier(name, 0)))
    return Spent(throw, write(replace(body, edge_used=body.edge_used + cost)), note)


def odds_of(
    check: Check, throw: Throw, *, fresh: int = 0, settled: tuple[int, ...] | None = None, head_start: int = 0
) -> float:
    """The exact chance of success with a first wave that lies: its sixes still explode, ``fresh`` dice fall anew."""
    tn = tn_of(check)
    lying = throw.faces if settled is None else settled
    sure = sum(face >= tn for face in lying) + times(check, MORE_SUCCESS) + head_start
    sixes = sum(face == SIDES and face < tn for face in lying)
    opposing = check.data.get("opposing")
    other = (0, 2)
    if isinstance(opposing, Mapping):
        other = (int(str(opposing["dice"])), int(str(opposing["tn"])))
    ties = check.rule == "dice_pool.melee"
    total = 0.0
    for more, p in enumerate(spread(sixes, tn - SIDES if tn > SIDES else 2)):
        total += p * ahead((fresh, tn), other, ties=ties, head_start=sure + more)
    return total


def _kept(check: Check, throw: Throw) -> tuple[int, ...]:
    again = set(_failures(check, throw))
    return tuple(face for index, face in enumerate(throw.faces) if index not in again)


def _failures(check: Check, throw: Throw) -> tuple[int, ...]:
    """Dice that have failed for certain: a six may still explode to any height."""
    tn = tn_of(check)
    return tuple(index for index, face in enumerate(throw.faces) if face < tn and face != SIDES)


def _disaster(check: Check, throw: Throw) -> bool:
    return all(face == 1 for face in throw.faces) and not times(check, AVERTED)
