"""The pack and world that a session is pinned to."""

from __future__ import annotations

from campaigns.models import PackSnapshot, Session
from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld


def story_of(session: Session) -> ResolvedWorld:
    """The world as it was when the session was pinned to it, whatever has become of the files since."""
    return catalogue.pinned(session.pack_id, lambda: _snapshot(session.pack_id))


def _snapshot(digest: str) -> str:
    return PackSnapshot.objects.values_list("data", flat=True).get(pk=digest)
