"""The port by which somebody is asked what an absent player would do: among deeds on offer, by their own words.

Pure data and a protocol. What is asked holds one player's own words and what everybody in the scene may know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from narrator.contracts import CallLedger


@dataclass(frozen=True, slots=True)
class PickingQuestion:
    """Whose player is away, what that player has said in the turns before (oldest first), and the deeds on offer."""

    character: str
    said: tuple[str, ...]
    deeds: tuple[str, ...]


class Picker(Protocol):
    """Somebody who says what a player would do. Raises ``NarratorError`` (narrator.errors) and nothing else."""

    async def pick(self, question: PickingQuestion, ledger: CallLedger) -> int:
        """The place of one of the deeds on offer, from 0."""
        ...
