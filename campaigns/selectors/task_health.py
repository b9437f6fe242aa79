"""Whether background tasks are being done: the workers leave a mark in the cache, and this reads it."""

from __future__ import annotations

import time
from typing import Literal

from django.core.cache import cache

HEARTBEAT_KEY = "tasks.heartbeat"
HEARTBEAT_SECONDS = 10
# Three beats may be missed before a worker counts as gone.
STALE_SECONDS = 3 * HEARTBEAT_SECONDS


def record_heartbeat() -> None:
    """Note that a worker is alive now; called by a task, so that the queue is proved as well."""
    cache.set(HEARTBEAT_KEY, time.time(), timeout=STALE_SECONDS)


def tasks_state() -> Literal["ok", "down"]:
    """``ok`` where a worker has run a task within the last thirty seconds."""
    last = cache.get(HEARTBEAT_KEY)
    return "ok" if last is not None and time.time() - last < STALE_SECONDS else "down"
