"""Deeds that tests force: tables in the middle of a confrontation, and what people do at them, seen in their pages."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast

from playwright.sync_api import Locator, Page, expect

from campaigns.rules.autoplay import QuickDice
from campaigns.rules.contracts import Json, Person
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade
from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld
from tests.browser.conftest import PACKS
from tests.browser.tables import say
from tests.live_server import ROOT, LiveServer, clean_environment

STORIES = catalogue.worlds(PACKS)
RULESETS = tuple(dict.fromkeys(story.rules.ruleset for story in STORIES))
GIVING_UP = (
    "Concede",
    "Give",
    "Leave",
    "Fold",
    "Get away",
    "Fall back",
    "Break away",
    "Run",
    "Strike the",
    "Break off",
)
MOMENTS = 600
GOES_ON = """title => Boolean(document.querySelector('.the-end'))
    || document.querySelector('#chapter').innerText === title"""


@dataclass(frozen=True)
class Wish:
    """A table that a test wants: who plays whom (numbers of ready-made characters), and what they are in.

    ``physical`` tables throw real dice, whose faces the test decides.
    """

    name: str
    world: str
    encounter: str = ""
    cast: tuple[int, ...] = (0,)
    physical: bool = False


@dataclass(frozen=True)
class Table:
    """A table that is prepared: where it is, and how everybody gets in."""

    server: LiveServer
    slug: str
    cookies: dict[str, str]

    def seat(self, page: Page, name: str) -> Player:
        """Somebody at their page of it, once it takes words."""
        cookie = {"name": "sessionid", "value": self.cookies[name], "url": self.server.url}
        page.context.add_cookies([cookie])
        page.goto(f"{self.server.url}/play/{self.slug}")
        expect(page.locator("#act-send")).to_be_enabled()
        return Player(page)


def prepare(server: LiveServer, wishes: Sequence[Wish]) -> dict[str, Table]:
    """The tables that are wished for, by name, in the database of a server that runs."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.staged"],
        cwd=ROOT,
        env=clean_environment(server.extra),
        input=json.dumps([asdict(wish) for wish in wishes]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: Table(server, **found) for name, found in json.loads(done.stdout).items()}


class Player:
    """Somebody at their page, in the middle of a confrontation or out of it; ``at`` is the turn they last spoke in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.at = 0

    def say(self, words: str) -> None:
        """Say what the character does."""
        self.page.locator("#act-words").fill(words)
        self._send()

    def _send(self) -> None:
        # Read before the words go out: a quick server may be a turn further once they are.
        self.at = self.turn
        self.page.locator("#act-words").press("Enter")

    @property
    def fight(self) -> Locator:
        """The confrontation as the page shows it."""
        return self.page.locator("#confrontation")

    @property
    def faces_somebody(self) -> bool:
        """Whether a confrontation runs; on a phone its panel may be out of sight."""
        return self.fight.get_attribute("hidden") is None

    @property
    def chips(self) -> list[str]:
        """What is offered beside the box."""
        return self.page.locator("#suggestions .idea").all_inner_texts()

    @property
    def turn(self) -> int:
        """The number of the turn that the page is at."""
        return int(self.page.locator("#chapter").inner_text().removeprefix("Turn "))

    def take(self, *labels: str) -> str:
        """Take up the first offer that begins with one of these, in this order; its words, or ''."""
        chips = self.page.locator("#suggestions .idea")
        expect(chips.first).to_be_visible()
        for label in labels:
            found = chips.filter(has_text=re.compile(f"^{label}"))
            if found.count():
                found.first.click()
                words = self.page.locator("#act-words").input_value()
                self._send()
                return words
        return ""

    def take_any(self, chance: random.Random) -> None:
        """Take up one of the offers of the pack or the rules, but not the ones that give up."""
        expect(self.page.locator("#suggestions .idea").first).to_be_visible()
        chips = [one for one in self.chips if not one.startswith(GIVING_UP)]
        assert chips, self.fight.inner_text()
        self.take(re.escape(chance.choice(chips)))


def order(page: Page, words: str) -> None:
    """The GM gives an order, and it is answered."""
    before = page.locator("#answers").inner_text()
    say(page, words)
    page.wait_for_function("old => document.querySelector('#answers').innerText !== old", arg=before)


def see_through(*players: Player, well: bool = True) -> int:
    """Throw whatever anybody is asked for until the next turn takes words, or the story ends; how many throws.

    Real dice show their best faces, or their worst.
    """
    thrown, title = 0, f"Turn {players[0].at + 1}"
    for _moment in range(MOMENTS):
        thrown += sum(_throw(player.page, well) for player in players)
        if all(player.page.evaluate(GOES_ON, title) for player in players):
            return thrown
        players[0].page.wait_for_timeout(50)
    raise AssertionError(players[0].page.locator("body").inner_text()[-700:])


def _throw(page: Page, well: bool) -> int:
    """Throw the dice that lie on somebody's desk, if any do, and spend nothing on them."""
    asked = page.locator("#throws .throw__button:enabled, #throws .hand button:enabled").first
    if not asked.count():
        return 0
    for die in asked.locator("xpath=ancestor::form//input").all():
        die.fill(die.get_attribute("max" if well else "min") or "1")
    asked.click()
    return 1


def stories_of(ruleset: str) -> list[ResolvedWorld]:
    """The shipped worlds that are played by a ruleset."""
    return [story for story in STORIES if story.rules.ruleset == ruleset]


def gifted(story: ResolvedWorld) -> tuple[int, tuple[str, ...]]:
    """The first ready-made character who can cast spells or use gifts, by number, and the labels; none: (0, ())."""
    rules, dice = rules_of(story), QuickDice("gifted")
    for number, premade in enumerate(story.premade.characters):
        build = build_of(from_premade(story, premade), story)
        me = Person("me", build.name, "party", rules.new_sheet(build, dice), True)
        foe = Person("foe", "foe", "opposition", rules.foe_sheet(_creature(story), dice), False)
        powers = [deed for deed in rules.deeds(me, {"me": me, "foe": foe}) if deed["kind"] == "power"]
        labels = [str(power["label"]) for power in powers]
        if any(not label.startswith(GIVING_UP) for label in labels):
            return number, tuple(labels)
    return 0, ()


def _creature(story: ResolvedWorld) -> dict[str, Json]:
    return cast("dict[str, Json]", story.bestiary.creatures[0].model_dump(mode="json"))


def confrontation(ruleset: str, *categories: str) -> tuple[str, str]:
    """A shipped world of a ruleset and a confrontation of one of these categories in it; raises LookupError."""
    for story in stories_of(ruleset):
        for one in story.encounters.encounters:
            if one.category in categories:
                return "/".join(story.key), one.id
    raise LookupError(f"{ruleset} is shipped without a {' or '.join(categories)}")
