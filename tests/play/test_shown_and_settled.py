"""What was shown while it streamed and what settled: they differ only where something was put right, and once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from narrator.engines.scripted import Script, ScriptedEngine
from narrator.errors import EngineUnavailable
from tests.sockets import Floor, Wire

TURNS = 12
REPAIRED, CUT, BROKEN = 3, 7, 10
"""Turns in which a number is told that nobody threw, and is put right or cut; and one whose stream breaks off."""


def story(round_: int) -> str:
    """Prose in which nothing is wrong, another for each turn."""
    places = (
        "stair",
        "door",
        "rail",
        "wall",
        "lamp",
        "rope",
        "sill",
        "hook",
        "step",
        "pane",
        "latch",
        "beam",
    )
    return f"The {places[round_ - 1]} is wet and cold to the hand. Out there the tide has not turned yet."


def scripts() -> list[Script]:
    """One for each telling, in order."""
    found = []
    for round_ in range(1, TURNS + 1):
        wrong = f"{story(round_)} Ida rolls a 17."
        if round_ == REPAIRED:
            found.append(Script(text=wrong, mended=story(round_), deltas=8))
        elif round_ == CUT:
            found.append(Script(text=wrong, deltas=8))
        else:
            if round_ == BROKEN:
                cut = EngineUnavailable("The line was cut.")
                found.append(Script(text=story(round_), deltas=8, error=cut, fail_after=4))
            found.append(Script(text=story(round_), deltas=8))
    return found


@dataclass
class Read:
    """One round as a reader has seen it: prose by attempt, what settled, and how often text gave way to other text."""

    streamed: dict[int, str]
    settled: list[str]

    @property
    def replacements(self) -> int:
        """Times at which what stood on the page was exchanged for something else."""
        given_way = sum(1 for text in list(self.streamed.values())[:-1] if text)
        last = list(self.streamed.values())[-1]
        return given_way + (last.split() != self.settled[0].split()) + len(self.settled) - 1


def reading(wire: Wire) -> dict[int, Read]:
    """All rounds that a socket has read."""
    found: dict[int, Read] = defaultdict(lambda: Read({}, []))
    for frame in wire.frames:
        payload = frame["payload"]
        if frame["type"] == "NARRATION_DELTA":
            streamed = found[payload["round"]].streamed
            streamed[payload["attempt"]] = streamed.get(payload["attempt"], "") + payload["text"]
        elif frame["type"] == "NARRATION":
            found[payload["round"]].settled.append(payload["text"])
    return found


async def test_they_differ_where_something_was_put_right_and_nothing_flickers(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(*scripts()))
    bob, cleo = await floor.pair()
    for round_ in range(1, TURNS + 1):
        await bob.act("I wait.")
        await cleo.act("I watch.")
        if round_ == BROKEN:
            await bob.refused()
            await bob.send("RETRY")
        await bob.ended(round_)
        await cleo.ended(round_)
    for wire in (bob, cleo):
        rounds = reading(wire)
        corrected = {told["round"] for told in wire.of("NARRATION") if told.get("corrected")}
        assert corrected == {REPAIRED, CUT}
        replaced = {number: one.replacements for number, one in rounds.items() if one.replacements}
        assert replaced == {REPAIRED: 1, CUT: 1, BROKEN: 1}
        assert all(one.settled == [story(number)] for number, one in rounds.items())
