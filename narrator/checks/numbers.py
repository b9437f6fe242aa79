"""Numbers and rolls that the prose tells, against those that the rules have thrown and counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from narrator.checks import number_rules
from narrator.checks.matter import Matter
from narrator.checks.reading import words_of
from narrator.findings import Finding

_N: Final = r"(?P<n{0}>\d+|" + "|".join(number_rules.VALUES) + r")\b"
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
        + "|".join(number_rules.VALUES)
        + r") (?:xp|experience|levels?)\b",
        r"\b(?:level|rank) (?P<n1>\d+|"
        + "|".join(number_rules.VALUES)
        + r")\b(?= (?:now|at last|of the)|[.,;!])",
    )
)
_HINT: Final = re.compile(
    r"\d|(?i:damage|point|hp|harm|stress|roll|throw|result|total|comes? up|\bdc\b|difficult|class|natural"
    r"|xp|level|rank|experience)"
)
_NUMBER: Final = re.compile(rf"\d|\b(?:{'|'.join(number_rules.VALUES)})\b", re.IGNORECASE)
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
                number = _value((match.group("n1") or "").lower())
                if number in true or sentence.start in seen:
                    continue
                seen.add(sentence.start)
                yield _finding(matter, (sentence.start + match.start(), sentence.start + match.end()))
    if not _NUMBER.search(matter.reading.told):
        return
    for place in matter.told(number_rules.LEXICON, number_rules.CLAIMS, "any"):
        said_now = [_value(word) for word in words_of(matter.text[slice(*place)])]
        if not any(number in true for number in said_now):
            yield _finding(matter, place)


def _value(word: str) -> int:
    return number_rules.VALUES.get(word, int(word) if word.isdigit() else -1)


def _finding(matter: Matter, place: tuple[int, int]) -> Finding:
    return matter.finding(
        "number",
        "wrong",
        place,
        "The rules came to no such number.",
        "Say what it looks like, without a number.",
    )
