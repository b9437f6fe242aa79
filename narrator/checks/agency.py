"""Words, feelings and decisions put into a player's character that the player has not declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from narrator.checks import agency_rules
from narrator.checks.folding import folded
from narrator.checks.matter import BETWEEN, Matter, named
from narrator.checks.naming import Person
from narrator.checks.reading import Spoken, stem, words_of
from narrator.findings import Finding

_SAY: Final = (
    r"(?:says?|asks?|repl(?:y|ies)|answers?|whispers?|mutters?|murmurs?|calls?(?: out)?|shouts?|cr(?:y"
    r"|ies)|adds?|tells? \w+|yells?|"
    r"declares?|announces?|insists?|demands?|begs?|promises?|snaps?|hears? (?:him|her|your)self say"
    r"|blurts?(?: out)?|exclaims?)"
)
_FEELING: Final = (
    r"(?:fear|dread|terror|panic|guilt|shame|pride|anger|rage|fury|hatred|love|longing|regret|remorse"
    r"|despair|hope|joy|relief|grief|"
    r"sorrow|sadness|pity|jealousy|envy|disgust|contempt|resentment|triumph|loneliness|excitement|desire"
    r"|gratitude|admiration|"
    r"afraid|scared|terrified|frightened|angry|furious|sad|happy|proud|guilty|ashamed|jealous|lonely"
    r"|hopeful|relieved|excited|"
    r"nervous|anxious|uneasy|embarrassed|grateful|determined|confident|betrayed|homesick)"
)
_DECIDES: Final = (
    r"(?:(?:decides?|resolves?|chooses?|vows?|swears?|promises?|agrees?|consents?|intends?|plans?) (?:to"
    r"|that|on|against)\b"
    r"|makes? up (?:his|her|their|your) mind|thinks? (?:that|of|about|to|back|it)\b|wonders?\b"
    r"|reali[sz]es?\b|believes?\b|hopes? (?:that|to|for)\b"
    r"|fears?\b|regrets?\b|loves?\b|hates?\b|longs? (?:to|for)\b|wants? (?:to|nothing|only|it|him|her"
    r"|them)\b|wish(?:es)?\b|trusts?\b|forgives?\b|despairs?\b"
    r"|cannot help (?:but )?\w+|can(?:'|\u2019)t help (?:but )?\w+|falls? in love|loses? (?:all )?hope"
    r"|gives? in to|changes? (?:his|her|their|your) mind"
    rf"|feels? (?:\w+ )?(?:\w+ )?(?:of )?{_FEELING}\b|(?:is|are|grows?|becomes?) (?:suddenly |very |so "
    rf"|deeply |more |too |utterly )?{_FEELING}\b(?! to (?:a|the|point))"
    r"|knows? (?:in (?:his|her|their|your) heart|deep down))"
)
_DOES: Final = (
    r"(?:attacks?|strikes?|charges?|kills?|stabs?|shoots?|kiss(?:es)?|embraces?|surrenders?"
    r"|confess(?:es)?|betrays?|steals?|flees?|"
    r"signs?|accepts?|refuses?|kneels?|apologi[sz]es?|leaps?|drinks?|burns?|smash(?:es)?)\b"
)
_HEART: Final = (
    r"(?:heart (?:sinks|races|pounds|leaps|skips|aches|breaks|swells|hammers|lifts)|fear"
    r"|anger|courage (?:fails|returns)|resolve|rage|pride|grief|guilt|mind is made up|mind drifts"
    r"|thoughts (?:turn|drift|race|go))"
)


def find(matter: Matter) -> Iterator[Finding]:
    """What only the player can say of their character."""
    if not matter.players:
        return
    yield from _speech(matter)
    seen: set[int] = set()
    for person, sentence, match in matter.subjects(matter.players, _DECIDES):
        if sentence.start not in seen and not _declared(matter, person, match.group()):
            seen.add(sentence.start)
            place = (sentence.start + match.start(), sentence.start + match.end())
            yield matter.finding(
                "agency",
                "wrong",
                place,
                "Only the player says what their character feels, thinks or decides.",
                "Show what is to be seen from outside, and leave what they make of it open.",
            )
    yield from _hearts(matter, seen)
    yield from _deeds(matter, seen)
    yield from _framed(matter, seen)


def _framed(matter: Matter, seen: set[int]) -> Iterator[Finding]:
    for rules, reason, remedy in (
        (
            agency_rules.INWARD,
            "Only the player says what their character feels, thinks or decides.",
            "Show what is to be seen from outside, and leave what they make of it open.",
        ),
        (agency_rules.DEEDS, "Their player has not acted this turn.", "Let them do nothing of weight."),
    ):
        for place in matter.told(agency_rules.LEXICON, rules, "stated"):
            sentence = matter.reading.sentence_at(place[0])
            if sentence is not None and sentence.start not in seen:
                seen.add(sentence.start)
                yield matter.finding("agency", "wrong", place, reason, remedy)


def _speech(matter: Matter) -> Iterator[Finding]:
    after, before = _speaking(tuple(alias for one in matter.players for alias in one.aliases))
    by_alias = {alias.lower(): one for one in matter.players for alias in one.aliases}
    text, last = matter.reading.told, 0
    for spoken in matter.reading.spoken:
        # What leads up to one speech has nothing to do with the answer to it.
        begin, last = max(last, spoken.start - 90), spoken.end
        found = after.match(text, spoken.end) or _last(before, text[begin : spoken.start])
        if found is None:
            continue
        person = by_alias[next(filter(None, found.groups())).lower()]
        if not _in_their_words(matter, person, spoken):
            yield matter.finding(
                "agency",
                "wrong",
                (spoken.start, spoken.end),
                "The player has not said this.",
                "Let a player's character say only what the player has written, or nothing.",
            )


def _last(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The pattern where it leads up to the speech that comes next."""
    cut = max((before.rfind(mark) for mark in ".!?\n"), default=-1) + 1
    found = list(pattern.finditer(before, cut))
    return found[-1] if found and not before[found[-1].end() :].strip() else None


