"""Bargains, chases, runs through the net and fights of ships: every kind that a ruleset has, in a pack that ships."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.deeds import RULESETS, STORIES, Table, Wish, confrontation, prepare, see_through
from tests.live_server import LiveServer

LONGEST = 30
"""Rounds after which a confrontation is taken for one that does not end."""
KINDS = {"chase": ("chase",), "bargain": ("social", "debate")}
RARE = {"contest", "netrun", "ship", "dogfight"}


def _wishes() -> list[Wish]:
    """A chase and a bargain of every ruleset, and whatever rarer kinds the shipped packs have."""
    found = [
        Wish(f"{ruleset}-{kind}", *confrontation(ruleset, *categories))
        for ruleset in RULESETS
        for kind, categories in KINDS.items()
    ]
    rare = {
        (story.rules.ruleset, one.category)
        for story in STORIES
        for one in story.encounters.encounters
        if one.category in RARE
    }
    return found + [
        Wish(f"{ruleset}-{kind}", *confrontation(ruleset, kind)) for ruleset, kind in sorted(rare)
    ]


WISHES = _wishes()


@pytest.fixture(scope="module")
def tables(shipped: LiveServer) -> dict[str, Table]:
    """A table for each, with one player at it."""
    return prepare(shipped, WISHES)


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: wish.name)
def test_a_confrontation_is_played_by_its_offers_to_its_end(
    wish: Wish,
    tables: dict[str, Table],
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    page = person()
    bob = tables[wish.name].seat(page, "Bob")
    expect(bob.fight).to_be_visible()
    label = bob.fight.locator("h2").inner_text()
    chance, thrown = random.Random(3), 0
    for _round in range(LONGEST):
        bob.take_any(chance)
        thrown += see_through(bob)
        if not bob.faces_somebody:
            break
        screenshot(page, "round")
    assert thrown > 0
    assert not bob.faces_somebody
    expect(page.locator(".outcome", has_text=label).first).to_be_attached()
    card = page.locator(".roll").first
    card.locator("summary").first.click()
    expect(card.locator(".roll__rule")).to_contain_text("Read the rule")
    expect(card.locator(".roll__inside > .plain-list")).to_contain_text(re.compile(r"\dd\w+: "))
    screenshot(page, "over")
