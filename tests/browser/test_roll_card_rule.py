"""A roll card opens the rule it was thrown for, and leads to the rulebook."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import await_turn, say, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def throw(page: Page) -> None:
    """Throw what is asked for."""
    page.locator("#throws button").first.click()
    expect(page.locator("#throws")).to_be_hidden()


def test_the_rule_of_a_roll_can_be_read(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    page = person(narrow=True)
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    say(page, "I hide in the shadows")
    throw(page)
    await_turn(page, 2)
    card = page.locator(".roll").filter(has_text="against").last
    card.locator("summary").first.click()
    rule = card.locator(".roll__rule")
    expect(rule.locator("p").first).to_be_hidden()
    rule.get_by_text("Read the rule").click()
    expect(rule).to_contain_text("reach the difficulty to succeed")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    screenshot(page, "rule-narrow")
    with page.expect_popup() as opened:
        rule.get_by_role("link").click()
    book = opened.value
    expect(book.locator("h1")).to_have_text("Worlds Without Number")
    assert book.url.endswith("/rules/wwn/#wwn.skill")
    expect(book.locator(":target")).to_contain_text("Skill check")


def test_waves_of_one_roll_lie_on_one_card_and_can_be_checked(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person()
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    say(page, "/roll 60d6!>=5")
    card = page.locator(".roll").filter(has_text="60d6!>=5")
    expect(card).to_have_count(1)
    assert card.locator(".die").count() > 60
    card.locator("summary").first.click()
    card.get_by_role("button", name="Check this throw").click()
    expect(card.locator(".roll__verdict")).to_contain_text("✓")
