"""What only the Messages API has."""

from __future__ import annotations

import pytest

from narrator.engines.anthropic import AnthropicEngine
from narrator.errors import UnreadableReply
from tests.narrator.sample import RecordingLedger, RecordingToolbox, make_brief
from tests.narrator.standins.desks import STORY, Ear, fail, play
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import serving


async def test_every_parameter_is_pinned_and_the_prefix_is_cached() -> None:
    desk, _ = await play(
        "anthropic", Answer([tool("query_lore", {"topic_or_query": "bell"})], stop="tools"), Answer([STORY])
    )
    first, second = desk.app.requests
    pinned = {"model", "max_tokens", "thinking", "output_config", "tool_choice", "system", "tools"}
    assert pinned <= set(first)
    assert first["system"][-1]["cache_control"] == {"type": "ephemeral", "ttl": "1h"}
    assert first["system"] == second["system"]
    assert first["tools"] == second["tools"]
    assert "cache_control" in second["messages"][-1]["content"][-1]
    assert "cache_control" not in second["messages"][0]["content"][-1]


async def test_a_model_without_a_price_is_booked_at_the_dearest() -> None:
    desk, _ = await play("anthropic", Answer([STORY]), model="gpt-elsewhere")
    assert desk.ledger.records[0].usage.cost_usd > 0.003
    assert "No price" in desk.ledger.records[0].error


async def test_a_pause_is_taken_up_again() -> None:
    _, draft = await play("anthropic", Answer([text("One moment.")], stop="pause"), Answer([STORY]))
    assert draft.text == "The chain runs out. It stops."


async def test_a_context_that_is_exceeded_is_named() -> None:
    await fail("anthropic", UnreadableReply, Answer([], stop="overfull"))


async def test_the_sdks_own_variable_names_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(Answer([STORY])) as (app, address):
        monkeypatch.setenv("ANTHROPIC_BASE_URL", address)
        engine = AnthropicEngine("key")
        draft = await engine.narrate(make_brief(), RecordingToolbox(), RecordingLedger(), Ear())
        await engine.close()
        assert draft.text
        assert app.requests
