"""Numbers and rolls that the prose tells, against those that the rules have thrown and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrator.checks.matter import Matter
from narrator.findings import Finding

_WORDS: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_VALUES: Final = {word: number for number, word in enumerate(_WORDS)} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_N: Final = r"(?P<n{0}>\d+|" + "|".join(_VALUES) + r")\b"
_CLAIMS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _N.format(1)
        + r"[ -](?:(?:more|extra|full) )?(?:points? of (?:\w+ )?)?(?:damage|hit points?|hp|harm|stress)\b",
        _N.format(1) + r" points? of \w+",
        r"\b(?:rolls?|rolled|throws? an?|roll(?:ed)? of|result of|total of|comes? up)(?: an?)? (?:natural )?"
        + _N.format(1),
        r"\b(?:damage|hit points?|hp|dc|difficulty|armou?r class|ac|stress)(?: (?:of|is|at|to|now|down to))* "
        + _N.format(1),
        r"\b(?:against|beats?|versus|vs\.?) (?:an? )?(?:difficulty|dc|target(?: number)?)(?: of)? "
        + _N.format(1),
        r"(?<![\w/])[+\u2212-](?P<n1>\d{1,2})(?: (?:to|bonus|modifier|on)\b|(?=[ .,;)]))",
        r"\b(?P<n1>\d{1,2})?d(?:4|6|8|10|12|20|100)\b",
        r"\bnatural " + _N.format(1),
        r"\b(?:gains?|earns?|awarded|gets?) (?P<n1>\d+|"
        + "|".join(_VALUES)
        + r") (?:xp|experience|levels?)\b",
        r"\b(?:level|rank) (?P<n1>\d+|" + "|".join(_VALUES) + r")\b(?= (?:now|at last|of the)|[.,;!])",
    )
)
_HINT: Final = re.compile(
    r"\d|(?i:damage|point|hp|harm|stress|roll|throw|result|total|comes? up|\bdc\b|difficult|class|natural"
    r"|xp|level|rank|experience)"
)
_DIGITS: Final = re.compile(r"\d+")


def find(matter: Matter) -> Iterator[Finding]:
    """Mechanical numbers that nothing in this turn has come to. A true one is let pass."""
    settled = (f"{one.summary} {one.told} {one.roll}" for one in matter.brief.outcomes)
    true = matter.known.amounts | {int(found) for text in settled for found in _DIGITS.findall(text)}
    seen: set[int] = set()
    for sentence in matter.own_sentences:
        if not _HINT.search(sentence.told):
            continue
        for pattern in _CLAIMS:
            for match in pattern.finditer(sentence.told):
                said = (match.group("n1") or "").lower()
                number = _VALUES.get(said, int(said) if said.isdigit() else -1)
                if number in true or sentence.start in seen:
                    continue
                seen.add(sentence.start)
                place = (sentence.start + match.start(), sentence.start + match.end())
                yield matter.finding(
                    "number",
                    "wrong",
                    place,
                    "The rules came to no such number.",
                    "Say what it looks like, without a number.",
                )
