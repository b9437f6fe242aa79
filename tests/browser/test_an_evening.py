"""A whole evening in two browsers: a reload in mid-turn, a server that dies in mid-story, a fight, an ending."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import await_turn, begin, join, say, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

MOST_TURNS = 18
DOINGS = [
    ("I look for tracks on the quay", "I listen at the nearest door"),
    ("I go to the lamp room", "I follow up the stair"),
    ("I ask Berit why the lamp is dark", "I search the lamp room"),
    ("I tell Berit we are her friends and ask again", "I look out over the water"),
    ("I go to the quay", "I go to the quay"),
]
FIGHTING = ("I attack the drowned man", "I strike at the nearest enemy")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


class Evening:
    """Two people at one table, turn after turn."""

    def __init__(self, bob: Page, cleo: Page) -> None:
        self.pages = (bob, cleo)
        self.turn = 1
        self.fought = 0
        self.thrown = 0

    @property
    def over(self) -> bool:
        """Whether the story has been told to its end."""
        return self.pages[0].locator(".the-end").count() > 0

    def words(self) -> tuple[str, str]:
        """What both say now."""
        if self.pages[0].locator("#confrontation").is_visible():
            self.fought += 1
            return FIGHTING
        return DOINGS[min(self.turn - 1, len(DOINGS) - 1)]

    def finish(self) -> None:
        """Throw whatever is asked for until the next turn takes words, or the story ends."""
        for _wait in range(300):
            if self.over or all(self._at(page, self.turn + 1) for page in self.pages):
                self.turn += 1
                return
            for page in self.pages:
                asked = page.locator(".throw__button:enabled")
                if asked.count():
                    asked.first.click()
                    self.thrown += 1
            self.pages[0].wait_for_timeout(100)
        seen = [page.locator("body").inner_text()[-700:] for page in self.pages]
        raise AssertionError(f"turn {self.turn} does not end: {seen}")

    def play(self) -> None:
        """One turn as it should go."""
        for page, said in zip(self.pages, self.words(), strict=True):
            if page.locator("#act").is_visible():
                say(page, said)
        self.finish()

    @staticmethod
    def _at(page: Page, turn: int) -> bool:
        awaited = page.locator("#awaited").inner_text()
        return page.locator("#chapter").inner_text() == f"Turn {turn}" and "await" in awaited


def test_two_people_play_to_an_ending(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(), person(narrow=True)
    start_table(bob, server, "Bob")
    take_ready_made(bob)
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    cleo.locator(".choice-button").first.click()
    for _step in range(8):
        if cleo.locator("#creation").is_hidden():
            break
        if cleo.locator(".choice-button").count():
            cleo.locator(".choice-button").first.click()
        else:
            cleo.locator("#creation-words").fill("Tam Reed")
            cleo.locator(".making__words button").click()
        cleo.wait_for_timeout(300)
    begin(bob)
    await_turn(cleo, 1)
    evening = Evening(bob, cleo)
    evening.play()

    say(bob, "I look for tracks once more")
    expect(bob.locator("#act-said")).to_contain_text("I look for tracks once more")
    bob.reload()
    expect(bob.locator("#act-said")).to_contain_text("I look for tracks once more")
    say(cleo, "I go to the lamp room")
    evening.finish()

    say(bob, "I ask Berit why the lamp is dark")
    say(cleo, "I search the lamp room")
    # The table has Cleo's words: from here on the turn belongs to the server.
    expect(bob.locator("#awaited")).not_to_contain_text("Waiting for")
    server.kill()
    server.play()
    for page in (bob, cleo):
        expect(page.locator("#line")).to_have_text("connected", timeout=30_000)
    evening.finish()

    while not evening.over and evening.turn < MOST_TURNS:
        evening.play()
        if evening.fought == 1:
            screenshot(bob, "fight-wide")
            screenshot(cleo, "fight-narrow")
    assert evening.over
    assert evening.fought > 0
    assert evening.thrown > 0
    screenshot(bob, "ending")
    told = [page.locator("#story .narration .prose").all_inner_texts() for page in (bob, cleo)]
    assert told[0] == told[1]
    assert len(told[0]) >= 10
