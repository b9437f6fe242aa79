"""What the players did, woven in from their own words."""

from __future__ import annotations

import re
from dataclasses import replace

from narrator.contracts import CharacterBrief, Declared
from narrator.engines.house.lexicon import VERBS
from narrator.engines.house.person import (
    QUOTED,
    YOU,
    deed_of_you,
    from_first,
    outside_quotes,
    wish_as_deed,
)
from narrator.engines.house.prose import capital, closed, lower_first, sentences, tidy, words
from narrator.engines.house.telling import Telling, short

LONGEST_DEED = 45
"""Words of a player's own text that are woven in; beyond it only what they said aloud is kept whole."""
_ABOUT_PLAY = re.compile(r"\b(?:I|my|GM|DM|roll|character|turn)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(\(.*?\)\)|\[[^\]]*\]|\*|_{2,}|https?://\S+")


def own_words(telling: Telling, declared: Declared, character: CharacterBrief) -> str:
    """The player's deed and speech as prose in the right person; "" where their words are no deed.

    Speech stays verbatim, inside the sentence it was said in.
    """
    text = wish_as_deed(" ".join(_ASIDE.sub(" ", declared.text).split()))
    if text.isupper():
        text = text[0] + text[1:].lower()
    text = re.sub(r'"([^"]*)"', r"“\1”", text)
    outside = QUOTED.sub(" ", text)
    name = short(character.name)
    subject = YOU if telling.you else telling.pronouns(character)
    if "?" not in outside:
        if re.search(r"\bI\b|\bi['\u2019 ]", outside):
            return _finish(from_first(text, subject, "you" if telling.you else name))
        first = re.match(r"[A-Za-z]+", outside.strip())
        if first and first.group().lower() in VERBS and not text.startswith(('"', "“")):
            return _finish(
                from_first("I " + text[0].lower() + text[1:], subject, "you" if telling.you else name)
            )
    if declared.deed:
        deed = deed_of_you(declared.deed, telling.pronouns(character)) if telling.you else declared.deed
        told = _finish(f"{'you' if telling.you else name} {deed}")
        return " ".join([told, *(f"“{part}”" for part in declared.speech)])
    if outside.strip().startswith(name + " ") and "?" not in outside:
        rest = text.strip()[len(name) + 1 :]
        return _finish(f"you {deed_of_you(rest, telling.pronouns(character))}" if telling.you else text)
    return ""


def _finish(text: str) -> str:
    raised = outside_quotes(text, lambda part: re.sub(r"([.!?…]\s+)([a-z])", _raise, part))
    kept: list[str] = []
    count = 0
    for sentence in sentences(raised):
        if count and count + words(sentence) > LONGEST_DEED and not QUOTED.search(sentence):
            continue
        kept.append(sentence)
        count += words(sentence)
    return capital(closed(tidy(" ".join(kept))))


def _raise(match: re.Match[str]) -> str:
    return match.group(1) + match.group(2).upper()


def tell_deed(telling: Telling, declared: Declared, character: CharacterBrief, *, later: bool) -> str:
    """What one player did, in a sentence or several; ``later`` when another's deed was told before it."""
    if declared.intent in ("wait", "yield") and not declared.speech and words(declared.text) < 4:
        return telling.line("waiting", pc=character)
    told = own_words(telling, declared, character)
    if not told and not declared.speech and _is_said(telling, declared):
        return _spoken(telling, replace(declared, speech=(declared.text.strip().strip('"“”'),)), character)
    if told:
        return _led_in(telling, told, later=later and declared.intent != "move")
    if declared.speech:
        return _spoken(telling, declared, character)
    return ""


def _is_said(telling: Telling, declared: Declared) -> bool:
    """Whether a bare question is meant for somebody present, and so was asked aloud in these words."""
    asked = declared.intent in ("ask", "talk") and telling.person(declared.target) is not None
    return asked and 1 < words(declared.text) <= 25 and not _ABOUT_PLAY.search(declared.text)


def _led_in(telling: Telling, told: str, *, later: bool) -> str:
    stale = telling.memory.repeated(told)
    spoken = told[0] in '"“«'
    key = "again" if stale and " again" not in told else "meanwhile" if later else "lead_in"
    wanted = stale or telling.seldom("lead-in", 0.5 if later else 0.3)
    begin = telling.lead(key) if wanted and not spoken else ""
    if not begin:
        return "" if stale and not QUOTED.search(told) else telling.keep(told)
    begun = told if told.split(" ", 1)[0] in _proper(telling) else lower_first(told)
    return telling.keep(begin + begun)


def _proper(telling: Telling) -> set[str]:
    names = [one.name for one in telling.brief.characters] + [one.name for one in telling.brief.people]
    return {name.split(" ", 1)[0] for name in names}


def _spoken(telling: Telling, declared: Declared, character: CharacterBrief) -> str:
    quote = " ".join(f"“{part}”" for part in declared.speech)
    person = telling.person(declared.target)
    whole = declared.speech[-1][-1:] in ".!?…"
    key = "says_to" if person is not None else "says"
    kept = telling.line(
        key, where=lambda text: whole or text.endswith("{quote}"), pc=character, npc=person, quote=quote
    )
    if kept:
        return kept
    verb = "say" if telling.you else "says"
    return telling.keep(capital(f"{'you' if telling.you else short(character.name)} {verb}, {closed(quote)}"))
