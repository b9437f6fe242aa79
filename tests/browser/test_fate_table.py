"""A table that plays by Fate, in a browser: made by its rules' own steps, thrown for, spent on, and read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import genre_packs
from tests.browser.tables import await_turn, say
from tests.live_server import LiveServer

PACKS = Path(genre_packs.__file__).parent / "packs"
WORLD = "answerback/seven_years_late"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server with the packs that are shipped."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(PACKS)}).play()
    yield running
    running.close()


def begin_alone(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/start/{WORLD}/")
    page.get_by_label("Your name").fill("Bob")
    page.get_by_label("Alone").check()
    page.get_by_role("button", name="Set the table").click()
    expect(page.locator("#creation")).to_be_visible()


def make_by_the_rules(page: Page) -> None:
    """Answer the pack's scenes with their first choice, change one aspect and one stunt by hand, and sit down."""
    for _step in range(14):
        if page.locator("#creation").is_hidden():
            return
        before = page.locator("#creation").inner_text()
        form = page.locator("form.mechanics")
        if form.get_by_label("High concept").count():
            form.get_by_label("High concept").fill("Hears what the wall leaves out")
            form.get_by_role("button", name="Go on").click()
        elif page.locator("#creation .choice-button").count():
            page.locator("#creation .choice-button").first.click()
        else:
            page.locator("#creation-words").fill("Ida Marsh")
            page.locator(".making__words button").click()
        page.wait_for_function("old => document.querySelector('#creation').innerText !== old", arg=before)
    raise AssertionError("creation does not end")


def see_the_dice_through(page: Page, following: int, spend: Callable[[], bool]) -> bool:
    """Throw whatever is asked for until the turn ``following`` this one begins; whether something was spent.

    ``spend`` is asked at each offer and says whether it took one up; else the dice are kept as they lie.
    """
    spent = False
    moved = "title => document.querySelector('#chapter').innerText === title"
    waiting = f"title => ({moved})(title) || document.querySelector('.throw__button:enabled')"
    title = f"Turn {following}"
    while True:
        page.wait_for_function(waiting, arg=title, timeout=30_000)
        if page.evaluate(moved, title):
            return spent
        if page.get_by_role("region", name="Your throw lies").count() and spend():
            spent = True
            continue
        page.locator(".throw__button:enabled").first.click()


@pytest.mark.parametrize("narrow", [False, True], ids=["desk", "phone"])
def test_a_character_is_made_by_the_rules_and_spends_on_dice_that_lie(
    person: Callable[..., Page],
    server: LiveServer,
    narrow: bool,
    screenshot: Callable[[Page, str], Path],
) -> None:
    page = person(narrow=narrow)
    begin_alone(page, server)
    make_by_the_rules(page)
    await_turn(page, 1)

    def spend_a_point() -> bool:
        points = page.locator(".spend:enabled", has_text="a fate point")
        if points.count() == 0:
            return False
        screenshot(page, f"fate-spend-{'phone' if narrow else 'desk'}")
        points.first.click()
        return True

    for number in range(1, 13):
        say(page, "I climb as high as the stones let me, and look round for what is out of place.")
        if see_the_dice_through(page, number + 1, spend_a_point):
            expect(page.locator(".roll", has_text="Ida Marsh").last).to_be_visible()
            return
    raise AssertionError("nothing was ever offered")
