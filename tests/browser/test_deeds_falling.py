"""Somebody falls, is tended by a friend and plays on; somebody dies, reads on, and makes somebody new."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.deeds import RULESETS, Table, Wish, order, prepare, see_through, stories_of
from tests.browser.tables import take_ready_made
from tests.live_server import LiveServer

FALLS = [
    Wish(f"{ruleset}-falls", "/".join(stories_of(ruleset)[0].key), cast=(0, 1), physical=True)
    for ruleset in RULESETS
]
DEATH = Wish("death", "far_post/the_waiting_room", cast=(2, 1))


@pytest.fixture(scope="module")
def tables(shipped: LiveServer) -> dict[str, Table]:
    """For every ruleset two players and a GM at a quiet moment, with real dice; and a table for a death."""
    return prepare(shipped, [*FALLS, DEATH])


@pytest.mark.parametrize("wish", FALLS, ids=lambda wish: wish.name)
def test_who_falls_is_tended_and_plays_on(
    wish: Wish,
    tables: dict[str, Table],
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    table = tables[wish.name]
    bob, cleo = table.seat(person(), "Bob"), table.seat(person(narrow=True), "Cleo")
    alice = table.seat(person(), "Alice").page
    name = bob.page.locator(".sheet h2").inner_text()

    order(alice, f"/gm hurt {name} {_hit_points(bob.page)}")
    expect(bob.page.locator("#fallen")).to_contain_text(f"{name} is down")
    expect(bob.page.locator(".sheet .danger")).not_to_be_empty()
    expect(bob.page.locator(".mate[data-down=yes]")).to_contain_text(name)
    screenshot(bob.page, "down-wide")

    bob.say("I run for the door")
    cleo.say(f"I bandage {name}'s wounds")
    see_through(bob, cleo)
    expect(cleo.page.locator("#story")).to_contain_text(re.compile("in no state to do anything"))
    expect(bob.page.locator("#fallen")).to_be_hidden()
    expect(bob.page.locator(".mate[data-down=yes]")).to_have_count(0)
    screenshot(cleo.page, "up-narrow")

    bob.say("I look round carefully")
    cleo.say("I keep watch")
    see_through(bob, cleo)
    expect(cleo.page.locator("#story .deed").last).to_contain_text(re.compile("look round|keep watch"))


def _hit_points(page: Page) -> str:
    """As many as one's own character has."""
    return page.locator(".sheet .health__words").inner_text().split("/")[0]


def test_who_dies_reads_on_and_makes_somebody_new(
    tables: dict[str, Table], person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    table = tables[DEATH.name]
    bob, cleo = table.seat(person(narrow=True), "Bob"), table.seat(person(), "Cleo")
    alice = table.seat(person(), "Alice").page
    name = cleo.page.locator(".mate", has_not_text="(you)").locator(".mate__name").inner_text()
    for _fall in range(12):
        order(alice, f"/gm hurt {name} 99")
        cleo.say("I look the other way")
        see_through(cleo)
        if bob.page.locator("#fallen button").count():
            break
    expect(bob.page.locator("#fallen")).to_contain_text(f"{name} is dead")
    expect(cleo.page.locator(".mate[data-down=yes]")).to_contain_text("dead")
    screenshot(bob.page, "dead-narrow")

    cleo.say("I close their eyes and look round")
    see_through(cleo)
    expect(bob.page.locator("#story .deed").last).to_contain_text("I close their eyes")

    bob.page.get_by_role("button", name="Make somebody new").click()
    take_ready_made(bob.page)
    expect(bob.page.locator("#fallen")).to_be_hidden()
    expect(cleo.page.locator(".mate")).to_have_count(3)
    bob.say("I look round for the others")
    cleo.say("I keep watch")
    see_through(bob, cleo)
    expect(cleo.page.locator("#story")).to_contain_text("I look round for the others")
    screenshot(bob.page, "anew-narrow")
