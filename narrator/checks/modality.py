"""What a sentence asserts of the here and now, and what it only asks, supposes, likens, reports or remembers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_EDGE: Final = r"[,;:()\u2014\u2013]"
_SUPPOSED: Final = re.compile(
    r"\b(?:if|unless|whether|as (?:if|though)|even if|suppose|supposing|in case|lest|provided|had (?:anyone|anybody"
    r"|they|he|she|it|you|somebody|someone)|were (?:it|they|he|she)|would it|like (?:a|an|the|one|some|any|those|two"
    r"|somebody|someone|people|men)|(?<!same )as \w+ as|for fear|instead of|rather than|who(?:ever)?(?= goes| wants)"
    r"|anyone who|anybody who|those who|to \w+ (?:to )?(?:\w+ ){0,4}one (?:has|must|would|needs)|in order to"
    r"|never mind)\b"
    rf"(?:(?!{_EDGE}|\bbut\b|\bthen\b).)*",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(rf"(?:(?!{_EDGE}|\band\b|\bbut\b|\bor\b|\bso\b|\byet\b).)+")
_UNREAL: Final = re.compile(
    r"\b(?:would|could|might|may|should|ought|must have|shall|wants? to|wanted to|needs? to|about to|nearly"
    r"|almost|all but"
    r"|means? to|meant to|threatens? to|pretends?|pretended|as good as|offers? to|promised? to|perhaps|maybe"
    r"|presumably|half expects?|wishes|imagines?|dreams? of|going to|can wait|ready to|ever)\b",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    r"\b(?:yesterday|ago|last (?:night|week|month|year|spring|summer|autumn|winter|time)|this morning|earlier|used to"
    r"|in those days|before any|long before|back then|that year|the year|as a (?:child|boy|girl)|years before|since"
    r" (?:the|yesterday|noon|spring|morning|then)|(?<=\w )(?<!at )once(?! (?:more|again|inside|they|there|in"
    r"|over|past|and))"
    r"|in (?:h(?:is|er)|their) (?:day|time|youth)|long ago|every (?:day|night|year|week|morning|evening)|on"
    r" (?:mon|tues|wednes|thurs|fri|satur|sun)days|tomorrow|next (?:week|year|time)|some ?day"
    r"|one day)\b",
    re.IGNORECASE,
)
_PERFECT: Final = re.compile(
    r"\bhad (?:\w+ )?(?:been|\w+(?:ed|en|wn|ne|ung|unk|old|ept|ost|elt|ought|aught))\b", re.I
)
_REPORTED: Final = re.compile(
    r"\b(?:(?:they|people|some|men|women|folk|sailors|children) (?:all )?(?:say|tell|swear)|it is (?:said|told"
    r"|rumou?red)"
    r"|(?:the )?(?:story|legend|song|tale|rumou?r|book|ballad|report|paper) (?:goes|has it|says|tells|is)|rumou?r)\b.*",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(r"\?[)\u2019'”\"]*\s*$")


@lru_cache(maxsize=2048)
def stated(told: str) -> str:
    """A sentence, as long as it was, with blanks where it asks or supposes.

    ``told`` is the sentence without what is spoken in it.
    """
    return " " * len(told) if _ASKED.search(told) else _SUPPOSED.sub(_blank, told)


@lru_cache(maxsize=2048)
def asserted(told: str) -> str:
    """The same, with blanks also where it reports, remembers, or tells what may be or nearly is."""
    if _BEFORE.search(told):
        return " " * len(told)
    return _CLAUSE.sub(_unless_real, _REPORTED.sub(_blank, stated(told)))


def _unless_real(clause: re.Match[str]) -> str:
    text = clause.group()
    return " " * len(text) if _UNREAL.search(text) or _PERFECT.search(text) else text


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
