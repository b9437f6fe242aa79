"""Karma: experience that buys skills by a table of costs, and makes the pool of edge grow."""

from __future__ import annotations

from dataclasses import replace

from campaigns.errors import RulesError
from campaigns.rules.contracts import Resolved
from campaigns.rules.dice_pool.bodies import Body, write
from campaigns.rules.dice_pool.rulings import plain_ruling
from campaigns.rules.dice_pool.tables import KARMA_FOR_EDGE, SKILLS
from campaigns.rules.dice_pool.wording import counted, listed

MOST_SKILL = 9
DEAR_FROM = 7
MOST_AWARD = 1000


def cost_of(rating: int) -> int:
    """Karma that takes a skill to ``rating``: as much as the rating, twice that from 7 on."""
    return rating * (2 if rating >= DEAR_FROM else 1)


def next_skill(body: Body) -> str | None:
    """What karma goes to next: the skill in training that is cheapest to raise, in the order of training."""
    open_to = [skill for skill in body.training if skill in SKILLS and body.skill(skill) < MOST_SKILL]
    return min(open_to, key=lambda skill: cost_of(body.skill(skill) + 1), default=None)


def advance(body: Body, xp: int) -> Resolved:
    """Award karma, buy what it pays for, and let edge grow by one for each ten earned in all."""
    if not 0 <= xp <= MOST_AWARD:
        raise RulesError(f"{xp} karma cannot be awarded.", hint=f"Award 0 to {MOST_AWARD}.")
    before = body.karma_total // KARMA_FOR_EDGE
    body = replace(body, karma=body.karma + xp, karma_total=body.karma_total + xp)
    grown = body.karma_total // KARMA_FOR_EDGE - before
    body = replace(body, edge=body.edge + grown)
    learned: list[str] = []
    skill = next_skill(body)
    while skill is not None and body.karma >= cost_of(body.skill(skill) + 1):
        rating = body.skill(skill) + 1
        body = replace(body, karma=body.karma - cost_of(rating), skills={**body.skills, skill: rating})
        learned.append(f"{SKILLS[skill].label} {rating}")
        skill = next_skill(body)
    told = f"{body.name} earns {xp} karma"
    if learned:
        told += f" and comes to {listed(learned)}"
    if grown:
        told += f"; {counted(grown, 'point')} more of edge"
    changes = (*learned, *((f"Edge {body.edge}",) if grown else ()))
    ruling = plain_ruling("dice_pool.karma", "self", "Karma", f"{told}.", total=xp, changes=changes)
    return Resolved((ruling,), {"self": write(body)})
