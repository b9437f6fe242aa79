"""Rest for a service that is overloaded or down: after a few faults in a row nobody asks it for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from narrator.errors import EngineUnavailable

FAULTS: Final = 4
"""Faults in a row after which a service rests; one request that is tried three times does not exhaust them."""
REST_S: Final = 45.0


class Circuit:
    """Counts the faults of one service in a row. ``clock`` gives seconds and only goes forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._faults = 0
        self._until = 0.0

    def check(self) -> None:
        """Raise ``EngineUnavailable`` while the service rests; after it, one request is let through to see."""
        left = self._until - self._clock()
        if left > 0:
            raise EngineUnavailable(
                "The narrator's service has been failing and is left alone for a while.",
                hint=f"Try again in {max(1, round(left))} seconds.",
            )

    def failed(self, wait_s: float | None = None) -> None:
        """Note a fault; ``wait_s`` is how long the service asked to be left alone."""
        self._faults += 1
        if self._faults >= FAULTS:
            self._until = self._clock() + max(REST_S, wait_s or 0.0)

    def succeeded(self) -> None:
        """Note a reply that came whole."""
        self._faults = 0
