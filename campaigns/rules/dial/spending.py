"""Edge: what may be spent on a check whose dice lie."""

from __future__ import annotations

from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Check, Dice, Modifier, Person, Spend, Spent, Throw
from campaigns.rules.dial.bodies import Hero, read, write
from campaigns.rules.dial.rulings import number, odds
from campaigns.rules.dial.tables import EDGE_BONUS
from campaigns.rules.dial.tiers import GOOD, opposed_chance, tier_of
from campaigns.rules.dial.wording import called, sentence

PLUS = Modifier("Edge", EDGE_BONUS)
AGAIN = Modifier("Edge: thrown again", 0)


def spends(check: Check, throw: Throw, actor: Person) -> tuple[Spend, ...]:
    """What helps: throwing again, once; 2 more, once. Nothing on a clean success or without edge.

    ``check`` already has among its modifiers what was spent on it.
    """
    body = read(actor.sheet, actor.name)
    if not isinstance(body, Hero) or body.edge < 1 or len(check.dice) != 1 or check.dice[0].sides != 20:
        return ()
    now = _chance(check, throw.faces[0])
    if now >= 1:
        return ()
    spent = (*check.modifiers, *throw.spent)
    offers = []
    if PLUS not in spent:
        more = _chance(replace(check, modifiers=(*check.modifiers, PLUS)), throw.faces[0])
        if more > now:
            offers.append(Spend("plus", f"{EDGE_BONUS} more", "1 edge", more))
    if AGAIN not in spent:
        offers.append(Spend("again", "Throw again", "1 edge", odds(check)))
    return tuple(offers)


def spend(check: Check, throw: Throw, what: str, actor: Person, dice: Dice) -> Spent:
    """Take a point of edge for one of the offers; raises RulesError for what is not on offer."""
    if what not in [offer.id for offer in spends(check, throw, actor)]:
        raise RulesError("That cannot be spent on this throw.", hint="Choose from the offers, or keep it.")
    body = read(actor.sheet, actor.name)
    if not isinstance(body, Hero):
        raise RulesError("Only characters have edge.", hint="Keep the throw.")
    paid = write(replace(body, edge=body.edge - 1))
    name = sentence(called(actor.name))
    if what == "plus":
        return Spent(
            replace(throw, spent=(*throw.spent, PLUS)), paid, f"{name} digs deeper: {EDGE_BONUS} more."
        )
    again = dice.throw(check.dice, reason=f"{check.label}: thrown again")
    return Spent(replace(again, spent=(*throw.spent, AGAIN)), paid, f"{name} throws again.")


def _chance(check: Check, face: int) -> float:
    """The chance of success as the die lies: 0 or 1, and between for what the other side has yet to throw."""
    if check.kind == "opposed":
        return opposed_chance(check.modifier, number(check.data, "theirs"), (face,))
    return float(tier_of(face, check.modifier, check.difficulty) in GOOD)
