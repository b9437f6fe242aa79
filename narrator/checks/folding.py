"""Texts without whatever could disguise them: case, spacing, accents, width, invisible and look-alike letters.

Compatibility folding is Unicode's NFKD (The Unicode Standard, annex 15); the look-alikes are the letters of other
scripts that Unicode's security data (technical standard 39) gives for the Latin alphabet, those that a keyboard has.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

_SAME: Final = {
    "a": "\u0430\u03b1\u0251\u1d004@\uff20",
    "b": "\u0432\u03b2\u0184\u042c\u044c\u0299",
    "c": "\u0441\u03f2\u1d04\u00a2",
    "d": "\u0501\u1d05\u0257",
    "e": "\u0435\u03b5\u0454\u1d07\u212e3\u0511",
    "g": "\u0261\u0262\u050d9",
    "h": "\u043d\u04bb\u029c",
    "i": "\u0456\u0457\u03b9\u0131\u026a1l|!\u04cf\u013c",
    "j": "\u0458\u03f3\u1d0a",
    "k": "\u043a\u03ba\u1d0b",
    "m": "\u043c\u1d0d",
    "n": "\u0578\u03b7\u0274\u043f",
    "o": "\u043e\u03bf\u03c3\u0585\u1d0f0\u00f8",
    "p": "\u0440\u03c1\u1d18",
    "q": "\u051b\u0566",
    "r": "\u0433\u0280\u1d26",
    "s": "\u0455\ua7315$\u0282\u017f",
    "t": "\u0442\u03c4\u1d1b7+",
    "u": "\u03c5\u057d\u1d1c\u00b5",
    "v": "\u03bd\u0475\u1d20",
    "w": "\u0461\u051d\u1d21\u03c9",
    "x": "\u0445\u03c7",
    "y": "\u0443\u03b3\u04af\u028f",
    "z": "\u1d222",
}
_LETTERS: Final = str.maketrans(
    {
        **{other: letter for letter, others in _SAME.items() for other in others},
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00f0": "d",
        "\u00fe": "th",
        "\u0142": "i",
        "\u0111": "d",
    }
)


def fold(text: str) -> str:
    """The text as letters and digits alone, each in one form."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(filter(str.isalnum, plain.translate(_LETTERS)))


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
