"""What a host does with a campaign as a whole: another timeline, putting it away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden, InvalidRequest
from campaigns.models import Campaign, Member, Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.campaigns import TableWish, find_world, start_session
from campaigns.services.perceiving import see_everywhere
from campaigns.services.saves import keep_changes
from campaigns.services.worlds import commit_world

MOST_LIMITS: Final = 2000
"""Characters of all lines together, and of all veils."""


@transaction.atomic
def another_session(by: Member, wish: TableWish) -> Session:
    """A new timeline of the host's campaign, from the beginning of its world. Raises ``Forbidden``."""
    if not by.is_host:
        raise Forbidden(_("Only the host starts another session."))
    return start_session(by.campaign, find_world(wish.genre, wish.world), wish)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a table has agreed on: lines and veils, one thing a line; what becomes of what a character cannot perceive,
    and of swearing, as the campaign's row names them."""

    lines: str = ""
    veils: str = ""
    unperceived: str = Campaign.Unperceived.AWAKE
    profanity: str = Campaign.Profanity.ALLOW


@transaction.atomic
def draw_limits(by: Member, agreed: Agreed) -> None:
    """Set what a campaign's table has agreed on; it counts from the next turn. Raises ``Forbidden``, and
    ``InvalidRequest`` for too much or for a choice that there is not."""
    if not (by.is_host or by.is_gm):
        raise Forbidden(_("Only the host and the game master draw lines."))
    if max(len(agreed.lines), len(agreed.veils)) > MOST_LIMITS:
        raise InvalidRequest(_("That is longer than %(most)d characters.") % {"most": MOST_LIMITS})
    known = (
        agreed.unperceived in Campaign.Unperceived.values and agreed.profanity in Campaign.Profanity.values
    )
    if not known:
        raise InvalidRequest(_("There is no such choice."))
    rows = Campaign.objects.filter(pk=by.campaign_id)
    anew = rows.exclude(unperceived=agreed.unperceived).exists()
    rows.update(
        lines=agreed.lines.strip(),
        veils=agreed.veils.strip(),
        unperceived=agreed.unperceived,
        profanity=agreed.profanity,
    )
    if anew:
        _look_again(by.campaign_id)


def _look_again(campaign_id: int) -> None:
    """See at every table of a campaign who perceives what, by the choice as it is now."""
    for session in Session.objects.select_for_update().filter(campaign=campaign_id):
        version = session.state_version
        world = load_world(session.pk, version)
        see_everywhere(session, world, story_of(session))
        keep_changes(session, None, commit_world(session, version, world), reason="who perceives what")


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
