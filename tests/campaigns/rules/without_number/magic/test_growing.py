"""Levels of a mage: what each brings, by a fixed order, and what the sheet shows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.chance import SeededDice
from campaigns.rules.growing import as_suggested
from campaigns.rules.without_number.bodies import Hero, read
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.magic.learning import art_picks
from campaigns.rules.without_number.magic.mastery import casts_most, effort_most, highest_level, prepared_most
from campaigns.rules.without_number.magic.traditions import TRADITIONS
from tests.campaigns.rules.without_number.magic.coven import RULES, build

WAYS = [
    ("mage", ("high_mage",)), ("mage", ("elementalist",)), ("mage", ("necromancer",)),
    ("adventurer_warrior_mage", ("vowed",)), ("adventurer_expert_mage", ("healer",)),
    ("adventurer_warrior_mage", ("elementalist",)), ("adventurer_mage_mage", ("necromancer", "healer")),
    ("adventurer_mage_mage", ("high_mage", "elementalist")),
]  # fmt: skip


def grown(archetype: str, traditions: tuple[str, ...], xp: int, seed: str = "x") -> Hero:
    dice = SeededDice.from_label(seed)
    sheet = RULES.new_sheet(build(archetype, *traditions), dice)
    body = read(WWN, as_suggested(RULES, RULES.advance(sheet, xp, dice)).sheets["self"])
    assert isinstance(body, Hero)
    return body


@pytest.mark.parametrize(("archetype", "traditions"), WAYS)
@pytest.mark.parametrize("xp", [3, 18, 93])
def test_arts_spells_and_places_grow_by_the_tables(
    archetype: str, traditions: tuple[str, ...], xp: int
) -> None:
    cleo = grown(archetype, traditions, xp)
    klass = WWN.classes[archetype]
    picks = sum(
        len(TRADITIONS[found].basics)
        + sum(art_picks(klass, TRADITIONS[found], level) for level in range(1, cleo.level + 1))
        for found in traditions
    )

    assert len(cleo.magic.arts) == len(set(cleo.magic.arts)) == picks
    assert len(set(cleo.magic.spells)) == len(cleo.magic.spells)
    assert len(cleo.magic.prepared) == min(prepared_most(cleo), len(cleo.magic.spells))
    assert {*cleo.magic.prepared} <= {*cleo.magic.spells}
    assert all(WWN.workings[spell].level <= highest_level(cleo) for spell in cleo.magic.spells)


def test_a_high_mage_learns_two_spells_a_level_and_others_one() -> None:
    assert len(grown("mage", ("high_mage",), 3).magic.spells) == 6
    assert len(grown("mage", ("necromancer",), 3).magic.spells) == 5


def test_the_same_choices_grow_the_same() -> None:
    assert grown("mage", ("high_mage",), 93, "a").magic == grown("mage", ("high_mage",), 93, "b").magic


def test_the_sheet_shows_casts_effort_and_what_is_prepared() -> None:
    dice = SeededDice.from_label("shown")
    view = RULES.view(RULES.new_sheet(build("mage", "necromancer"), dice))
    tracks = {track.id: (track.current, track.maximum) for track in view.tracks}
    lines = dict(view.lines)

    assert tracks["casts"] == (1, 1)
    assert tracks["effort_necromancer"] == (2, 2)
    assert lines["Tradition"] == "Necromancer"
    assert lines["Prepared spells"] == "Coruscating Coffin, Smite the Dead, Command the Dead"
    assert {"Cold Flesh", "Smite the Dead"} <= {ability["name"] for ability in view.abilities}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WAYS), st.integers(0, 120), st.integers(0, 10**6))
def test_there_is_always_some_effort_and_never_a_negative_count(
    way: tuple[str, tuple[str, ...]], xp: int, seed: int
) -> None:
    cleo = grown(*way, xp, str(seed))
    assert casts_most(cleo) >= 0
    assert all(effort_most(cleo, TRADITIONS[found]) >= 1 for found in way[1])
