"""Whatever is played, a session stays whole and comes to one ending by its horizon."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.world.plot import read_plot
from campaigns.world.resolution import Resolution, TurnPlan
from genre_packs.loading.loader import load
from genre_packs.resolved import ResolvedWorld
from tests.campaigns.world.table import Table, things_to_say

ROOT = Path(__file__).parents[3]
FIXTURE = load(ROOT / "tests" / "genre_packs" / "fixtures" / "packs" / "lantern").worlds["saltby"]
STORIES = [FIXTURE] + [
    world
    for directory in sorted((ROOT / "genre_packs" / "packs").iterdir())
    if directory.is_dir()
    for world in load(directory).worlds.values()
]


def secrets_of(story: ResolvedWorld) -> dict[str, str]:
    """Secret texts by what reveals them."""
    return {npc.secret.revealed_by: npc.secret.text for npc in story.npcs.npcs if npc.secret is not None}


def lore_secrets(story: ResolvedWorld) -> list[str]:
    """Lore that nobody may hear."""
    return [entry.text for entry in story.lore.entries if entry.secret]


def check_things(table: Table) -> None:
    """Every thing has one place, and nothing unique is there twice."""
    items = table.world.items()
    assert len({item.id for item in items}) == len(items)
    unique = Counter(
        item.source
        for item in items
        if item.quantity > 0
        and item.source in table.story.item_by_id
        and table.story.item_by_id[item.source].unique
    )
    assert all(count == 1 for count in unique.values()), unique
    for item in items:
        if item.holder_kind == "character":
            assert table.world.character(item.holder) is not None
        elif item.holder_kind == "npc":
            assert table.world.npc(item.holder) is not None
        elif item.holder_kind == "place":
            assert item.holder in table.story.place_by_id


def check_secrets(table: Table) -> None:
    """No secret stands in the brief, and none in the resolution, unless play has revealed it."""
    plot = read_plot(table.world)
    said = repr(table.brief()) + repr(table.last)
    for revealed_by, secret in secrets_of(table.story).items():
        if revealed_by not in plot.closed and revealed_by not in plot.flags:
            assert secret not in said
    assert not any(secret in said for secret in lore_secrets(table.story))


def play_out(story: ResolvedWorld, number: int, players: int) -> list[Resolution]:
    """A whole session of random words; each turn is checked."""
    chance = random.Random(number)
    table = Table(story, players, seed=f"{number:08x}")
    told = []
    while not table.over:
        assert table.turn < story.conflict.last_turn, "the horizon has passed without an ending"
        last = table.play(*(things_to_say(story, chance) for _ in range(players)))
        told.append(last)
        check_things(table)
        check_secrets(table)
    return told


@pytest.mark.parametrize("slug", [story.world.slug for story in STORIES])
@settings(max_examples=12, deadline=None)
@given(number=st.integers(0, 10_000), players=st.integers(1, 3))
def test_one_ending_by_the_horizon(slug: str, number: int, players: int) -> None:
    story = next(one for one in STORIES if one.world.slug == slug)
    told = play_out(story, number, players)

    assert [one.ending for one in told if one.ending is not None] == [told[-1].ending]
    assert told[-1].ending is not None
    assert len(told) <= story.conflict.last_turn <= 25


@settings(max_examples=8, deadline=None)
@given(number=st.integers(0, 10_000))
def test_the_same_words_make_the_same_session(number: int) -> None:
    assert play_out(FIXTURE, number, 2) == play_out(FIXTURE, number, 2)


@settings(max_examples=10, deadline=None)
@given(number=st.integers(0, 10_000))
def test_plans_and_resolutions_survive_their_rows(number: int) -> None:
    chance = random.Random(number)
    table = Table(FIXTURE, 2, seed=f"{number:08x}")
    while not table.over:
        last = table.play(things_to_say(FIXTURE, chance), things_to_say(FIXTURE, chance))
        assert table.plan is not None
        assert TurnPlan.from_json(table.plan.to_json()) == table.plan
        assert Resolution.from_json(last.to_json()) == last


def test_play_after_the_end_is_calm() -> None:
    table = Table(FIXTURE)
    while not table.over:
        table.play("I wait")
    after = table.play("I look at the sea")

    assert after.ending is None
    assert not after.encounter_began


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_any_words_can_be_played(text: str) -> None:
    table = Table(FIXTURE)
    table.play(text)
    table.at("lamp_room").play(text)


@settings(max_examples=30, deadline=None)
@given(text=st.text(alphabet="I attackgoeskrunhe.,'\"“”?! thedrowned", max_size=200))
def test_any_words_can_be_played_in_a_fight(text: str) -> None:
    table = Table(FIXTURE).at("lamp_room")
    table.play("I attack Berit")
    table.play(text)
