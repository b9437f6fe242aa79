"""Tables as lists: the caller's own and those that are listed."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from campaigns.models import Scene, Seat, Session, Turn
from campaigns.selectors.stories import story_of


def visible_sessions(user: User | None) -> QuerySet[Session]:
    """Sessions that the caller belongs to or that are listed, the latest played first."""
    allowed = Q(campaign__listed=True)
    if user is not None:
        allowed |= Q(campaign__members__user=user)
    return (
        Session.objects.filter(allowed, campaign__archived_at__isnull=True)
        .distinct()
        .order_by("-last_played")
    )


def sessions_of(user: User | None, most: int = 100) -> list[dict[str, object]]:
    """GET /api/sessions: what can be seen of each table without joining it. A fixed number of queries."""
    sessions = list(visible_sessions(user).select_related("campaign")[:most])
    seats = _by_session(
        Seat.objects.filter(session__in=sessions, member__isnull=False).values_list(
            "session_id", "member__public_id", "member__display_name", "character_name"
        )
    )
    places = dict(Scene.objects.filter(session__in=sessions, open=True).values_list("session_id", "place"))
    counted = (
        Turn.objects.filter(session__in=sessions, status=Turn.Status.NARRATED)
        .values_list("session_id")
        .annotate(told=Count("pk"))
    )
    told = dict(counted)
    return [_session(session, seats.get(session.pk, []), places, told) for session in sessions]


def _by_session(rows) -> dict[int, list[tuple[str, str, str]]]:  # type: ignore[no-untyped-def]  # a values_list
    found: dict[int, list[tuple[str, str, str]]] = {}
    for session_id, player, name, character in rows:
        found.setdefault(session_id, []).append((player, name, character))
    return found


def _session(
    session: Session, seats: list[tuple[str, str, str]], places: dict[int, str], told: dict[int, int]
) -> dict[str, object]:
    place = story_of(session).place_by_id.get(places.get(session.pk, ""))
    return {
        "session_key": session.slug,
        "session_id": session.slug,
        "genre": session.campaign.genre_slug,
        "world": session.campaign.world_slug,
        "name": session.campaign.name,
        "players": [{"player_id": player, "display_name": name} for player, name, _character in seats],
        "characters": [character for _player, _name, character in seats if character],
        "current_turn": told.get(session.pk, 0),
        "current_location": place.name if place is not None else "",
        "turn_mode": session.turn_mode,
        "message_count": session.public_count,
        "created_at": session.created_at.isoformat(),
    }
