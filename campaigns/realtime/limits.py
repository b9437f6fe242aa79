"""How much one socket may send."""

from __future__ import annotations

from collections import deque
from typing import Final

from django.utils.translation import gettext as _

from campaigns.errors import InvalidRequest

MAX_BYTES: Final = 64 * 1024
MOST_FRAMES: Final = 20
WINDOW: Final = 1.0
MOST_REVEALS: Final = 4
DEEPEST: Final = 12


class Pace:
    """At most ``most`` frames in any one second; the times are the caller's monotonic clock, in seconds."""

    def __init__(self, most: int = MOST_FRAMES) -> None:
        self._most = most
        self._times: deque[float] = deque()

    def allows(self, now: float) -> bool:
        """Whether one more is allowed now; one that is not allowed does not count."""
        while self._times and now - self._times[0] >= WINDOW:
            self._times.popleft()
        if len(self._times) >= self._most:
            return False
        self._times.append(now)
        return True


def check_shape(decoded: object, levels: int = DEEPEST) -> None:
    """Raise ``InvalidRequest`` for JSON nested deeper than ``levels`` and for text that no database can hold.

    JSON can spell halves of surrogate pairs and NUL; UTF-8 has no place for the former, PostgreSQL none for the
    latter.
    """
    if isinstance(decoded, str):
        if "\0" in decoded or not _is_unicode(decoded):
            raise InvalidRequest(_("That text has characters that are none."))
    elif isinstance(decoded, dict | list):
        if levels == 0:
            raise InvalidRequest(_("That is nested too deeply."))
        if isinstance(decoded, dict):
            for key in decoded:
                check_shape(key)
        for inner in decoded.values() if isinstance(decoded, dict) else decoded:
            check_shape(inner, levels - 1)


def _is_unicode(text: str) -> bool:
    return text.isascii() or not any("\ud800" <= mark <= "\udfff" for mark in text)
