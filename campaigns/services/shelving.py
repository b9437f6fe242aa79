"""What a host does with a campaign as a whole: another timeline, putting it away."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden, InvalidRequest
from campaigns.models import Campaign, Member, Session
from campaigns.services.campaigns import TableWish, find_world, start_session

MOST_LIMITS: Final = 2000
"""Characters of all lines together, and of all veils."""


@transaction.atomic
def another_session(by: Member, wish: TableWish) -> Session:
    """A new timeline of the host's campaign, from the beginning of its world. Raises ``Forbidden``."""
    if not by.is_host:
        raise Forbidden(_("Only the host starts another session."))
    return start_session(by.campaign, find_world(wish.genre, wish.world), wish)


def draw_limits(by: Member, lines: str, veils: str) -> None:
    """Set the lines and veils of a campaign, one thing a line; they count from its next turn. Raises ``Forbidden``, and
    ``InvalidRequest`` for too much."""
    if not (by.is_host or by.is_gm):
        raise Forbidden(_("Only the host and the game master draw lines."))
    if max(len(lines), len(veils)) > MOST_LIMITS:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": MOST_LIMITS})
    Campaign.objects.filter(pk=by.campaign_id).update(lines=lines.strip(), veils=veils.strip())


def take_up_harmless(by: Member, chosen: bool) -> None:
    """Say whether what the story implies and no rule reads becomes so by itself, where nobody is game master.

    Raises ``Forbidden``.
    """
    if not by.is_host:
        raise Forbidden(_("Only the host chooses that."))
    Campaign.objects.filter(pk=by.campaign_id).update(takes_up_harmless=chosen)


def archive(by: Member) -> None:
    """Put the host's campaign away; nothing is deleted and its tables stay where they are. Raises ``Forbidden``."""
    if not by.is_host:
        raise Forbidden(_("Only the host puts a campaign away."))
    Campaign.objects.filter(pk=by.campaign_id, archived_at__isnull=True).update(archived_at=Now())
