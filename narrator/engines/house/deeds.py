"""What the players did, woven in from their own words."""

from __future__ import annotations

import re
from dataclasses import replace

from narrator.contracts import CharacterBrief, Declared
from narrator.engines.house.lexicon import VERBS
from narrator.engines.house.person import (
    QUOTED,
    YOU,
    as_attempt,
    deed_of_you,
    from_first,
    outside_quotes,
    wish_as_deed,
)
from narrator.engines.house.prose import capital, closed, lower_first, sentences, tidy, within, words
from narrator.engines.house.shapes import last_opening
from narrator.engines.house.telling import Telling, short

LONGEST_DEED = 45
"""Words of a player's own text that are woven in; beyond it only what they said aloud is kept whole."""
_ABOUT_PLAY = re.compile(r"\b(?:I|my|GM|DM|roll|character|turn)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\(\(.*?\)\)|\[[^\]]*\]|\*|_{2,}|https?://\S+")


def own_words(
    telling: Telling, declared: Declared, character: CharacterBrief, *, failed: bool = False
) -> str:
    """The player's deed and speech as prose in the right person; "" where their words are no deed.

    Speech stays verbatim, inside the sentence it was said in. What ``failed`` is told as tried.
    """
    text = wish_as_deed(" ".join(_ASIDE.sub(" ", declared.text).split()))
    text = as_attempt(text) if failed else text
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
    told = outside_quotes(" ".join(kept), within)
    return capital(closed(tidy(told)))


def _raise(match: re.Match[str]) -> str:
    return match.group(1) + match.group(2).upper()


def tell_deed(
    telling: Telling,
    declared: Declared,
    character: CharacterBrief,
    *,
    later: bool,
    answered: bool = True,
    failed: bool = False,
) -> str:
    """What one player did, in a sentence or several; ``later`` when another's deed was told before it.

    ``answered`` says whether the turn has an answer to it: a question that has none was asked of nobody;
    ``failed`` whether the throw for it did, so that it is told as tried and not as done.
    """
    if declared.intent in ("wait", "yield") and not declared.speech and words(declared.text) < 4:
        return telling.line("waiting", pc=character)
    if later and not declared.speech and _plain(declared.text) in telling.deeds:
        return telling.line("likewise_move" if declared.intent == "move" else "likewise", pc=character)
    if is_called(declared):
        cry = declared.text.strip()
        cry += "" if cry[-1] in ".!?…" else "!"
        return _spoken(telling, replace(declared, speech=(cry,)), character, "calls")
    told = own_words(telling, declared, character, failed=failed)
    if not told and not declared.speech and _is_said(telling, declared):
        return _spoken(telling, replace(declared, speech=(declared.text.strip().strip('"“”'),)), character)
    if not told and not declared.speech and _is_asked(declared, answered=answered):
        return _spoken(telling, replace(declared, speech=(declared.text.strip(),)), character, "asks")
    if told:
        telling.deeds.add(_plain(declared.text))
        return _led_in(telling, told, later=later and declared.intent != "move")
    if declared.speech:
        return _spoken(telling, declared, character)
    return ""


def _is_said(telling: Telling, declared: Declared) -> bool:
    """Whether a bare question is meant for somebody present, and so was asked aloud in these words."""
    asked = declared.intent in ("ask", "talk") and telling.person(declared.target) is not None
    return asked and 1 < words(declared.text) <= 25 and not _ABOUT_PLAY.search(declared.text)


def _plain(text: str) -> str:
    """A text by its words alone."""
    return " ".join(re.findall(r"[a-z]+", text.lower()))


def is_called(declared: Declared) -> bool:
    """Whether a text is a cry: to others, in capitals or with a mark, and no deed of one's own."""
    text = declared.text.strip()
    if (
        declared.speech
        or not 1 < words(text) <= 25
        or re.search(r"\bI\b", text.replace("I'M", "I"))
        or "?" in text
    ):
        return False
    loud = text.isupper() or text.endswith("!")
    return (
        loud and re.search(r"\b(?:me|us|help|stop|somebody|someone|everybody|you)\b", text, re.I) is not None
    )


def _is_asked(declared: Declared, *, answered: bool) -> bool:
    """Whether a bare question is one that somebody would ask aloud."""
    text = declared.text.strip()
    plain = text.endswith("?") and 1 < words(text) <= 25 and not _ABOUT_PLAY.search(text)
    return plain and (answered or declared.intent in ("ask", "talk", "other"))


def _led_in(telling: Telling, told: str, *, later: bool) -> str:
    stale = telling.memory.repeated(told)
    spoken = told[0] in '"“«'
    key = "again" if stale and " again" not in told else "meanwhile" if later else "lead_in"
    again = not later and last_opening(telling) == "act" and telling.seldom("vary", 0.8)
    wanted = stale or again or telling.seldom("lead-in", 0.5 if later else 0.2)
    begin = telling.lead(key) if wanted and not spoken and " now" not in told.lower() else ""
    if not begin:
        return telling.keep(told)
    begun = told if told.split(" ", 1)[0] in _proper(telling) else lower_first(told)
    return telling.keep(begin + begun)


def _proper(telling: Telling) -> set[str]:
    names = [one.name for one in telling.brief.characters] + [one.name for one in telling.brief.people]
    return {name.split(" ", 1)[0] for name in names}


def _spoken(telling: Telling, declared: Declared, character: CharacterBrief, how: str = "says") -> str:
    quote = " ".join(f"“{part}”" for part in declared.speech)
    person = telling.person(declared.target)
    whole = declared.speech[-1][-1:] in ".!?…"
    key = "says_to" if person is not None and how == "says" else how
    kept = telling.line(
        key, where=lambda text: whole or text.endswith("{quote}"), pc=character, npc=person, quote=quote
    )
    if kept:
        return kept
    verb = "say" if telling.you else "says"
    return telling.keep(capital(f"{'you' if telling.you else short(character.name)} {verb}, {closed(quote)}"))
