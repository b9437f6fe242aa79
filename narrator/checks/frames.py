"""Prose as frames: who does what to whom with what, in tags that rules can be written in.

A sentence such as "Wragg hands the lamp over to them" becomes "N GIVE L over to T": names and things become what they
are to the scene, words become the class that a lexicon gives them, all others stay. A rule is a pattern over that.

==== ==========================================
tag  stands for
==== ==========================================
P    a player's character who has acted
Q    a player's character who has not
T    "they", the party
N    somebody else who is here
A    somebody who is not here
L    a thing that no character has
G    a thing that a character has
E    a place elsewhere
H    the place of the scene
==== ==========================================

A genitive has "'s" after its tag. In a rule ``~3`` stands for up to three words of no class, ``+3`` for up to three of
any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from narrator.checks.inflection import NOT

type Place = tuple[int, int]

_TOKEN: Final = re.compile(r"[^\W_]+(?:['\u2019\u2010-][^\W_]+)*['\u2019]?|[,;:.!?()\u2014\u2013\n]")
_STOPS: Final = frozenset(",;:.!?()\u2014\u2013\n")
_OBJECTS: Final = frozenset(("him", "them", "her"))
_AFTER_OBJECT: Final = frozenset(
    """
    to into in on at by with from for and or but as so then when while until up down out over off away back again now
    not is was who that the a an this like before after about against round around through where if
    """.split()  # noqa: SIM905  # easier to read than so many quotation marks
)
_ARTICLES: Final = frozenset(("the", "a", "an", "some", "his", "her", "their", "this", "that"))
_DENIED: Final = re.compile(rf"(?<!\S){NOT} (?!(?:only|just|merely|long|far|to) )")
_GAP: Final = re.compile(r"(?P<kind>[~+])(?P<most>\d)")
_CLASS: Final = re.compile(r"(?<![\[A-Za-z\\])([A-Z]{3,})(?![A-Za-z\]])")
_PLAIN: Final = r"[a-z0-9\u00e0-\u00ff'-]"
_ANY: Final = r"[A-Za-z0-9/\u00e0-\u00ff'-]"
_CLAUSES: Final = re.compile(
    r"[,;:()\u2014\u2013] |(?<!\S)(?:and|but|so|yet|while|until|when|as|because|till) "
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, name or stop: what it is written as in a frame, and where it stands."""

    written: str
    start: int
    end: int
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over frames. ``denies``: a "not" is part of what it says, not the contrary of it."""

    pattern: re.Pattern[str]
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Being:
    """Somebody or something by its names, with what it is to the scene."""

    tag: str
    names: tuple[str, ...]
    pronouns: str = ""
    cased: bool = True


class Gazetteer:
    """Names to be found among words, the longest first."""

    def __init__(self, beings: Iterable[Being]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], Being]]] = {}
        for being in beings:
            for name in being.names:
                words = tuple(_plain(word) for word in _words(name))
                if len(words) > 1 and words[0] in _ARTICLES:
                    words = words[1:]
                if words:
                    self.by_first.setdefault(words[0], []).append((words, being))
        for found in self.by_first.values():
            found.sort(key=lambda one: len(one[0]), reverse=True)

    def at(self, words: list[tuple[str, str, int, int]], place: int) -> tuple[int, Being, bool] | None:
        """How many words from ``place`` on are somebody's name, whose, and whether it is a genitive."""
        for name, being in self.by_first.get(words[place][0], ()):
            end = place + len(name)
            if end > len(words) or any(words[place + more][0] != name[more] for more in range(1, len(name))):
                continue
            if being.cased and not words[place][1][:1].isupper():
                continue
            last = words[end - 1][1].replace("\u2019", "'").lower()
            return len(name), being, last != name[-1] and last.endswith(("'s", "'"))
        return None


