"""Spells, gifts and runs through the net, in the shipped packs whose rules have them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.deeds import RULESETS, STORIES, Table, Wish, gifted, prepare, see_through, stories_of
from tests.live_server import LiveServer

HACKED = ("Open ", "Unlock: ", "Sense")


def _casts() -> dict[str, tuple[Wish, tuple[str, ...]]]:
    """For every ruleset with a ready-made caster in a shipped world: a table where they fight, and what they can do."""
    found: dict[str, tuple[Wish, tuple[str, ...]]] = {}
    for ruleset in RULESETS:
        for story in stories_of(ruleset):
            number, labels = gifted(story)
            if labels and ruleset not in found:
                fight = next(one for one in story.encounters.encounters if one.category == "fight")
                wish = Wish(f"{ruleset}-casts", "/".join(story.key), fight.id, (number,), physical=True)
                found[ruleset] = (wish, labels)
    return found


CASTS = _casts()
RUNS = [
    Wish(f"{story.rules.ruleset}-runs", "/".join(story.key), one.id, physical=True)
    for story in STORIES
    for one in story.encounters.encounters
    if one.category == "netrun"
]


@pytest.fixture(scope="module")
def tables(shipped: LiveServer) -> dict[str, Table]:
    """A table for each, with real dice."""
    return prepare(shipped, [*(wish for wish, _labels in CASTS.values()), *RUNS])


def test_gifts_and_nets_are_shipped() -> None:
    assert {"swn", "awn", "dice_pool"} <= CASTS.keys()
    assert len(RUNS) >= 2


@pytest.mark.parametrize("ruleset", CASTS)
def test_what_somebody_can_cast_is_offered_and_done(
    ruleset: str,
    tables: dict[str, Table],
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    wish, labels = CASTS[ruleset]
    page = person()
    bob = tables[wish.name].seat(page, "Bob")
    before = page.locator(".tracks").inner_text()
    said = bob.take(*map(re.escape, labels))
    assert said
    see_through(bob)

    expect(page.locator("#story .deed").last).to_contain_text(said)
    name = next(label for label in labels if label in said)
    paid = page.locator(".tracks").inner_text() != before
    # A blow that lands first spoils a spell; that is told, and the cast is kept.
    spoiled = f"{name} does not come" in page.locator("#story").inner_text()
    assert paid or spoiled or page.locator(".roll", has_text=name).count()
    screenshot(page, "cast")


@pytest.mark.parametrize("wish", RUNS, ids=lambda wish: wish.name)
def test_a_node_of_the_net_is_opened(
    wish: Wish,
    tables: dict[str, Table],
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    page = person()
    bob = tables[wish.name].seat(page, "Bob")
    nodes = bob.fight.locator(".fray li")
    expect(nodes.nth(1)).to_be_visible()
    thrown = 0
    while bob.faces_somebody and not bob.fight.locator("[data-open=yes]").count():
        assert bob.take(*HACKED, "Go to ")
        thrown += see_through(bob)
    if bob.faces_somebody:
        expect(bob.fight.locator("[data-open=yes]").first).to_contain_text("open")
    else:
        expect(page.locator("#story")).to_contain_text(": won")
    assert thrown > 0
    screenshot(page, "run")
