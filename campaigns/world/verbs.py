"""The deeds a sentence names: verbs in use, told from nouns, from what is denied and from conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.world.vocabulary import CONDITIONS, NEGATIONS, NOUN_MARKS, VERBS, IntentKind
from campaigns.world.wording import Word, find_phrase
from campaigns.world.wordlists import word_set

_OTHERS: Final = word_set("he she it they we you somebody someone everybody everyone nobody there")
_TELLING: Final = word_set("tell ask promise assure beg order persuade convince warn say")
_CONTENT: Final = word_set("to i i'll i'd i've we we'll he she they they'll she'll he'll not")
_PLACING: Final = word_set("in by at on with from into under over onto")
_SHORTENED: Final = word_set("let's it's that's he's she's what's who's there's here's where's how's one's")
_PHRASES: Final[tuple[tuple[str, IntentKind], ...]] = tuple(
    (phrase, kind) for kind, phrases in VERBS.items() for phrase in phrases
)
_SINGLE: Final[dict[str, tuple[IntentKind, ...]]] = {}
for _phrase, _kind in _PHRASES:
    if " " not in _phrase:
        _SINGLE[_phrase] = (*_SINGLE.get(_phrase, ()), _kind)
_DOUBLE: Final[dict[str, tuple[tuple[str, IntentKind], ...]]] = {}
for _phrase, _kind in _PHRASES:
    if " " in _phrase:
        _first = _phrase.split(" ", 1)[0]
        _DOUBLE[_first] = (*_DOUBLE.get(_first, ()), (_phrase, _kind))


@dataclass(frozen=True, slots=True)
class Verb:
    """A deed in a sentence: its kind, the phrase of the vocabulary it is, and at which word it stands."""

    at: int
    kind: IntentKind
    phrase: str


def verbs_in(sentence: Sequence[Word]) -> tuple[Verb, ...]:
    """The deeds of a sentence in order; longer phrases before the single words in them."""
    found: list[Verb] = []
    firsts = {base for word in sentence for base in word.bases if base in _DOUBLE}
    for phrase, kind in (pair for first in sorted(firsts) for pair in _DOUBLE[first]):
        at = find_phrase(phrase, sentence, gap=1, every=True)
        if at is not None and meant(sentence, at):
            found.append(Verb(at, kind, phrase))
    taken = {verb.at for verb in found}
    for at, word in enumerate(sentence):
        if at in taken or word.is_point or not meant(sentence, at):
            continue
        base = next((base for base in sorted(word.bases, key=len) if base in _SINGLE), None)
        if base is not None:
            found.extend(Verb(at, kind, base) for kind in _SINGLE[base])
    return tuple(sorted(found, key=lambda verb: verb.at))


def meant(sentence: Sequence[Word], at: int) -> bool:
    """Whether the word at ``at`` is something that is done: no noun, not denied, not conditional."""
    if _is_name(sentence, at):
        return False
    before = [word.low for word in sentence[max(0, at - 3) : at]]
    if before and before[-1] in _PLACING and not sentence[at].low.endswith("ing"):
        return False
    if before and (before[-1] in NOUN_MARKS or _owns(before[-1])):
        return False
    if any(word in NEGATIONS for word in before):
        return False
    return not _conditional(sentence, at) and not _reported(sentence, at)


def _reported(sentence: Sequence[Word], at: int) -> bool:
    """Whether a deed is only what somebody is told or asked to do ("I ask Berit to light the lamp")."""
    between: list[str] = []
    for back in range(at - 1, -1, -1):
        word = sentence[back]
        if word.is_point or word.low in ("and", "then"):
            return False
        if word.bases & _TELLING:
            return bool(_CONTENT.intersection(between)) and between[-1] not in _CONTENT
        between.append(word.low)
    return False


def _owns(word: str) -> bool:
    return word.endswith("'s") and word not in _SHORTENED


def _is_name(sentence: Sequence[Word], at: int) -> bool:
    """Whether a word is written as a name: with a capital within a sentence (not all of it in capitals)."""
    text = sentence[at].text
    return text[:1].isupper() and not text.isupper() and at > 0 and not sentence[at - 1].is_point


def _conditional(sentence: Sequence[Word], at: int) -> bool:
    for back in range(at - 1, -1, -1):
        word = sentence[back]
        if word.is_point:
            return False
        if word.low == "that" and sentence[back + 1].low in _OTHERS:
            return True
        if word.low in CONDITIONS:
            return True
        if word.low == "then":
            return False
    return False


def verb_at(phrase: str, sentence: Sequence[Word]) -> int | None:
    """Where a phrase stands as a deed; None when it does not."""
    start = 0
    while start < len(sentence):
        at = find_phrase(phrase, sentence[start:] if start else sentence, gap=1, every=True)
        if at is None:
            return None
        if meant(sentence, start + at):
            return start + at
        start += at + 1
    return None
