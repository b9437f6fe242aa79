"""Engines asked to put right what they told: a model of either protocol, and who stood in for another."""

import json

import pytest

from narrator.contracts import Draft, Finding
from narrator.engines.chain import ChainEngine
from narrator.engines.scripted import Script, ScriptedEngine
from narrator.errors import BudgetExceeded
from tests.narrator.sample import RecordingLedger, RecordingToolbox, make_brief
from tests.narrator.standins.desks import ENGINES, Ear, engine_at
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import StandIn, serving

FAULT = Finding(
    "number", "wrong", "rolls a 12", 5, 15, "The rules came to no such number.", "Say what it looks like."
)
TOLD = "Mara rolls a 12. It stops."
MENDED = Answer([text("<story>Mara has it. ", "It stops.</story>")])


async def mend(kind: str, *answers: Answer) -> tuple[StandIn, RecordingLedger, Draft]:
    async with serving(*answers) as (app, address):
        engine, ledger = engine_at(kind, address), RecordingLedger()
        try:
            draft = await engine.repair(make_brief(), Draft(TOLD), [FAULT], ledger)
        finally:
            await engine.close()
        return app, ledger, draft


@pytest.mark.parametrize("kind", ENGINES)
async def test_a_repair_shows_the_model_its_words_and_what_is_wrong_with_them(kind: str) -> None:
    app, ledger, draft = await mend(kind, MENDED)
    assert draft.text == "Mara has it. It stops."
    (request,) = app.requests
    asked = json.dumps(request["messages"][-1], ensure_ascii=False)
    assert FAULT.quote in asked
    assert FAULT.remedy in asked
    assert TOLD in request["messages"][-2]["content"]
    assert "tools" not in request
    assert [(record.engine, record.purpose) for record in ledger.records] == [(kind, "narration")]


@pytest.mark.parametrize("kind", ENGINES)
async def test_a_repair_is_asked_for_again_where_the_service_is_overloaded(kind: str) -> None:
    busy = Answer(status=529 if kind == "anthropic" else 503, error="overloaded_error")
    app, _ledger, draft = await mend(kind, busy, MENDED)
    assert draft.text == "Mara has it. It stops."
    assert len(app.requests) == 2


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize(
    "reply",
    [
        Answer([text("I would rather not.")]),
        Answer([text("<story>Mara has")], stop="length"),
    ],
)
async def test_a_repair_without_a_whole_story_leaves_the_draft(kind: str, reply: Answer) -> None:
    _app, _ledger, draft = await mend(kind, reply)
    assert draft.text == TOLD


async def test_a_repair_is_held_to_the_ceiling() -> None:
    class Empty(RecordingLedger):
        async def may_call(self, purpose: str, at_most_usd: float = 0.0) -> int:
            raise BudgetExceeded("It is used up.")

    async with serving(MENDED) as (app, address):
        engine = engine_at("anthropic", address)
        with pytest.raises(BudgetExceeded):
            await engine.repair(make_brief(), Draft(TOLD), [FAULT], Empty())
        await engine.close()
    assert not app.requests


@pytest.mark.parametrize("stood_in", [0, 1, 2])
async def test_who_told_a_turn_puts_it_right(stood_in: int) -> None:
    class Named(ScriptedEngine):
        def __init__(self, number: int) -> None:
            # Garbage is passed on to the next.
            super().__init__(Script(garbage=number < stood_in, text=TOLD, mended="It stops."))
            self.name = f"engine {number}"

    engines = [Named(number) for number in range(3)]
    chain = ChainEngine(engines[0], ChainEngine(*engines[1:]))
    draft = await chain.narrate(make_brief(), RecordingToolbox(), RecordingLedger(), Ear())
    mended = await chain.repair(make_brief(), draft, [FAULT], RecordingLedger())
    assert mended.text == "It stops."
    assert [len(engine.faults) for engine in engines] == [int(number == stood_in) for number in range(3)]
