"""The beginning and the end of a web process: its runtime is up before anybody asks, and stops in good order.

Servers that know no lifespan start the runtime with the first socket instead.
"""

from __future__ import annotations

from typing import Final

from campaigns import storage
from campaigns.layer import LAYER_ERRORS
from campaigns.realtime.runtime import runtime, stop_runtime
from sidequest_site import worker
from sidequest_site.gates import Receive, Scope, Send

REDIS_AWAY: Final = (
    "SideQuest cannot start: the Redis of SIDEQUEST_REDIS_URL does not answer ({why}). "
    "Start it, or mend the address."
)


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the server's ``startup`` and ``shutdown``."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            # Turns that the last process left in the middle are taken up even before anybody connects.
            try:
                await runtime()
            except LAYER_ERRORS as away:
                await send({"type": "lifespan.startup.failed", "message": REDIS_AWAY.format(why=away)})
                return
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await stop_runtime()
            storage.shut_down()
            worker.stop_embedded()
            await send({"type": "lifespan.shutdown.complete"})
            return
