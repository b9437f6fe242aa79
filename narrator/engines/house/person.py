"""Grammatical person: a player's own words, and authored sentences, told of "you" or of somebody by name.

Quoted speech is never touched. A text is cut at its quotation marks; only what lies outside is turned.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from narrator.engines.house.lexicon import VERBS, word_set
from narrator.engines.house.verbs import base, is_third, joins_as_base, joins_as_third, third

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_WORDS = re.compile(r"[A-Za-zÀ-ÿ']+|[^A-Za-zÀ-ÿ']+")
_JOIN = frozenset({"and", "then", "but", "or"})
_WISH = re.compile(
    r"^(?:ok(?:ay)?[,.]?\s+|so[,.]?\s+|well[,.]?\s+|now\s+|then\s+)*"
    r"(?:i(?:'d| would) like to|i want to|i wanna|i'm going to|i am going to|i'm gonna|i(?:'ll| will)|"
    r"i decide to|i choose to|let me|let's|can i|could i|may i)\s+(?=\w)",
    re.IGNORECASE,
)
_ATTAINS = re.compile(
    r"(^|.*?\b(?=I\b))I (?:manage to )?(hit|kill|stab|shoot|catch|win|persuade|convince|bribe|deceive|break|trip|shove"
    r"|push|disarm|grab|seize|steal|open|unlock|pick|climb|slip|calm|fool|trick|charm|force|bend|wrestle|pin|knock"
    r"|take|snatch|talk (?=\w+ (?:\w+ )?(?:down|out|into|round))|find|reach|escape|cross|jump|free|stop|cut|drive|fix"
    r"|mend|repair|solve|read|decipher|heal|rally|soothe|win over|outrun|lose|hold|throw|bandage)\b",
    re.IGNORECASE,
)
"""Verbs that tell of a deed as brought off."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """One person's pronouns: they, them, their, themself; ``plural`` ones take the verb without -s."""

    subject: str
    object: str
    possessive: str
    reflexive: str
    plural: bool = False

    def verb(self, form: str) -> str:
        """A verb in the third person singular, made to agree with the pronoun."""
        return base(form) if self.plural else form


YOU = Pronouns("you", "you", "your", "yourself", plural=True)
THEY = Pronouns("they", "them", "their", "themself", plural=True)
_KNOWN = {
    "she": Pronouns("she", "her", "her", "herself"),
    "he": Pronouns("he", "him", "his", "himself"),
    "it": Pronouns("it", "it", "its", "itself"),
    "they": THEY,
}


def pronouns_of(text: str) -> Pronouns:
    """Read "she/her" and its like; what is not known is "they"."""
    return _KNOWN.get(text.strip().lower().split("/")[0], THEY)


def outside_quotes(text: str, turn: Callable[[str], str]) -> str:
    """Apply a change to everything that is not in quotation marks."""
    pieces: list[str] = []
    at = 0
    for quote in QUOTED.finditer(text):
        pieces += [turn(text[at : quote.start()]), quote.group()]
        at = quote.end()
    return "".join([*pieces, turn(text[at:])])


def wish_as_deed(text: str) -> str:
    """ "I want to look around" as "I look around": a player who says what they would like to do does it."""
    return _WISH.sub("I ", text.strip(), count=1)


def as_attempt(text: str) -> str:
    """ "I trip him up" as "I try to trip him up", where the verb would say that it was brought off."""
    return _ATTAINS.sub(lambda match: f"{match.group(1)}I try to {match.group(2).lower()}", text, count=1)


def from_first(text: str, person: Pronouns, name: str) -> str:
    """A text in the first person ("I slip behind the bar and keep my head low") told of somebody.

    ``name`` stands for the first "I" and the pronoun for every later one; for "you" both are "you".
    """
    turned = _FirstPerson(person, name)
    return outside_quotes(text, turned.turn)


class _FirstPerson:
    """Carries across the pieces of one text whether the speaker was named and is still the subject."""

    def __init__(self, person: Pronouns, name: str) -> None:
        self._person = person
        self._name = name
        self._named = False
        self._speaking = False
        self._between = ""
        self._denied = False
        self._plural = person is YOU
        self._swaps = {
            "me": person.object,
            "my": person.possessive,
            "mine": person.possessive.removesuffix("s") + "s",
            "myself": person.reflexive,
        }

    def turn(self, text: str) -> str:
        tokens = _WORDS.findall(_spell_out(text))
        return "".join(
            self._word(token, tokens, place) if token[0].isalpha() else token
            for place, token in enumerate(tokens)
        )

    def _word(self, token: str, tokens: list[str], place: int) -> str:
        low = token.lower()
        if low == "not" and self._speaking and _word_at(tokens, place, -1) in _JOIN:
            self._denied = _word_at(tokens, place, 1) in VERBS
            return ("do not" if self._plural else "does not") if self._denied else token
        if self._denied and _word_at(tokens, place, -1) == "not":
            self._denied = False
            return token
        if low == "i":
            return self._subject()
        if low in self._swaps:
            return self._swaps[low].capitalize() if token[0].isupper() else self._swaps[low]
        if self._resumes(low, tokens, place):
            self._speaking = True
        if self._speaking and self._is_verb(low, tokens, place):
            if self._plural:
                return "are" if low == "am" else token
            return third(token)
        if low in _OTHERS or (low == "to" and _word_at(tokens, place, 1) in VERBS):
            self._speaking = False
            self._between = low
        return token

    def _resumes(self, low: str, tokens: list[str], place: int) -> bool:
        """Whether a base form after "and" is the speaker's again: "I see who comes in and keep still"."""
        if self._speaking or not self._named or self._between not in _SINGULAR:
            return False
        return _word_at(tokens, place, -1) in _JOIN and joins_as_base(low, _raw_at(tokens, place, 1))

    def _subject(self) -> str:
        self._speaking = True
        self._plural = self._person is YOU or (self._named and self._person.plural)
        if self._named:
            return self._person.subject
        self._named = True
        return self._name

    def _is_verb(self, low: str, tokens: list[str], place: int) -> bool:
        if _is_adverb(low):
            return False
        before = _word_at(tokens, place, -1)
        while _is_adverb(before):
            place = _place_of(tokens, place, -1)
            before = _word_at(tokens, place, -1)
            if before in ("i", *_JOIN):
                return before == "i" or low in VERBS
        if before == "i":
            return True
        listed = before in _JOIN or (place > 0 and tokens[place - 1].strip() == ",")
        return listed and joins_as_base(low, _raw_at(tokens, place, 1))


