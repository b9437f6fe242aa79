"""Players talking to each other, and a page that tells us it broke."""

from __future__ import annotations

import logging

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest
from campaigns.models import Member, Seat
from campaigns.services import presence
from campaigns.services.log import Entry, append
from campaigns.services.swearing import mildly, refuse_swearing
from campaigns.services.turns import recheck

log = logging.getLogger(__name__)


@transaction.atomic
def chat(session_id: int, member_id: int, text: str) -> None:
    """A word across the table, to all at it. Raises ``InvalidRequest`` for nothing."""
    said = text.strip()
    if not said:
        raise InvalidRequest(_("Say something."))
    refuse_swearing(session_id, said)
    member = Member.objects.get(pk=member_id)
    body = mildly(member.campaign_id, {"text": said, "display_name": member.display_name}, "text")
    entry = Entry("CHAT", body, subject=member.public_id)
    append(session_id, [entry])


@transaction.atomic
def page_broke(seat_pk: int, socket: str, message: str) -> None:
    """A page has crashed: its socket makes nobody wait any more; the seat is awaited again when it comes back."""
    log.warning("a player's page broke", extra={"seat": seat_pk, "told": message[:500]})
    presence.give_up(socket)
    seat = Seat.objects.get(pk=seat_pk)
    if seat.scene_key:
        recheck(seat.session_id, seat.scene_key)
