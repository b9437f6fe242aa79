"""Names and lists as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

ARTICLES = ("the ", "a ", "an ")


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def called(name: str) -> str:
    """A name as it stands inside a sentence: what is no proper name gets its article."""
    if not name:
        return "somebody"
    if name[0].isupper() or name.lower().startswith(ARTICLES):
        return name
    return f"the {name}"


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
