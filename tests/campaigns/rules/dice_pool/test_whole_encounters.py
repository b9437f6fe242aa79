"""Every category is played to its end by seed: it can be won, and it can be lost."""

from __future__ import annotations

import pytest

from campaigns.rules.dice_pool.rulebook import RULES as RULEBOOK
from tests.campaigns.rules.dice_pool.cast import RULES, play_out

HARD = ("response_officer", "hired_gun", "house_mage")
PLAYED = [
    ("fight", "hp_depletion", ("guard", "gang_shooter"), HARD, ("gun", "mage")),
    ("duel", "hp_depletion", ("guard",), HARD, ("gun", "mage")),
    ("chase", "dial_threshold", ("guard",), ("net_warden",), ("hacker", "talker")),
    ("social", "dial_threshold", ("guard",), ("net_warden",), ("gun", "mage")),
    ("contest", "dial_threshold", ("guard",), ("net_warden",), ("gun", "mage")),
    ("netrun", "dial_threshold", ("guard",), HARD, ("hacker", "talker")),
    ("fight", "survive_rounds", ("guard", "gang_shooter"), HARD, ("gun", "mage")),
    ("netrun", "hp_depletion", ("guard",), HARD, ("hacker", "talker")),
]


@pytest.mark.parametrize(("category", "win", "easy", "hard", "kinds"), PLAYED)
def test_it_ends_and_both_ends_occur(
    category: str, win: str, easy: tuple[str, ...], hard: tuple[str, ...], kinds: tuple[str, str]
) -> None:
    outcomes = {
        play_out(seed, category, win, foes, kinds).outcome for foes in (easy, hard) for seed in range(12)
    }
    assert "won" in outcomes
    assert outcomes & {"lost", "fled"}


def test_every_category_that_is_claimed_is_played_here() -> None:
    assert {category for category, *_ in PLAYED} == set(RULES.facts().categories)


def test_every_ruling_names_a_rule_of_the_book() -> None:
    for category, win, _, hard, kinds in PLAYED:
        for ruling in play_out(1, category, win, hard, kinds).rulings:
            known = RULEBOOK[ruling.rule]
            assert (ruling.text, ruling.source) == (known.text, known.source)
