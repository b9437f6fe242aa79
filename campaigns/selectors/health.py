"""How the installation is: what ``/healthz`` tells."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass, field
from typing import Final, Literal

from channels.layers import get_channel_layer
from django.conf import settings
from django.db import DatabaseError, connection

from campaigns.layer import LAYER_ERRORS
from campaigns.models import EngineProfile, sql
from campaigns.selectors.task_health import tasks_state
from campaigns.storage import in_database

type State = Literal["ok", "down", "none"]

PATIENCE: Final = 3.0
"""Seconds that one part may take to answer."""

WRITE_EVERY: Final = 5.0
"""Seconds for which a write that went well is believed: whoever asks more often costs the disk nothing."""
_WRITE = """
INSERT INTO campaigns_writeprobe (id, written_at) VALUES (1, {now})
ON CONFLICT (id) DO UPDATE SET written_at = EXCLUDED.written_at
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """The state of every part; ``channel_layer`` is ``none`` where one process needs none."""

    version: str
    database: State
    channel_layer: State
    tasks: State
    narrator: str
    renderer: str
    embeddings: State

    @property
    def playable(self) -> bool:
        """Whether people can play: text needs the database and, between processes, the layer.

        Without tasks only pictures and upkeep wait, without embeddings memories are found by words alone.
        """
        return "down" not in (self.database, self.channel_layer)


async def health() -> Health:
    """Ask every part, none for longer than three seconds."""
    database, layer, tasks, embeddings = await asyncio.gather(
        _database(), _channel_layer(), _tasks(), _embeddings()
    )
    return Health(
        version=settings.SIDEQUEST_VERSION,
        database=database,
        channel_layer=layer,
        tasks=tasks,
        narrator=settings.SIDEQUEST_LLM_BACKEND,
        renderer=settings.SIDEQUEST_RENDERER,
        embeddings=embeddings,
    )


async def _database() -> State:
    try:
        await asyncio.wait_for(in_database(_ask_database), PATIENCE)
    except (DatabaseError, TimeoutError):
        log.exception("the database does not answer")
        return "down"
    return "ok"


@dataclass(slots=True)
class _Writing:
    """When this process has last seen a write go well, by the clock that only goes forward."""

    well_at: float = field(default=-WRITE_EVERY)

    def is_due(self) -> bool:
        return time.monotonic() - self.well_at >= WRITE_EVERY


_writing = _Writing()


def forget() -> None:
    """Have the next question write, whenever the last one did."""
    _writing.well_at = time.monotonic() - WRITE_EVERY


def _ask_database() -> None:
    """Ask, and now and then write: a full disk still reads. Raises ``DatabaseError``."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if _writing.is_due():
        sql.change(_WRITE.format(now=sql.now()))
        _writing.well_at = time.monotonic()


async def _embeddings() -> State:
    """``none`` where memories are found by their words alone; why they are ``down`` stands with the narrators."""
    try:
        return await asyncio.wait_for(in_database(_ask_embeddings), PATIENCE)
    except (DatabaseError, TimeoutError):
        return "down"


def _ask_embeddings() -> State:
    profiles = EngineProfile.objects.exclude(embedding_model="").order_by("pk")
    trouble = profiles.values_list("embedding_trouble", flat=True).first()
    return "none" if trouble is None else "down" if trouble else "ok"


async def _channel_layer() -> State:
    layer = get_channel_layer()
    if layer is None:
        return "none"
    try:
        await asyncio.wait_for(layer.group_send("sidequest.health", {"type": "health.asked"}), PATIENCE)
    except LAYER_ERRORS:
        log.exception("the channel layer does not answer")
        return "down"
    return "ok"


async def _tasks() -> State:
    try:
        return await asyncio.wait_for(asyncio.to_thread(tasks_state), PATIENCE)
    except LAYER_ERRORS:
        return "down"
