"""Letters that look like others: one fold for secrets, the guard, names and the marks of a prompt.

The table gives the letters of other scripts that Unicode's security data (technical standard 39) holds to be
confusable with the Latin ones, as far as keyboards and fonts have them: Cyrillic, Greek, Armenian, Cherokee, Lisu,
Tifinagh and the small capitals of phonetics. Full width, mathematical and ringed letters are Unicode's compatibility
forms (NFKD).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ALIKE: Final = {
    "A": "\u0391\u0410\u13aa\ua4ee\u1d00",
    "B": "\u0392\u0412\u13f4\u15f7\ua4d0\u0299\ua7b4",
    "C": "\u0421\u03f9\u13df\ua4da\u2ca4",
    "D": "\u13a0\u15de\ua4d3\u1d05",
    "E": "\u0395\u0415\u13ac\u2d39\ua4f0\u1d07",
    "F": "\u03dc\ua4dd\u15b4",
    "G": "\u050c\u13c0\u13f3\ua4d6\u0262",
    "H": "\u0397\u041d\u13bb\ua4e7\u029c\u157c",
    "I": "\u0399\u0406\ua4f2\u2d4f\u026a",
    "J": "\u0408\u13ab\ua4d9\u037f\u1d0a",
    "K": "\u039a\u041a\u13e6\ua4d7\u1d0b",
    "L": "\u13de\ua4e1\u053c\u029f",
    "M": "\u039c\u041c\u13b7\u03fa\ua4df\u1d0d",
    "N": "\u039d\ua4e0\u0274",
    "O": "\u039f\u041e\u0555\ua4f3\u2d54\u1d0f\u2c9e",
    "P": "\u03a1\u0420\u13e2\ua4d1\u1d18",
    "Q": "\u2d55\u051a",
    "R": "\u13a1\u13d2\ua4e3\u0280\u1d26",
    "S": "\u0405\u054f\u13d5\u13da\ua4e2\ua731",
    "T": "\u03a4\u0422\u13a2\ua4d4\u1d1b",
    "U": "\u054d\ua4f4\u1d1c",
    "V": "\u0474\u13d9\ua4e6\u2d38\u1d20",
    "W": "\u051c\u13b3\u13d4\ua4ea\u1d21",
    "X": "\u03a7\u0425\ua4eb\u2d5d",
    "Y": "\u03a5\u04ae\ua4ec\u13a9\u13bd\u028f",
    "Z": "\u0396\u13c3\ua4dc\u1d22",
    "a": "\u0430\u03b1\u0251",
    "b": "\u0184\u042c\u044c\u13cf\u0432\u03b2\u1472",
    "c": "\u0441\u03f2\u1d04\uabaf\u00a2",
    "d": "\u0501\u13e7\u0257\u00f0\u0111",
    "e": "\u0435\u0454\u04bd\u212e\uab32\u0511",
    "f": "\uab35\u0584\u017f",
    "g": "\u0261\u0581\u018d\u050d",
    "h": "\u04bb\u0570\u13c2\u043d",
    "i": "\u0456\u03b9\u0131\u0269\u13a5\uab75\u0457",
    "j": "\u0458\u03f3\u0575",
    "k": "\u03ba\u043a",
    "l": "\u04cf\u04c0\u01c0\u2223\u0142\u013c\u0627",
    "m": "\u043c",
    "n": "\u0578\u057c\u03b7\u043f",
    "o": "\u043e\u03bf\u03c3\u0585\u1d11\u1040\u00f8\u0966",
    "p": "\u0440\u03c1\u2374\u03f1",
    "q": "\u051b\u0563\u0566",
    "r": "\u0433\uab47\uab48",
    "s": "\u0455\u01bd\uabaa\u0282",
    "t": "\u0442\u03c4",
    "u": "\u03c5\u028b\u057d\ua79f\u00b5\u03bc",
    "v": "\u0475\u03bd\uaba9",
    "w": "\u0561\u051d\u0461\u026f\uab83\u03c9",
    "x": "\u0445\u03c7\u1541",
    "y": "\u0443\u03b3\u04af\u1eff\u10e7",
    "z": "\uab93\u0290",
}
_LETTERS: Final = {ord(other): letter for letter, others in _ALIKE.items() for other in others}
_STROKES: Final = str.maketrans(dict.fromkeys("I1|", "l") | {"0": "O"})
"""What looks the same in many fonts though it is on every keyboard: told apart by its case."""
_UNSEEN: Final = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Marks over Latin, Greek and Cyrillic letters, and what shows nothing: joiners, fillers, marks of direction."""


def alike(text: str) -> str:
    """A text, letter for letter, with the Latin letter for each that looks like one."""
    return text.translate(_LETTERS)


def bare(text: str) -> str:
    """A text without marks and invisible characters, in compatibility forms, with the Latin letter for each look-alike.

    What it gives stays the same when it is given again.
    """
    return alike(_UNSEEN.sub("", unicodedata.normalize("NFKD", alike(text))))


def confusable(first: str, second: str) -> bool:
    """Whether somebody who reads two names may take one for the other."""
    one, other = (" ".join(bare(name).split()) for name in (first, second))
    return one.casefold() == other.casefold() or one.translate(_STROKES) == other.translate(_STROKES)