_OTHERS = word_set(
    """
    he she they it who which you we
    """
)
_SUBJECTS = word_set(
    "he she it they you we nobody somebody everyone one the a an his her their your can will would"
)
_PREPOSITIONS = word_set("for at of on in into with to from by about behind over under after like off past")
_SINGULAR = word_set("he she it who which")
_ADVERBS = word_set(
    """
    just also still then only never always not even almost
    """
)


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in VERBS)


def _spell_out(text: str) -> str:
    for short, full in (("'m", " am"), ("'ve", " have"), ("'ll", ""), ("'d", "")):
        text = re.sub(rf"\b[Ii][\u2019']{short[1:]}\b", "I" + full, text)
    return re.sub(r"\bi\b(?!\.)", "I", text).replace("\u2019", "'")


def _place_of(tokens: list[str], place: int, step: Literal[-1, 1]) -> int:
    """Where the next word in one direction is, if only blanks or a comma stand between; else -1."""
    at = place + step
    while 0 <= at < len(tokens):
        if tokens[at][0].isalpha() or tokens[at][0] == "'":
            return at
        if tokens[at].strip(" ,"):
            return -1
        at += step
    return -1


def _word_at(tokens: list[str], place: int, step: Literal[-1, 1]) -> str:
    """The next word in one direction, in lower case; nothing where the clause ends."""
    return _raw_at(tokens, place, step).lower()


def _raw_at(tokens: list[str], place: int, step: Literal[-1, 1]) -> str:
    at = _place_of(tokens, place, step)
    return tokens[at] if at >= 0 else ""


def deed_of_you(deed: str, own: Pronouns) -> str:
    """A deed in the third person without its subject ("slips in and shuts her eyes") as "you" do it."""

    def turn(text: str) -> str:
        swaps = {own.possessive: "your", own.reflexive: "yourself"}
        return re.sub(r"\b[A-Za-z']+\b", lambda match: swaps.get(match.group().lower(), match.group()), text)

    return outside_quotes(_agree(deed, starts=True), turn)


def _agree(text: str, *, starts: bool) -> str:
    """Give the verbs of a clause whose subject is now "you" their base form."""
    tokens = _WORDS.findall(text)
    out: list[str] = []
    active = True
    first = starts
    for place, token in enumerate(tokens):
        if not (token[0].isalpha()):
            active = active and not re.search(r"[.;:!?“\"]", token)
            out.append(token)
            continue
        before = _word_at(tokens, place, -1)
        if first and is_third(token):
            out.append(base(token))
            first = False
            continue
        if active and before in _JOIN and joins_as_third(token, _raw_at(tokens, place, 1)):
            out.append(base(token))
            continue
        first = first and token.lower() in ("then", "also", "just", "still", "slowly", "quietly", "carefully")
        if _turns_away(token.lower(), before, _word_at(tokens, place, 1)):
            active = False
        out.append(token)
    return "".join(out)


def _turns_away(word: str, before: str, after: str) -> bool:
    """Whether a word gives the clause another subject: not the "it" of "runs for it", nor the "that" of "that day"."""
    if word in ("it", "that") and before in _PREPOSITIONS:
        return False
    if word == "that":
        return after in _SUBJECTS or is_third(after)
    return word in ("it", "he", "she", "they", "who", "which", "as", "while", "until")


def tell_of(template: str, slot: str, name: str, *, you: bool) -> str:
    """Fill one placeholder of an authored sentence; of "you", verbs that belong to it agree.

    "{pc} lifts the latch and steps in, and the dark looks back at {pc}." becomes
    "You lift the latch and step in, and the dark looks back at you."
    """
    if not you:
        return template.replace(slot, name)
    parts = template.split(slot)
    out = parts[0]
    for part in parts[1:]:
        if re.match(r"[\u2019']s\b", part):
            out += _cased(out, "your") + part[2:]
        elif re.match(r"\s+who\s", part):
            out += _cased(out, "you") + " who" + _agree(part[part.index("who") + 3 :], starts=True)
        elif is_third(_first_word(part)):
            out += _cased(out, "you") + _agree(part, starts=True)
        else:
            out += _cased(out, "you") + part
    return out


def _first_word(text: str) -> str:
    found = re.match(r"\s+([A-Za-z']+)", text)
    return found.group(1) if found else ""


def _cased(before: str, word: str) -> str:
    starts = not before.strip() or before.rstrip()[-1] in ".!?…\n"
    return word.capitalize() if starts else word
