"""The shipped worlds, told from beginning to end by the house narrator: it reads clean and does not repeat itself."""

import asyncio
import random
import re
from dataclasses import replace

import pytest

from genre_packs.catalogue import worlds
from genre_packs.resolved import ResolvedWorld
from narrator.engines.house import HouseEngine
from narrator.engines.house.memory import Memory
from narrator.engines.house.outcomes import content_words
from narrator.engines.house.person import QUOTED
from narrator.engines.house.prose import sentences
from tests.campaigns.world.table import Table, things_to_say
from tests.narrator.sample import RecordingLedger, RecordingToolbox, swallow

WORLDS = [world for world in worlds() if not world.world.draft]
TURNS = 26
OWN = re.compile(
    r"^(?:Once more|Again|A second time|As before|It has to be done over|Not for the first time|Back to it)"
)
"""A player who does the same again is told so in the same words of theirs."""


async def evening(story: ResolvedWorld, players: int, seed: str) -> tuple[list[str], list[str]]:
    """One evening of somebody who tries all sorts of things: as it is told, and what they have typed for each turn."""
    table, chance, engine = Table(story, players, seed=seed), random.Random(seed), HouseEngine()
    told: list[str] = []
    said = [""]
    for _ in range(TURNS):
        brief = replace(table.brief(), recent=tuple(told[-12:]))
        draft = await engine.narrate(brief, RecordingToolbox(), RecordingLedger(), swallow)
        told.append(draft.text)
        if table.over:
            break
        words = [things_to_say(story, chance) for _ in range(players)]
        said.append(" ".join(words))
        table.play(*words)
    return told, said


def theirs(sentence: str, said: str) -> bool:
    """Whether a sentence is mostly what a player has typed this turn: who does a thing again reads of it again."""
    stems = content_words(sentence)
    return 2 * len(stems & content_words(said)) >= len(stems)


@pytest.mark.parametrize("players", [1, 2])
@pytest.mark.parametrize("story", WORLDS, ids=[world.world.slug for world in WORLDS])
def test_an_evening_reads_clean_and_does_not_repeat_itself(story: ResolvedWorld, players: int) -> None:
    told, said = asyncio.run(evening(story, players, f"evening-{players}"))
    assert len(told) > 8
    again = []
    for place, text in enumerate(told):
        prose = QUOTED.sub("“”", text)
        assert not re.search(r"[{}\x00]|  | [,.;:](?!\.)|\bNone\b|\bYou (?:is|has|does|goes)\b", prose), text
        memory = Memory(told[max(0, place - 12) : place])
        again += [
            one
            for one in sentences(prose)
            if len(one.split()) > 3
            and not OWN.match(one)
            and memory.stale(one)
            and not theirs(one, said[place])
        ]
    assert len(again) <= 2, again
