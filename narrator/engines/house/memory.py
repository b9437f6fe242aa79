"""What has been told already: keeps the house narrator from saying anything twice, even in other words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from narrator.engines.house.prose import sentences

_WORD = re.compile(r"[a-z0-9']+")
_SPOKEN = re.compile(r"“[^”]*”")
_SLOT = re.compile(r"\{[^}]*\}")
_LEANING = frozenset(
    ("it", "he", "she", "they", "its", "his", "her", "their", "this", "that", "these", "those")
)
_SIMILAR = 0.6
"""Share of a sentence's word triples that, heard in one earlier sentence, makes it count as told."""


@lru_cache(maxsize=8192)
def _triples(text: str) -> frozenset[tuple[str, ...]]:
    found = _WORD.findall(text.lower().replace("\u2019", "'"))
    if len(found) < 4:
        return frozenset([tuple(found)])
    return frozenset(tuple(found[place : place + 3]) for place in range(len(found) - 2))


class Memory:
    """Sentences told in the recent narrations and so far in this one."""

    def __init__(self, recent: Iterable[str] = ()) -> None:
        self._told: list[frozenset[tuple[str, ...]]] = []
        self._where: dict[tuple[str, ...], set[int]] = {}
        self._begun: list[str] = []
        self._sentences: list[str] = []
        for text in recent:
            self.add(text)

    def add(self, text: str) -> None:
        """Remember every sentence of a text."""
        for sentence in sentences(text):
            triples = _triples(sentence)
            for triple in triples:
                self._where.setdefault(triple, set()).add(len(self._told))
            self._told.append(triples)
            self._sentences.append(sentence.lower())
            self._begun.append(sentence[:90].lower())

    def stale(self, text: str) -> bool:
        """Whether any sentence of the text was told already, nearly word for word."""
        return any(self._heard(_triples(sentence)) for sentence in sentences(text))

    def all_stale(self, text: str) -> bool:
        """Whether every sentence of the text was told already."""
        return all(self._heard(_triples(sentence)) for sentence in sentences(text))

    def fresh_part(self, text: str) -> str:
        """The sentences of a text that were not told yet, in one line.

        One that leans on the sentence before it ("It has water in it.") goes where that one goes, and what
        somebody says goes as a whole.
        """
        kept: list[str] = []
        dropped = False
        for parts in _units(text):
            heard = any(self._heard(_triples(part)) for part in parts)
            dropped = heard or (dropped and opening(parts[0]) in _LEANING)
            if not dropped:
                kept += parts
        return " ".join(kept)

    def repeated(self, text: str) -> bool:
        """Whether a sentence of the text was told word for word, by itself or within a longer one."""
        wanted = [part.lower().rstrip(".!?…") for part in sentences(text)]
        return any(part in told for part in wanted for told in self._sentences)

    def began(self, begin: str) -> bool:
        """Whether a sentence told so far begins with these words."""
        wanted = begin.lower()
        return any(start.startswith(wanted) for start in self._begun)

    def worn(self, template: str) -> bool:
        """Whether a sentence told so far is this template with other words in its slots."""
        literal, frame = _frame(template)
        if frame is None:
            return False
        return any(literal in low and frame.search(low) for low in self._sentences)

    def _heard(self, triples: frozenset[tuple[str, ...]]) -> bool:
        shared: dict[int, int] = {}
        for triple in triples:
            for number in self._where.get(triple, ()):
                shared[number] = shared.get(number, 0) + 1
        return any(_same(count, len(triples), len(self._told[number])) for number, count in shared.items())


@lru_cache(maxsize=4096)
def _frame(template: str) -> tuple[str, re.Pattern[str] | None]:
    """A template's first sentence as a pattern in lower case, with its longest fixed part; None without slots.

    What somebody says in it is left out: it may be of any length, and it is never the same.
    """
    parts = _SLOT.split(_SPOKEN.sub("", sentences(template)[0].lower()))
    if len(parts) < 2 or sum(map(len, parts)) < 12:
        return "", None
    return max(parts, key=len), re.compile(".{1,60}".join(re.escape(part) for part in parts))


def _units(text: str) -> list[list[str]]:
    """The sentences of a text, those together that one quotation holds."""
    units: list[list[str]] = []
    inside = False
    for part in sentences(text):
        if inside:
            units[-1].append(part)
        else:
            units.append([part])
        straight = part.count('"') % 2 == 1
        inside = part.count("“") + inside > part.count("”") if not straight else not inside
    return units


def _same(shared: int, new: int, old: int) -> bool:
    shorter = min(new, old)
    if shorter == 1:
        return new == old
    return shared >= _SIMILAR * shorter


def opening(sentence: str) -> str:
    """The first word of a sentence in lower case, without marks."""
    found = _WORD.search(sentence.lower().replace("\u2019", "'"))
    return found.group() if found else ""
