"""An HTTP answer with the CPU time and memory this process uses."""

from __future__ import annotations

import json
import resource
from pathlib import Path
from typing import Any

PAGE_KIB = resource.getpagesize() // 1024


async def cpu_app(scope: Any, receive: Any, send: Any) -> None:
    """``{"cpu": seconds of user and system time, "rss_kib": memory held now}`` for any request."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    body = json.dumps({"cpu": used.ru_utime + used.ru_stime, "rss_kib": _resident(used)}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _resident(used: resource.struct_rusage) -> int:
    """Memory held now, in KiB; where the system does not tell, the most that was held."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * PAGE_KIB if told.exists() else used.ru_maxrss
