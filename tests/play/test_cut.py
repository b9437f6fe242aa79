"""The GM stops a narration that streams: it is withdrawn, its narrator is stopped, and the turn is told anew."""

from __future__ import annotations

import asyncio

from campaigns import broadcast
from campaigns.models import DiceRoll, Member, NarratorCall, Turn
from campaigns.realtime import runtime as running
from campaigns.services.commands import run
from campaigns.services.cutting import cut
from campaigns.storage import in_database
from narrator.contracts import Brief, CallLedger, Draft, Engine, Sink, Toolbox
from narrator.engines.scripted import Script, ScriptedEngine
from tests.narrator.standins.desks import engine_at
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import serving
from tests.sockets import PATIENCE, Floor, Payload, Wire

FIRST = "The stairs are wet, and the lamp is where it was."
SECOND = "Nothing stirs up there. The lamp is cold."


class Halting(ScriptedEngine):
    """Tells half of its first story and waits; whatever it is asked after that it tells whole."""

    def __init__(self) -> None:
        super().__init__(Script(text=SECOND))
        self.halted = asyncio.Event()
        self.ended = asyncio.Event()
        self.stopped = False

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Halt, or tell."""
        if self.halted.is_set():
            return await super().narrate(brief, toolbox, ledger, sink)
        await sink(FIRST)
        self.halted.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        finally:
            self.ended.set()
        return Draft(FIRST)


async def halfway(floor: Floor, engine: Halting, words: str = "I wait.") -> tuple[Wire, Wire, Wire]:
    """The GM, Bob and Cleo, in the middle of a narration."""
    alice = await floor.seat("Alice")
    bob, cleo = await floor.pair()
    await bob.act(words)
    await cleo.act("I watch.")
    await engine.halted.wait()
    await bob.until("NARRATION_DELTA")
    return alice, bob, cleo


async def order(gm: Wire, line: str) -> Payload:
    """Give an order and read what came of it."""
    await gm.act(line)
    return await gm.until("COMMAND_RESULT", lambda told: told["command"] == "gm")


async def test_what_streams_is_withdrawn_and_the_turn_waits(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    alice, bob, cleo = await halfway(floor, engine)
    assert (await order(alice, "/gm cut"))["ok"] is True
    for wire in (bob, cleo):
        withdrawn = await wire.until("NARRATION_DELTA", lambda piece: not piece["text"])
        assert withdrawn["attempt"] > wire.of("NARRATION_DELTA")[0]["attempt"]
        told = await wire.refused()
        assert (told["type"], told["retry"], told["round"]) == ("NARRATION_STOPPED", True, 1)
    assert not bob.of("NARRATION")


async def test_the_narrator_is_stopped_and_the_turn_is_told_anew_without_a_new_throw(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    await floor.among_people()
    alice, bob, cleo = await halfway(floor, engine, "I attack Berit with my gaff!")
    before = await in_database(rolls, floor)
    await order(alice, "/gm cut")
    await cleo.refused()
    await bob.send("RETRY")
    assert (await cleo.told(1))["text"] == SECOND
    assert engine.stopped
    assert before == await in_database(rolls, floor) != []
    assert FIRST not in str(cleo.frames[cleo.read :])


async def test_the_house_narrator_tells_it_where_the_gm_wants_that(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    alice, bob, _cleo = await halfway(floor, engine)
    assert (await order(alice, "/gm cut house"))["ok"] is True
    told = await bob.told(1)
    assert told["text"] not in ("", FIRST, SECOND)
    assert not engine.told
    assert not bob.of("ERROR")


async def test_a_stopped_turn_is_told_by_the_house_narrator_when_the_gm_says_so_later(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    alice, bob, _cleo = await halfway(floor, engine)
    await order(alice, "/gm cut")
    await order(alice, "/gm cut house")
    assert (await bob.told(1))["text"]
    assert not engine.told


async def test_a_player_may_not_stop_it(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    _alice, bob, _cleo = await halfway(floor, engine)
    assert (await order(bob, "/gm cut"))["ok"] is False
    assert await in_database(status, floor) == Turn.Status.RESOLVING
    await in_database(cut, await in_database(turn_id, floor))


async def test_what_has_settled_is_not_stopped_and_the_reason_is_given(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST)))
    alice = await floor.seat("Alice")
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    refused = await order(alice, "/gm cut")
    assert refused["ok"] is False
    assert "settled" in refused["text"]
    assert "/gm retell" in refused["text"]


async def test_of_two_game_masters_at_once_one_wins(opening) -> None:
    engine = Halting()
    floor: Floor = await opening(engine)
    await halfway(floor, engine)
    gm, session = floor.table.alice.pk, floor.table.session.pk
    await in_database(Member.objects.filter(pk=floor.table.bob.pk).update, is_gm=True)
    both = await asyncio.gather(
        in_database(run, gm, session, None, "/gm cut"),
        in_database(run, floor.table.bob.pk, session, None, "/gm cut"),
    )
    assert sorted(done["ok"] for done in both) == [False, True]
    assert any("already" in str(done["text"]) for done in both)


async def test_who_has_lost_the_turn_stops_without_being_rung(opening, monkeypatch) -> None:
    """As in another process, which hears of it by the fence alone."""
    monkeypatch.setattr("campaigns.services.holding.RENEW_EVERY", 0.05)
    engine = Halting()
    floor: Floor = await opening(engine)
    await halfway(floor, engine)
    hub = (await running.runtime()).hub
    broadcast.unregister(hub.receive)
    try:
        await in_database(cut, await in_database(turn_id, floor))
        async with asyncio.timeout(PATIENCE):
            await engine.ended.wait()
    finally:
        broadcast.register(hub.receive)
    assert engine.stopped


async def test_the_request_to_the_model_is_cancelled_and_on_record_with_what_it_used(opening) -> None:
    async with serving(
        Answer([text(f"<story>{FIRST} and then ")], hang=True), Answer([text(f"<story>{SECOND}</story>")])
    ) as (app, address):
        engine: Engine = engine_at("anthropic", address)
        floor: Floor = await opening(engine)
        alice = await floor.seat("Alice")
        bob, cleo = await floor.pair()
        await bob.act("I wait.")
        await cleo.act("I watch.")
        await bob.until("NARRATION_DELTA")
        await order(alice, "/gm cut")
        await bob.refused()
        await bob.send("RETRY")
        assert (await bob.told(1))["text"] == SECOND
        calls = await in_database(lambda: list(NarratorCall.objects.order_by("pk")))
        assert [call.outcome for call in calls] == ["cancelled", "ok"]
        assert calls[0].output_tokens >= len(FIRST) // 4
        assert calls[0].cost_usd > 0
        assert len(app.requests) == 2
        await engine.close()


def rolls(floor: Floor) -> list[tuple[str, list[int]]]:
    found = DiceRoll.objects.filter(session=floor.table.session, turn__isnull=False)
    return list(found.order_by("pk").values_list("request_id", "faces"))


def turn_id(floor: Floor) -> int:
    return Turn.objects.get(session=floor.table.session, number=1).pk


def status(floor: Floor) -> str:
    return Turn.objects.get(session=floor.table.session, number=1).status
