"""A web process as in play, but its narrator takes four seconds a turn: long enough to die in the middle."""

import asyncio

from narrator.engines.scripted import Script, ScriptedEngine

# All of ours from the entry point, because it sets Django up before anything else may be imported.
from sidequest_site.asgi import application, narrate_with

PIECES = 40
PAUSE = 0.1

narrate_with(lambda: ScriptedEngine(Script(deltas=PIECES, delay=PAUSE), sleep=asyncio.sleep))

__all__ = ["application"]
