"""All checks of one narration, and cutting out what cannot stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from narrator.brief import Brief
from narrator.checks import (
    agency,
    harm,
    items,
    leaks,
    limits,
    machinery,
    names,
    numbers,
    outcomes,
    people,
    places,
    repetition,
)
from narrator.checks.known import Known
from narrator.checks.matter import Matter
from narrator.checks.reading import Reading, read
from narrator.findings import Finding

type _Check = Callable[[Matter], Iterator[Finding]]

_ANY_LANGUAGE: Final[tuple[_Check, ...]] = (leaks.find, limits.find, machinery.find, repetition.find)
_ENGLISH: Final[tuple[_Check, ...]] = (
    outcomes.find,
    harm.find,
    items.find,
    places.find,
    people.find,
    names.find,
    agency.find,
    numbers.find,
)
"""Those that read sentences as English has them: elsewhere they would take every capital for a name."""
LEAST_LEFT: Final = 8
"""Words that a narration has at least after a cut that is not forced."""
_GAPS: Final = re.compile(r"[ \t]{2,}")
_BREAKS: Final = re.compile(r"\s*\n\s*\n\s*")


def check(text: str, brief: Brief, known: Known) -> tuple[Finding, ...]:
    """What is wrong with a piece of shared prose, in the order of its text.

    In a language other than English only secrets, lines and veils, the machinery and repetitions are looked for.
    """
    matter = Matter(text, brief, known)
    checks = (*_ANY_LANGUAGE, *_ENGLISH) if "English" in brief.voice.language else _ANY_LANGUAGE
    found = sorted((one for find in checks for one in find(matter)), key=lambda one: (one.start, one.end))
    return tuple(_once(found, matter.reading))


def _once(findings: Sequence[Finding], reading: Reading) -> Iterator[Finding]:
    """One finding of each kind a sentence; of what is forbidden, all."""
    seen: set[tuple[str, int]] = set()
    for one in findings:
        sentence = reading.sentence_at(one.start)
        key = (one.kind, sentence.start if sentence is not None else -one.start)
        if one.severity == "forbidden" or key not in seen:
            seen.add(key)
            yield one


def check_private(text: str, seat: str, brief: Brief, known: Known) -> tuple[Finding, ...]:
    """What is wrong with prose for one seat: only what is another's secret, or a line of the table's."""
    matter = Matter(text, brief, known)
    secrets = known.own.get(seat, known.secrets)
    found = (*leaks.find_in(matter, secrets), *(one for one in limits.find(matter) if one.kind == "line"))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def forbidden(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that never settle."""
    return tuple(one for one in findings if one.severity == "forbidden")


def wrong(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that contradict the game or the table: repaired once."""
    return tuple(one for one in findings if one.severity == "wrong")


def cut(text: str, findings: Sequence[Finding]) -> str:
    """The text without the sentences that the findings stand in; "" when none is left."""
    reading: Reading = read(text)
    out: list[str] = []
    last = 0
    for sentence in reading.sentences:
        if any(one.start < sentence.end and one.end > sentence.start for one in findings):
            out.append(text[last : sentence.start])
            last = sentence.end
    out.append(text[last:])
    left = _BREAKS.sub("\n\n", _GAPS.sub(" ", "".join(out)))
    return "\n\n".join(part.strip() for part in left.split("\n\n") if part.strip())


def cut_if_left(text: str, findings: Sequence[Finding]) -> str:
    """The same, where it leaves something to read; else the text as it is."""
    shorter = cut(text, findings)
    return shorter if len(shorter.split()) >= LEAST_LEFT else text
