"""What every request and socket passes before it reaches Django or a consumer: its trace, and its origin."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, MutableMapping, Sequence
from typing import Any, cast

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from campaigns.origins import origin_allowed
from campaigns.tracing import accepted_trace_id, traced

type Message = MutableMapping[str, object]
type Scope = MutableMapping[str, object]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type Application = Callable[[Scope, Receive, Send], Awaitable[None]]

ANSWERS = frozenset({"http.response.start", "websocket.accept"})

logger = logging.getLogger(__name__)


class TraceGate:
    """Gives each request and socket its trace id, and its answer the ``X-Trace-ID`` header."""

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve under the id that the caller sent, if it is a valid one, else under a new one."""
        if scope["type"] == "lifespan":
            await self.application(scope, receive, send)
            return
        headers = request_headers(scope)
        with traced(accepted_trace_id(headers.get("x-trace-id"), headers.get("traceparent"))) as trace_id:

            async def send_with_trace(message: Message) -> None:
                if message["type"] in ANSWERS:
                    given = _pairs(message)
                    if not any(name.lower() == b"x-trace-id" for name, _ in given):
                        message = {**message, "headers": [*given, (b"x-trace-id", trace_id.encode())]}
                await send(message)

            await self.application(scope, receive, send_with_trace)


class OriginGate:
    """Refuses sockets of foreign pages.

    A socket whose ``Host`` is not ours or whose ``Origin`` is neither ours nor trusted is closed before it
    is accepted, which its client sees as HTTP 403.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the socket through, or turn it away."""
        headers = request_headers(scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        ours = validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS)
        if ours and origin_allowed(origin, host, settings.SIDEQUEST_TRUSTED_ORIGINS):
            await self.application(scope, receive, send)
            return
        logger.warning("socket refused: origin %r, host %r", origin, host)
        await no_such_socket(scope, receive, send)


def behind_proxies(application: Application, proxies: Sequence[str]) -> Application:
    """The application as seen through trusted proxies: their ``X-Forwarded-…`` headers say who calls and how.

    ``proxies`` are addresses or networks; whatever comes from elsewhere is taken as it is.
    """
    if not proxies:
        return application
    # Both sides are ASGI applications; uvicorn spells every message's type out.
    seen_through = ProxyHeadersMiddleware(cast("Any", application), list(proxies))
    return cast("Application", seen_through)


async def no_such_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Turn away a socket before it is accepted."""
    await receive()
    await send({"type": "websocket.close"})


def request_headers(scope: Scope) -> dict[str, str]:
    """The request's headers by lower-case name; of a repeated one the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in _pairs(scope)}


def _pairs(holder: MutableMapping[str, object]) -> list[tuple[bytes, bytes]]:
    raw = holder.get("headers") or ()
    assert isinstance(raw, Iterable)
    return list(raw)
