"""A table with real dice: the player throws them, types what they show, and the roll is marked."""

import re
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


def choose_real_dice(page: Page) -> None:
    """The host has the table throw its own dice."""
    page.get_by_role("tab", name="Settings").click()
    choice = page.get_by_label("Dice of the table")
    choice.select_option("physical")
    expect(choice).to_have_value("physical")


def throw_by_hand(page: Page, *, face: int) -> None:
    """Answer the request with the keyboard alone, every die showing the same face."""
    dice = page.locator("#throws input")
    expect(dice.first).to_be_visible()
    dice.first.focus()
    for _die in range(dice.count()):
        page.keyboard.type(str(face))
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#throws")).to_be_hidden()


def test_players_throw_their_own_dice(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True)
    start_table(bob, server, "Bob")
    take_ready_made(bob)
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    answer_everything(cleo, "Tam Reed, he/him")
    begin(bob)
    await_turn(cleo, 1)
    choose_real_dice(bob)
    say(bob, "I hide in the shadows")
    say(cleo, "I hide in the shadows")

    for page, name in ((bob, "wide"), (cleo, "narrow")):
        die = page.get_by_label("d6, number 1")
        expect(die).to_be_visible()
        expect(page.locator("#throws")).to_contain_text("within 60 seconds")
        screenshot(page, f"asked-{name}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # What these dice cannot show does not leave the page.
    bob.get_by_label("d6, number 1").fill("7")
    bob.get_by_label("d6, number 2").fill("1")
    bob.get_by_role("button", name="Send the faces").click()
    assert bob.get_by_label("d6, number 1").evaluate("die => !die.validity.valid")
    # Where it does, the table says what is wrong and goes on waiting.
    bob.locator("#throws form").evaluate("form => { form.noValidate = true; }")
    bob.get_by_role("button", name="Send the faces").click()
    expect(bob.locator("#throws")).to_contain_text("Die 1 is a d6 and cannot show that.")
    expect(bob.get_by_label("d6, number 1")).to_be_focused()
    screenshot(bob, "refused-wide")
    for die in ("d6, number 1", "d6, number 2"):
        bob.get_by_label(die).fill("")
    throw_by_hand(bob, face=6)
    throw_by_hand(cleo, face=2)
    await_turn(bob, 2)

    for page, name in ((bob, "wide"), (cleo, "narrow")):
        rolls = page.locator(".roll").filter(has_text="thrown by hand")
        expect(rolls).to_have_count(2)
        expect(rolls.first.locator(".die")).to_have_text([re.compile("[62]")] * 2)
        rolls.first.locator("summary").first.click()
        expect(rolls.first).to_contain_text("Real dice, thrown by hand")
        expect(rolls.first.get_by_role("button", name="Check this throw")).to_have_count(0)
        screenshot(page, f"marked-{name}")
    bob.reload()
    expect(bob.locator(".roll").filter(has_text="thrown by hand")).to_have_count(2)