@lru_cache(maxsize=256)
def _speaking(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who speaks, as it is told after what they say, and before it."""
    who = named(tuple(name for name in names if name != "you")) + ("|[Yy]ou" if "you" in names else "")
    after = rf"[ ,]{{0,3}}(?:(?P<a>{who}) (?:\w+ly )?{_SAY}\b|{_SAY} (?P<b>{who})\b)"
    before = rf"\b(?P<c>{who}) {BETWEEN}{_SAY}(?: \w+){{0,4}}[,:]"
    return re.compile(after), re.compile(before)


def _in_their_words(matter: Matter, person: Person, spoken: Spoken) -> bool:
    said = words_of(spoken.words)
    for one in matter.brief.declared:
        if one.character != person.id:
            continue
        if folded(spoken.words) in folded(one.text) or folded(spoken.words) in folded(" ".join(one.speech)):
            return True
        own = set(map(stem, words_of(one.text)))
        if said and sum(stem(word) in own for word in said) >= 0.8 * len(said):
            return True
    return False


def _declared(matter: Matter, person: Person, told: str) -> bool:
    """Whether the player has used the word themselves."""
    own = {
        stem(word)
        for one in matter.brief.declared
        if one.character == person.id
        for word in words_of(one.text)
    }
    return any(stem(word) in own for word in words_of(told)[1:] if len(word) > 3)


def _hearts(matter: Matter, seen: set[int]) -> Iterator[Finding]:
    names = named(tuple(alias for one in matter.players for alias in one.aliases if alias != "you"))
    your = "|[Yy]our" if any("you" in one.aliases for one in matter.players) else ""
    pattern = _hearted(names, your)
    for sentence in matter.stated:
        match = pattern.search(sentence.told)
        if match and sentence.start not in seen:
            seen.add(sentence.start)
            place = (sentence.start + match.start(), sentence.start + match.end())
            yield matter.finding(
                "agency",
                "wrong",
                place,
                "Only the player says what their character feels.",
                "Leave the feeling out.",
            )


@lru_cache(maxsize=256)
def _hearted(names: str, your: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{names}(?:'s|\u2019s|'|\u2019){your}) (?:own )?{_HEART}\b")


def _deeds(matter: Matter, seen: set[int]) -> Iterator[Finding]:
    """Who has done nothing this turn is told to do something that cannot be taken back."""
    acted = {one.character for one in matter.brief.declared if one.text.strip()}
    acted |= {one.actor for one in matter.brief.outcomes}
    idle = tuple(one for one in matter.players if one.id not in acted and one.name not in acted)
    if not idle or matter.brief.kind != "turn":
        return
    for _, sentence, match in matter.subjects(idle, _DOES):
        if sentence.start not in seen:
            seen.add(sentence.start)
            place = (sentence.start + match.start(), sentence.start + match.end())
            yield matter.finding(
                "agency",
                "wrong",
                place,
                "Their player has not acted this turn.",
                "Let them do nothing of weight.",
            )
