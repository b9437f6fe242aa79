"""What comes back: a word somebody gave, where somebody was first met, what was learned a while ago; and talk."""

from __future__ import annotations

import re
from typing import Final

from narrator.contracts import CharacterBrief, MemoryBrief, PersonBrief
from narrator.engines.house.prose import capital, closed, lower_first, sentences, words
from narrator.engines.house.telling import Telling, short

EVERY: Final = 5
"""Turns of which one may call something back."""
LONGEST: Final = 34
"""Words of something learned, or of talk, that are told again in passing."""
_WORD_GIVEN: Final = re.compile(r"^(?P<who>[^.:]+?) gave word to (?P<whom>[^.:]+?)(?: at (?P<at>[^.:]+))?\.$")
_FIRST_MET: Final = re.compile(r"^(?P<who>[^,.:]+), (?P<role>[^.:]+), was first met at (?P<at>[^.:]+)\.$")
_TITLE: Final = re.compile(r"^(?:The |A |An )?[A-Z\u00c0-\u00de][\w'\u2019-]+(?: [\w'\u2019-]+)*$")
_KNOWN_ALREADY: Final = ("Quest", "Person", "Place", "Item", "Ability", "Event", "Lore", "")
"""What the tool calls talk that is only the journal over again."""
_MEANING: Final = re.compile(r"^(?:Those|An?|What|Where|Whoever|One of)\b")
_AT: Final = re.compile(r"^(?P<at>[^.:]{3,60}): ")
_FOUGHT: Final = re.compile(r"^[^.:]+: (?:[\w']+ ){0,3}(?:win|won|lost|loss|fled|truce|refused|fails?)\b")
"""How the record of a place begins, and that of a confrontation."""
_NOT_TOLD: Final = re.compile(r"^[^.]{1,60}: |\bsettled\b|\d|\byour?\b|\bgave word\b", re.IGNORECASE)


def call_back(telling: Telling) -> str:
    """One thing remembered, in one turn of five at most; "" where nothing comes to mind."""
    if telling.brief.round % EVERY != EVERY - 1:
        return ""
    for way in (_word_given, _learned, _first_met, _been):
        for memory in telling.chance.order(way.__name__, telling.brief.memories):
            told = way(telling, memory)
            if told:
                return told
    return ""


def _word_given(telling: Telling, memory: MemoryBrief) -> str:
    found = _WORD_GIVEN.match(memory.text)
    pc = _character(telling, found["who"]) if found else None
    if found is None or pc is None:
        return ""
    npc = telling.person(found["whom"])
    at = found["at"] or telling.brief.place.name
    if npc is not None and npc.condition not in ("dead", "gone"):
        return telling.line("word_given", pc=pc, npc=npc, at=at)
    return telling.line("word_given_elsewhere", pc=pc, name=short(found["whom"]), at=at)


def _learned(telling: Telling, memory: MemoryBrief) -> str:
    """Something known that has not been spoken of for a time."""
    old = memory.canon or memory.when in ("a while ago", "long ago")
    text = memory.text
    if not old or memory.said or _NOT_TOLD.search(text) or _FIRST_MET.match(text) or words(text) > LONGEST:
        return ""
    if telling.memory.stale(text) or any(text in lead for lead in telling.brief.leads):
        return ""
    return telling.line("learned_before", fact=closed(capital(text)))


def _first_met(telling: Telling, memory: MemoryBrief) -> str:
    found = _FIRST_MET.match(memory.text)
    npc: PersonBrief | None = telling.person(found["who"]) if found else None
    here = telling.brief.place.name.casefold()
    if found is None or npc is None or npc.condition in ("dead", "gone") or found["at"].casefold() == here:
        return ""
    return telling.line("met_before", npc=npc, at=found["at"])


def _been(telling: Telling, memory: MemoryBrief) -> str:
    """Where all who are here have been before they came here."""
    found = _AT.match(memory.text)
    if (
        found is None
        or _FOUGHT.match(memory.text)
        or found["at"].casefold() == telling.brief.place.name.casefold()
    ):
        return ""
    return telling.line("been_at", at=found["at"])


def rumour(telling: Telling) -> str:
    """Talk that goes by, where there is anybody to talk and it is news."""
    text, told, about = telling.rumour
    kept: list[str] = []
    for part in sentences(text):
        if words(" ".join([*kept, part])) <= LONGEST:
            kept.append(part)
    said = " ".join(kept)
    if not said or "“" in said or telling.memory.stale(said):
        return ""
    # What only says what a word means is news to nobody, unless it is said of what.
    if about in _KNOWN_ALREADY:
        return ""
    key = "rumour_about" if _TITLE.match(about) else "" if _MEANING.match(said) else "rumour"
    return (
        telling.line(key, rumour=said, told=told or "in a lowered voice", about=lower_first(about))
        if key
        else ""
    )


def _character(telling: Telling, name: str) -> CharacterBrief | None:
    return next((one for one in telling.brief.characters if one.name == name), None)
