"""An engine in play: what its service does wrong is told and resumed, who stood in is named, who pays sees it."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest

from campaigns.models import EngineProfile, NarratorCall
from campaigns.sealing import seal
from campaigns.storage import in_database
from narrator.engines.chain import ChainEngine
from narrator.engines.house import HouseEngine
from narrator.engines.scripted import ScriptedEngine
from tests.narrator.standins.desks import ENGINES, engine_at
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving
from tests.sockets import Floor

STORY = "<story>It happens as it must. Nobody says a word.</story>"
FACT = {"text": "The lamp was lit from outside.", "source": "They saw it.", "category": "Place"}


def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
    """A model that looks around, writes one thing down, stumbles over two tools, and then tells."""
    done = len(protocol.results(request))
    if "tools" not in request:
        return Answer([text('{"answer": "Nobody knows.", "facts": []}')])
    if done == 0:
        return Answer([tool("list_npcs_in_scene", {}, "a"), tool("summon_dragon", {}, "b")], stop="tools")
    if done == 2:
        return Answer([tool("commit_known_fact", FACT, "a"), tool("set_stakes", "{oops", "b")], stop="tools")
    return Answer([text(STORY), tool("close_turn", {"mood": "tense"})], stop="tools")


FAULTS = {
    "overloaded": Answer(status=529, error="overloaded_error"),
    "cut": Answer([text("<story>It hap")], cut=True),
    "refused": Answer([text("No.")], stop="refusal"),
    "garbage": Answer(garbage=b"<html>a proxy</html>"),
}


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize("fault", sorted(FAULTS))
async def test_a_fault_is_told_to_the_table_and_the_turn_resumed(opening: Any, kind: str, fault: str) -> None:
    broken = [True]

    def faulty(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        return FAULTS[fault] if broken[0] else mind(protocol, request)

    async with serving(mind=faulty) as (_app, address):
        engine = engine_at(kind, address)
        floor: Floor = await opening(engine)
        bob, cleo = await floor.pair()
        await bob.act("I look around.")
        await cleo.act("I wait.")
        for wire in (bob, cleo):
            error = await wire.refused()
            assert (error["retry"], error["round"], error["reconnect_required"]) == (True, 1, False)
            assert error["message"].endswith(".")
            assert not wire.of("NARRATION")
        broken[0] = False
        await bob.send("RETRY")
        for wire in (bob, cleo):
            assert (await wire.told(1))["text"] == "It happens as it must. Nobody says a word."
            assert len(wire.of("NARRATION")) == 1
        await floor.clear()
        await engine.close()


@pytest.mark.parametrize("kind", ENGINES)
async def test_the_table_sees_who_told_it_instead(opening: Any, kind: str) -> None:
    async with serving(FAULTS["overloaded"]) as (_app, address):
        engine = engine_at(kind, address)
        floor: Floor = await opening(ChainEngine(engine, HouseEngine()))
        bob, cleo = await floor.pair()
        await bob.act("I look around.")
        await cleo.act("I wait.")
        for wire in (bob, cleo):
            assert (await wire.told(1))["told_by"] == "house"
        calls = await in_database(list, NarratorCall.objects.values_list("outcome", flat=True))
        assert calls == ["overloaded"] * 3
        await floor.clear()
        await engine.close()


async def test_a_narrator_chosen_at_the_table_tells_the_next_turn(opening: Any) -> None:
    async with serving(mind=mind) as (app, address):
        wish = {"narration_model": "grok-4", "base_url": f"{address}/v1", "sealed_key": seal("sk-1")}
        made = await in_database(lambda: EngineProfile.objects.create(name="Grok", kind="openai", **wish))
        floor: Floor = await opening(ScriptedEngine())
        alice = await floor.seat("Alice")
        bob, cleo = await floor.pair()
        for round_ in (1, 2):
            await bob.act("I look around.")
            await cleo.act("I wait.")
            told = (await bob.told(round_))["text"]
            assert (told == "It happens as it must. Nobody says a word.") is (round_ == 2)
            await bob.ended(round_)
            await alice.act(f"/model {made.pk} yes")
            assert (await alice.until("COMMAND_RESULT"))["ok"] is True
        assert app.headers[0]["authorization"] == "Bearer sk-1"
        await floor.clear()


async def test_only_the_gm_sees_what_it_costs(opening: Any) -> None:
    async with serving(mind=mind) as (_app, address):
        engine = engine_at("openai", address)
        floor: Floor = await opening(engine)
        alice = await floor.seat("Alice")
        bob, cleo = await floor.pair()
        await bob.act("I look around.")
        await cleo.act("I wait.")
        await bob.ended(1)
        await alice.ended(1)
        later = await floor.seat("Alice")
        await bob.settle()
        meter = later.panel("SPENDING")
        assert alice.panel("SPENDING") == meter
        assert meter["calls"] == 3
        assert 0 < meter["last"] < meter["sitting"]["spent"] < meter["sitting"]["ceiling"]
        assert not bob.of("SPENDING") + cleo.of("SPENDING")
        await floor.clear()
        await engine.close()


async def test_a_turn_that_the_chosen_narrator_tells_names_nobody(opening: Any) -> None:
    floor: Floor = await opening(ChainEngine(HouseEngine(), ScriptedEngine()))
    bob, cleo = await floor.pair()
    await bob.act("I look around.")
    await cleo.act("I wait.")
    assert "told_by" not in await bob.told(1)
