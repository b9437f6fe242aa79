"""Secrets as something to search for: never shown to a model, only compared with what leaves.

A secret is found by any run of ``RUN`` folded letters that it shares with a text and that nobody may read elsewhere;
a short one, or a word that stands in no public text, by the whole of it. What is said in other words is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from narrator.checks.folding import fold, folded, place_of

RUN: Final = 26
"""Letters of a run: five or six words, longer than what two writers share by chance."""
LEAST: Final = 7
"""Letters that a whole short secret or a telling word has at least."""
_TELLING: Final = re.compile(r"(?<![.!?…:“\"\n] )(?<!^)\b[A-Z][^\W\d_]+\b|\b\w*\d\w*(?:-\w+)*\b")


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a text is searched for. ``runs`` are of ``RUN`` letters, ``wholes`` shorter; ``joined`` holds all."""

    runs: frozenset[str] = frozenset()
    wholes: tuple[str, ...] = ()
    joined: str = ""

    def __bool__(self) -> bool:
        return bool(self.joined)

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the first secret of a text stands in it; None when it holds none."""
        plain = fold(text)
        hit = self._hit(plain)
        return None if hit is None else place_of(text, *hit)

    def within(self, plain: str) -> bool:
        """Whether an already folded text holds a secret."""
        return self._hit(plain) is not None

    def _hit(self, plain: str) -> tuple[int, int] | None:
        hits = [(plain.find(whole), len(whole)) for whole in self.wholes if whole in plain]
        found = [(start, start + length) for start, length in hits]
        runs = self.runs
        if runs:
            for start in range(len(plain) - RUN + 1):
                if plain[start : start + RUN] in runs:
                    end = start + RUN
                    while end < len(plain) and plain[end + 1 - RUN : end + 1] in runs:
                        end += 1
                    found.append((start, end))
                    break
        return min(found, default=None)

    def open_end(self, plain: str) -> int:
        """How many letters at the end of a folded text may be the beginning of a secret."""
        size = 0
        # As much as the longest of them: less would let go of it piece by piece.
        most = min(max((RUN, *map(len, self.wholes))), len(plain))
        while size < most and plain[len(plain) - size - 1 :] in self.joined:
            size += 1
        return size


def secrets_of(texts: Iterable[str], public: Sequence[str] = (), *, long: Iterable[str] = ()) -> Secrets:
    """Secrets to search for, less whatever stands in the ``public`` texts, which all may read.

    Of ``long`` texts only runs of twice the length count, and words that hold a digit: they may be told, not read out.
    """
    runs: set[str] = set()
    wholes: set[str] = set()
    joined: list[str] = []
    for text in texts:
        mine, whole = _parts(text)
        runs.update(mine)
        wholes.update(whole)
        joined.append(folded(text))
    for text in long:
        plain = folded(text)
        wholes.update(plain[start : start + 2 * RUN] for start in range(0, len(plain) - 2 * RUN + 1, 4))
        wholes.update(word for word in _parts(text)[1] if any(map(str.isdigit, word)))
        joined.append(plain)
    if not runs and not wholes:
        return Secrets()
    for text in public:
        runs.difference_update(_parts(text)[0])
    read = "\n".join(map(folded, public))
    wholes = {whole for whole in wholes if whole not in read}
    return Secrets(frozenset(runs), tuple(sorted(wholes)), "\n".join([*joined, *wholes]))


@lru_cache(maxsize=2048)
def _parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plain = folded(text)
    runs = tuple(plain[start : start + RUN] for start in range(len(plain) - RUN + 1))
    wholes = (*((plain,) if LEAST <= len(plain) < RUN else ()), *_telling(text))
    return runs, wholes


def _telling(text: str) -> Iterator[str]:
    """Names and codes in a secret: one word of them is enough to give it away."""
    for found in _TELLING.finditer(text):
        plain = folded(found.group())
        if LEAST <= len(plain) < RUN:
            yield plain
