"""Laws of parties that part at random: nobody is in two places, no scene is empty, what is told apart stays apart."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.world.knowing import is_apart
from genre_packs.loading.loader import load
from tests.campaigns.world.conftest import PACK
from tests.campaigns.world.table import Table, things_to_say

STORY = load(PACK).worlds["saltby"]
WANDERING = (
    "I go to the lamp room alone",
    "I go to the chandlery by myself",
    "I go to the quay",
    "I stay here",
    "I rejoin the others",
    "I tell the others what I know",
)


def words(chance: random.Random) -> str:
    """What a player might say at a table that likes to part."""
    return chance.choice(WANDERING) if chance.random() < 0.6 else things_to_say(STORY, chance)


@settings(max_examples=25, deadline=None)
@given(number=st.integers(0, 10_000), players=st.integers(2, 4))
def test_a_party_that_wanders_holds_together(number: int, players: int) -> None:
    chance = random.Random(number)
    table = Table(STORY, players, seed=f"{number:08x}")
    while not table.over:
        table.play(*(words(chance) for _player in range(players)))
        scenes = {scene.id: scene for scene in table.world.open_scenes()}
        alive = [one for one in table.world.characters() if one.status == "alive"]
        for one in alive:
            assert one.place == scenes[one.scene].place
        assert is_apart(table.world) == (len({one.scene for one in alive}) > 1)
        if alive:
            assert set(scenes) == {one.scene for one in alive}
        for running in table.world.running_encounters():
            mine = {one.id for one in table.world.characters() if one.scene == running.scene}
            assert {id for id in running.participants if id.startswith("c") and id[1:].isdigit()} <= mine
    assert table.turn <= STORY.conflict.last_turn
