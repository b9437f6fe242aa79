"""What people do at the pages, as steps that browser tests are told in."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.live_server import LiveServer


def start_table(page: Page, server: LiveServer, name: str = "Bob", *, solo: bool = False) -> str:
    """Start a table in the small pack's world; returns its six-letter code ('' for a solo one)."""
    page.goto(f"{server.url}/start/lantern/saltby/")
    page.get_by_label("Your name").fill(name)
    if solo:
        page.get_by_label("Alone").check()
    page.get_by_role("button", name="Set the table").click()
    expect(page.locator("#creation")).to_be_visible()
    return "" if solo else page.url


def take_ready_made(page: Page) -> None:
    """Sit down as the first ready-made character that is free."""
    page.locator(".premade__one button").first.click()
    expect(page.locator("#creation")).to_be_hidden()


def answer_everything(page: Page, name: str) -> None:
    """Make a character by the first choice of every scene, and a name where one is asked for."""
    for _step in range(12):
        if page.locator("#creation").is_hidden():
            return
        before = page.locator("#creation").inner_text()
        if page.locator(".choice-button").count():
            page.locator(".choice-button").first.click()
        else:
            page.locator("#creation-words").fill(name)
            page.locator(".making__words button").click()
        page.wait_for_function("old => document.querySelector('#creation').innerText !== old", arg=before)
    raise AssertionError("creation does not end")


def join(page: Page, server: LiveServer, code: str, name: str) -> None:
    """Come to a table by its code, as a guest."""
    page.goto(f"{server.url}/t/{code}")
    page.get_by_label("Your name").fill(name)
    page.locator("main form button").click()
    expect(page.locator("#creation")).to_be_visible()


def begin(page: Page) -> None:
    """The host begins the story; ends when words are awaited."""
    page.get_by_role("button", name="Begin the story").click()
    await_turn(page, 1)


def await_turn(page: Page, number: int) -> None:
    """Wait until the table takes words for a turn, throwing whatever is asked for meanwhile."""
    expect(page.locator("#chapter")).to_have_text(f"Turn {number}", timeout=30_000)


def say(page: Page, words: str) -> None:
    """Send what the character does."""
    page.locator("#act-words").fill(words)
    page.locator("#act-words").press("Enter")
