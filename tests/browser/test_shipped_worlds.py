"""Every world that ships, played in a browser from the link to its ending: a character, leads, confrontations, dice."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld
from tests.browser.conftest import PACKS
from tests.browser.tables import await_turn, say, take_ready_made
from tests.live_server import LiveServer

STORIES = catalogue.worlds(PACKS)
ENDED_OR_NEXT = """title => document.querySelector('.the-end')
    || document.querySelector('#chapter').innerText === title
    || document.querySelector('.throw__button:enabled')"""


class Evening:
    """One person alone with a world, turn after turn."""

    def __init__(self, page: Page, story: ResolvedWorld) -> None:
        self.page, self.story = page, story
        self.chance = random.Random(3)
        self.turn = 1
        self.faced: set[str] = set()
        self.thrown = 0

    @property
    def over(self) -> bool:
        """Whether the story has been told to its end."""
        return self.page.locator(".the-end").count() > 0

    def play(self) -> None:
        """Say one thing, by a chip where a confrontation offers them, and see the turn through."""
        offers = self.page.locator("#suggestions .idea")
        if self.page.locator("#confrontation").is_visible() and offers.count():
            self.faced.add(self.page.locator("#confrontation").inner_text().split("\n")[0])
            offers.nth(self.chance.randrange(offers.count())).click()
            self.page.locator("#act-words").press("Enter")
        else:
            say(self.page, self._about_the_story())
        self._see_it_through()

    def _about_the_story(self) -> str:
        lead = self.chance.choice(self.story.conflict.leads)
        npc = self.story.npc_by_id.get(lead.npc or "")
        verb = self.chance.choice(lead.approaches).verbs[0]
        about = lead.keywords[0] if lead.keywords else lead.title
        place = self.story.place_by_id[lead.place].name
        return f"I go to {place} and {verb} {npc.name if npc is not None else ''} about the {about}."

    def _see_it_through(self) -> None:
        title = f"Turn {self.turn + 1}"
        while True:
            self.page.wait_for_function(ENDED_OR_NEXT, arg=title, timeout=30_000)
            if self.over or self.page.locator("#chapter").inner_text() == title:
                self.turn += 1
                return
            self.page.locator(".throw__button:enabled").first.click()
            self.thrown += 1


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.world.slug)
def test_an_evening_alone_from_the_link_to_the_ending(
    story: ResolvedWorld,
    shipped: LiveServer,
    person: Callable[..., Page],
    screenshot: Callable[[Page, str], Path],
) -> None:
    page = person()
    page.goto(f"{shipped.url}/start/{'/'.join(story.key)}/")
    page.get_by_label("Your name").fill("Bob")
    page.get_by_label("Alone").check()
    page.get_by_role("button", name="Set the table").click()
    expect(page.locator("#creation")).to_be_visible()
    take_ready_made(page)
    await_turn(page, 1)
    evening = Evening(page, story)
    while not evening.over and evening.turn <= story.conflict.last_turn + 3:
        evening.play()
        if len(evening.faced) == 1 and page.locator("#confrontation").is_visible():
            screenshot(page, "facing")

    assert evening.over
    assert evening.faced
    assert evening.thrown > 0
    assert not page.locator(".roll__faces", has_text="undefined").count()
    screenshot(page, "ending")
