"""An aside's own part of the prompt: what the asker's character knows, and what was asked."""

from __future__ import annotations

from typing import Final

from narrator.contracts import Question
from narrator.prompting import quoting
from narrator.prompting.quoting import line, quoted
from narrator.prompting.sections import Body, Section

_FACT: Final = 400


def facts(question: Question) -> Body:
    """The facts it may be answered from, numbered."""
    known = [f"{number}. {line(fact, _FACT)}" for number, fact in enumerate(question.known, start=1)]
    return Body(tuple(known) or ("(none)",))


def asked(question: Question) -> Body:
    """The question, in the player's own words."""
    who = quoted(question.character, quoting.NAME)
    return Body((f"{who} asks: <player_words>{quoted(question.text)}</player_words>",))


def length(question: Question) -> Body:
    """How long an answer the asker likes, where it is not as usual."""
    wish = {"concise": "Answer in one sentence.", "verbose": "Answer in three to five sentences."}
    chosen = wish.get(question.verbosity)
    return Body((chosen,) if chosen else ())


SECTIONS: Final[tuple[Section[Question], ...]] = (
    Section("facts", "late", "turn", facts, keep=1),
    Section("question", "recency", "turn", asked),
    Section("length", "recency", "turn", length),
)
