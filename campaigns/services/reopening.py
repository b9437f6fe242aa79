"""Trying a turn again whose narration failed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import TurnError
from campaigns.events import Fleeting, TurnClosed
from campaigns.models import Turn
from campaigns.services.leases import reopen


@transaction.atomic
def retry(session_id: int, scene_key: str) -> int:
    """Have the scene's failed turn told again; what the rules decided stands. Returns its round.

    Raises ``TurnError`` when no turn has failed.
    """
    turn = Turn.objects.filter(session=session_id, scene__key=scene_key, status=Turn.Status.FAILED).first()
    if turn is None or not reopen(turn.pk):
        raise TurnError(_("No turn is waiting to be told again."))
    on_commit(
        Fleeting(
            session_id, "THINKING", {"round": turn.number, "scene_id": scene_key}, story=True, scene=scene_key
        ),
        TurnClosed(session_id, turn.pk),
    )
    return turn.number
