"""Choices that are the same whenever a turn is computed again: drawn by hash from seed, turn and purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def number(seed: str, turn: int, purpose: str) -> int:
    """A whole number below 2**64, the same for the same arguments."""
    digest = hashlib.sha256(f"{seed}:{turn}:{purpose}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def pick[T](seed: str, turn: int, purpose: str, options: Sequence[T]) -> T:
    """One of ``options``, which must not be empty."""
    return options[number(seed, turn, purpose) % len(options)]


def rotate[T](seed: str, purpose: str, options: Sequence[T], used: int) -> T:
    """The ``used``-th of ``options`` in an order of the session's own: each comes before one comes again."""
    start = number(seed, 0, purpose) % len(options)
    return options[(start + used) % len(options)]


def made_id(seed: str, turn: int, purpose: str) -> str:
    """An id for something made in play: 32 hex digits."""
    return hashlib.sha256(f"id:{seed}:{turn}:{purpose}".encode()).hexdigest()[:32]