def _words(text: str) -> list[str]:
    return [found.group() for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    low = word.replace("\u2019", "'").lower()
    return low.removesuffix("'s") if low.endswith("'s") else low.rstrip("'")


def tokens(text: str, offset: int, names: Gazetteer, last: dict[str, Being]) -> list[Token]:
    """The tokens of a sentence; ``last`` is whom each pronoun means by now, and is kept up to date."""
    words = [(_plain(one.group()), one.group(), one.start(), one.end()) for one in _TOKEN.finditer(text)]
    found: list[Token] = []
    place = 0
    while place < len(words):
        plain, word, start, end = words[place]
        if plain in _STOPS or not plain:
            found.append(Token(word if word in _STOPS else ",", offset + start, offset + end))
            place += 1
            continue
        hit = names.at(words, place) if plain in names.by_first else None
        if hit is not None:
            size, being, genitive = hit
            if being.pronouns:
                last[being.pronouns.split("/")[0]] = being
            found.append(
                Token(
                    being.tag + ("'s" if genitive else ""),
                    offset + start,
                    offset + words[place + size - 1][3],
                    True,
                )
            )
            place += size
            continue
        tag = ""
        if plain in _PRONOUNS:
            tag = _pronoun(plain, words[place + 1][0] if place + 1 < len(words) else ".", last)
        low = word.lower().replace("\u2019", "'")
        found.append(Token(tag or low, offset + start, offset + end, bool(tag)))
        place += 1
    return found


_SUBJECTS: Final = {
    "he": "he",
    "him": "he",
    "his": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
}


_PRONOUNS: Final = frozenset((*_SUBJECTS, "they", "them", "their"))


def _pronoun(word: str, after: str, last: Mapping[str, Being]) -> str:
    """What a pronoun stands for, as a tag; "" for whatever is none or means nobody."""
    if word in ("they", "them"):
        return "T"
    if word == "their":
        return "T's"
    being = last.get(_SUBJECTS.get(word, ""))
    if being is None:
        return ""
    genitive = word in ("his", "hers") or (
        word == "her" and after not in _AFTER_OBJECT and after not in _STOPS
    )
    return being.tag + ("'s" if genitive else "")


@dataclass(frozen=True, slots=True)
class Frames:
    """A whole text as frames in the words of one lexicon, a sentence a line."""

    written: str
    tokens: tuple[Token, ...]

    def place_of(self, match: re.Match[str]) -> Place:
        """Where in the prose the tokens of a match stand."""
        first = self.written.count(" ", 0, match.start())
        size = self.written.count(" ", match.start(), match.end()) + 1
        inside = [one for one in self.tokens[first : first + size] if one.start >= 0]
        return (inside[0].start, inside[-1].end) if inside else (0, 0)

    def hits(self, rules: Iterable[Rule]) -> Iterator[Place]:
        """Where one of ``rules`` holds, once a line; a denied one does not."""
        taken: set[int] = set()
        for rule in rules:
            for match in rule.pattern.finditer(self.written):
                line = self.written.rfind("\n", 0, match.start() + 1)
                if line in taken or (not rule.denies and self._denied(match, line + 1)):
                    continue
                taken.add(line)
                yield self.place_of(match)

    def _denied(self, match: re.Match[str], begin: int) -> bool:
        """Whether a "not" stands in the clause that a match is in, before its end."""
        edge = begin
        for found in _CLAUSES.finditer(self.written, begin, match.start()):
            edge = found.end()
        return bool(_DENIED.search(self.written, edge, match.end()))


_LINE: Final = Token("\n", -1, -1, True)


def framed(sentences: Iterable[Iterable[Token]], lexicon: Mapping[str, str]) -> Frames:
    """Sentences in the words of a lexicon."""
    kept = tuple(token for sentence in sentences for token in (*sentence, _LINE))
    written = [one.written if one.tag else lexicon.get(one.written, one.written) for one in kept]
    return Frames(" ".join(written) + " ", kept)


def rules(*patterns: str, denies: bool = False) -> tuple[Rule, ...]:
    """Rules from patterns: words and tags between single spaces; see the module for ``~3`` and ``+3``."""
    return tuple(Rule(_compiled(pattern), denies) for pattern in patterns)


def _compiled(pattern: str) -> re.Pattern[str]:
    classes = _CLASS.sub(r"(?:[A-Z]+/)*\1(?:/[A-Z]+)*", pattern)
    loose = _GAP.sub(
        lambda gap: rf"(?:{_PLAIN if gap['kind'] == '~' else _ANY}+ ){{0,{gap['most']}}}", classes
    )
    return re.compile(rf"(?<!\S)(?:{loose})(?!\S)")
