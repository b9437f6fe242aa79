"""Choices drawn from a seed: the same seed and key give the same choice in any process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


class Chance:
    """A source of choices. Every question has its own key: one more question moves no other answer."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def number(self, key: str, below: int) -> int:
        """A whole number from 0 to ``below`` - 1."""
        digest = hashlib.blake2b(f"{self._seed}/{key}".encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % below

    def under(self, key: str, fraction: float) -> bool:
        """True in ``fraction`` (0 to 1) of all seeds."""
        return self.number(key, 10_000) < fraction * 10_000

    def pick[T](self, key: str, options: Sequence[T]) -> T:
        """One of the options; there must be at least one."""
        return options[self.number(key, len(options))]

    def order[T](self, key: str, options: Sequence[T]) -> list[T]:
        """The options in an order of this seed's own."""
        ranked = sorted(range(len(options)), key=lambda place: (self.number(f"{key}#{place}", 2**32), place))
        return [options[place] for place in ranked]
