"""Which of several sentences the house narrator takes, by the words that a table likes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from narrator.brief import Vocabulary


def _letters(text: str) -> float:
    """Letters of a word in the mean."""
    words = text.split()
    return sum(len(word) for word in words) / max(1, len(words))


def _breath(text: str) -> float:
    """Words of a sentence in the mean."""
    return len(text.split()) / max(1, sum(text.count(mark) for mark in ".!?"))


def _hard(text: str) -> float:
    """How hard a text is to read: long words and long sentences, as readability formulas weigh them."""
    return 5 * _letters(text) + _breath(text)


TASTES: Final[Mapping[Vocabulary, Callable[[str], float]]] = {
    "": lambda text: 0.0,
    "accessible": _hard,
    "literary": lambda text: -_letters(text),
    "epic": lambda text: -_hard(text),
}
"""What is taken comes first: the lowest of them."""
