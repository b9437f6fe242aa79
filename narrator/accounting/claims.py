"""What prose claims to have happened: plain values, each with the words of the prose that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from narrator.checks.reading import stem, words_of

type ClaimKind = Literal[
    "item_gained",
    "item_lost",
    "item_given",
    "money_gained",
    "money_lost",
    "companion_joined",
    "companion_left",
    "person_present",
    "person_left",
    "place",
]
type Reader = Literal["rules", "model"]

KINDS: Final[tuple[str, ...]] = get_args(ClaimKind.__value__)
UNSURE: Final = 0.5
"""A claim that its reader is less sure of than this is none."""
_LITTLE: Final = frozenset(("a", "an", "the", "his", "her", "their", "your", "my", "its", "some", "of"))


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that the prose says has happened.

    ``who`` is a character's id (empty for people and places), ``other`` the id of who gave or was given, if that is
    somebody known. ``subject`` stands in the prose as it is written here; ``subject_id`` is the id of a person, thing
    or place that it is known to be. ``amount`` counts coins. ``quote`` is the sentence, ``confidence`` 0 to 1.
    """

    kind: ClaimKind
    subject: str
    quote: str
    who: str = ""
    other: str = ""
    subject_id: str = ""
    amount: int = 0
    confidence: float = 0.8
    by: Reader = "rules"

    @property
    def key(self) -> str:
        """What two claims of the same thing have in common, however each was read."""
        what = self.subject_id or "-".join(sorted(content(self.subject)))
        return f"{self.kind}:{self.who}:{self.amount or what}"[:160]


@lru_cache(maxsize=4096)
def content(words: str) -> frozenset[str]:
    """The stems of the words that tell a thing from another."""
    return frozenset(map(stem, words_of(words))) - _LITTLE


def same_thing(one: str, other: str) -> bool:
    """Whether two phrases may name one thing: the words of one are all in the other."""
    mine, theirs = content(one), content(other)
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def heads(words: str) -> frozenset[str]:
    """The stems of the nouns that a phrase may be called by alone: "can" and "oil" of a can of lamp oil."""
    parts = words_of(words)
    of = parts.index("of") if "of" in parts[1:] else 0
    return frozenset(stem(word) for word in (parts[-1:] + parts[of - 1 : of] if of else parts[-1:]))


def each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims without those that say again what an earlier one says, and without those nobody is sure of."""
    found: dict[str, Claim] = {}
    for claim in claims:
        if claim.confidence >= UNSURE:
            found.setdefault(claim.key, claim)
    return tuple(found.values())
