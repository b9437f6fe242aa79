"""What people can be asked, and what they make of the one who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from campaigns.world.entities import NpcState
from campaigns.world.plot import Plot
from campaigns.world.surroundings import mentions
from campaigns.world.wording import Word
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.cast import Knowledge, Npc
from genre_packs.schema.lore import LoreEntry

CONVINCING: Final = frozenset(
    ("persuade", "convince", "beg", "plead", "negotiate", "bargain", "reason", "flatter", "bluff")
)
EASIEST, HARDEST = 7, 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question comes down to: a piece of knowledge or of lore, and whether it takes persuasion."""

    knowledge: Knowledge | None = None
    lore: LoreEntry | None = None
    guarded: bool = False
    named: bool = False


def what_is_asked(npc: NpcState, whole: Sequence[Word], plot: Plot, story: ResolvedWorld) -> Asked:
    """What somebody can tell about the words used; without a topic, the next thing they have not told yet."""
    authored = story.npc_by_id.get(npc.source)
    if authored is None:
        return Asked()
    told = plot.told.get(npc.id, [])
    best = _best_topic(authored, whole, told)
    if best is not None:
        return Asked(best, None, npc.disposition < best.min_disposition and best.topic not in told, True)
    lore = _best_lore(npc, whole, story)
    if lore is not None:
        return Asked(None, lore, False, True)
    if mentions(("about",), whole):
        return Asked()
    untold = [entry for entry in authored.knows if entry.topic not in told]
    free = [entry for entry in untold if npc.disposition >= entry.min_disposition]
    chosen = next(iter((*free, *untold)), None)
    return Asked(chosen, None, chosen is not None and chosen not in free)


def topic_words(entry: Knowledge) -> tuple[str, ...]:
    """The words by which a topic is asked for."""
    return (*entry.keywords, entry.topic.replace("_", " ").replace("-", " "))


def others_who_know(npc: NpcState, whole: Sequence[Word], story: ResolvedWorld) -> Npc | None:
    """Somebody else who could tell more about the words used."""
    found = [
        (mentions(topic_words(entry), whole), other)
        for other in story.npcs.npcs
        if other.id != npc.source
        for entry in other.knows
    ]
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[0] > 0 else None


def resistance(npc: NpcState, asked: Asked) -> int:
    """The difficulty of talking somebody round: 8, one more for every 15 points that goodwill falls short."""
    wanted = asked.knowledge.min_disposition if asked.knowledge is not None else 0
    return max(EASIEST, min(HARDEST, 8 + max(0, wanted - npc.disposition) // 15))


def _best_topic(authored: Npc, whole: Sequence[Word], told: Sequence[str]) -> Knowledge | None:
    rated = [
        (mentions(topic_words(entry), whole), entry.topic not in told, entry) for entry in authored.knows
    ]
    named = [row for row in rated if row[0] > 0]
    return max(named, key=lambda row: (row[0], row[1]))[2] if named else None


def _best_lore(npc: NpcState, whole: Sequence[Word], story: ResolvedWorld) -> LoreEntry | None:
    rated = [
        (mentions((*entry.keywords, entry.title), whole), entry)
        for entry in story.lore.entries
        if not entry.secret and (not entry.known_to or npc.source in entry.known_to)
    ]
    named = [row for row in rated if row[0] > 0]
    return max(named, key=lambda row: row[0])[1] if named else None
