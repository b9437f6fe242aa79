"""Throws of checks that lie: what counts of them, and what may still be spent on them."""

from __future__ import annotations

from campaigns.models import DiceRoll
from campaigns.rules.checks import with_spent
from campaigns.rules.contracts import Spend, Throw
from campaigns.rules.records import load_check, load_dice, load_throw
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.people import person


def counted_throw(roll: DiceRoll) -> Throw:
    """The throw that counts for a roll: as its dice fell, or as it stands after spending."""
    if roll.counted is not None:
        return load_throw(roll.counted)
    return Throw(roll.request_id, load_dice(roll.dice), tuple(roll.faces or ()))


def spends_on(roll: DiceRoll) -> tuple[Spend, ...]:
    """What the rules let the one who threw spend on a throw as it counts now."""
    if roll.turn is None or roll.check_data is None:
        return ()
    session = roll.turn.session
    world = load_world(session.pk, session.state_version)
    actor = person(world, roll.actor)
    if actor is None:
        return ()
    check, throw = load_check(roll.check_data), counted_throw(roll)
    return rules_of(story_of(session)).spends(with_spent(check, throw), throw, actor)
