"""Whether somebody at the table can do anything at all just now."""

from __future__ import annotations

from campaigns.models import Seat
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.world.binding import rules_of
from campaigns.world.entities import CharacterState


def can_act(seat: Seat) -> bool:
    """Whether the seat's character is alive and on its feet, by the rules of its session."""
    mine = _character(seat)
    if mine is None or mine.status != "alive":
        return False
    return rules_of(story_of(seat.session)).view(mine.sheet).can_act


def is_dead(seat: Seat) -> bool:
    """Whether the seat's character has died, by the rules of its session; False where it has none."""
    mine = _character(seat)
    if mine is None:
        return False
    return mine.status == "dead" or rules_of(story_of(seat.session)).view(mine.sheet).dead


def _character(seat: Seat) -> CharacterState | None:
    world = load_world(seat.session_id, seat.session.state_version)
    return next((one for one in world.characters() if one.seat == seat.public_id), None)
