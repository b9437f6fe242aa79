"""Strong swear words, as a table may want them softened or refused: a small list of our own, in the languages people
most often swear in.

Only whole words count, so that no place and no bird is taken for one; words that also mean something innocent are not
in the list, and neither are mild ones. What a table wants gone besides stands in its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks.folding import fold, folded

_WORDS: Final = """
    shit shits shitty shitting shithead shitheads bullshit horseshit dipshit shite shitshow cunt cunts wank wanker
    wankers wanking twat twats arsehole arseholes asshole assholes dickhead dickheads bitch bitches bitchy bitching
    bollocks fck fcking fucc phuck cocksucker cocksuckers
    arschloch arschlöcher arschgeige fotze fotzen wichser hurensohn hurensöhne ficken ficker gefickt verfickt
    verfickte verfickter verpiss missgeburt drecksau
    putain merde merdes merdique enculé enculés enculer connard connards connasse salope salopes salaud
    joder jodido mierda mierdas puta putas hijoputa gilipollas cabrón cabrones pendejo pendejos chingada chingar
    cazzo stronzo stronza stronzi vaffanculo merda puttana minchia coglione coglioni
    caralho buceta fodase
    kurwa kurwy kurwo kurwą chuj chuja chujowy pierdol pierdolić pierdolony spierdalaj jebać jebany skurwysyn
    klootzak klootzakken godverdomme kutwijf
    блядь бля бляди сука суки хуй хуя хуйня нахуй пизда пиздец пиздит ебать ебаный ебал заебал заебись мудак мудаки
"""
_WITHIN: Final = ("fuck", "scheiss")
"""What makes every word that holds it one."""
_TOKEN: Final = re.compile(r"[@$]?[^\W_](?:[\w@$!|+*'\u2019\u200b-\u200d\u2060\u00ad-]*[^\W_])?")
_SPACED: Final = re.compile(r"(?<![^\W_])[^\W_](?:[ .*_~-]{1,2}[^\W_](?![^\W_])){2,}")
_PARTS: Final = re.compile(r"[-'\u2019]")
_DRAWN_OUT: Final = re.compile(r"(.)\1{2,}")
_OPEN: Final = re.compile(r"(?:(?<!\S)\S\s+)*\S*$")
_DASH: Final = "\u2013"
_LISTED: Final = frozenset(fold(word) for word in _WORDS.split())
_STEMS: Final = tuple(fold(stem) for stem in _WITHIN)


def swears(text: str) -> bool:
    """Whether a text holds a strong swear word, however it is dressed up."""
    return next(_found(text), None) is not None


def softened(text: str) -> str:
    """The text with each of them shown by its first letter and a dash for every other; as long as before."""
    out, last = [], 0
    for start, end in _found(text):
        out += [text[last : start + 1], _DASH * (end - start - 1)]
        last = end
    return "".join([*out, text[last:]])


class Softener:
    """Softens prose that comes in pieces: a word waits until it is whole."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str) -> str:
        """What may be read by now."""
        self._held += piece
        found = _OPEN.search(self._held)
        ready = len(self._held) if found is None else found.start()
        free, self._held = self._held[:ready], self._held[ready:]
        return softened(free)

    def end(self) -> str:
        """What is left when the prose is whole."""
        held, self._held = self._held, ""
        return softened(held)


def _found(text: str) -> Iterator[tuple[int, int]]:
    """Where they stand, in order; none lies in another."""
    places = [match.span() for match in _TOKEN.finditer(text) if _bad(match.group())]
    places += [match.span() for match in _SPACED.finditer(text) if _is_one(folded(match.group()))]
    last = 0
    for start, end in sorted(places):
        if start >= last:
            last = end
            yield start, end


@lru_cache(maxsize=8192)
def _bad(token: str) -> bool:
    return _is_one(folded(token)) or any(_is_one(folded(part)) for part in _PARTS.split(token))


def _is_one(plain: str) -> bool:
    short = _DRAWN_OUT.sub(r"\1", plain)
    return plain in _LISTED or short in _LISTED or any(stem in short or stem in plain for stem in _STEMS)
