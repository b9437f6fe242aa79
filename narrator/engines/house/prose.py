"""The mechanics of written English: sentences, capitals, articles, lists, tidying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from narrator.engines.house.lexicon import word_set

_END = re.compile(r"""(?<=[.!?…])(["”\u2019')]*)\s+(?=["“\u2018'(A-Z0-9À-Þ—])""")
_ABBREVIATIONS = ("Mr.", "Mrs.", "Ms.", "Dr.", "St.", "Fr.", "Sr.", "Jr.", "No.", "vs.", "e.g.", "i.e.", "…")
_DOUBLE_ARTICLE = re.compile(r"\b(the|a|an)\s+(?:the|a|an|his|her|their|its|your|my)\b\s+", re.IGNORECASE)
_A_BEFORE = re.compile(r"\b([Aa])n?\s+(?=(\w+))")
_VOWEL_SOUND = re.compile(r"(?i)^(?:[aeiou]|hour|honest|honour|heir)")
_CONSONANT_SOUND = re.compile(r"(?i)^(?:uni(?:t|v|f|q|on|c)|us[eua]|eu|one\b|once\b|ewe|ufo|ut[ei])")
_TIDY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[ \t]{2,}"), " "),
    (re.compile(r"\s+([,;:.!?])(?!\.)"), r"\1"),
    (re.compile(r",\s*,"), ","),
    (re.compile(r"([,;:])\.(?!\.)"), "."),
    (re.compile(r"(?<![.])\.\.(?!\.)"), "."),
    (re.compile(r"([!?])\."), r"\1"),
)


def sentences(text: str) -> list[str]:
    """A text cut into sentences; closing quotation marks stay with theirs, abbreviations do not cut."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        rest = _END.sub(lambda match: match.group(1) + "\x00", paragraph.strip())
        for piece in filter(None, rest.split("\x00")):
            if found and found[-1].endswith(_ABBREVIATIONS[:-1]):
                found[-1] += " " + piece
            else:
                found.append(piece)
        found.append("")
    return [piece.strip() for piece in found if piece.strip()]


def capital(text: str) -> str:
    """The text with its first letter, after any opening mark, in upper case."""
    for place, letter in enumerate(text):
        if letter.isalpha():
            return text[:place] + letter.upper() + text[place + 1 :]
        if letter.isdigit():
            break
    return text


def lower_first(text: str) -> str:
    """The text with a leading article, pronoun or common word in lower case; names and "I" keep theirs."""
    first = re.match(r"[A-Za-z']+", text)
    if first and first.group().lower() in _COMMON:
        return text[0].lower() + text[1:]
    return text


_COMMON = word_set(
    """
    a an the this that these those there it its he she they you your his her their some somebody someone
    something nobody nothing no one two three four five six several many all both each every in on at by
    from under over behind beside between before after with without as when where while if then and but
    or so not what who whose whoever whatever wherever once nearly most half how why whether
    """
)


def within(text: str) -> str:
    """The text with a name's own article in lower case where it stands within a sentence: "back to the Lip"."""
    return re.sub(r"(?<=[a-z,;] )The (?=\w)", "the ", text)


def closed(text: str) -> str:
    """The text with an end mark, unless it has one."""
    text = text.strip()
    if not text or text[-1] in ".!?…" or (text[-1] in "\"”\u2019')" and text[-2:-1] in (*".!?…,", "-")):
        return text
    return text.rstrip(",;:—- ") + "."


def bare(text: str) -> str:
    """The text without its end mark."""
    return text.strip().rstrip(".!?…")


def listed(names: Sequence[str]) -> str:
    """ "Ann", "Ann and Ben", "Ann, Ben and Cleo"."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def with_the(noun: str) -> str:
    """A common noun phrase with "the" for "a" or for nothing; a name (capitalised) stays as it is."""
    first = noun.split(" ", 1)[0]
    if first in ("a", "an"):
        return "the " + noun[len(first) + 1 :]
    if not noun or noun[0].isupper() or noun[-1].isdigit() or first.lower() in _DETERMINERS:
        return noun
    return "the " + noun


_DETERMINERS = word_set(
    """
    a an the this that these those his her their its your my our some no one two three
    """
)


def plural(noun: str) -> bool:
    """Whether a noun phrase takes a plural verb: its head, the word before "of" or "to", ends in -s."""
    head = re.split(
        r" (?:of|to|with|in|on|at|by|over|under|from|for|behind|between|down|up|into|that|pinned|hung)\b",
        noun,
    )[0]
    return bool(re.search(r"[a-z](?<!s|u|i)s$", head)) or " and " in head


def article(text: str) -> str:
    """The text with "a" and "an" as the next word sounds."""

    def fit(match: re.Match[str]) -> str:
        word = match.group(2)
        vowel = bool(_VOWEL_SOUND.match(word)) and not _CONSONANT_SOUND.match(word)
        return match.group(1) + ("n " if vowel else " ")

    return _A_BEFORE.sub(fit, text)


def tidy(text: str) -> str:
    """One stretch of prose without doubled blanks, marks or determiners, and with fitting articles.

    What stands in quotation marks is somebody's own words and is left alone.
    """
    parts = re.split(r"(“[^”]*”|\"[^\"\n]*\")", text)
    return "".join(part if number % 2 else _tidy(part) for number, part in enumerate(parts)).strip()


def _tidy(text: str) -> str:
    for pattern, replacement in _TIDY:
        text = pattern.sub(replacement, text)
    text = _DOUBLE_ARTICLE.sub(lambda match: match.group().split(None, 1)[1], text)
    return article(text)


def curled(text: str) -> str:
    """The text with straight double quotation marks made round: one set of marks in all that is read."""
    opened = re.sub(r'(^|[\s(\[—\u2013“])"', r"\1“", text)
    return opened.replace('"', "”")


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
