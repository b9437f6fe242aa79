"""What is told to single seats alone: how each likes it, and what was told so before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from campaigns.models import Event, Seat
from narrator.brief import Verbosity, Vocabulary, Voice
from narrator.contracts import Brief, Question

_LENGTHS: Final[dict[str, Verbosity]] = {"short": "concise", "long": "verbose"}
_WORDS: Final[dict[str, Vocabulary]] = {"plain": "accessible", "rich": "literary"}
_LOOKED_THROUGH: Final = 4
"""How many times as many private events are looked through for those that were told by somebody's senses."""


@dataclass(frozen=True, slots=True)
class Taste:
    """How one player likes what is told to them alone: a length and words, None and empty as the table's are."""

    length: Verbosity | None = None
    words: Vocabulary = ""

    def of(self, brief: Brief) -> Brief:
        """A brief for that player alone, to their taste."""
        return replace(brief, voice=self._voice(brief.voice), verbosity=self.length or brief.verbosity)

    def asked(self, question: Question) -> Question:
        """A question of that player's, to be answered to their taste."""
        return replace(
            question, voice=self._voice(question.voice), verbosity=self.length or question.verbosity
        )

    def _voice(self, voice: Voice) -> Voice:
        return replace(voice, vocabulary=self.words) if self.words else voice


TASTELESS: Final = Taste()


def tastes_of(session_id: int, seats: Sequence[str]) -> dict[str, Taste]:
    """The tastes of some seats' players, by seat; one query."""
    rows = Seat.objects.filter(session=session_id, public_id__in=seats)
    return {
        seat: Taste(_LENGTHS.get(length), _WORDS.get(words, ""))
        for seat, length, words in rows.values_list("public_id", "private_length", "private_words")
    }


def taste_of(session_id: int, seat: str) -> Taste:
    """The taste of one seat's player."""
    return tastes_of(session_id, (seat,)).get(seat, TASTELESS)


def own_prose(session_id: int, seat: str, most: int) -> tuple[str, ...]:
    """What reached a seat of the latest turns that its character did not perceive, oldest first."""
    told = Event.objects.filter(session=session_id, kind="NARRATION_SEGMENT", grants__seat__public_id=seat)
    bodies = told.order_by("-position").values_list("stored__body", flat=True)[: most * _LOOKED_THROUGH]
    found = [str(body.get("text", "")) for body in bodies if body.get("lost")]
    return tuple(reversed(found[:most]))
