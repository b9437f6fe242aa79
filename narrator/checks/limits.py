"""The table's lines, which are never crossed, and its veils, which are not looked behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks.matter import Matter
from narrator.checks.reading import Sentence, stem, stems, words_of
from narrator.checks.topics import touches
from narrator.findings import Finding

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "with",
        "for",
        "no",
        "any",
        "anything",
        "being",
        "against",
        "towards",
        "toward",
    ]
)
_HIDES: Final = re.compile(
    r"\b(?:later|afterwards|hours|morning|unseen|fades?|behind (?:the|a|that|closed) (?:\w+ )?(?:doors?"
    r"|curtains?|screen)"
    r"|(?:doors?|curtains?) (?:is|are|shuts?|closes?|falls?|drawn)|(?:shuts?|closes?|draws?) the (?:doors?|curtains?)"
    r"|(?:it|that|this) is over|is over|in the dark(?! of)|goes dark|out of sight)\b",
    re.IGNORECASE,
)
"""How a sentence looks away."""


def find(matter: Matter) -> Iterator[Finding]:
    """Sentences that hold what a line forbids, and those that dwell on what is veiled.

    A limit of several words is met where all of them stand in one sentence. Something veiled may be named once, where
    the sentence looks away from it.
    """
    for line in matter.brief.lines:
        for sentence in _with(matter, line):
            yield matter.finding(
                "line",
                "forbidden",
                (sentence.start, sentence.end),
                "The table has drawn a line here.",
                "Leave it out of the story altogether.",
            )
    for veil in matter.brief.veils:
        met = list(_with(matter, veil))
        for number, sentence in enumerate(met):
            if number or not _HIDES.search(sentence.text):
                yield matter.finding(
                    "veil",
                    "wrong",
                    (sentence.start, sentence.end),
                    "The table has veiled this.",
                    "Let it happen out of sight: look away, and go on afterwards.",
                )


def _with(matter: Matter, limit: str) -> Iterator[Sentence]:
    return (sentence for sentence in matter.reading.sentences if crosses(sentence.text, limit))


def crosses(sentence: str, limit: str) -> bool:
    """Whether a sentence comes to every word of a limit that means something, by it or by what it is about."""
    wanted = _meaning(limit)
    if not wanted:
        return False
    words = stems(sentence)
    return all(
        word in words
        or (len(word) > 4 and any(one.startswith(word) for one in words))
        or touches(sentence, word)
        for word in wanted
    )


@lru_cache(maxsize=1024)
def _meaning(limit: str) -> frozenset[str]:
    """The stems of a limit's words that mean something."""
    return frozenset(stem(word) for word in words_of(limit) if word not in _SMALL)
