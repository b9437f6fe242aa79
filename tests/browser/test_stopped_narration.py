"""The GM stops a narration and has a settled one told in other words; a player chooses who acts for them when away."""

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
BROKEN = "The stair creaks under your boots"
WHOLE = "The stair holds. Above it the lamp is cold, and somebody has swept the floor."
AGAIN = "Nothing gives way. The floor up there has been swept, and the glass is cold."
COUNT_REMOVALS = """() => {
    globalThis.removals = 0;
    const count = (records) => {
        for (const record of records) for (const node of record.removedNodes) {
            if (node.classList?.contains("narration")) globalThis.removals += 1;
        }
    };
    new MutationObserver(count).observe(document.querySelector("#story"), { childList: true, subtree: true });
}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server whose narrator hangs in its first turn."""
    answers = (
        Answer([text(f"<story>{OPENING}</story>")]),
        Answer([text("<story>The stair creaks ", "under your boots and then there is a sound")], hang=True),
        Answer([text(f"<story>{WHOLE}</story>")]),
        Answer([text(f"<story>{AGAIN}</story>")]),
    )
    with beside(*answers) as address:
        extra = {
            "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
            "ANTHROPIC_API_KEY": "not-a-key",
            "ANTHROPIC_BASE_URL": address,
        }
        running = LiveServer(tmp_path / "data", extra=extra).play()
        yield running
        running.close()


def test_a_narration_is_stopped_told_and_told_again(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, alice = person(narrow=True), person()
    join(bob, server, server.join_code, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    await_turn(bob, 1)
    sit_beside(alice, server, bob.url)
    bob.evaluate(COUNT_REMOVALS)
    story = bob.locator("#story")

    say(bob, "I wait.")
    expect(story).to_contain_text(BROKEN)
    alice.get_by_role("button", name="Stop the narration").click()
    expect(story).not_to_contain_text(BROKEN)
    expect(bob.locator("#banners")).to_contain_text("The game master has stopped the narration.")
    screenshot(bob, "stopped")
    bob.get_by_role("button", name="Try the turn again").click()
    await_turn(bob, 2)
    expect(story).to_contain_text(WHOLE)
    assert bob.evaluate("removals") <= 2, "what was withdrawn, and the streamed text for the settled one"

    bob.evaluate("removals = 0")
    alice.get_by_role("button", name="Have the last turn told in other words").click()
    expect(story).to_contain_text(AGAIN)
    expect(story).not_to_contain_text(WHOLE)
    expect(story.locator(".corrected")).to_have_text("told again")
    assert bob.evaluate("removals") == 1
    screenshot(bob, "told-again")
    for page in (bob, alice):
        page.reload()
        expect(page.locator("#story .narration .prose").last).to_be_attached()
        expect(page.locator("#story")).to_contain_text(AGAIN)
    expect(story).not_to_contain_text(WHOLE)
    expect(alice.locator("#story .withdrawn")).to_contain_text(WHOLE)


def test_a_player_chooses_who_acts_for_them(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob = person()
    join(bob, server, server.join_code, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    await_turn(bob, 1)
    bob.get_by_role("tab", name="Settings").click()
    chosen = bob.get_by_label("My character")
    expect(chosen).to_have_value("never")
    chosen.select_option("act")
    bob.get_by_label("Flees when hurt").select_option("75")
    bob.get_by_label("talks to nobody by name").uncheck()
    screenshot(bob, "while-away")
    bob.reload()
    expect(chosen).to_have_value("act")
    expect(bob.get_by_label("Flees when hurt")).to_have_value("75")
    expect(bob.get_by_label("talks to nobody by name")).not_to_be_checked()


def sit_beside(alice: Page, server: LiveServer, table: str) -> None:
    """The GM comes to the table."""
    name, password = server.gm_login
    alice.goto(f"{server.url}/admin/")
    alice.get_by_label("Username").fill(name)
    alice.get_by_label("Password").fill(password)
    alice.get_by_role("button", name="Log in").click()
    alice.goto(table)
    expect(alice.locator("#story .narration").first).to_be_visible()
