"""What models have cost: a session's evening, a campaign, this server's last day, each beside its ceiling."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import NarratorCall, Session, Sitting
from campaigns.rules.contracts import Json

RECENT: Final = 10
MOST_SUSPECTED: Final = 3
"""Suspected requests among the last ``RECENT`` of a session after which a GM has to look."""
DAY: Final = timedelta(hours=24)
QUIET: Final = timedelta(hours=4)
"""After so long without play or spending an evening is over."""


@dataclass(frozen=True, slots=True)
class Account:
    """US dollars spent, what was set aside for requests under way included, and the ceiling over it."""

    spent: Decimal
    ceiling: Decimal

    def stops(self, set_aside: bool) -> bool:
        """Whether a request must not be made, whose price is ``set_aside`` already or not known to be any."""
        return self.spent > self.ceiling or (not set_aside and self.spent == self.ceiling)

    def to_json(self) -> dict[str, Json]:
        """Both sums as numbers."""
        return {"spent": float(round(self.spent, 4)), "ceiling": float(self.ceiling)}


@dataclass(frozen=True, slots=True)
class Expenses:
    """The accounts of one session, and how many of its last requests are suspected and not yet looked at."""

    sitting: Account
    campaign: Account
    day: Account
    suspected: int
    calls: int
    last_usd: Decimal

    @property
    def held(self) -> bool:
        """Whether the narrator waits for a GM to look."""
        return self.suspected >= MOST_SUSPECTED

    def to_json(self) -> dict[str, Json]:
        """SPENDING, for the GM."""
        return {
            "sitting": self.sitting.to_json(),
            "campaign": self.campaign.to_json(),
            "day": self.day.to_json(),
            "calls": self.calls,
            "last": float(round(self.last_usd, 4)),
            "suspected": self.suspected,
            "held": self.held,
        }


def expenses(session: Session, since: datetime) -> Expenses:
    """The accounts of a session whose present evening began at ``since``."""
    campaign = session.campaign
    own = NarratorCall.objects.filter(session=session)
    evening = own.filter(created_at__gte=since)
    ceiling = campaign.cost_ceiling_usd
    recent = list(
        own.exclude(outcome="open").order_by("-pk").values("suspicion", "looked_at", "cost_usd")[:RECENT]
    )
    return Expenses(
        Account(_sum(evening), _amount("SIDEQUEST_SESSION_COST_CEILING_USD")),
        Account(
            _sum(NarratorCall.objects.filter(session__campaign=campaign)),
            ceiling if ceiling is not None else _amount("SIDEQUEST_CAMPAIGN_COST_CEILING_USD"),
        ),
        Account(
            _sum(NarratorCall.objects.filter(created_at__gte=timezone.now() - DAY)),
            _amount("SIDEQUEST_DAY_COST_CEILING_USD"),
        ),
        suspected=sum(1 for call in recent if call["suspicion"] and not call["looked_at"]),
        calls=evening.filter(~Q(outcome="open"), cost_usd__gt=0).count(),
        last_usd=recent[0]["cost_usd"] if recent else Decimal(0),
    )


def evening_of(session: Session) -> datetime:
    """When the present evening of a session began; now, where none goes on."""
    last = Sitting.objects.filter(session=session).order_by("-number").first()
    now = timezone.now()
    return last.started_at if last is not None and last.last_active_at > now - QUIET else now


def account_lines(found: Expenses) -> str:
    """The same in words, for who asks."""
    lines = [
        _("This evening: $%(spent).2f of $%(ceiling).2f"),
        _("This campaign: $%(spent).2f of $%(ceiling).2f"),
        _("All tables, last 24 hours: $%(spent).2f of $%(ceiling).2f"),
    ]
    accounts = (found.sitting, found.campaign, found.day)
    told = [
        line % {"spent": account.spent, "ceiling": account.ceiling}
        for line, account in zip(lines, accounts, strict=True)
    ]
    if found.suspected:
        told.append(_("Requests that look like a runaway: %(count)d") % {"count": found.suspected})
    if found.held:
        told.append(_("The narrator waits for you: /gm spending go"))
    return "\n".join(told)


def _sum(calls: QuerySet[NarratorCall]) -> Decimal:
    return calls.aggregate(total=Sum("cost_usd"))["total"] or Decimal(0)


def _amount(name: str) -> Decimal:
    return Decimal(str(getattr(settings, name)))
