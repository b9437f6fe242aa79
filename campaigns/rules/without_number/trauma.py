"""Trauma: hits that do several times their damage, and what a fall after one leaves behind (SRD 2.4.6.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campaigns.rules.contracts import Dice, DieSpec, Throw
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.figures import save_target, trauma_target
from campaigns.rules.without_number.impacts import Blow
from campaigns.rules.without_number.strikes import D20, Strike

D12 = DieSpec(12, 1)


@dataclass(frozen=True, slots=True)
class Fall:
    """A body after a fall that may have left an injury behind; ``told`` is empty when it did not."""

    body: Body
    told: str = ""


def with_trauma(strike: Strike, throw: Throw, blow: Blow, target: Body) -> Blow:
    """The blow, its damage multiplied where the Trauma Die reaches the target's Trauma Target.

    Shock is never traumatic.
    """
    needed = trauma_target(target)
    if not blow.hit or not needed or strike.trauma_rating < 2 or not strike.trauma_dice:
        return blow
    if sum(strike.trauma_faces(throw)) + strike.trauma_bonus < needed:
        return blow
    return replace(blow, damage=blow.damage * strike.trauma_rating, traumatic=True)


def marked(body: Body) -> Body:
    """The body after a traumatic hit: a fall in this scene may maim it."""
    return replace(body, vitals=replace(body.vitals, traumatic=True))


def fall_of(body: Body, name: str, dice: Dice) -> Fall:
    """What a fall does to somebody who has suffered a traumatic hit in this scene.

    A Physical save; who fails it throws the d12 of the book's injuries. Stat lines, and whoever is unharmed by
    trauma or dead already, keep none.
    """
    table = body.book.injuries
    spared = not table or not body.vitals.traumatic or body.vitals.condition == "dead"
    if spared or not isinstance(body, Hero):
        return Fall(body)
    face = dice.throw((D20,), reason=f"{name}: Physical save against a major injury").faces[0]
    if face == 20 or (face != 1 and face >= save_target(body, "physical")):
        return Fall(body)
    injury = table[dice.throw((D12,), reason=f"{name}: major injury").faces[0] - 1]
    heals = body.nights + injury.nights if injury.nights else 0
    rounds = injury.rounds if body.vitals.condition == "mortal" else 0
    vitals = replace(body.vitals, down_rounds=body.vitals.down_rounds + rounds)
    hurt = replace(body, vitals=vitals, injuries={**body.injuries, injury.id: heals})
    return Fall(hurt, f"{injury.label}: {injury.text}")
