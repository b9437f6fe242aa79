"""Prose on its way to the table while it is being written: coalesced, in order, never stored."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from campaigns.broadcast import send
from campaigns.errors import StorageError
from campaigns.events import Delta, Fleeting
from campaigns.rules.contracts import Json
from campaigns.tracing import current_trace_id
from narrator.checks.guard import Guard
from narrator.checks.profanity import Softener
from narrator.checks.secrets import Secrets

GATHER: Final = 0.03
"""Seconds for which pieces are gathered before they travel."""


class Stream:
    """Takes pieces of one attempt's prose and sends them on as deltas, at most one every ``GATHER`` seconds.

    What may become one of ``secrets`` is held back until it cannot; ``told`` is what has been sent. ``audience`` are
    the seats that may read it (None: all in the scene). Where it is to be ``mild``, no swear word leaves whole.
    """

    def __init__(
        self,
        session: int,
        scene: str,
        round_: int,
        attempt: int,
        secrets: Secrets | None = None,
        lines: Sequence[str] = (),
        audience: tuple[str, ...] | None = None,
        *,
        mild: bool = False,
    ) -> None:
        self._softener = Softener() if mild else None
        self._guard = Guard(secrets or Secrets(), lines)
        self._key = (session, scene, round_, attempt)
        self._audience = audience
        self._seq = 0
        self._pending: list[str] = []
        self._told: list[str] = []
        self._timer: asyncio.TimerHandle | None = None
        self._last = 0.0

    @property
    def told(self) -> str:
        """What the table has read of this attempt."""
        return "".join(self._told)

    async def write(self, text: str) -> None:
        """Take the next piece; it leaves at once unless another one has just left."""
        text = self._guard.feed(text)
        if self._softener is not None:
            text = self._softener.feed(text)
        if not text:
            return
        self._pending.append(text)
        loop = asyncio.get_running_loop()
        wait = self._last + GATHER - loop.time()
        if wait <= 0:
            self._leave()
        elif self._timer is None:
            self._timer = loop.call_later(wait, self._leave)

    async def flush(self) -> None:
        """Send what is still being gathered, and what was held back for nothing."""
        rest = self._guard.end()
        if self._softener is not None:
            rest = self._softener.feed(rest) + self._softener.end()
        if rest:
            self._pending.append(rest)
        self._leave()

    def _leave(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._pending:
            return
        text = "".join(self._pending)
        self._pending.clear()
        self._told.append(text)
        self._seq += 1
        self._last = asyncio.get_running_loop().time()
        session, scene, round_, attempt = self._key
        told = "".join(self._told)
        send(Delta(session, scene, round_, attempt, self._seq, text, told, self._audience))


def tell_unkept(session: int, scene: str, round_: int) -> None:
    """Tell the table, without the database, why the prose it has just read is told once more."""
    told: dict[str, Json] = {
        "message": _("The story could not be kept just now. Nothing you said is lost; it is told again."),
        "code": StorageError.code,
        "type": StorageError.type,
        "reconnect_required": False,
        "round": round_,
        "scene_id": scene,
        "trace_id": current_trace_id() or None,
    }
    send(Fleeting(session, "ERROR", told, story=True, scene=scene))
