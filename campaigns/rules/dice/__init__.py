"""Dice notation: what a player types after /roll, read into dice and counted up once they have fallen."""

from __future__ import annotations

from campaigns.rules.dice.faces import check_faces, highest_face, keep_best, lowest_face
from campaigns.rules.dice.falling import MOST_WAVES, Wave
from campaigns.rules.dice.notation import (
    LARGEST_CONSTANT,
    MOST_DICE,
    MOST_SIDES,
    Addend,
    Advantage,
    Notation,
    Tally,
)
from campaigns.rules.dice.pools import Comparison, Pool, Reroll, Selection
from campaigns.rules.dice.reading import EXAMPLES, DiceNotationError, parse, spec

__all__ = [
    "EXAMPLES",
    "LARGEST_CONSTANT",
    "MOST_DICE",
    "MOST_SIDES",
    "MOST_WAVES",
    "Addend",
    "Advantage",
    "Comparison",
    "DiceNotationError",
    "Notation",
    "Pool",
    "Reroll",
    "Selection",
    "Tally",
    "Wave",
    "check_faces",
    "highest_face",
    "keep_best",
    "lowest_face",
    "parse",
    "spec",
]
