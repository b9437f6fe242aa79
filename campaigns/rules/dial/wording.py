"""Sentences of rulings: short, concrete, third person, present tense."""

from __future__ import annotations

from collections.abc import Sequence

ARTICLES = ("the ", "a ", "an ")
TIER_WORDS = {
    "critical_success": "a clean success",
    "success": "a success",
    "tie": "dead even",
    "failure": "a failure",
    "critical_failure": "a bad failure",
}


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


def pick(variants: Sequence[str], faces: Sequence[int]) -> str:
    """One of the variants, decided by the faces: the same dice tell the same sentence."""
    return variants[sum(faces) % len(variants)]
