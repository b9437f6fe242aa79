"""How a table wants its story told: length, words, tone, language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from genre_packs.resolved import ResolvedWorld
from narrator.brief import Verbosity, Vocabulary

CROWD: Final = 5
"""Players at whose number there is so much to tell that each turn is told shortly."""


@dataclass(frozen=True, slots=True)
class Manner:
    """What a table has chosen; what is empty is left to its size, or to the world as it is written.

    ``tone`` names one of the pack's presets, ``language`` is an English name; ``mild`` is told without swearing.
    """

    length: Verbosity | None = None
    words: Vocabulary = ""
    tone: str = ""
    language: str = "English"
    mild: bool = False

    def length_for(self, players: int) -> Verbosity:
        """How long a turn is told for so many players: one is told the most, a crowd the least."""
        if self.length is not None:
            return self.length
        return "verbose" if players <= 1 else "concise" if players >= CROWD else "standard"


AS_WRITTEN: Final = Manner()


def axis_values(story: ResolvedWorld, tone: str) -> Mapping[str, float]:
    """The dials of tone by id, 0 to 1: a preset's values before the world's own, the genre's where neither has any.

    A preset that the pack does not have changes nothing.
    """
    preset = next((one for one in story.axes.presets if one.name == tone), None)
    chosen = preset.values if preset is not None else {}
    return {
        axis.id: chosen.get(axis.id, story.world.axis_snapshot.get(axis.id, axis.default))
        for axis in story.axes.definitions
    }
