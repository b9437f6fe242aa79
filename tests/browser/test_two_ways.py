"""Two friends go two ways, play on by themselves, and meet again, in two browsers."""

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


def test_they_part_play_on_and_meet_again(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True)
    start_table(bob, server, "Bob")
    answer_everything(bob, "Wren Alder, they/them")
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    take_ready_made(cleo)
    begin(bob)

    say(bob, "I examine the wet footprints")
    say(cleo, "I go up to the lamp room alone")
    await_turn(bob, 2)
    await_turn(cleo, 3)
    expect(cleo.locator("#story")).to_contain_text("The lamp room")
    expect(cleo.locator("#story")).to_contain_text("on their own")
    expect(bob.locator("#party .mate[data-elsewhere]")).to_contain_text("elsewhere")

    for number in (2, 3):
        say(bob, "I look out over the water")
        await_turn(bob, number + 1)
    expect(cleo.locator("#chapter")).to_have_text("Turn 3")
    say(cleo, "I whistle a tune about a pelican")
    await_turn(cleo, 4)
    expect(bob.locator("#story")).not_to_contain_text("pelican")
    screenshot(cleo, "apart-narrow")
    screenshot(bob, "apart-wide")

    say(cleo, "I go back down to the quay")
    expect(bob.locator("#story")).to_contain_text("together again")
    expect(bob.locator("#party .mate[data-elsewhere]")).to_have_count(0)
    await_turn(cleo, 4)
    say(bob, "I wave")
    say(cleo, "I wave back")
    await_turn(bob, 5)
    await_turn(cleo, 5)
    expect(bob.locator("#story")).to_contain_text("wave back")
    cleo.reload()
    await_turn(cleo, 5)
    expect(cleo.locator("#story")).to_contain_text("pelican")
    screenshot(cleo, "met-narrow")
