"""Keeps what was made of a value that is never changed in place, for as long as that very value is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps

from campaigns.rules.contracts import Json

type Stored = Mapping[str, Json]


def once_for_each[R](most: int) -> Callable[[Callable[[Stored], R]], Callable[[Stored], R]]:
    """Read each stored object once, told by its identity; at most ``most`` are kept, then all are let go.

    A round asks for the same sheet some fifty times. Stored objects are values: whoever changes one makes a new one.
    """

    def decorate(make: Callable[[Stored], R]) -> Callable[[Stored], R]:
        kept: dict[int, tuple[Stored, R]] = {}

        @wraps(make)
        def recall(stored: Stored) -> R:
            held = kept.get(id(stored))
            if held is not None and held[0] is stored:
                return held[1]
            made = make(stored)
            if len(kept) >= most:
                kept.clear()
            kept[id(stored)] = (stored, made)
            return made

        return recall

    return decorate
