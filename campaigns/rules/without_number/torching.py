"""Torching: a technique beyond all Effort, paid for by the body for good."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Dice, DieSpec
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.grown import lost_points
from campaigns.rules.without_number.powers import Power
from campaigns.rules.without_number.vitals import add_strain

TORCH = "torch_"
D6 = DieSpec(6, 1)
BURNS = ("constitution", "constitution", "constitution", "wisdom", "wisdom", "")
"""What a point is taken from, by the face of the d6; a 6 takes nothing."""
LEAST = 3
COST = "a d6: 1 to 3 burns a point of Constitution for good, 4 or 5 of Wisdom"


def can_torch(body: Body, power: Power) -> bool:
    """Whether somebody could force a technique without Effort: a psychic with something left to burn."""
    if (
        not isinstance(body, Hero)
        or power.cost not in ("scene", "day")
        or body.book.rule("torching") not in body.book.rules
    ):
        return False
    return all(_left(body, attribute) > LEAST for attribute in ("constitution", "wisdom"))


def burnt(hero: Hero, name: str, dice: Dice) -> tuple[Hero, str]:
    """The body after a torching, and what it has burnt."""
    attribute = BURNS[dice.throw((D6,), reason=f"{name}: torching").faces[0] - 1]
    if not attribute:
        return hero, "and comes out of it whole"
    points = {**hero.toll.burnt, attribute: hero.toll.burnt.get(attribute, 0) + 1}
    after = add_strain(replace(hero, toll=replace(hero.toll, burnt=points)), 0)
    return after, f"and burns a point of {attribute.capitalize()} for good"


def _left(hero: Hero, attribute: str) -> int:
    return hero.attributes.get(attribute, 10) - lost_points(hero, attribute)
