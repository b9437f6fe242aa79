"""Whether somebody at the table can do anything at all just now."""

from __future__ import annotations

from campaigns.models import Seat
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of


def can_act(seat: Seat) -> bool:
    """Whether the seat's character is alive and on its feet, by the rules of its session."""
    session = seat.session
    world = load_world(session.pk, session.state_version)
    mine = next((one for one in world.characters() if one.seat == seat.public_id), None)
    if mine is None or mine.status != "alive":
        return False
    return rules_of(story_of(session)).view(mine.sheet).can_act
