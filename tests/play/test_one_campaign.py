"""One campaign through each engine: the same choices and dice come to the same, whoever tells it and whatever fails."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from narrator.engines.house import HouseEngine
from tests.narrator.standins import messages_api
from tests.narrator.standins.desks import engine_at
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import serving
from tests.play.evening import CHOICES, FACT, HERON, STORY, Account, Model, play

KINDS = ("anthropic", "openai", "local")
"""``local``: Chat Completions as small servers answer, one call at a time, whole and without ids."""


def overloaded(protocol: ModuleType) -> Answer:
    """Each service's own way to say that it has too much to do."""
    if protocol is messages_api:
        return Answer(status=529, error="overloaded_error", retry_after="3")
    return Answer(status=429, error="rate_limit_exceeded", retry_after="3")


def cut(protocol: ModuleType) -> Answer:
    """A line that goes dead in mid-prose."""
    return Answer([text("<story>It hap", "pens as it m")], cut=True)


def refusal(protocol: ModuleType) -> Answer:
    """A model that will not."""
    return Answer([text("No.")], stop="refusal")


def length(protocol: ModuleType) -> Answer:
    """A story that runs into its limit."""
    return Answer([text("<story>It happens as it must. Nobody sa")], stop="length")


def late(protocol: ModuleType) -> Answer:
    """A first byte that is long in coming."""
    return Answer([text(f"<story>{STORY}</story>")], late=True)


FAULTS = {
    (2, "first"): overloaded,
    (3, "last"): cut,
    (5, "first"): refusal,
    (6, "last"): length,
    (9, "last"): late,
}
GARBLED, LOOPS = 4, 7
SEEN = {
    2: "overloaded",
    3: "connection broke",
    4: "Arguments that are no JSON object: set_stakes.",
    5: "refused The narrator declined",
    6: "length",
    7: "After 8 requests with tools",
}
"""What Alice reads on the page of the turn that something went wrong in."""


_house: list[Account] = []
"""The evening that all are held against, played once a process."""


async def told_by_the_house(opening: Any) -> Account:
    """The evening with nobody asked and nothing gone wrong."""
    if not _house:
        _house.append(await play(opening, HouseEngine(), Model()))
    return _house[0]


@pytest.mark.parametrize("kind", KINDS)
async def test_the_same_choices_come_to_the_same_through_every_engine(opening: Any, kind: str) -> None:
    house = await told_by_the_house(opening)
    model = Model(FAULTS, GARBLED, LOOPS)
    async with serving(mind=model) as (app, address):
        engine = engine_at(kind, address, timeout_s=60.0)
        told = await play(opening, engine, model, app.door)
        await engine.close()

    assert {"wwn.skill", "wwn.attack"} <= {ruling[0] for ruling in house.rulings}
    assert house.state["encounter"]
    assert told.mechanics == house.mechanics
    assert told.refused == [3, 5]
    assert told.written == [("commit_known_fact", "ok")] * len(CHOICES)
    assert len([one for one in told.facts if FACT["text"] in one]) == 1
    assert told.notes == {"Bob": [], "Cleo": [f"You remember: {HERON}"]}
    assert told.answers == {"Bob": 1, "Cleo": 0}
    assert not any(HERON.encode() in body for body in app.bodies)
    unseen = {round_: words for round_, words in SEEN.items() if words not in told.pages[round_]}
    assert unseen == {}
    quiet = {page for round_, page in told.pages.items() if round_ not in SEEN}
    assert {word for page in quiet for word in page.split()} == {"ok", "-"}
