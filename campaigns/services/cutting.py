"""The GM stops a narration that is under way: the turn waits to be told again, or the house narrator tells it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.broadcast import on_commit
from campaigns.errors import TurnError
from campaigns.events import Delta, Fleeting, Outgoing, TurnClosed, TurnCut
from campaigns.models import Turn, sql
from campaigns.rules.contracts import Json
from campaigns.selectors.failures import failure, trouble_of
from campaigns.services.log import Entry, append
from narrator.errors import NarrationStopped

_UNDER_WAY: Final = (Turn.Status.CLOSED, Turn.Status.RESOLVING)
_CUT: Final = """
UPDATE campaigns_turn SET status = %s, attempt = attempt + 1, owner = '', lease_expires_at = NULL, failure = %s,
    trouble = %s, teller = %s
WHERE id = %s AND status IN ({statuses}) RETURNING attempt
"""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which round was stopped, and whether the house narrator tells it now."""

    round: int
    by_house: bool


def told_now(session_id: int) -> Turn:
    """The one turn of a session that is being told, or whose narration has failed.

    Raises ``TurnError`` where there is none, saying why, and where there are several.
    """
    turns = Turn.objects.filter(session=session_id, status__in=(*_UNDER_WAY, Turn.Status.FAILED))
    found = sorted(turns.select_related("scene"), key=lambda turn: turn.status == Turn.Status.FAILED)
    under_way = [turn for turn in found if turn.status in _UNDER_WAY]
    if len(under_way) > 1:
        raise TurnError(
            _("Several scenes are being told at once."), hint=_("Stop one on its turn's page in the admin.")
        )
    if not found:
        raise _too_late(Turn.objects.filter(session=session_id, status=Turn.Status.AWAITING_ROLLS).exists())
    return found[0]


@transaction.atomic
def cut(turn_id: int, *, by: str = "", house: bool = False) -> Cut:
    """Take a turn from whoever tells it, and withdraw what the table has read of it.

    Dice, rulings and words stay. With ``house`` the house narrator tells the turn now, a failed one too; else it
    waits until somebody has it told again. ``by`` is the player id of the GM. Of two at once one wins; raises
    ``TurnError`` for the other, and when there is nothing to stop any more.
    """
    stopped = NarrationStopped(_("The game master has stopped the narration."))
    status = Turn.Status.CLOSED if house else Turn.Status.FAILED
    values = (
        (str(status), "", None, "house")
        if house
        else (
            str(status),
            stopped.message,
            json.dumps(trouble_of(stopped)),
            "",
        )
    )
    allowed = (*_UNDER_WAY, Turn.Status.FAILED) if house else _UNDER_WAY
    statement = _CUT.format(statuses=", ".join(f"'{one}'" for one in allowed))
    taken = sql.rows(statement, (*values, turn_id))
    turn = Turn.objects.select_related("scene").get(pk=turn_id)
    if not taken:
        if turn.status == Turn.Status.FAILED:
            raise TurnError(_("This narration has been stopped already."), hint="/retry, /gm cut house")
        raise _too_late(turn.status == Turn.Status.AWAITING_ROLLS)
    _announce(turn, house)
    told = _("Round %(round)d: the narration was stopped.") % {"round": turn.number}
    append(turn.session_id, [Entry("GM_ACTION", {"text": told}, audience=(), subject=by)], turn_id=turn.pk)
    return Cut(turn.number, house)


def _announce(turn: Turn, house: bool) -> None:
    """Withdraw the prose, ring at whoever tells it, and say how it goes on; on commit."""
    session, scene = turn.session_id, turn.scene.key
    messages: list[Outgoing] = [
        Delta(session, scene, turn.number, turn.attempt, 0, "", ""),
        TurnCut(session, turn.pk),
    ]
    if house:
        thinking: dict[str, Json] = {"round": turn.number, "scene_id": scene}
        messages.append(Fleeting(session, "THINKING", thinking, story=True, scene=scene))
        messages.append(TurnClosed(session, turn.pk))
    else:
        messages.append(Fleeting(session, "ERROR", failure(turn, scene), story=True, scene=scene))
    on_commit(*messages)


def _too_late(throwing: bool) -> TurnError:
    if throwing:
        return TurnError(_("Nothing is being told: the players throw their dice."))
    return TurnError(
        _("Nothing is being told: the last turn has settled."),
        hint=_("/gm retell has it told in other words."),
    )
