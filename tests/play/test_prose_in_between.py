"""Whoever comes while a turn is being told gets the text so far and then what follows, once."""

from __future__ import annotations

import asyncio

import pytest

from narrator.engines.scripted import Script, ScriptedEngine
from narrator.errors import EngineUnavailable
from tests.sockets import Floor, Wire

PIECES = 5


class Gate:
    """Lets the narrator say so many pieces more."""

    def __init__(self) -> None:
        self._open = asyncio.Semaphore(0)

    async def __call__(self, seconds: float) -> None:
        """Wait for leave to say the next piece."""
        await self._open.acquire()

    def let(self, pieces: int) -> None:
        """Give leave for so many pieces."""
        for _piece in range(pieces):
            self._open.release()


@pytest.fixture
def gate() -> Gate:
    """A narrator's leave to speak."""
    return Gate()


def prose(wire: Wire, attempt: int = 1) -> str:
    """All text of an attempt that a socket was sent."""
    return "".join(delta["text"] for delta in wire.of("NARRATION_DELTA") if delta["attempt"] == attempt)


async def until_begun(wire: Wire, part: int) -> None:
    """Wait until a socket has been sent the beginning of a part of the prose.

    Its end may wait a little, as all letters do that could yet become a secret.
    """
    await wire.until("NARRATION_DELTA", lambda _delta: f"part {part - 1}. Round" in prose(wire))


async def begun(floor: Floor, gate: Gate) -> tuple[Wire, Wire]:
    """Bob and Cleo have spoken and two pieces have been told."""
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act("I knock."), cleo.act("I wait."))
    gate.let(2)
    await asyncio.gather(until_begun(bob, 2), until_begun(cleo, 2))
    return bob, cleo


async def test_who_comes_in_the_middle_gets_the_text_so_far(opening, gate: Gate) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=PIECES), sleep=gate))
    _bob, cleo = await begun(floor, gate)
    await cleo.leave()
    again = await floor.seat("Cleo")
    assert "Round 1, part 1. Round 1, part 2. ".startswith(prose(again))
    assert "Round 1, part 1. Round" in prose(again)
    assert again.types.count("THINKING") == 1
    gate.let(PIECES)
    told = await again.told(1)
    assert prose(again) == told["text"]


async def test_a_reload_by_the_only_one_there_loses_no_word(opening, gate: Gate) -> None:
    """The room empties while the turn is told, and the narrator goes on in front of nobody."""
    floor: Floor = await opening(ScriptedEngine(Script(deltas=PIECES), sleep=gate))
    bob, cleo = await begun(floor, gate)
    await cleo.leave()
    await bob.leave()
    gate.let(1)
    await asyncio.sleep(0.1)
    again = await floor.seat("Bob")
    gate.let(PIECES)
    told = await again.told(1)
    assert prose(again) == told["text"]
    assert "part 3" in told["text"]


async def test_a_higher_attempt_begins_afresh(opening, gate: Gate) -> None:
    broken = Script(deltas=PIECES, fail_after=2, error=EngineUnavailable("The line was cut."))
    floor: Floor = await opening(ScriptedEngine(broken, Script(deltas=PIECES), sleep=gate))
    bob, cleo = await begun(floor, gate)
    gate.let(1)
    await bob.refused()
    await bob.send("RETRY")
    gate.let(PIECES)
    for wire in (bob, cleo):
        told = await wire.told(1)
        assert prose(wire, 2) == told["text"]
        assert told["text"].startswith("Round 1, part 1. ")
        assert {delta["attempt"] for delta in wire.of("NARRATION_DELTA")} == {1, 2}


async def test_after_the_end_nothing_is_told_as_if_it_went_on(opening, gate: Gate) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=PIECES), sleep=gate))
    bob, _cleo = await begun(floor, gate)
    gate.let(PIECES)
    await bob.ended(1)
    late = await floor.seat("Cleo")
    assert not late.of("NARRATION_DELTA")
    assert len(late.of("NARRATION")) == 1
