"""Conjugation in the present tense: base form and third person singular, each from the other."""

from __future__ import annotations

import re

from narrator.engines.house.lexicon import AFTER_VERB, NEVER_NOUNS, NOT_VERBS, VERBS, word_set

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_FROM_THIRD = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "goes": "go",
    "isn't": "aren't",
    "doesn't": "don't",
    "hasn't": "haven't",
    "wasn't": "weren't",
    "dies": "die",
    "lies": "lie",
    "ties": "tie",
    "unties": "untie",
    "vies": "vie",
    "aches": "ache",
    "axes": "axe",
    "shoes": "shoe",
    "tiptoes": "tiptoe",
    "avalanches": "avalanche",
}
_FIRST = {"am": "is", "are": "is", "were": "was", "don't": "doesn't", "haven't": "hasn't", "aren't": "isn't"}
_MODAL = word_set(
    """
    will would can could may might must shall should ought cannot can't won't couldn't
    """
)
_PAST = word_set(
    """
    found saw left felt fell went took gave said told spoke shot threw ran hid stole sought fought bought
    brought led lit made met kept held heard sat stood swam swore broke crept slept thought knew drew drank
    ate rode rose wrote dug paid sold sent got came fled flew tore wore woke shook sang spent slid had did
    """
)
_ED_BUT_PRESENT = word_set(
    """
    need feed heed speed bleed breed seed shed wed weed exceed proceed succeed embed shred knead
    """
)


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _ED_BUT_PRESENT)


def third(base: str) -> str:
    """The third person singular of a verb in its base form: slip, slips; carry, carries; am, is; can, can.

    A past form is the same for everybody: "what I found", "what she found".
    """
    word = base.lower()
    if word in _MODAL or _is_past(word):
        return base
    if word in _FIRST:
        return _FIRST[word]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if re.search(r"(?:s|x|z|ch|sh)$", word) or re.search(r"[^aeiou]o$", word):
        return base + "es"
    if re.search(r"[^aeiou]y$", word):
        return base[:-1] + "ies"
    return base + "s"


def base(form: str) -> str:
    """What "you" takes where a name takes this form: slips, slip; carries, carry; is, are; can, can."""
    word = form.lower()
    if word in _MODAL or not word.endswith(("s", "n't")):
        return form
    if word in _FROM_THIRD:
        return _FROM_THIRD[word]
    if word.endswith("ies") and len(word) > 4:
        return form[:-3] + "y"
    if re.search(r"(?:ss|x|zz|ch|sh|[^aeiou]o)es$", word):
        return form[:-2]
    return form[:-1] if not word.endswith("ss") else form


def is_third(word: str) -> bool:
    """Whether a word right after its subject reads as a verb in the third person singular."""
    low = word.lower()
    if low in _FROM_THIRD:
        return True
    if low in NOT_VERBS or not low.endswith("s") or low.endswith("ss"):
        return False
    return base(low) in VERBS or (len(low) > 3 and low.isalpha())


def joins_as_third(word: str, following: str) -> bool:
    """Whether a word after "and" goes on as a verb in the third person, seeing the word that follows it."""
    low = word.lower()
    if low in _FROM_THIRD:
        return True
    if low in NOT_VERBS or not low.endswith("s") or base(low) not in VERBS:
        return False
    return base(low) in NEVER_NOUNS or _goes_on(following)


def joins_as_base(word: str, following: str) -> bool:
    """Whether a word after "and" goes on as a verb in its base form, seeing the word that follows it."""
    low = word.lower()
    if low in ("am", "have", "don't", "do"):
        return True
    return low in NEVER_NOUNS or ((low in VERBS or _acts_on(word, following)) and _goes_on(following))


def _acts_on(word: str, following: str) -> bool:
    """Whether a word that no list holds can only be a verb: what it is done to follows by name."""
    return word.islower() and len(word) > 3 and word not in AFTER_VERB and following[:1].isupper()


def _goes_on(following: str) -> bool:
    return not following or following[0].isupper() or following.lower() in AFTER_VERB
