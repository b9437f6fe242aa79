"""What the story implies stands beside the table for the GM alone; accepted, the player reads that it is so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, join
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer
from tests.narrator.standins.beside import beside
from tests.narrator.standins.script import Answer, text

STORY = "A boy runs up and hands you a brass key."
SO = "Ida Marsh has got: brass key."


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server whose narrator gives things away."""
    with beside(Answer([text(f"<story>{STORY}</story>")])) as address:
        extra = {
            "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
            "SIDEQUEST_LLM_BACKEND": "openai",
            "SIDEQUEST_LLM_BASE_URL": f"{address}/v1",
            "SIDEQUEST_MODEL_NARRATION": "grok-4",
        }
        running = LiveServer(tmp_path / "data", extra=extra).play()
        yield running
        running.close()


def test_the_gm_accepts_what_the_story_implies(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, alice = person(), person()
    join(bob, server, server.join_code, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    await_turn(bob, 1)
    expect(bob.locator("#story")).to_contain_text(STORY)
    name, password = server.gm_login
    alice.goto(f"{server.url}/admin/")
    alice.fill("#id_username", name)
    alice.fill("#id_password", password)
    alice.click("[type=submit]")
    alice.goto(bob.url)
    implied = alice.locator("#proposals")
    expect(implied).to_contain_text(SO)
    expect(bob.locator("#proposals")).to_be_hidden()
    screenshot(alice, "proposal")
    implied.get_by_role("button", name="Accept").click()
    expect(bob.locator("#story")).to_contain_text(SO)
    expect(implied).to_be_hidden()
