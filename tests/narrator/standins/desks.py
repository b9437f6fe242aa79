"""An engine of either protocol before a stand-in, with what is heard and recorded."""

from __future__ import annotations

import asyncio

import pytest

from narrator.contracts import Draft
from narrator.engines.anthropic import AnthropicEngine
from narrator.engines.model_engine import ModelEngine
from narrator.engines.openai import OpenAIEngine
from narrator.errors import NarratorError
from tests.narrator.sample import RecordingLedger, RecordingToolbox, make_brief
from tests.narrator.standins.script import Answer, text, tool
from tests.narrator.standins.server import StandIn, serving

ENGINES = ("anthropic", "openai")
STORY = text("Let me think. <sto", "ry>The chain runs ", "out. It stops.</story> Done.")
CLOSE = tool(
    "close_turn",
    {"mood": "dread", "visual": "A wet jetty.", "footnotes": [{"summary": "It ran.", "category": "Lore"}]},
)


class Ear:
    """A sink that keeps what it hears."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.heard = asyncio.Event()

    async def __call__(self, piece: str) -> None:
        self.pieces.append(piece)
        self.heard.set()


class Waits:
    """Waiting that takes no time and is remembered."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def engine_at(
    kind: str,
    address: str,
    *,
    timeout_s: float = 5.0,
    model: str = "",
    waits: Waits | None = None,
    key: str = "key",
) -> ModelEngine:
    """An engine of a kind that asks the service at ``address``."""
    sleep = waits or Waits()
    if kind == "anthropic":
        return AnthropicEngine(key, base_url=address, timeout_s=timeout_s, narration_model=model, sleep=sleep)
    path = "local" if kind == "local" else "v1"
    return OpenAIEngine(
        key,
        base_url=f"{address}/{path}",
        timeout_s=timeout_s,
        narration_model=model or "grok-4",
        sleep=sleep,
    )


class Desk:
    """An engine at work for one turn."""

    def __init__(self, kind: str, app: StandIn, address: str, **options: object) -> None:
        self.app = app
        self.waits = Waits()
        self.engine = engine_at(kind, address, waits=self.waits, **options)  # type: ignore[arg-type]
        self.toolbox, self.ledger, self.ear = RecordingToolbox(), RecordingLedger(), Ear()

    async def narrate(self) -> Draft:
        """Tell a turn and close the engine."""
        try:
            return await self.engine.narrate(make_brief(), self.toolbox, self.ledger, self.ear)
        finally:
            await self.engine.close()


async def play(kind: str, *answers: Answer, **options: object) -> tuple[Desk, Draft]:
    """One turn told."""
    async with serving(*answers) as (app, address):
        desk = Desk(kind, app, address, **options)
        return desk, await desk.narrate()


async def fail(kind: str, expected: type[NarratorError], *answers: Answer, **options: object) -> Desk:
    """One turn that is not told, for the reason that is expected."""
    async with serving(*answers) as (app, address):
        desk = Desk(kind, app, address, **options)
        with pytest.raises(expected):
            await desk.narrate()
        return desk
