"""What a model's story implies waits for the GM: accepted it becomes so, rejected it stays words."""

from __future__ import annotations

import json

from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Payload, Wire

KEY = "Berit hands Ida a brass key."


async def play(floor: Floor) -> tuple[Wire, Wire, Wire]:
    """Alice watches Bob and Cleo through one round, until its prose is accounted for."""
    await floor.among_people()
    alice = await floor.seat("Alice")
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    await cleo.ended(1)
    await alice.until("PROPOSALS")
    return alice, bob, cleo


async def order(alice: Wire, line: str) -> Payload:
    """One slash command of the GM's."""
    await alice.act(f"/gm {line}")
    return await alice.until("COMMAND_RESULT", lambda said: said["command"] == "gm")


async def carried(wire: Wire) -> list[str]:
    """What the character of a seat carries, as its player is told."""
    await wire.act("/inventory")
    said = await wire.until("COMMAND_RESULT", lambda said: said["command"] == "inventory")
    return [str(said["text"])]


async def test_what_the_gm_accepts_becomes_so(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=KEY), Script()))
    alice, bob, cleo = await play(floor)
    (one,) = alice.panel("PROPOSALS")["proposals"]
    assert (one["number"], one["round"], one["quote"]) == (1, 1, KEY)
    assert one["text"] == "Ida Marsh has got: brass key."
    assert "brass key" not in json.dumps([bob.panel("PARTY_STATUS"), cleo.panel("PARTY_STATUS")])

    assert (await order(alice, "accept 1"))["ok"] is True
    told = await bob.until("ACCOUNTED")
    assert told["text"] == "Ida Marsh has got: brass key."
    assert (await cleo.until("ACCOUNTED"))["text"] == told["text"]
    assert "Brass key" in str(await carried(bob))
    assert "Brass key" not in str(await carried(cleo))
    assert alice.panel("PROPOSALS") == {"count": 0, "proposals": []}
    assert (await order(alice, "accept 1"))["ok"] is False
    assert (await carried(bob))[0].count("Brass key") == 1
    assert not bob.of("PROPOSALS") + cleo.of("PROPOSALS")
