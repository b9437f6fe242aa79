"""A paid narrator that goes down: the players see who tells instead, and the GM alone what it all costs."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, join, say
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer
from tests.narrator.standins.beside import beside
from tests.narrator.standins.script import Answer, text

OPENING = "The harbour waits without a light. What do you do?"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server whose narrator tells the opening and is overloaded from then on."""
    answers = Answer([text(f"<story>{OPENING}</story>")]), Answer(status=529, error="overloaded")
    with beside(*answers) as address:
        extra = {
            "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
            "SIDEQUEST_LLM_BACKEND": "openai",
            "SIDEQUEST_LLM_BASE_URL": f"{address}/v1",
            "SIDEQUEST_MODEL_NARRATION": "grok-4",
            "SIDEQUEST_LLM_TRIES": "1",
            "SIDEQUEST_LLM_FALLBACK": "house",
        }
        running = LiveServer(tmp_path / "data", extra=extra).play()
        yield running
        running.close()


def test_who_tells_instead_is_named_and_the_gm_sees_the_meter(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, alice = person(), person()
    join(bob, server, server.join_code, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    await_turn(bob, 1)
    expect(bob.locator("#story")).to_contain_text(OPENING)
    say(bob, "I wait.")
    await_turn(bob, 2)
    expect(bob.locator("#story .narration").last).to_contain_text("Told by the house narrator")
    expect(bob.locator("#spending")).to_be_hidden()
    screenshot(bob, "told-instead")
    name, password = server.gm_login
    alice.goto(f"{server.url}/admin/")
    alice.get_by_label("Username").fill(name)
    alice.get_by_label("Password").fill(password)
    alice.get_by_role("button", name="Log in").click()
    alice.goto(bob.url)
    expect(alice.locator("#spending")).to_contain_text("The narrator has cost $0.0")
    screenshot(alice, "meter")
