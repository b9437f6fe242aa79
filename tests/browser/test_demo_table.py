"""The demo table, by its code: a server that dies in the middle of the telling, and the next that ends it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, join, say
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

TURN_MS = 60_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server with a demo table in the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def throw_whatever_is_asked_for(*pages: Page) -> None:
    """Throw the dice that lie on somebody's desk."""
    for page in pages:
        button = page.locator("#throws button").first
        if button.is_visible():
            button.click()


def finish_turn(number: int, *pages: Page) -> None:
    """Wait, throwing dice, until every page awaits words for the turn after ``number``."""
    for page in pages:
        chapter = page.locator("#chapter")
        for _moment in range(TURN_MS // 250):
            throw_whatever_is_asked_for(*pages)
            if chapter.inner_text() == f"Turn {number + 1}":
                break
            page.wait_for_timeout(250)
        expect(chapter).to_have_text(f"Turn {number + 1}")
    stories = {page.locator("#story").inner_text() for page in pages}
    assert all(stories), "nobody looks at an empty page"


def reconnect(*pages: Page) -> None:
    """Wait until the pages have found the server again."""
    for page in pages:
        expect(page.locator("#line")).to_have_text("connected", timeout=TURN_MS)


def test_the_next_server_ends_the_turn_that_the_last_one_was_telling(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True, dark=True)
    join(bob, server, server.join_code, "Bob")
    join(cleo, server, server.join_code, "Cleo")
    answer_everything(bob, "Ida Marsh, she/her")
    answer_everything(cleo, "Odd Pike, he/him")
    finish_turn(0, bob, cleo)

    server.stop()
    server.web("tests.slow_table:application")
    reconnect(bob, cleo)
    say(bob, "I look out to sea")
    say(cleo, "I search the quay")
    expect(bob.locator("#story")).to_contain_text("Round 1, part 3.")
    server.kill()
    expect(bob.locator("#banners")).to_contain_text("The line is down")
    screenshot(bob, "line-down")

    server.play()
    reconnect(bob, cleo)
    finish_turn(1, bob, cleo)
    for page in (bob, cleo):
        story = page.locator("#story")
        expect(story).to_contain_text("I look out to sea")
        expect(story).to_contain_text("I search the quay")
        expect(story).not_to_contain_text("part 3.")
