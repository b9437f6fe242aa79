"""Whoever follows what the story tells gets somewhere: leads are closed, and the climax can be won."""

import random

import pytest

from campaigns.world.plot import progress_made, read_plot
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.player import determined_words
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_whole_sessions import STORIES


def play(story: ResolvedWorld, number: int, players: int) -> Table:
    """A session of determined players to its end."""
    chance = random.Random(number)
    table = Table(story, players, seed=f"{number:08x}")
    while not table.over:
        table.play(*(determined_words(table, seat, chance) for seat in range(players)))
    return table


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.world.slug)
@pytest.mark.parametrize("players", [1, 3])
def test_words_lead_on(story: ResolvedWorld, players: int) -> None:
    tables = [play(story, number, players) for number in range(6)]
    outcomes = {ending.id: ending.outcome for ending in story.conflict.endings}
    reached = [outcomes[read_plot(table.world).ending] for table in tables]

    assert min(progress_made(table.world) for table in tables) >= 1
    assert max(len(read_plot(table.world).closed) for table in tables) >= 2
    assert set(reached) & {"won", "bittersweet"}
