"""English as players type it: words, base forms, quoted speech, and phrases found in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from campaigns.world.wordlists import word_set

_SPEECH = re.compile(
    r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»|(?<!\w)\u2018([^\u2019]*)\u2019(?!\w)|(?<!\w)'([^'\n]{2,}?[.!?,]?)'(?!\w)"
)
_WORD = re.compile(r"[a-z0-9]+(?:['\u2019][a-z0-9]+)*|[.,;:!?]", re.IGNORECASE)
_POINTS: Final = frozenset(".,;:!?")
_BRACES: Final = re.compile(r"\{(\w+)\}")
_VOWELS: Final = frozenset("aeiou")

LITTLE: Final = word_set(
    "a an the of in on at to and or with for from by as into onto over under my your his her its "
    "their our some any that this these those old new big small great little very"
)
"""Words that name nothing by themselves."""

IRREGULAR: Final = {
    "went": "go", "gone": "go", "goes": "go", "took": "take", "taken": "take", "gave": "give", "given": "give",
    "said": "say", "told": "tell", "spoke": "speak", "spoken": "speak", "struck": "strike", "shot": "shoot",
    "threw": "throw", "thrown": "throw", "ran": "run", "hid": "hide", "hidden": "hide", "stole": "steal",
    "stolen": "steal", "sought": "seek", "fought": "fight", "bought": "buy", "brought": "bring", "found": "find",
    "left": "leave", "led": "lead", "lit": "light", "made": "make", "met": "meet", "kept": "keep", "held": "hold",
    "heard": "hear", "saw": "see", "seen": "see", "sat": "sit", "stood": "stand", "swam": "swim", "swore": "swear",
    "broke": "break", "broken": "break", "crept": "creep", "slept": "sleep", "thought": "think", "knew": "know",
    "drew": "draw", "drawn": "draw", "drank": "drink", "ate": "eat", "rode": "ride", "rose": "rise", "wrote": "write",
    "bound": "bind", "dug": "dig", "lay": "lie", "paid": "pay", "sold": "sell", "sent": "send", "got": "get",
    "came": "come", "fled": "flee", "flew": "fly", "fell": "fall", "let's": "let", "tore": "tear", "wore": "wear",
    "woke": "wake", "shook": "shake", "sang": "sing", "sung": "sing", "spent": "spend", "slid": "slide",
    "men": "man", "women": "woman", "feet": "foot", "children": "child", "knives": "knife", "people": "person",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence: as written, in lower case, and every base form it may be.

    ``joined`` is the "bank" of "bank-man": a part of a word, which names nothing by itself.
    """

    text: str
    low: str
    bases: frozenset[str]
    joined: bool = False

    @property
    def is_point(self) -> bool:
        """Whether it is punctuation."""
        return self.low in _POINTS


@lru_cache(maxsize=8192)
def bases(word: str) -> frozenset[str]:
    """The base forms a lower-case word may have, itself included."""
    word = word.replace("\u2019", "'")
    plain = word.removesuffix("'s").removesuffix("'")
    found = {word, plain}
    if plain in IRREGULAR:
        found.add(IRREGULAR[plain])
    for ending in ("ies", "es", "s", "ied", "ed", "ing", "d"):
        stem = plain.removesuffix(ending)
        if stem == plain or len(stem) < 2:
            continue
        if ending in ("ies", "ied"):
            found.add(stem + "y")
            continue
        found.add(stem)
        if ending in ("ed", "ing"):
            found.add(stem + "e")
            if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.add(stem[:-1])
    return frozenset(found)


class Said(tuple[Word, ...]):
    """The words of a text in order, with an index of their base forms, which makes finding phrases cheap."""

    _index: dict[str, list[int]]

    @property
    def places(self) -> dict[str, list[int]]:
        """Where words of each base form stand; points are left out."""
        try:
            return self._index
        except AttributeError:
            found: dict[str, list[int]] = {}
            for at, word in enumerate(self):
                if not word.is_point:
                    for base in word.bases:
                        found.setdefault(base, []).append(at)
            self._index = found
            return found


