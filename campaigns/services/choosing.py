"""/model: who tells the story, who could, what that costs, and, for the host and the GM, choosing another."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.errors import Forbidden, InvalidRequest, NotFound
from campaigns.models import Campaign, Member, Session
from campaigns.selectors.narrators import Choice, choices
from campaigns.services.log import Entry, append


def choose_narrator(session: Session, member: Member, line: str) -> str:
    """Answer ``/model``: nothing lists them, a number chooses one, and what costs money wants a yes after it.

    Raises ``Forbidden`` for who may not choose, ``NotFound`` for a number that is not on the list, and
    ``InvalidRequest`` for anything else.
    """
    campaign = Campaign.objects.get(pk=session.campaign_id)
    offered = choices(campaign)
    if not line:
        return _listed(offered, member)
    if not member.is_host and not member.is_gm:
        raise Forbidden(_("The host or the GM chooses who tells the story."))
    number, _space, sure = line.partition(" ")
    if not number.isdecimal() or sure.strip().casefold() not in ("", "yes"):
        raise InvalidRequest(_("Say which."), hint=_("/model lists them, /model <number> chooses one."))
    wanted = next((one for one in offered if str(one.number) == number), None)
    if wanted is None:
        raise NotFound(_("There is no narrator of that number."), hint=_("/model lists them."))
    if wanted.chosen:
        return _("%(name)s tells this story already.") % {"name": wanted.name}
    if wanted.usd and not sure:
        asked = _(
            "A usual turn told by %(name)s costs about $%(usd).3f. /model %(number)d yes agrees to that."
        )
        return asked % {"name": wanted.name, "usd": wanted.usd, "number": wanted.number}
    return _switch(session, member, wanted)


@transaction.atomic
def _switch(session: Session, member: Member, wanted: Choice) -> str:
    Campaign.objects.filter(pk=session.campaign_id).update(engine_id=wanted.profile)
    told = _("From the next turn on the story is told by %(name)s.") % {"name": wanted.name}
    append(session.pk, [Entry("GM_ACTION", {"text": told}, audience=(), subject=member.public_id)])
    return told


def _listed(offered: list[Choice], member: Member) -> str:
    lines = [one.line() for one in offered]
    if (member.is_host or member.is_gm) and len(offered) > 1:
        lines.append(_("/model <number> chooses another."))
    return "\n".join(lines)
