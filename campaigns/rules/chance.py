"""The Dice port in use: throws drawn from a seed chain, each recorded to be stored and verified."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from campaigns.rules.contracts import DieSpec, Throw
from campaigns.rules.fairness import CHAIN_LENGTH, chain_of, faces, locate


@dataclass(frozen=True, slots=True)
class RecordedThrow:
    """A throw and all it takes to store it: ``index`` is its seed's place in the chain of ``generation``."""

    throw: Throw
    reason: str
    public: bool
    server_seed: str
    client_seed: str
    nonce: int
    generation: int
    index: int


@dataclass(slots=True)
class ChainCursor:
    """Where a session stands in one of its chains: ``ordinal`` rolls have been drawn from ``secret`` yet."""

    secret: bytes
    ordinal: int = 0

    def draw(self) -> tuple[bytes, int, int]:
        """The next seed with its generation and index."""
        generation, index = locate(self.ordinal)
        self.ordinal += 1
        return chain_of(self.secret, generation).seed(index), generation, index

    @property
    def anchor(self) -> str:
        """The anchor of the generation in use, hex."""
        return chain_of(self.secret, locate(self.ordinal)[0]).anchor

    @property
    def previous(self) -> str:
        """What the next seed's SHA-256 will be: the seed revealed last in this generation, or the anchor."""
        generation, index = locate(self.ordinal)
        chain = chain_of(self.secret, generation)
        return chain.anchor if index == 1 else chain.seed(index - 1).hex()

    @property
    def left(self) -> int:
        """Seeds left under the anchor in use; the next anchor is to be announced before they run out."""
        return CHAIN_LENGTH - locate(self.ordinal)[1] + 1


class SeededDice:
    """Dice whose faces follow from two secrets, one chain for what everyone sees and one for what not.

    ``client_seed`` is the session's slug; ``mint`` makes the id of each stored roll. ``records`` grows with
    every throw, in order.
    """

    def __init__(
        self, shown: ChainCursor, hidden: ChainCursor, client_seed: str, mint: Callable[[], str]
    ) -> None:
        self.shown = shown
        self.hidden = hidden
        self.client_seed = client_seed
        self._mint = mint
        self.records: list[RecordedThrow] = []

    @classmethod
    def from_label(cls, label: str) -> SeededDice:
        """Dice that follow from a word alone, with ids ``label-1``, ``label-2`` …: for tests and examples."""
        made = iter(range(1, 10**9))
        shown, hidden = (
            ChainCursor(hashlib.sha256(f"{label}:{use}".encode()).digest()) for use in ("shown", "hidden")
        )
        return cls(shown, hidden, label, lambda: f"{label}-{next(made)}")

    def throw(self, dice: Sequence[DieSpec], *, reason: str, public: bool = True) -> Throw:
        """Throw ``dice`` with the next seed of the chain that fits and record it."""
        seed, generation, index = (self.shown if public else self.hidden).draw()
        thrown = Throw(self._mint(), tuple(dice), faces(seed, self.client_seed, 0, dice))
        self.records.append(
            RecordedThrow(thrown, reason, public, seed.hex(), self.client_seed, 0, generation, index)
        )
        return thrown
