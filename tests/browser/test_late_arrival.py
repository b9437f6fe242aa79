"""A third person comes when the story is under way, is brought in, and plays on."""

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


def test_who_comes_at_turn_three_reads_what_happened_and_acts(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo, dora = person(), person(), person(narrow=True)
    start_table(bob, server, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    code = bob.locator(".invite__code").inner_text()
    join(cleo, server, code, "Cleo")
    take_ready_made(cleo)
    begin(bob)
    for number in (1, 2):
        say(bob, "I look at the water")
        say(cleo, "I listen at the door")
        await_turn(bob, number + 1)
        await_turn(cleo, number + 1)

    join(dora, server, code, "Dora")
    dora.evaluate(
        """() => {
          window.heard = [];
          const box = document.getElementById("announcer");
          new MutationObserver(() => window.heard.push(box.textContent)).observe(box, { childList: true });
        }"""
    )
    answer_everything(dora, "Wren Alder, they/them")
    arrival = dora.locator("#story .private", has_text="You join the story")
    expect(arrival).to_contain_text("What do you do?")
    expect(arrival).to_be_in_viewport()
    expect(arrival).to_contain_text("Ida")
    dora.wait_for_function("() => window.heard.some((line) => line.includes('What do you do?'))")
    expect(bob.locator("#story")).to_contain_text("Wren Alder joins the story.")
    expect(bob.locator("#story")).not_to_contain_text("You join the story")
    screenshot(dora, "narrow")
    screenshot(bob, "wide")

    before = dora.locator("#story").inner_text()
    dora.reload()
    await_turn(dora, 3)
    expect(arrival).to_contain_text("What do you do?")
    assert dora.locator("#story").inner_text() == before

    say(dora, "I come in and look around")
    say(bob, "I look at the water")
    say(cleo, "I listen at the door")
    await_turn(dora, 4)
    await_turn(bob, 4)
    expect(bob.locator("#story")).to_contain_text("I come in and look around")
