"""A brief as a prompt: blocks that stay the same for a session, and the turn's own text."""

from __future__ import annotations

from dataclasses import dataclass

from narrator.contracts import Brief, Question
from narrator.prompting import situation, style


@dataclass(frozen=True, slots=True)
class Prompt:
    """``system`` blocks are the same for every turn of a session and may be cached; ``user`` is the turn."""

    system: tuple[str, ...]
    user: str

    def whole(self) -> str:
        """All of it as one text, for the record."""
        return "\n\n".join([*self.system, self.user])


def compose(brief: Brief) -> Prompt:
    """The prompt for one turn. What is for one seat alone (``brief.private``) is not in it."""
    sections = [section(brief) for section in situation.SECTIONS]
    return Prompt(style.stable_sections(brief.voice), "\n\n".join(text for text in sections if text))


def compose_aside(question: Question) -> Prompt:
    """The prompt for an aside."""
    return Prompt((style.ASIDE, style.voice_section(question.voice)), situation.aside(question))
