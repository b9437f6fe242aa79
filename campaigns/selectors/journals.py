"""A character's journal."""

from __future__ import annotations

from campaigns.models import Session
from campaigns.rules.contracts import Json
from campaigns.selectors.panels import journal
from campaigns.selectors.worlds import load_world


def journal_of(session_id: int, seat: str, category: str | None = None) -> dict[str, Json]:
    """JOURNAL_RESPONSE for a seat's character, all of it or one category (Lore, Place, Person, Quest, Ability)."""
    session = Session.objects.only("pk", "state_version").get(pk=session_id)
    world = load_world(session.pk, session.state_version)
    mine = next((item.id for item in world.characters() if item.seat == seat), None)
    found = journal(world, mine)
    if category:
        entries = found["entries"]
        assert isinstance(entries, list)
        wanted = category.casefold()
        found["entries"] = [
            entry
            for entry in entries
            if isinstance(entry, dict) and str(entry["category"]).casefold() == wanted
        ]
        found["filter"] = category
    return found
