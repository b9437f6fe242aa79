"""Telling prose from a model's other words while it streams: only what stands in <story> marks is read out."""

from __future__ import annotations

import re

OPEN, CLOSE = "<story>", "</story>"
_MARK = re.compile(r"</?story>")


class StoryFilter:
    """Takes deltas as they come and gives back what belongs to the story; marks may be cut anywhere."""

    def __init__(self) -> None:
        self._held = ""
        self._inside = False
        self._fresh = True
        self._all: list[str] = []
        self._told: list[str] = []

    def feed(self, delta: str) -> str:
        """The part of the story that this delta completes; "" if none."""
        self._all.append(delta)
        self._held += delta
        out: list[str] = []
        while True:
            mark = CLOSE if self._inside else OPEN
            place = self._held.find(mark)
            if place < 0:
                keep = _overlap(self._held, mark)
                ready, self._held = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
                out.append(self._take(ready))
                break
            out.append(self._take(self._held[:place]))
            self._held = self._held[place + len(mark) :]
            self._inside = not self._inside
            self._fresh = self._inside
        return "".join(out)

    def _take(self, text: str) -> str:
        if not self._inside or not text:
            return ""
        if self._fresh:
            text = text.lstrip()
            self._fresh = not text
            if text and self._told:
                text = "\n\n" + text
        if text:
            self._told.append(text)
        return text

    def end(self) -> str:
        """What is left when a request ends: a story whose mark was never closed."""
        left = self._take(self._held) if self._inside else ""
        self._held = ""
        self._inside = False
        return left

    @property
    def told(self) -> str:
        """The story so far."""
        return "".join(self._told).strip()

    @property
    def unmarked(self) -> str:
        """Everything, without marks: what a model wrote that forgot them."""
        return _MARK.sub("", "".join(self._all)).strip()


def _overlap(text: str, mark: str) -> int:
    """How many characters at the end of a text may be the beginning of a mark."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)


def whole_sentences(text: str) -> str:
    """The text up to its last finished sentence; "" if none is."""
    ends = [match.end() for match in re.finditer(r"[.!?…][\"”\u2019)]*(?=\s|$)", text)]
    return text[: ends[-1]] if ends else ""
