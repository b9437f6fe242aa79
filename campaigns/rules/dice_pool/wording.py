"""Names and lists inside sentences."""

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


def with_weapon(name: str) -> str:
    """The end of a sentence that names the weapon."""
    if not name:
        return ""
    lowered = name if name[1:2].isupper() else name[:1].lower() + name[1:]
    bare = lowered.startswith(ARTICLES) or lowered == "bare hands"
    return f" with {lowered}" if bare else f" with the {lowered}"


def listed(names: Sequence[str]) -> str:
    """Names joined as in a sentence."""
    return "".join(names) if len(names) < 2 else f"{', '.join(names[:-1])} and {names[-1]}"


def counted(number: int, noun: str) -> str:
    """A number with its noun, such as ``1 success`` or ``2 successes``."""
    plural = f"{noun}es" if noun.endswith(("s", "x")) else f"{noun}s"
    return f"{number or 'no'} {noun if number == 1 else plural}"
