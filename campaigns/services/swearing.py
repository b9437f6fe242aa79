"""What a table does with swearing in its players' own words: nothing, softens it for all but the GM, or refuses it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest
from campaigns.models import Campaign
from campaigns.rules.contracts import Json
from narrator.checks.profanity import softened, swears

VERBATIM = "gm_said"
"""In a body: the words as they were written, where others are shown softer ones."""


def refuse_swearing(session_id: int, text: str) -> None:
    """Raise ``InvalidRequest`` for words that the table of a session does without. One query, where there are any."""
    if swears(text) and _policy(sessions=session_id) == Campaign.Profanity.REFUSE:
        raise InvalidRequest(
            _("This table does without swearing."), hint=_("Put it in other words and send it again.")
        )


def mildly(campaign_id: int, body: dict[str, Json], key: str) -> dict[str, Json]:
    """An event's body with a player's words as the table wants them shown; the GM reads them as they were written.

    One query, where there is anything to soften.
    """
    said = str(body[key])
    if not swears(said) or _policy(pk=campaign_id) == Campaign.Profanity.ALLOW:
        return body
    return {**body, key: softened(said), VERBATIM: said}


def is_mild(session_id: int) -> bool:
    """Whether a session's table has swearing softened or refused."""
    return _policy(sessions=session_id) != Campaign.Profanity.ALLOW


def _policy(**where: int) -> str:
    return Campaign.objects.values_list("profanity", flat=True).get(**where)
