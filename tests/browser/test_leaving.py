"""Somebody leaves for good in one tab, is told so in the other, and comes back by the button at the door."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, begin, join, say, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def test_who_leaves_stays_outside_until_they_take_their_seat_again(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    bob, cleo = person(), person(narrow=True)
    start_table(bob, server, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    code = bob.locator(".invite__code").inner_text()
    join(cleo, server, code, "Cleo")
    take_ready_made(cleo)
    begin(bob)
    await_turn(cleo, 1)
    other = cleo.context.new_page()
    other.goto(cleo.url)
    await_turn(other, 1)

    other.locator("#open-panels").click()
    other.get_by_role("tab", name="Settings").click()
    other.get_by_role("button", name="Leave this table for good").click()
    other.get_by_role("button", name="Leave", exact=True).click()
    expect(cleo.locator("#banners")).to_contain_text("You have left this table.")
    expect(cleo.locator("#line")).to_have_text("not at this table")
    say(bob, "I go on alone")
    await_turn(bob, 2)

    cleo.get_by_role("link", name="Take my seat again").click()
    expect(cleo.locator(".lead")).to_contain_text("is still yours")
    cleo.get_by_role("button", name="Take my seat again").click()
    await_turn(cleo, 2)
    say(cleo, "I am back")
    say(bob, "Good")
    await_turn(bob, 3)
    expect(bob.locator("#story")).to_contain_text("I am back")
