"""Changes of the state outside a turn, by a GM's hand: rows, save, log and panels as one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction

from campaigns.broadcast import on_commit
from campaigns.models import Session
from campaigns.selectors.panels import changed_panels
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.fallen import follow_the_fallen
from campaigns.services.log import Entry, append
from campaigns.services.perceiving import see_everywhere
from campaigns.services.saves import keep_changes
from campaigns.services.worlds import commit_world
from campaigns.world.state import World


@dataclass(frozen=True, slots=True)
class Steered:
    """What was done: a sentence for the GM, and what the table is to hear of it."""

    text: str
    entries: Sequence[Entry] = ()


@transaction.atomic
def steer(session_id: int, doing: Callable[[World], Steered], *, reason: str, subject: str = "") -> str:
    """Have ``doing`` change the state as it is now; the answer is its sentence.

    ``reason`` stands on the save, ``subject`` is the player id of who did it. What ``doing`` raises undoes everything,
    what it has written to other rows included.
    """
    session = Session.objects.select_for_update().get(pk=session_id)
    version = session.state_version
    world = load_world(session.pk, version)
    done = doing(world)
    see_everywhere(session, world, story_of(session))
    changes = commit_world(session, version, world)
    keep_changes(session, None, changes, reason=reason)
    told = Entry("GM_ACTION", {"text": done.text}, audience=(), subject=subject)
    append(session.pk, [told, *done.entries])
    for scene in world.open_scenes():
        on_commit(*changed_panels(session, scene.id, changes, story_of(session), world))
    follow_the_fallen(session, changes)
    return done.text
