"""The toolbox of an attempt: one call, one effect; every call recorded and traced; no end to nothing."""

from __future__ import annotations

import asyncio

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from campaigns.rules.contracts import Json
from campaigns.services.toolbox import MOST_WRITES, TurnToolbox
from campaigns.world.tools import WorldTools
from genre_packs.loading.loader import load
from tests.campaigns.world.conftest import PACK
from tests.campaigns.world.table import SEED, Table

GOAL: dict[str, Json] = {"quest_id": "boat", "title": "The boat", "objective": "Find it."}


@pytest.fixture(scope="module")
def story():
    """The small pack's world."""
    return load(PACK).worlds["saltby"]


@pytest.fixture
def room(story) -> Table:
    """A table without a database."""
    return Table(story)


@pytest.fixture
def spans() -> InMemorySpanExporter:
    """Where finished spans go."""
    return InMemorySpanExporter()


@pytest.fixture
def toolbox(room: Table, spans: InMemorySpanExporter) -> TurnToolbox:
    """The toolbox of a first attempt."""
    tools = WorldTools(room.world, "main", room.story, room.dice, ("c0",), turn=1, seed=SEED)
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    return TurnToolbox(1, 1, tools, tracer=provider.get_tracer("test"))


async def test_the_same_call_twice_has_one_effect(toolbox: TurnToolbox, room: Table) -> None:
    kind: dict[str, Json] = {"npc_id": "berit", "delta": 2, "reason": "A kind word."}
    room.at("lamp_room")
    first = await toolbox.call("update_npc_disposition", kind, call_id="a")
    again = await toolbox.call("update_npc_disposition", kind, call_id="a")
    berit = room.world.npc("berit")

    assert first is again
    assert berit is not None
    assert berit.disposition == 2
    assert len(toolbox.calls) == 1


async def test_calls_at_once_are_done_one_after_the_other(toolbox: TurnToolbox) -> None:
    await asyncio.gather(
        *(
            toolbox.call("record_quest", {**GOAL, "quest_id": f"q{number}"}, call_id=str(number))
            for number in range(5)
        )
    )

    assert [call.call_id for call in toolbox.calls] == ["0", "1", "2", "3", "4"]
    assert {call.status for call in toolbox.calls} == {"ok"}


async def test_a_call_is_a_span_of_its_kind(toolbox: TurnToolbox, spans: InMemorySpanExporter) -> None:
    await toolbox.call("query_quests", {}, call_id="a")
    await toolbox.call("record_quest", GOAL, call_id="b")
    await toolbox.call("conjure", {}, call_id="c")
    seen = [(span.name, (span.attributes or {})["tool.status"]) for span in spans.get_finished_spans()]

    assert seen == [
        ("tool.read.query_quests", "ok"),
        ("tool.write.record_quest", "ok"),
        ("tool.none.unknown", "error_recoverable"),
    ]


async def test_bad_arguments_are_said_field_by_field(toolbox: TurnToolbox) -> None:
    result = await toolbox.call("query_lore", {"topic": "lamp"}, call_id="a")

    assert result.status == "error_recoverable"
    assert "topic_or_query" in str(result.content["error"])


async def test_changes_have_an_end(toolbox: TurnToolbox) -> None:
    results = [
        await toolbox.call("set_stakes", {"text": f"Stake {number}.", "reason": "x"}, call_id=str(number))
        for number in range(MOST_WRITES + 1)
    ]

    assert [result.status for result in results].count("ok") == MOST_WRITES
    assert results[-1].status == "error_fatal"


async def test_what_is_not_offered_is_not_among_the_specs(toolbox: TurnToolbox) -> None:
    offered = {spec.name for spec in toolbox.specs()}
    refusal = await toolbox.call("propose_compel", {}, call_id="a")

    assert "propose_compel" not in offered
    assert refusal.status == "error_recoverable"
    assert "has no compels" in str(refusal.content["error"])
