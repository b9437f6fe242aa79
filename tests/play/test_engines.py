"""One evening through each engine: the same choices and the same dice come to the same, whoever tells it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest
from django.db.models import F

from campaigns.models import Character, EngineProfile, NarratorCall, RulingRecord, Session, ToolCall
from campaigns.sealing import seal
from campaigns.selectors.worlds import load_world
from campaigns.storage import in_database
from campaigns.world.state import dump_entity
from narrator.contracts import Engine
from narrator.engines.chain import ChainEngine
from narrator.engines.house import HouseEngine
from narrator.engines.scripted import ScriptedEngine
from tests.narrator.standins.desks import ENGINES, engine_at
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving
from tests.sockets import Floor, Payload, Wire

CHOICES = (
    ("I look around.", "I wait."),
    ("I attack Berit with my gaff!", "I attack Berit!"),
    ("I attack Berit again!", "I strike at Berit!"),
    ("I attack Berit.", "I attack Berit."),
)
FATE = {"seed": "5a" * 32, "chain_secret": "c3" * 32}
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


async def throw(wire: Wire, request: Payload) -> None:
    """Real dice, which fall the same way for everybody who is asked the same."""
    faces = [
        1 + (len(request["label"]) + index) % 6 for die in request["dice"] for index in range(die["count"])
    ]
    await wire.send("DICE_THROW", request_id=request["request_id"], face=faces)


async def sit_through(wire: Wire, round_: int) -> None:
    """Throw whatever is asked for until a round is told."""
    while True:
        frame = await wire.next()
        if frame["type"] == "DICE_REQUEST":
            await throw(wire, frame["payload"])
        if frame["type"] == "NARRATION_END" and frame["payload"]["round"] == round_:
            return


async def evening(opening: Any, engine: Engine) -> dict[str, Any]:
    """Play the evening with an engine and say what came of it."""
    floor: Floor = await opening(engine)
    await floor.change(physical_dice=True, slug="the-same-table", **FATE)
    await in_database(make_hale, floor)
    await in_database(floor.table.session.refresh_from_db)
    await floor.hand_throws("Bob", "Cleo")
    await floor.among_people()
    bob, cleo = await floor.pair()
    for round_, choices in enumerate(CHOICES, start=1):
        await bob.act(choices[0])
        await cleo.act(choices[1])
        await asyncio.gather(sit_through(bob, round_), sit_through(cleo, round_))
    await floor.clear()
    return await in_database(account, floor)


def make_hale(floor: Floor) -> None:
    """Give everybody the same points to begin with: making a character draws them by lot."""
    for row in Character.objects.filter(session=floor.table.session):
        row.sheet["vitals"] |= {"hp": 8, "max_hp": 8}
        row.save()
    # A process that has the state at hand reads it anew.
    Session.objects.filter(pk=floor.table.session.pk).update(state_version=F("state_version") + 1)


def account(floor: Floor) -> dict[str, Any]:
    """Everything mechanical that an evening came to, and what the narrator called; the table is then put away."""
    session = Session.objects.get(pk=floor.table.session.pk)
    world = load_world(session.pk, session.state_version)
    names = {floor.table.bob_seat.public_id: "Bob", floor.table.cleo_seat.public_id: "Cleo"}
    names |= {one.id: one.name for one in world.characters()}
    state = {
        kind: sorted(plain(dump_entity(entity), names) for entity in world if entity.kind == kind)
        for kind in ("character", "npc", "encounter", "item", "clock", "place", "fact")
    }
    rulings = RulingRecord.objects.filter(session=session).order_by("pk")
    found = {
        "state": state,
        "rulings": list(rulings.values_list("rule", "label", "total", "difficulty", "outcome", "summary")),
        "tools": list(
            ToolCall.objects.filter(turn__session=session).order_by("pk").values_list("name", "status")
        ),
        "calls": list(NarratorCall.objects.filter(session=session).values_list("outcome", flat=True)),
    }
    session.campaign.delete()
    return found


def plain(entity: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """An entity as text in which seats and characters, whose ids are drawn by lot, go by name."""
    written = json.dumps(entity, sort_keys=True)
    for id_, name in names.items():
        written = written.replace(id_, name)
    return written


async def test_the_same_choices_come_to_the_same_through_every_engine(opening: Any) -> None:
    async with serving(mind=mind) as (app, address):
        found = {}
        for kind in ("anthropic", "openai"):
            engine = engine_at(kind, address)
            found[kind] = await evening(opening, engine)
            await engine.close()
        asked = len(app.requests)
    house = await evening(opening, HouseEngine())
    assert asked == 2 * 3 * len(CHOICES)
    assert found["anthropic"] == found["openai"]
    assert len(found["openai"]["tools"]) == 3 * len(CHOICES)
    assert house["rulings"] == found["openai"]["rulings"] != []
    for kind in ("character", "npc", "encounter", "item", "clock", "place"):
        assert house["state"][kind] == found["openai"]["state"][kind]
    assert len(found["openai"]["state"]["fact"]) > len(house["state"]["fact"])


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
