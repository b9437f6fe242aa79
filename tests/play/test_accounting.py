"""What a model's story implies waits for the GM: accepted it becomes so, rejected it stays words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from types import ModuleType
from typing import Any

from campaigns.models import NarratorCall
from campaigns.storage import in_database
from narrator.contracts import Brief, CallLedger, Draft, Segment, Sink, Toolbox
from narrator.engines.choose import EngineConfig, choose, let_go
from narrator.engines.scripted import Script, ScriptedEngine
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving
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


async def carried(wire: Wire) -> str:
    """What the character of a seat carries, as its player is told."""
    await wire.act("/inventory")
    said = await wire.until("COMMAND_RESULT", lambda said: said["command"] == "inventory")
    return str(said["text"])


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
    assert "Brass key" in await carried(bob)
    assert "Brass key" not in await carried(cleo)
    assert alice.panel("PROPOSALS") == {"count": 0, "proposals": []}
    assert (await order(alice, "accept 1"))["ok"] is False
    assert (await carried(bob)).count("Brass key") == 1
    assert not bob.of("PROPOSALS") + cleo.of("PROPOSALS")


async def test_what_the_gm_rejects_stays_words(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=KEY), Script()))
    alice, bob, _cleo = await play(floor)
    assert (await order(alice, "reject 1"))["ok"] is True
    assert (await order(alice, "accept 1"))["ok"] is False
    assert alice.panel("PROPOSALS")["count"] == 0
    assert "Brass key" not in await carried(bob)
    assert not bob.of("ACCOUNTED")


async def test_a_gm_who_comes_later_finds_what_waits_and_players_find_nothing(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=KEY), Script()))
    _alice, bob, _cleo = await play(floor)
    later, again = await floor.seat("Alice"), await floor.seat("Cleo")
    assert later.panel("PROPOSALS")["proposals"][0]["quote"] == KEY
    assert not again.of("PROPOSALS")
    assert (await _refused(bob, "accept 1"))["text"] == "That is for the GM."


async def test_what_one_has_read_alone_is_told_to_that_one_alone(opening) -> None:
    floor: Floor = await opening(Whispering())
    alice, bob, cleo = await play(floor)
    (one,) = alice.panel("PROPOSALS")["proposals"]
    assert one["only"] == ["Ida Marsh"]
    await order(alice, "accept 1")
    assert (await bob.until("ACCOUNTED"))["text"] == "Ida Marsh has got: folded letter."
    await cleo.settle()
    assert not cleo.of("ACCOUNTED")
    assert "slips you" not in json.dumps(cleo.frames)


async def test_a_cheap_model_is_asked_beside_the_table_and_its_cost_is_seen(opening) -> None:
    story = "Berit looks at Ida for a while. A brass key is in Ida's hand, and Berit turns away."

    def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        if "tools" in request:
            return Answer(
                [text(f"<story>{story}</story>"), tool("close_turn", {"mood": "calm"})], stop="tools"
            )
        ida = re.search(r"([0-9a-f]{32}): Ida Marsh", json.dumps(request))
        assert ida is not None
        found = {
            "kind": "item_gained",
            "subject": "brass key",
            "subject_id": "",
            "who": ida[1],
        }
        told = {"other": "", "amount": 0, "quote": "A brass key is in Ida's hand, and Berit turns away."}
        return Answer([text(json.dumps({"claims": [{**found, **told, "confidence": 0.9}]}))])

    async with serving(mind=mind) as (app, address):
        config = EngineConfig(
            "openai",
            "key",
            base_url=f"{address}/v1",
            narration_model="grok-4",
            accounting_model="grok-4",
        )
        engine = choose(config)
        floor: Floor = await opening(engine)
        alice, _bob, _cleo = await play(floor)
        (one,) = alice.panel("PROPOSALS")["proposals"]
        assert (one["text"], one["by"]) == ("Ida Marsh has got: brass key.", "model")
        calls = await in_database(list, NarratorCall.objects.order_by("pk").values_list("purpose", "outcome"))
        assert calls == [("narration", "ok"), ("accounting", "ok")]
        assert len(app.requests) == 2
        assert alice.panel("SPENDING")["calls"] == 2
        await floor.clear()
        await let_go(engine)


class Whispering(ScriptedEngine):
    """Tells Ida something that nobody else reads."""

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """The turn, and a segment of its own for Ida."""
        draft = await super().narrate(brief, toolbox, ledger, sink)
        seats = tuple(one.seat for one in brief.characters if one.name == "Ida Marsh")
        return replace(draft, segments=(Segment("Berit slips you a folded letter.", seats),))


async def _refused(wire: Wire, line: str) -> Payload:
    await wire.act(f"/gm {line}")
    said = await wire.until("COMMAND_RESULT", lambda said: said["command"] == "gm")
    assert said["ok"] is False
    return said
