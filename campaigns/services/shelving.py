"""What a host does with a campaign as a whole: another timeline, putting it away."""

from __future__ import annotations

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden
from campaigns.models import Campaign, Member, Session
from campaigns.services.campaigns import TableWish, find_world, start_session


@transaction.atomic
def another_session(by: Member, wish: TableWish) -> Session:
    """A new timeline of the host's campaign, from the beginning of its world. Raises ``Forbidden``."""
    if not by.is_host:
        raise Forbidden(_("Only the host starts another session."))
    return start_session(by.campaign, find_world(wish.genre, wish.world), wish)


def archive(by: Member) -> None:
    """Put the host's campaign away; nothing is deleted and its tables stay where they are. Raises ``Forbidden``."""
    if not by.is_host:
        raise Forbidden(_("Only the host puts a campaign away."))
    Campaign.objects.filter(pk=by.campaign_id, archived_at__isnull=True).update(archived_at=Now())
