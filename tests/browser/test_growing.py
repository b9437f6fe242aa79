"""Somebody comes to a new level and chooses what it brings: at a desk with the mouse, on a phone with the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, join
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

SECOND_LEVEL = """box => {
  const sheet = JSON.parse(box.value);
  box.value = JSON.stringify({...sheet, xp: 3, level: 2, due: [2], skill_points: sheet.skill_points + 3});
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server with a demo table in the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def log_in(page: Page, server: LiveServer) -> None:
    name, password = server.gm_login
    page.goto(f"{server.url}/admin/")
    page.locator("#id_username").fill(name)
    page.locator("#id_password").fill(password)
    page.locator("#id_password").press("Enter")


def bring_to_the_second_level(gm: Page, server: LiveServer, name: str) -> None:
    gm.goto(f"{server.url}/admin/campaigns/character/")
    gm.get_by_role("link", name=name).click()
    gm.locator("#id_sheet").evaluate(SECOND_LEVEL)
    gm.locator("input[name=_save]").click()
    expect(gm.locator(".success")).to_be_visible()


def fits(page: Page) -> bool:
    return bool(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))


def test_two_players_choose_what_a_level_brings(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo, gm = person(), person(narrow=True, dark=True), person()
    join(bob, server, server.join_code, "Bob")
    join(cleo, server, server.join_code, "Cleo")
    answer_everything(bob, "Ida Marsh, she/her")
    answer_everything(cleo, "Odd Pike, he/him")
    for page in (bob, cleo):
        expect(page.locator("#chapter")).to_have_text("Turn 1", timeout=60_000)
        expect(page.locator("#grown")).to_be_hidden()
    log_in(gm, server)
    for name in ("Ida Marsh", "Odd Pike"):
        bring_to_the_second_level(gm, server, name)

    growth = bob.locator(".growth")
    expect(bob.locator("#grown")).to_be_visible()
    screenshot(bob, "notice")
    bob.locator("#grown button").click()
    expect(growth.locator("h3")).to_be_focused()
    growth.get_by_role("radio").last.check()
    screenshot(bob, "focus")
    while growth.locator("form").count():
        before = growth.inner_text()
        if growth.get_by_label("Sneak").count():
            screenshot(bob, "skills")
        growth.get_by_role("button", name="Go on").click()
        bob.wait_for_function("old => document.querySelector('.growth').innerText !== old", arg=before)
    growth.get_by_role("button", name="← Back").click()
    growth.get_by_role("button", name="Go on").click()
    screenshot(bob, "summary")
    growth.get_by_role("button", name="So it is").click()
    for page in (bob, cleo):
        expect(page.locator("#story")).to_contain_text("Ida Marsh has learned")
    expect(bob.locator("#grown")).to_be_hidden()
    expect(growth).to_have_count(0)
    assert fits(bob)

    mine = cleo.locator(".growth")
    cleo.locator("#grown button").focus()
    cleo.keyboard.press("Enter")
    expect(mine.locator("h3")).to_be_focused()
    cleo.keyboard.press("Tab")
    cleo.keyboard.press("ArrowDown")
    expect(mine.get_by_role("radio", checked=True)).to_be_focused()
    screenshot(cleo, "focus-narrow")
    assert fits(cleo)
    while mine.locator("form").count():
        before = mine.inner_text()
        if mine.get_by_label("Sneak").count():
            screenshot(cleo, "skills-narrow")
            assert fits(cleo)
        mine.get_by_role("button", name="Go on").press("Enter")
        cleo.wait_for_function("old => document.querySelector('.growth').innerText !== old", arg=before)
    screenshot(cleo, "summary-narrow")
    mine.get_by_role("button", name="So it is").press("Enter")
    expect(cleo.locator("#grown")).to_be_hidden()
    expect(bob.locator("#story")).to_contain_text("Odd Pike has learned")
