"""A table that does without swearing: softened for everybody but the GM, or refused before it is said."""

from __future__ import annotations

import asyncio
import json

import pytest

from campaigns.models import Campaign, Submission
from campaigns.storage import in_database
from narrator.engines.house.engine import HouseEngine
from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Wire

SAID = "I shout “Oh shit, run!” and duck."


async def agree(policy: str) -> None:
    """The table chooses what becomes of swearing."""
    await in_database(Campaign.objects.update, profanity=policy)


def everything(wire: Wire) -> str:
    """All that a socket was sent."""
    return json.dumps(wire.frames, ensure_ascii=False)


async def play(floor: Floor, words: str) -> tuple[Wire, Wire, Wire]:
    """Cleo says it, Bob waits; Bob, Cleo and Alice when it has been told."""
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await cleo.send("ACTION_REVEAL", status="composing", action=words, round=1)
    await cleo.send("CHAT", text="shit happens")
    await asyncio.gather(cleo.act(words), bob.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1), alice.ended(1))
    return bob, cleo, alice


@pytest.mark.parametrize(
    "engine", [HouseEngine(), ScriptedEngine(Script(text="“Oh shit, run!” It rains.", deltas=9))]
)
async def test_the_others_read_it_softened_in_every_frame_and_the_gm_as_it_was(opening, engine) -> None:
    floor: Floor = await opening(engine)
    await agree(Campaign.Profanity.SOFTEN)
    bob, _cleo, alice = await play(floor, SAID)

    assert "shit" not in everything(bob)
    assert "Oh s\u2013\u2013\u2013, run!" in "".join(payload["text"] for payload in bob.of("NARRATION_DELTA"))
    assert "corrected" not in bob.of("NARRATION")[-1]
    assert SAID in [payload.get("gm_said") for payload in alice.of("PLAYER_ACTION")]


async def test_a_table_that_refuses_it_says_so_and_takes_nothing(opening) -> None:
    floor: Floor = await opening(ScriptedEngine())
    await agree(Campaign.Profanity.REFUSE)
    bob, cleo = await floor.pair()
    await cleo.act(SAID)
    refused = await cleo.refused()
    await cleo.send("CHAT", text="SH1T")
    await cleo.refused()
    await bob.settle()

    assert refused["message"] == "This table does without swearing."
    assert not await in_database(Submission.objects.exists)
    assert bob.of("CHAT") == []


async def test_where_nothing_was_agreed_words_stay_as_they_are(floor: Floor) -> None:
    bob, _cleo, _alice = await play(floor, SAID)

    assert SAID in [payload["action"] for payload in bob.of("PLAYER_ACTION")]
