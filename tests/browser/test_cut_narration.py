"""The server dies in the middle of a sentence: the page keeps it, and the next start tells the turn to its end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, begin, join, say, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer
from tests.narrator.standins.beside import beside
from tests.narrator.standins.script import Answer, text

OPENING = "The harbour waits without a light. What do you do?"
BROKEN = "The stair creaks under both of you"
"""What can be read of what breaks off: the last words of it wait, since they might yet become a secret."""
WHOLE = "The stair holds. Above it the lamp is cold, and somebody has swept the floor."


@pytest.fixture
def service() -> Iterator[str]:
    """A model's service beside the test: the opening, a turn it breaks off, and the same turn whole."""
    answers = (
        Answer([text(f"<story>{OPENING}</story>")]),
        Answer([text("<story>The stair creaks ", "under both of you and then ")], hang=True),
        Answer([text(f"<story>{WHOLE}</story>")]),
    )
    with beside(*answers) as address:
        yield address


@pytest.fixture
def server(tmp_path: Path, service: str) -> Iterator[LiveServer]:
    """A server whose narrator is that model."""
    extra = {
        "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
        "ANTHROPIC_API_KEY": "not-a-key",
        "ANTHROPIC_BASE_URL": service,
    }
    running = LiveServer(tmp_path / "data", extra=extra).play()
    yield running
    running.close()


def test_a_narration_that_was_cut_off_is_told_again_whole(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True)
    start_table(bob, server, "Bob")
    take_ready_made(bob)
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    answer_everything(cleo, "Tam Reed")
    begin(bob)
    await_turn(cleo, 1)
    say(bob, "I wait.")
    say(cleo, "I wait.")
    for page in (bob, cleo):
        expect(page.locator("#story")).to_contain_text(BROKEN)
    screenshot(cleo, "in-the-middle")

    server.kill()
    for page in (bob, cleo):
        expect(page.locator("#line")).not_to_have_text("connected")
        expect(page.locator("#story")).to_contain_text(BROKEN)
    server.play()

    for page in (bob, cleo):
        await_turn(page, 2)
        expect(page.locator("#story .narration").last).to_contain_text(WHOLE)
        expect(page.locator("#story")).not_to_contain_text(BROKEN)
        expect(page.locator("#story .deed")).to_have_count(2)
    screenshot(bob, "told-whole")
