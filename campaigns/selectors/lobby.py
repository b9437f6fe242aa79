"""What the lobby shows."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.db.models.functions import Now

from campaigns.models import Member, Presence, Seat, Session
from campaigns.rules.contracts import Json


def lobby(session: Session) -> dict[str, Json]:
    """LOBBY: who is at the table, how far each is, and whether the story has begun."""
    seats = (
        Seat.objects.filter(session=session, member__isnull=False)
        .exclude(status=Seat.Status.LEFT)
        .select_related("member")
        .annotate(
            here=Exists(Presence.objects.filter(seat=OuterRef("pk"), connected=True, expires_at__gt=Now()))
        )
        .order_by("number")
    )
    players: list[Json] = []
    for seat in seats:
        member: Member | None = seat.member
        if member is None:
            continue
        players.append(
            {
                "player_id": member.public_id,
                "display_name": member.display_name,
                "ready": seat.ready,
                "host": member.is_host,
                "status": seat.status,
                "character_name": seat.character_name,
                "connected": bool(seat.here),
            }
        )
    return {
        "players": players,
        "started": session.status != Session.Status.LOBBY,
        "join_code": session.join_code,
        "mode": session.mode,
    }
