"""The beginning and the end of a web process: its runtime is up before anybody asks, and stops in good order.

Servers that know no lifespan start the runtime with the first socket instead.
"""

from __future__ import annotations

from campaigns import storage
from campaigns.realtime.runtime import runtime, stop_runtime
from sidequest_site import worker
from sidequest_site.gates import Receive, Scope, Send


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer the server's ``startup`` and ``shutdown``."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            # Turns that the last process left in the middle are taken up even before anybody connects.
            await runtime()
            await send({"type": "lifespan.startup.complete"})
        elif message["type"] == "lifespan.shutdown":
            await stop_runtime()
            storage.shut_down()
            worker.stop_embedded()
            await send({"type": "lifespan.shutdown.complete"})
            return
