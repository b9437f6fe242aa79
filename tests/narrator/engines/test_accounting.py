"""A cheap model accounts beside either engine: one metered request, checked, and none where none is set up."""

from __future__ import annotations

import json

import pytest

from narrator.accounting.port import HasAccountant
from narrator.contracts import Engine
from narrator.engines.chain import ChainEngine
from narrator.engines.choose import EngineConfig, choose
from narrator.engines.house import HouseEngine
from narrator.engines.model_engine import ModelEngine
from narrator.errors import BudgetExceeded, UnreadableReply
from tests.narrator.accounting.cast import CAST
from tests.narrator.accounting.test_answers import KEY, TEXT, answer
from tests.narrator.sample import RecordingLedger
from tests.narrator.standins.desks import ENGINES, Waits
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import serving


def engine_at(kind: str, address: str) -> ModelEngine:
    """An engine of a kind beside which a cheap model accounts."""
    base = address if kind == "anthropic" else f"{address}/v1"
    config = EngineConfig(
        kind,  # type: ignore[arg-type]  # one of the two
        "key",
        base_url=base,
        narration_model="grok-4" if kind == "openai" else "",
        accounting_model="claude-haiku-4-5" if kind == "anthropic" else "grok-4",
        tries=1,
    )
    made = choose(config)
    assert isinstance(made, ModelEngine)
    return made


@pytest.mark.parametrize("kind", ENGINES)
async def test_one_request_is_made_and_recorded(kind: str) -> None:
    ledger = RecordingLedger()
    async with serving(Answer([text(answer(KEY))])) as (app, address):
        engine = engine_at(kind, address)
        assert engine.accountant is not None
        claims = await engine.accountant.account(TEXT, CAST, ledger)
        await engine.close()
    assert [(one.kind, one.who, one.subject) for one in claims] == [("item_gained", "ida", "brass key")]
    (record,) = ledger.records
    assert (record.purpose, record.outcome) == ("accounting", "ok")
    assert record.usage.cost_usd > 0
    (request,) = app.requests
    assert TEXT in json.dumps(request, ensure_ascii=False)
    assert "tools" not in request


@pytest.mark.parametrize("kind", ENGINES)
async def test_what_cannot_be_read_is_refused(kind: str) -> None:
    async with serving(Answer([text("I would rather not say.")])) as (_app, address):
        engine = engine_at(kind, address)
        assert engine.accountant is not None
        with pytest.raises(UnreadableReply):
            await engine.accountant.account(TEXT, CAST, RecordingLedger())
        await engine.close()


class Stopped(RecordingLedger):
    """A ledger whose ceilings are reached."""

    async def may_call(self, purpose: str, at_most_usd: float = 0.0) -> int:
        """Refuse."""
        raise BudgetExceeded("The budget is used up.")


async def test_a_ceiling_stops_it_before_anything_is_sent() -> None:
    async with serving(Answer([text(answer(KEY))])) as (app, address):
        engine = engine_at("openai", address)
        assert engine.accountant is not None
        with pytest.raises(BudgetExceeded):
            await engine.accountant.account(TEXT, CAST, Stopped())
        await engine.close()
    assert not app.requests


async def test_without_a_model_of_its_own_nobody_accounts() -> None:
    engine = choose(EngineConfig("openai", "key", narration_model="grok-4"))
    assert isinstance(engine, ModelEngine)
    assert engine.accountant is None
    await engine.close()


async def test_who_is_stood_in_for_accounts_all_the_same() -> None:
    def accountant(engine: Engine) -> object:
        return engine.accountant if isinstance(engine, HasAccountant) else None

    async with serving(Answer([text(answer(KEY))])) as (_app, address):
        first = engine_at("openai", address)
        assert accountant(ChainEngine(first, HouseEngine())) is first.accountant
        assert accountant(ChainEngine(HouseEngine(), first)) is None
        await first.close()
    assert Waits
