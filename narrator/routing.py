"""The port by which somebody is asked what a player means: a question with what may be chosen, and the choice.

Pure data and a protocol. A question holds what the player's character can see, and nothing that would be news to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol

from narrator.contracts import CallLedger

type Surety = Literal["sure", "likely", "unsure"]

SURETIES: Final[Mapping[Surety, float]] = {"sure": 0.95, "likely": 0.75, "unsure": 0.4}
"""What the words for confidence are worth."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that may be chosen: by ``ref``, which means nothing outside its question."""

    ref: str
    label: str


@dataclass(frozen=True, slots=True)
class RoutingQuestion:
    """One player's words, and what they may mean.

    ``kinds`` are the deeds there are, with what each is; ``people`` whom they may be done to, ``things`` what with.
    """

    character: str
    text: str
    kinds: Mapping[str, str]
    people: tuple[Choice, ...] = ()
    things: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a player means: one of the question's kinds, and of its refs or nothing."""

    kind: str
    who: str = ""
    what: str = ""
    surety: Surety = "unsure"

    @property
    def confidence(self) -> float:
        """The surety as a number from 0 to 1."""
        return SURETIES[self.surety]


class Router(Protocol):
    """Somebody who says what a player means. Raises ``NarratorError`` (narrator.errors) and nothing else."""

    asks: bool
    """Whether anybody is asked at all; where not, what the rules have read stands."""

    async def route(self, question: RoutingQuestion, ledger: CallLedger) -> Reading | None:
        """Choose among what the question offers; None where the rules' own reading is to stand."""
        ...


class RulesRouter:
    """The default: nobody is asked."""

    asks = False

    async def route(self, question: RoutingQuestion, ledger: CallLedger) -> Reading | None:
        """Let the rules' reading stand; costs nothing."""
        return None
