"""What the story implies and the engine has not done: for the GM who decides, and, as notes, for the host."""

from __future__ import annotations

from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from campaigns.events import Fleeting
from campaigns.models import Campaign, Member, Proposal, Seat
from campaigns.rules.contracts import Json
from campaigns.selectors.narrators import kind_of

SHOWN: Final = 20
"""Proposals that the table's page shows at most, the newest."""
NOTED: Final = 12


def waiting(session_id: int) -> QuerySet[Proposal]:
    """The proposals that somebody may still decide on, oldest first."""
    kept = (Proposal.Status.OPEN, Proposal.Status.NOTED)
    return Proposal.objects.filter(session=session_id, status__in=kept).order_by("number")


def proposals(session_id: int) -> dict[str, Json]:
    """PROPOSALS, for the GM alone: ``{count, proposals: [{number, round, text, quote, sure, by, only}]}``.

    ``only`` names whose characters alone have read it; without it everybody in the scene has.
    """
    rows = waiting(session_id).select_related("turn")
    count = rows.count()
    names = dict(Seat.objects.filter(session=session_id).values_list("public_id", "character_name"))
    newest = list(rows.reverse()[:SHOWN])[::-1]
    listed: list[Json] = [_shown(row, names) for row in newest]
    return {"count": count, "proposals": listed}


def shown(session_id: int) -> Fleeting:
    """PROPOSALS as they stand, for the GM's sockets and nobody else's."""
    return Fleeting(session_id, "PROPOSALS", proposals(session_id), seats=())


def _shown(row: Proposal, names: dict[str, str]) -> dict[str, Json]:
    shown: dict[str, Json] = {
        "number": row.number,
        "round": row.turn.number,
        "text": row.text,
        "quote": row.quote,
        "sure": row.confidence,
        "by": row.by,
    }
    if row.audience is not None:
        shown["only"] = [names.get(seat, seat) for seat in row.audience]
    return shown


def proposal_lines(session_id: int) -> str:
    """The same as an answer to ``/gm proposals``."""
    found = list(waiting(session_id).select_related("turn"))
    if not found:
        return _("Nothing waits to be decided.")
    line = _("%(number)d: %(text)s (round %(round)d: “%(quote)s”)")
    return "\n".join(
        line % {"number": row.number, "text": row.text, "round": row.turn.number, "quote": row.quote}
        for row in found[-SHOWN:]
    )


def has_gm(campaign_id: int) -> bool:
    """Whether somebody at a campaign decides as game master."""
    return Member.objects.filter(campaign=campaign_id, is_gm=True).exists()


def implied_for(campaign: Campaign) -> list[Proposal] | None:
    """What the host of a table without a GM may read: words that the whole table has read, and nothing that the engine
    knows besides. None where there is a GM, or a narrator that implies nothing."""
    if has_gm(campaign.pk):
        return None
    noted = Proposal.objects.filter(
        session__campaign=campaign, status=Proposal.Status.NOTED, audience__isnull=True
    )
    found = list(noted.select_related("turn").order_by("-pk")[:NOTED])
    return found if found or kind_of(campaign) != "house" else None
