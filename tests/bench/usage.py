"""An HTTP answer with the CPU time this process has used, so that the load need not look into /proc."""

from __future__ import annotations

import json
import resource
from typing import Any


async def cpu_app(scope: Any, receive: Any, send: Any) -> None:
    """``{"cpu": seconds}`` of user and system time for any request."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    body = json.dumps({"cpu": used.ru_utime + used.ru_stime, "rss_kib": used.ru_maxrss}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
