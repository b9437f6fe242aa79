"""What came of it: authored prose where there is some, else the plain fact, else how it went."""

from __future__ import annotations

import re

from narrator.contracts import CharacterBrief, OutcomeBrief, PersonBrief
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import capital, closed, sentences, with_the, words
from narrator.engines.house.telling import Telling

SOCIAL = frozenset({"talk", "ask", "threaten", "give", "persuade"})
LOOKING = frozenset({"search", "look", "examine", "ask", "lead", "skill", "use_item", "other"})
_PACK_KEY = {
    "critical_failure": "failure",
    "failure": "failure",
    "tie": "partial",
    "success": "success",
    "critical_success": "success",
}
_RARE = {"critical_success": "dice_hot", "critical_failure": "dice_cold"}
_WORD = re.compile(r"[a-z]{4,}")
_DRY = re.compile(r"\d|: (?:settled|it fails)|^Nothing new is found")


def content_words(text: str) -> set[str]:
    """The stems of the words of four letters and more."""
    return {word[:5] for word in _WORD.findall(text.lower())}


def tell_outcome(telling: Telling, outcome: OutcomeBrief, deed: str) -> str:
    """One outcome as prose; "" when the deed's own sentence has said it already."""
    pc = telling.character(outcome.actor)
    npc = telling.person(outcome.target)
    if outcome.told:
        told = _authored(telling, outcome, pc, npc)
        if told:
            return told
        if npc is not None and outcome.intent in SOCIAL:
            return telling.line("no_answer", npc=npc)
        if outcome.tier is not None:
            return how_it_went(telling, outcome, pc, npc)
        return telling.line("nothing_new") if outcome.intent in LOOKING else ""
    fact = telling.turned(outcome.summary, pc, npc)
    if fact and not _DRY.search(fact) and words(fact) > 2:
        if _said_by(fact, deed) or (deed and outcome.intent == "move"):
            return ""
        if not telling.memory.stale(fact):
            return telling.keep(capital(with_the(closed(fact))))
    return how_it_went(telling, outcome, pc, npc)


def _authored(
    telling: Telling, outcome: OutcomeBrief, pc: CharacterBrief | None, npc: PersonBrief | None
) -> str:
    told = telling.turned(outcome.told, pc, npc)
    for one in telling.brief.people:
        if one.name in told:
            telling.named.add(one.id)
    fresh = telling.memory.fresh_part(_once(telling, told))
    if not fresh or (QUOTED.search(told) and not QUOTED.search(fresh)):
        return ""
    return telling.keep(" ".join(capital(closed(part)) for part in sentences(fresh)))


def _once(telling: Telling, told: str) -> str:
    """Authored prose without the journal's line behind it, where what was seen has said it already."""
    for fact in telling.brief.facts:
        before = told.removesuffix(fact).strip()
        if before != told and len(content_words(before) & content_words(fact)) >= 3:
            return before
    return told


def _said_by(fact: str, deed: str) -> bool:
    stems = content_words(fact)
    return bool(stems) and len(stems & content_words(deed)) >= 0.6 * len(stems)


def how_it_went(
    telling: Telling, outcome: OutcomeBrief, pc: CharacterBrief | None, npc: PersonBrief | None
) -> str:
    """A sentence for the tier alone, the pack's before the house's; "" without a tier."""
    if outcome.tier is None:
        return telling.line("nothing_new") if outcome.intent in ("search", "look", "examine") else ""
    book = telling.brief.voice.phrasebook
    own = (*book.get(_RARE.get(outcome.tier, ""), ()), *book.get(_PACK_KEY[outcome.tier], ()))
    target = outcome.target if npc is None and telling.character(outcome.target) is None else ""
    key = "plain_" + outcome.tier
    return telling.line(key, pc=pc, npc=npc, foe=target, also=own, item=outcome.label)


def repeats_deed(telling: Telling, outcome: OutcomeBrief, deed: str) -> bool:
    """Whether authored prose begins by telling the same deed again, so that the deed may be left to it."""
    if not outcome.told or QUOTED.search(deed):
        return False
    begin = sentences(outcome.told)[0]
    pc = telling.character(outcome.actor)
    names = ("{pc}", pc.name) if pc is not None else ("{pc}",)
    if not any(begin.startswith(name) for name in names):
        return False
    return len(content_words(begin) & content_words(deed)) >= 2
