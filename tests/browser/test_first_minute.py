"""From a link to a story in two browsers, one of them a phone; then a reload in the middle."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.tables import answer_everything, await_turn, begin, join, say, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def test_two_people_meet_make_characters_and_play(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True, dark=True)
    start_table(bob, server, "Bob")
    answer_everything(bob, "Ida Marsh, she/her")
    code = bob.locator(".invite__code").inner_text()
    join(cleo, server, code, "Cleo")
    screenshot(cleo, "creation")
    take_ready_made(cleo)
    cleo.get_by_role("button", name="I am ready").click()
    expect(bob.locator(".roster")).to_contain_text("Cleo, ready")
    screenshot(bob, "lobby")
    begin(bob)
    await_turn(cleo, 1)
    expect(bob.locator("#awaited")).to_contain_text("Your words are awaited, and those of Odd Pike")

    bob.locator("#act-words").press_sequentially("I listen at the door", delay=15)
    expect(cleo.locator("#writing")).to_contain_text("I listen at the door")
    bob.locator("#act-words").press("Enter")
    expect(bob.locator("#awaited")).to_have_text("Waiting for Odd Pike.")
    expect(bob.locator("#act-said")).to_contain_text("I listen at the door")
    say(cleo, "I go to the lamp room")
    await_turn(bob, 2)
    await_turn(cleo, 2)
    for page in (bob, cleo):
        story = page.locator("#story")
        expect(story).to_contain_text("I listen at the door")
        expect(story).to_contain_text("I go to the lamp room")
    screenshot(bob, "wide")
    screenshot(cleo, "narrow")

    before = cleo.locator("#story").inner_text()
    cleo.reload()
    await_turn(cleo, 2)
    assert cleo.locator("#story").inner_text() == before


def test_words_survive_a_server_that_dies_and_comes_back(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    bob = person()
    start_table(bob, server, "Bob", solo=True)
    take_ready_made(bob)
    await_turn(bob, 1)
    told = bob.locator("#story").inner_text()
    bob.locator("#act-words").fill("I look at the water")
    server.kill()
    expect(bob.locator("#banners")).to_contain_text("The line is down")
    server.play()
    expect(bob.locator("#line")).to_have_text("connected", timeout=30_000)
    expect(bob.locator("#act-words")).to_have_value("I look at the water")
    bob.locator("#act-words").press("Enter")
    await_turn(bob, 2)
    assert bob.locator("#story").inner_text().startswith(told)


def test_words_that_a_breaking_line_swallows_come_back_to_the_box(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    bob = person()
    swallowed: list[str] = []

    def line(socket: WebSocketRoute) -> None:
        beyond = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if "PLAYER_ACTION" in str(message) and not swallowed:
                swallowed.append(str(message))
                socket.close(code=1011)
                beyond.close()
            else:
                beyond.send(message)

        socket.on_message(pass_on)

    bob.route_web_socket("**/ws", line)
    start_table(bob, server, "Bob", solo=True)
    take_ready_made(bob)
    await_turn(bob, 1)
    say(bob, "I look at the water")
    expect(bob.locator("#act-words")).to_have_value("I look at the water")
    expect(bob.locator("#line")).to_have_text("connected")
    bob.locator("#act-words").press("Enter")
    await_turn(bob, 2)
    assert len(swallowed) == 1


def test_a_second_tab_shows_the_same_table(server: LiveServer, person: Callable[..., Page]) -> None:
    bob = person()
    start_table(bob, server, "Bob", solo=True)
    take_ready_made(bob)
    await_turn(bob, 1)
    other = bob.context.new_page()
    other.goto(bob.url)
    await_turn(other, 1)
    say(other, "I look at the water")
    await_turn(bob, 2)
    await_turn(other, 2)
    assert bob.locator("#story").inner_text() == other.locator("#story").inner_text()
