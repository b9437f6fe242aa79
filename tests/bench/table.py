"""Our own server for the benchmark: everything as in play, but the narrator is a script with fixed pauses.

Where a service is named, it is the engine for that service, as in play.
"""

from __future__ import annotations

import asyncio
import os
from typing import Any

# The site first: it sets Django up before anything of the rooms is imported.
from sidequest_site.asgi import application as site  # isort: split

from campaigns.realtime.runtime import narrate_with
from narrator.engines.scripted import Script, ScriptedEngine
from tests.bench.script import DELAY, DELTAS, PIECE
from tests.bench.usage import cpu_app

if not os.environ.get("SIDEQUEST_LLM_BASE_URL"):
    narrate_with(
        lambda: ScriptedEngine(Script(deltas=DELTAS, delay=DELAY, text=PIECE * DELTAS), sleep=asyncio.sleep)
    )


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The site, with ``/cpu`` beside it."""
    if scope["type"] == "http" and scope["path"] == "/cpu":
        await cpu_app(scope, receive, send)
    else:
        await site(scope, receive, send)
