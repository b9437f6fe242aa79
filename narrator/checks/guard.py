"""Prose on its way out while it is being written: whatever may become a secret waits until it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from narrator.checks.folding import fold
from narrator.checks.limits import crosses
from narrator.checks.reading import read
from narrator.checks.secrets import Secrets

_ENDS: Final = '.!?…”"\n'


class Guard:
    """Takes prose in pieces and gives back what may be read by now.

    At most as many letters as the longest piece searched for are held back, or the sentence that is being written
    where the table has drawn ``lines``. After a secret or a line nothing more comes: the rest is read when the turn
    has settled.
    """

    def __init__(self, secrets: Secrets, lines: Sequence[str] = ()) -> None:
        self._secrets = secrets
        self._lines = tuple(lines)
        self._held = ""
        self.shut = False

    def feed(self, piece: str) -> str:
        """What this piece lets go of."""
        if self.shut:
            return ""
        self._held += piece
        plain = fold(self._held)
        if self._secrets.within(plain):
            self._shut()
            return ""
        ready = len(self._held) - self._waiting(plain)
        if self._lines:
            ready = self._whole(ready)
        free, self._held = self._held[:ready], self._held[ready:]
        return free

    def end(self) -> str:
        """What is left when the prose is whole."""
        held, self._held = self._held, ""
        if self.shut or any(crosses(held, line) for line in self._lines):
            self._shut()
            return ""
        return held

    def _shut(self) -> None:
        self.shut, self._held = True, ""

    def _waiting(self, plain: str) -> int:
        """How many characters at the end hold letters that may be the beginning of a secret."""
        letters = self._secrets.open_end(plain) if self._secrets else 0
        size = seen = 0
        while seen < letters:
            size += 1
            seen += len(fold(self._held[-size]))
        return size

    def _whole(self, ready: int) -> int:
        """Up to where finished sentences go that cross no line."""
        end = 0
        for sentence in read(self._held[:ready]).sentences:
            if sentence.text[-1] not in _ENDS or sentence.end == ready:
                break
            if any(crosses(sentence.text, line) for line in self._lines):
                self._shut()
                break
            end = sentence.end
        return end if not self.shut else 0
