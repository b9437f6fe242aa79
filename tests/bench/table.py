"""Our own server for the benchmark: everything as in play, but the narrator is a script with fixed pauses."""

from __future__ import annotations

import asyncio
from typing import Any

# The site first: it sets Django up before anything of the rooms is imported.
from sidequest_site.asgi import application as site  # isort: split

from campaigns.realtime.runtime import narrate_with
from narrator.engines.scripted import Script, ScriptedEngine
from tests.bench.script import DELAY, DELTAS, PIECE
from tests.bench.usage import cpu_app

narrate_with(
    lambda: ScriptedEngine(Script(deltas=DELTAS, delay=DELAY, text=PIECE * DELTAS), sleep=asyncio.sleep)
)


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The site, with ``/cpu`` beside it."""
    if scope["type"] == "http" and scope["path"] == "/cpu":
        await cpu_app(scope, receive, send)
    else:
        await site(scope, receive, send)