@lru_cache(maxsize=4096)
def words(text: str) -> Said:
    """The words and points of a text, in order."""
    return Said(_word(found[0], text[found.end() : found.end() + 1] == "-") for found in _WORD.finditer(text))


@lru_cache(maxsize=8192)
def _word(text: str, joined: bool = False) -> Word:
    low = text.lower().replace("\u2019", "'")
    return Word(text, low, bases(low), joined)


def split_speech(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without what it puts in quotation marks, and those parts."""
    spoken = tuple(part.strip() for found in _SPEECH.findall(text) for part in found if part.strip())
    return " ".join(_SPEECH.sub(" , ", text).split()), spoken


def find_phrase(phrase: str, sentence: Sequence[Word], *, gap: int = 2, every: bool = False) -> int | None:
    """Where a phrase's words stand in a sentence, in order and at most ``gap`` words apart; None when not.

    Words match by any base form. Little words of the phrase count only when it has no others, or ``every`` one is
    asked for.
    """
    asked = _asked_for(phrase, every)
    if not asked:
        return None
    index = (sentence if isinstance(sentence, Said) else Said(sentence)).places
    starts = [at for base in asked[0].bases if base in index for at in index[base]]
    if not starts:
        return None
    if len(asked) == 1:
        return min(starts)
    return next((start for start in sorted(starts) if _follows(asked, sentence, start, gap)), None)


def beginning(phrase: str) -> frozenset[str]:
    """The base forms of the first word that ``find_phrase`` asks for; none where it asks for nothing."""
    asked = _asked_for(phrase, False)
    return asked[0].bases if asked else frozenset()


@lru_cache(maxsize=16384)
def _asked_for(phrase: str, every: bool) -> tuple[Word, ...]:
    """The words of a phrase that have to be found."""
    wanted = tuple(word for word in words(phrase) if not word.is_point)
    return tuple(word for word in wanted if every or word.low not in LITTLE) or wanted


def telling(phrase: str) -> tuple[str, ...]:
    """The words of a phrase that name something by themselves."""
    return tuple(word.low for word in words(phrase) if not word.is_point and word.low not in LITTLE)


def _follows(asked: Sequence[Word], sentence: Sequence[Word], start: int, gap: int) -> bool:
    """Whether the rest of a phrase follows its first word, which stands at ``start``."""
    at = start
    for word in asked[1:]:
        reach = sentence[at + 1 : at + 2 + gap]
        step = next((offset for offset, other in enumerate(reach) if same(word, other)), None)
        if step is None or any(other.is_point for other in reach[:step]):
            return False
        at += 1 + step
    return True


def same(one: Word, other: Word) -> bool:
    """Whether two words may be the same word in another form."""
    return not one.is_point and not one.bases.isdisjoint(other.bases)


def first_upper(text: str) -> str:
    """A text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def first_lower(text: str) -> str:
    """A label as it stands inside a sentence, unless it begins with a name or an I."""
    head = text.split(" ", 1)[0]
    known = head.lower() in LITTLE or head.lower() in ("you", "he", "she", "they", "it")
    return text[:1].lower() + text[1:] if known else text


def with_article(noun: str) -> str:
    """A noun phrase with an article before it, unless it has one or is a name."""
    head = noun.split(" ", 1)[0].lower()
    if head in ("the", "a", "an", "some", "your", "his", "her", "their") or noun[:1].isupper():
        return noun
    return f"the {noun}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "the drowned man", "Berit Marsh"."""
    return with_article(first_lower(name)) if name else ""


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """A text with its placeholders replaced, in upper case where a sentence begins; empty values are left."""

    def replaced(found: re.Match[str]) -> str:
        value = values.get(found[1], "")
        if not value:
            return found[0]
        before = text[: found.start()].rstrip(' "“\u2018')
        return first_upper(value) if not before or before[-1] in ".!?…\n" else value

    return _BRACES.sub(replaced, text)
