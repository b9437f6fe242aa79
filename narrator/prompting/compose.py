"""A brief as a prompt: blocks that stay the same for a session, and the turn's own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from narrator.brief import Voice
from narrator.contracts import Brief, Question
from narrator.prompting import questions, situation, style
from narrator.prompting.sections import Section, SectionCount, counted, shorten, write_all

TAIL: Final = 16_000
"""Bytes of a turn's own text at most."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """``system`` blocks are the same for every turn of a session and may be cached; ``user`` is the turn.

    ``counts`` says what each section of both takes.
    """

    system: tuple[str, ...]
    user: str
    counts: tuple[SectionCount, ...] = ()

    def whole(self) -> str:
        """All of it as one text, for the record."""
        return "\n\n".join([*self.system, self.user])

    @property
    def prefix(self) -> str:
        """Twelve hex digits that change when the stable part does."""
        return sha256("\n\n".join(self.system).encode()).hexdigest()[:12]


def compose(brief: Brief) -> Prompt:
    """The prompt for one turn. What is for one seat alone (``brief.private``) is not in it."""
    return _composed(style.SECTIONS, brief.voice, situation.SECTIONS, brief)


def compose_aside(question: Question) -> Prompt:
    """The prompt for an aside."""
    return _composed(style.ASIDE_SECTIONS, question.voice, questions.SECTIONS, question)


def _composed[T](stable: Sequence[Section[Voice]], voice: Voice, own: Sequence[Section[T]], of: T) -> Prompt:
    system, turn = write_all(stable, voice), write_all(own, of)
    dropped = shorten(own, turn, TAIL)
    return Prompt(
        tuple("\n".join(body.entries) for body in system.values()),
        "\n\n".join(body.text(name) for name, body in turn.items() if body.entries),
        (*counted(stable, system, {}), *counted(own, turn, dropped)),
    )
