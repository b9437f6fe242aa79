"""A model tells a number that the rules did not come to: the page shows the repaired prose, discreetly marked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, begin, say, start_table
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer
from tests.narrator.standins.beside import beside
from tests.narrator.standins.script import Answer, text

OPENING = "The harbour waits without a light. Whoever listens hears the water."
WRONG = "The lamp is cold, and somebody has swept the floor. Ida rolls a 17 and is glad of it."
RIGHT = "The lamp is cold, and somebody has swept the floor. Ida has the lid open."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server whose narrator is a model that errs once."""
    answers = [Answer([text(f"<story>{told}</story>")]) for told in (OPENING, WRONG, RIGHT)]
    with beside(*answers) as address:
        extra = {
            "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
            "ANTHROPIC_API_KEY": "not-a-key",
            "ANTHROPIC_BASE_URL": address,
        }
        running = LiveServer(tmp_path / "data", extra=extra).play()
        yield running
        running.close()


def test_prose_that_was_put_right_says_so(server: LiveServer, person: Callable[..., Page]) -> None:
    bob = person(narrow=True)
    start_table(bob, server, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    begin(bob)
    await_turn(bob, 1)
    say(bob, "I listen at the door")
    await_turn(bob, 2)
    story = bob.locator("#story")
    expect(story).to_contain_text("Ida has the lid open.")
    expect(story).not_to_contain_text("rolls a 17")
    expect(story.locator(".corrected")).to_have_count(1)
    expect(story.locator(".corrected")).to_have_text("corrected")
