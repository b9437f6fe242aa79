"""A text as the checks read it: its sentences with their places, what is narrated and what somebody says."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_QUOTED: Final = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)
_END: Final = re.compile(r"(?:[.!?…]+[\"”\u2019')\]]*(?=\s+[\"“\u2018'(\[A-Z0-9À-Þ—]|\s*$))|\n+|$")
_ABBREVIATED: Final = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Fr|Sr|Jr|No|vs)|\be\.g|\bi\.e)\.$")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")

_IRREGULAR: Final = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "people": "person",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mous",
    "knives": "knif",
    "wolves": "wolf",
    "loaves": "loaf",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``text`` is the prose from ``start`` to ``end``, ``told`` the same without what is said aloud
    in it, blanked out in place."""

    start: int
    end: int
    text: str
    told: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """What stands in one pair of quotation marks, and where: the marks are from ``start`` to ``end``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text; ``told`` is as long as ``text`` and blank where somebody speaks."""

    text: str
    told: str
    sentences: tuple[Sentence, ...]
    spoken: tuple[Spoken, ...]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a place of the text; None for the space between two."""
        at = bisect_right(self.sentences, place, key=lambda one: one.start) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None


def read(text: str) -> Reading:
    """Read a text. A stretch of speech is never cut in two, whatever marks it holds."""
    marks = [(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    told, masked = list(text), list(text)
    for start, end in marks:
        told[start:end] = " " * (end - start)
        # What ends the speech may end the sentence around it.
        masked[start + 1 : max(start + 1, end - 2)] = "x" * max(0, end - start - 3)
    plain = "".join(told)
    sentences = tuple(
        Sentence(start, end, text[start:end], plain[start:end]) for start, end in _cuts("".join(masked))
    )
    spoken = tuple(Spoken(start, end, text[start:end].strip('“”"')) for start, end in marks)
    return Reading(text, plain, sentences, spoken)


def _cuts(masked: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(masked):
        piece = masked[start : match.end()]
        if _ABBREVIATED.search(piece) and match.end() < len(masked):
            continue
        end = start + len(piece.rstrip())
        start += len(piece) - len(piece.lstrip())
        if end > start:
            found.append((start, end))
        start = match.end()
    return found


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, with straight apostrophes."""
    return [word.replace("\u2019", "'") for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=2048)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words."""
    return frozenset(map(stem, words_of(text)))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word in lower case without the commonest English endings: enough to find "keys" in "key"."""
    low = word.lower().replace("\u2019", "'").removesuffix("'s").removesuffix("'")
    if low in _IRREGULAR or low.endswith("ss"):
        return _IRREGULAR.get(low, low)
    for end, instead in (("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", "")):
        if low.endswith(end) and len(low) - len(end) >= 3:
            return low[: len(low) - len(end)] + instead
    return low
