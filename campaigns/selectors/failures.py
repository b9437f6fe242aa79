"""What the table is told of a turn whose narration failed, when it fails and whenever somebody comes after that."""

from __future__ import annotations

from django.utils.translation import gettext as _

from campaigns.models import Turn
from campaigns.rules.contracts import Json
from campaigns.tracing import current_trace_id
from narrator.errors import NarrationStopped, NarratorError


def trouble_of(failed: NarratorError) -> dict[str, Json]:
    """What is kept of an error with its turn, beside the message."""
    return {
        "code": failed.code,
        "type": failed.type,
        "hint": failed.hint,
        "retry": not failed.permanent,
    }


def failure(turn: Turn, scene: str) -> dict[str, Json]:
    """ERROR for a failed turn; ``retry`` says whether telling it again may help."""
    told = _("The narrator lost the thread: %(why)s Nothing is lost; try the turn again.")
    if (turn.trouble or {}).get("type") == NarrationStopped.type:
        told = _("%(why)s Nothing is lost; the turn can be told again.")
    return {
        "message": told % {"why": turn.failure},
        **trouble_of(NarratorError(turn.failure)),
        **(turn.trouble or {}),
        "reconnect_required": False,
        "round": turn.number,
        "scene_id": scene,
        "trace_id": current_trace_id() or None,
    }
