"""A fight of every ruleset in a pack that ships with it: an offer, a blow, its card, an end."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.deeds import RULESETS, Table, Wish, confrontation, prepare, see_through
from tests.live_server import LiveServer

LONGEST = 30
"""Rounds after which a fight is taken for one that does not end."""


WISHES = [Wish(ruleset, *confrontation(ruleset, "fight"), physical=True) for ruleset in RULESETS]


@pytest.fixture(scope="module")
def tables(shipped: LiveServer) -> dict[str, Table]:
    """For every ruleset one player in a fight of a shipped pack, at a table of real dice."""
    return prepare(shipped, WISHES)


@pytest.mark.parametrize("ruleset", RULESETS)
def test_a_fight_is_fought_to_its_end(
    ruleset: str,
    tables: dict[str, Table],
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    page = person(narrow=ruleset in ("swn", "fate"))
    bob = tables[ruleset].seat(page, "Bob")
    expect(bob.fight).to_contain_text(re.compile("unwounded|unhurt"))
    label = bob.fight.locator("h2").text_content() or ""
    assert bob.take("Attack: ", "Strike: ")
    assert see_through(bob) > 0

    card = page.locator(".roll", has_text="thrown by hand").first
    card.locator("summary").first.click()
    expect(card).to_contain_text(re.compile(r"\d+ against \d+|still to throw"))
    expect(card.locator(".roll__inside > .plain-list")).to_contain_text(re.compile(r"[+−]\d"))
    expect(card.locator(".roll__rule")).to_contain_text("Read the rule")
    screenshot(page, "blow")

    # Bob throws what is best, and what he faces as it falls: who wins is open, that it ends is not.
    chance = random.Random(3)
    for _round in range(LONGEST):
        if not bob.faces_somebody:
            break
        if not bob.take("Attack: ", "Strike: "):
            bob.take_any(chance)
        see_through(bob)
    assert not bob.faces_somebody
    expect(page.locator(".outcome").last).to_contain_text(label)
    screenshot(page, "over")
