"""The settings say how the story is told: the host chooses for the table, and each player for what is theirs alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, begin, join, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def test_the_host_chooses_for_all_and_everybody_for_themselves(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person()
    start_table(bob, server, "Bob")
    take_ready_made(bob)
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    answer_everything(cleo, "Tam Reed, he/him")
    begin(bob)
    await_turn(cleo, 1)
    for page in (bob, cleo):
        page.get_by_role("tab", name="Settings").click()
        expect(page.locator(".manner meter").first).to_be_visible()
    bob.get_by_label("Length of the story").select_option("concise")
    expect(cleo.locator("#story")).to_contain_text("Told from here on: shortly.")
    expect(bob.get_by_label("Length of the story")).to_have_value("concise")
    expect(cleo.get_by_label("Length of the story")).to_have_count(0)
    cleo.get_by_label("Its words").select_option("plain")
    screenshot(bob, "settings")

    cleo.reload()
    cleo.get_by_role("tab", name="Settings").click()
    expect(cleo.get_by_label("Its words")).to_have_value("plain")
