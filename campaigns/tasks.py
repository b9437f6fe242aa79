"""Background work of the game, done by Celery's workers."""

from __future__ import annotations

import asyncio
import logging

from celery import shared_task

from campaigns.services import leases, meanings
from campaigns.services.sweeping import sweep

log = logging.getLogger(__name__)


@shared_task(name="campaigns.free_expired_leases", expires=10)  # type: ignore[untyped-decorator]
def free_expired_leases() -> None:
    """Give back the turns whose process has died; any web process takes them up at its next look."""
    freed = leases.free_expired()
    if freed:
        log.warning("turns freed from processes that are gone", extra={"count": freed})


@shared_task(name="campaigns.sweep_presence", expires=10)  # type: ignore[untyped-decorator]
def sweep_presence() -> None:
    """Let go of the sockets of dead processes, so that no table waits for somebody who has left."""
    sweep()


@shared_task(name="campaigns.embed_memories", expires=15)  # type: ignore[untyped-decorator]
def embed_memories() -> None:
    """Say of new memories what they mean, where an operator has set up who can; nothing waits for it."""
    asyncio.run(meanings.catch_up())
