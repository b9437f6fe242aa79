"""The house narrator's own evenings, held against the checks."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field, replace

from campaigns.world.truth import known_of
from genre_packs.resolved import ResolvedWorld
from narrator.checks.checking import check
from narrator.engines.house import HouseEngine
from tests.campaigns.world.table import Table, things_to_say
from tests.narrator.sample.desk import RecordingLedger, RecordingToolbox, swallow


@dataclass
class Evening:
    """The house narrator's prose of one evening, checked."""

    turns: int = 0
    sentences: int = 0
    found: Counter[str] = field(default_factory=Counter)
    quotes: list[str] = field(default_factory=list)


def house_evening(story: ResolvedWorld, seed: int, players: int) -> Evening:
    """An evening of random words told by the house narrator; whatever is found in it is found falsely."""
    chance = random.Random(seed * 7 + players)
    table = Table(story, players, seed=f"{seed:08x}")
    done, told = Evening(), []
    while not table.over:
        brief = replace(table.brief(), recent=tuple(told[-12:]))
        draft = asyncio.run(HouseEngine().narrate(brief, RecordingToolbox(), RecordingLedger(), swallow))
        known = known_of(table.world, story, brief, table.last, ("Perrin",))
        for one in check(draft.text, brief, known):
            done.found[one.kind] += 1
            done.quotes.append(f"{story.world.slug}: {one.kind}: {one.quote}")
        done.turns += 1
        done.sentences += len(draft.text.split(". "))
        told.append(draft.text)
        table.play(*(things_to_say(story, chance) for _ in range(players)))
    return done
