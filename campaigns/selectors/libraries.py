"""The tables somebody sits at, as their shelf shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Max

from campaigns.models import Campaign, Seat, Session, Turn
from campaigns.selectors.stories import story_of
from genre_packs.resolved import ResolvedWorld


@dataclass(frozen=True, slots=True)
class Shelved:
    """One session of a campaign that somebody belongs to. ``round`` is the last turn told, None before the first."""

    session: Session
    story: ResolvedWorld
    character: str
    company: tuple[str, ...]
    round: int | None
    hosted: bool


def tables_of(user: User) -> tuple[Shelved, ...]:
    """All sessions of the campaigns a user belongs to, the latest played first; archived campaigns left out."""
    sessions = (
        Session.objects.filter(campaign__members__user=user, campaign__archived_at__isnull=True)
        .select_related("campaign")
        .order_by("-last_played")
        .distinct()
    )
    return _shelve(tuple(sessions), user)


def sessions_of(campaign: Campaign, user: User) -> tuple[Shelved, ...]:
    """The sessions of one campaign, the latest played first."""
    sessions = Session.objects.filter(campaign=campaign).select_related("campaign").order_by("-last_played")
    return _shelve(tuple(sessions), user)


def _shelve(sessions: tuple[Session, ...], user: User) -> tuple[Shelved, ...]:
    seats = (
        Seat.objects.filter(session__in=sessions, member__isnull=False)
        .exclude(status=Seat.Status.LEFT)
        .values_list("session_id", "member__user_id", "member__display_name", "character_name")
        .order_by("number")
    )
    told = dict(
        Turn.objects.filter(session__in=sessions, status=Turn.Status.NARRATED)
        .values_list("session")
        .annotate(last=Max("number"))
        .order_by()
    )
    mine: dict[int, str] = {}
    others: dict[int, list[str]] = {}
    for session_id, owner, name, character in seats:
        if owner == user.pk:
            mine[session_id] = character
        else:
            others.setdefault(session_id, []).append(character or name or "")
    return tuple(
        Shelved(
            session=session,
            story=story_of(session),
            character=mine.get(session.pk, ""),
            company=tuple(others.get(session.pk, ())),
            round=told.get(session.pk),
            hosted=session.campaign.host_id == user.pk,
        )
        for session in sessions
    )
