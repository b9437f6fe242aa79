"""Edge: what luck may still do to dice that have fallen (other-seeds 1.6; the documented costs)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, DieSpec, Person, Spend, Spent, Throw
from campaigns.rules.dice_pool.bodies import read, write
from campaigns.rules.dice_pool.figures import edge_left
from campaigns.rules.dice_pool.pool import MOST_DICE, SIDES, ahead, pool_of, spread
from campaigns.rules.dice_pool.rulings import number, tn_of
from campaigns.rules.dice_pool.wording import counted


def spends(check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
    """What edge may do now: each {id, label, cost, odds afterwards}."""
    body = read(actor.sheet, actor.name)
    left, cost = edge_left(body), number(check, "rerolls") + 1
    if not throw.faces or left < 1:
        return ()
    if _disaster(check, throw):
        return (Spend("avert", "Avert the disaster", "1 edge", odds_of(check, throw)),)
    found = []
    failures = _failures(check, throw)
    if failures and left >= cost and not check.data.get("averted"):
        again = odds_of(check, throw, fresh=len(failures), settled=_kept(check, throw))
        found.append(
            Spend("reroll", f"Throw {counted(len(failures), 'failure')} again", f"{cost} edge", again)
        )
    if number(check, "dice_bought") < number(check, "rating") and number(check, "pool") < MOST_DICE:
        found.append(Spend("die", "One more die", "1 edge", odds_of(check, throw, fresh=1)))
    if any(face >= tn_of(check) for face in throw.faces) and edge_left(body):
        found.append(
            Spend("success", "One more success", "1 edge, for good", odds_of(check, throw, head_start=1))
        )
    return tuple(found)


def spend(check: Check, throw: Throw, wanted: str, actor: Person, dice: Dice) -> Spent:
    """Spend it; raises RulesError when it is not on offer. What is thrown again is recorded."""
    if wanted not in {offer.id for offer in spends(check, throw, actor)}:
        raise RulesError("That cannot be spent on this throw.", hint="Choose what is on offer.")
    body = read(actor.sheet, actor.name)
    data = dict(check.data)
    cost, note = 1, ""
    match wanted:
        case "avert":
            data["averted"] = True
            note = f"{actor.name} averts the disaster."
        case "reroll":
            cost = number(check, "rerolls") + 1
            data["rerolls"] = cost
            failures = _failures(check, throw)
            again = dice.throw((DieSpec(SIDES, len(failures)),), reason=f"Edge: {check.label}")
            faces = dict(zip(failures, again.faces, strict=True))
            kept = tuple(faces.get(index, face) for index, face in enumerate(throw.faces))
            throw = replace(throw, faces=kept)
            note = f"{actor.name} throws {counted(len(failures), 'failure')} again."
        case "die":
            data["dice_bought"] = number(check, "dice_bought") + 1
            data["pool"] = number(check, "pool") + 1
            more = dice.throw((DieSpec(SIDES, 1),), reason=f"Edge: {check.label}")
            wider = pool_of(len(throw.faces) + 1)
            check, throw = replace(check, dice=wider), Throw(throw.id, wider, (*throw.faces, *more.faces))
            note = f"{actor.name} throws one die more."
        case "success":
            data["bought"] = number(check, "bought") + 1
            body = replace(body, edge=body.edge - 1)
            cost, note = 0, f"{actor.name} spends a point of edge for good."
    body = replace(body, edge_used=body.edge_used + cost)
    return Spent(replace(check, data=data), throw, write(body), note)


def odds_of(
    check: Check, throw: Throw, *, fresh: int = 0, settled: tuple[int, ...] | None = None, head_start: int = 0
) -> float:
    """The exact chance of success with a first wave that lies: its sixes still explode, ``fresh`` dice fall anew."""
    tn = tn_of(check)
    lying = throw.faces if settled is None else settled
    sure = sum(face >= tn for face in lying) + number(check, "bought") + head_start
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
    return all(face == 1 for face in throw.faces) and not check.data.get("averted")
