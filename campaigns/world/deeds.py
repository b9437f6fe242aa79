"""Turning a player's own words into the third person, so that a narrator can weave them into prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from campaigns.world.vocabulary import EVERYDAY, VERBS
from campaigns.world.wording import IRREGULAR, split_speech
from campaigns.world.wordlists import word_set

LONGEST: Final = 220
_VERBS: Final = frozenset(phrase.split()[0] for phrases in VERBS.values() for phrase in phrases) | EVERYDAY
_AFTER: Final = word_set(
    "the a an my his her their its for to at into toward towards up down out around round behind "
    "under over it him them with on through back away off in if how what where who whether past "
    "along across by as from near after about against myself everything everyone anything something "
    "some any each"
)
_PLANS: Final = re.compile(
    r"\bI(?:'m| am) going to |\bI(?:'d| would) like to |\bI (?:want|wish|decide|intend|plan|need|choose|mean) to "
    r"|\bI(?:'ll| will) (?:now )?|\bI(?:'m| am) gonna |\bI (?:can|could|should|shall|must) |\bLet me |\bI start to ",
    re.IGNORECASE,
)
_SAYING: Final = re.compile(
    r"(?:^|[,;]?\s*(?:\b(?:and|then|while|as I)\b\s*)*)(?:\bI\s+)?\b(?:say|says|saying|ask|asking|tell|telling|whisper"
    r"|whispering|shout|shouting|call|calling|reply|replying|answer|answering|add|adding|mutter|muttering|murmur)\b"
    r"(?:\s+(?:out|back|to|quietly|loudly|softly|gently|her|him|them|\w+ly|(?:to\s+)?(?:the\s+)?[\w-]+)){0,3}\s*[,:.]*\s*$",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[\w\u2019'-]+|[^\w\s]")
_TROUBLE: Final = word_set("you your yours we us our ours let's gm dm")
_OWN: Final[Mapping[str, tuple[str, str, str, str]]] = MappingProxyType(
    {
        "she": ("she", "her", "her", "herself"),
        "he": ("he", "him", "his", "himself"),
        "it": ("it", "it", "its", "itself"),
        "they": ("they", "them", "their", "themself"),
    }
)


def deed_of(text: str, pronouns: str) -> str:
    """The action in the third person without the name ("slips behind the bar"); empty when it cannot be turned.

    ``pronouns`` such as ``she/her`` are those of the one who acts. Speech is left out.
    """
    bare, spoken = split_speech(text.replace("\u2019", "'"))
    if spoken:
        bare = _SAYING.sub("", bare.strip(" ,"))
    bare = _PLANS.sub("I ", " ".join(bare.split())).strip(" ,;:-")
    if not bare or len(bare) > LONGEST or "?" in bare or "\n" in bare:
        return ""
    clauses = [clause.strip(" ,;:-") for clause in re.split(r"(?<=[.!;])\s+", bare)]
    turned = [_clause(clause.rstrip(".!;"), pronouns) for clause in clauses if clause.strip(" .,;!")]
    if not turned or not all(turned) or len(turned) > 3:
        return ""
    return ", then ".join(turned)


def conjugate(verb: str) -> str:
    """The third person singular of a base form."""
    special = {"be": "is", "am": "is", "are": "is", "have": "has", "do": "does", "go": "goes"}
    if verb in special:
        return special[verb]
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _clause(clause: str, pronouns: str) -> str:
    tokens = [token for token in _TOKEN.findall(clause)]
    if not tokens or any(token.lower() in _TROUBLE for token in tokens):
        return ""
    tokens = _start(tokens)
    if not tokens:
        return ""
    own = _OWN.get(pronouns.split("/")[0].strip().lower(), _OWN["they"])
    turned = [_turned(tokens, at, own) for at in range(len(tokens))]
    return _spaced([token for token in turned if token])


def _start(tokens: list[str]) -> list[str]:
    """The tokens from the first verb on, that verb conjugated; empty when the clause does not begin with a deed."""
    lead: list[str] = []
    rest = list(tokens)
    while rest and (
        rest[0].lower().endswith("ly")
        or rest[0].lower() in ("then", "so", "now", "and", "first", ",", "next")
    ):
        if rest[0].lower().endswith("ly"):
            lead.append(rest[0].lower())
        rest.pop(0)
    spoke = bool(rest) and rest[0] in ("I", "i")
    if spoke:
        rest.pop(0)
    while rest and rest[0].lower().endswith("ly") and len(rest) > 1:
        lead.append(rest.pop(0).lower())
    if not rest:
        return []
    verb = rest[0].lower()
    if verb in ("'m", "am"):
        return [*lead, "is", *rest[1:]]
    past = verb in IRREGULAR or (
        verb.endswith("ed") and verb not in ("need", "feed", "heed", "speed", "bleed")
    )
    if past or not verb.isalpha() or (not spoke and verb not in _VERBS):
        return []
    return [*lead, conjugate(verb), *rest[1:]]


def _turned(tokens: list[str], at: int, own: tuple[str, str, str, str]) -> str:
    token = tokens[at]
    low = token.lower()
    swaps = {
        "i": own[0],
        "me": own[1],
        "my": own[2],
        "mine": own[2],
        "myself": own[3],
        "i'm": f"{own[0]} is",
        "am": "is",
    }
    if low in swaps:
        return swaps[low]
    if at and low in _VERBS and low.isalpha():
        before = tokens[at - 1].lower()
        after = tokens[at + 1].lower() if at + 1 < len(tokens) else ""
        joined = before in ("and", "then", "but") or (before == "," and after in _AFTER)
        if joined and (after in _AFTER or not after or after in ".,;!" or after.endswith("ly")):
            return conjugate(low)
        if before == "i" and own[0] != "they":
            return conjugate(low)
    return token


def _spaced(tokens: list[str]) -> str:
    text = " ".join(tokens)
    text = re.sub(r"\s+([,.;:!)])", r"\1", text)
    text = re.sub(r"([(])\s+", r"\1", text)
    return text.strip(" ,;:.")
