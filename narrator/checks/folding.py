"""Texts without whatever could disguise them: case, spacing, accents, width, invisible and look-alike letters, figures.

Look-alikes are folded as everywhere (``narrator.lookalikes``); figures that stand for letters only here, where a secret
is looked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from narrator.lookalikes import bare

_FIGURES: Final = str.maketrans(
    {
        "4": "a",
        "@": "a",
        "1": "i",
        "|": "i",
        "!": "i",
        "l": "i",
        "3": "e",
        "0": "o",
        "5": "s",
        "$": "s",
        "7": "t",
        "+": "t",
        "2": "z",
        "9": "g",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00fe": "th",
    }
)
"""Figures and signs that are written for letters; l and i are one, since 1 is written for both."""


_QUOTES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u201c\u201d\u2013\u2014\u2026"))


def fold(text: str) -> str:
    """The text as letters and digits alone, each in one form."""
    plain = text.translate(_QUOTES)
    # Most prose is plain once its quotation marks are gone: that is quicker to fold.
    plain = plain.lower() if plain.isascii() else bare(bare(plain).casefold())
    return "".join(filter(str.isalnum, plain.translate(_FIGURES)))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The same, remembered: for texts that come again and again."""
    return fold(text)


def place_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in ``text`` the letters ``start`` to ``end`` of its folded form stand."""
    seen, first = 0, 0
    for place, letter in enumerate(text):
        count = len(fold(letter))
        if seen <= start < seen + count:
            first = place
        seen += count
        if seen >= end:
            return first, place + 1
    return first, len(text)
