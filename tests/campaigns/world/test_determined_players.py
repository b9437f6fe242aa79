"""Whoever follows what the story tells gets somewhere: leads are closed, and the climax can be won."""

import random

import pytest

from campaigns.world.plot import progress_made, read_plot
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.player import determined_words, heedless_words
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_whole_sessions import STORIES


def play(story: ResolvedWorld, number: int, players: int, *, heedless: bool = False) -> Table:
    """A session to its end, of determined players or of heedless ones."""
    chance = random.Random(number)
    table = Table(story, players, seed=f"{number:08x}")
    while not table.over:
        table.play(
            *(
                heedless_words(table, chance) if heedless else determined_words(table, seat, chance)
                for seat in range(players)
            )
        )
    return table


def outcome(table: Table) -> str:
    """Which kind of ending a session came to: won, lost or bittersweet."""
    endings = {ending.id: ending.outcome for ending in table.story.conflict.endings}
    return endings[read_plot(table.world).ending]


SHIPPED = STORIES[1:]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.world.slug)
@pytest.mark.parametrize("players", [1, 3])
def test_words_lead_on(story: ResolvedWorld, players: int) -> None:
    tables = [play(story, number, players) for number in range(6)]
    reached = [outcome(table) for table in tables]

    assert min(progress_made(table.world) for table in tables) >= 1
    assert max(len(read_plot(table.world).closed) for table in tables) >= 2
    assert set(reached) & {"won", "bittersweet"}


@pytest.mark.parametrize("story", SHIPPED, ids=lambda story: story.world.slug)
def test_blows_do_not_win_an_argument(story: ResolvedWorld) -> None:
    heedless = [outcome(play(story, number, 2, heedless=True)) for number in range(10)]
    determined = [outcome(play(story, number, 2)) for number in range(10)]

    assert heedless.count("lost") >= 3
    assert determined.count("lost") < heedless.count("lost")
