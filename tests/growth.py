"""Somebody at a table comes to a new level, by the GM's hand."""

from __future__ import annotations

from campaigns.models import Character, Seat, Session
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Json
from campaigns.selectors.stories import story_of
from campaigns.services.editing import edit_entity
from campaigns.world.binding import rules_of


def character_in(seat: Seat) -> Character:
    """The character of a seat, as its row is now."""
    return Character.objects.get(session=seat.session_id, seat=seat.public_id)


def level_up(seat: Seat, xp: int = 3) -> None:
    """Give a seat's character so much experience; the dice fall alike each time."""
    session = Session.objects.get(pk=seat.session_id)
    character = character_in(seat)
    done = rules_of(story_of(session)).advance(character.sheet, xp, SeededDice.from_label("level"))
    edit_entity(session.pk, "character", character.key, {"sheet": done.sheets["self"]}, shown={}, by="Alice")


def chosen_by(seat: Seat) -> dict[str, Json]:
    """What a character of the small pack's rules has of what can be chosen."""
    sheet = character_in(seat).sheet
    return {key: sheet[key] for key in ("foci", "skills", "skill_points", "due", "attributes")}
