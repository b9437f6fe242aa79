"""Lists of words, written as plain text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text that has them apart by spaces."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text that has them apart by bars."""
    return tuple(part.strip() for part in text.split("|") if part.strip())
