"""The lease of a turn while somebody works at it: renewed in time, and let go of at once when it is lost."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from django.db import OperationalError

from campaigns.services.leases import RENEW_EVERY, Fenced, renew
from campaigns.storage import in_database

log = logging.getLogger(__name__)


class Holding:
    """A lease that is renewed while its turn is told; when it is lost, the telling is cancelled."""

    def __init__(self, turn_id: int, attempt: int, bell: asyncio.Event) -> None:
        self._turn_id, self._attempt, self._bell = turn_id, attempt, bell
        self._telling: asyncio.Task[Any] | None = None
        self._lost = False

    async def while_held[R](self, telling: Coroutine[None, None, R]) -> R:
        """What is told, unless the turn is lost meanwhile: then the narrator is stopped, and this raises ``Fenced``."""
        if self._lost:
            telling.close()
            raise Fenced("the turn was taken over")
        task: asyncio.Task[R] = asyncio.create_task(telling)
        self._telling = task
        try:
            return await task
        except asyncio.CancelledError:
            if self._lost:
                raise Fenced("the turn was taken over") from None
            raise

    async def keep(self) -> None:
        """Renew the lease every few seconds and whenever the bell rings, until it is lost."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(RENEW_EVERY):
                    await self._bell.wait()
            self._bell.clear()
            try:
                await in_database(renew, self._turn_id, self._attempt)
            except Fenced:
                self._lost = True
                if self._telling is not None:
                    self._telling.cancel()
                return
            except OperationalError:
                # The lease outlives two failed renewals; the next one may succeed.
                told = {"turn": self._turn_id, "attempt": self._attempt}
                log.exception("a lease could not be renewed", extra=told)
