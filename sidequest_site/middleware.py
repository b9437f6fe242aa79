"""What every response carries: the id of its request, and cookies that stay on the encrypted line they came by."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.http import HttpRequest, HttpResponseBase

from campaigns.tracing import accepted_trace_id, current_trace_id, traced

type Response = HttpResponseBase | Awaitable[HttpResponseBase]


class _Middleware(ABC):
    """What Django asks of a middleware that serves synchronous and asynchronous callers alike."""

    async_capable = True
    sync_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Response]) -> None:
        self.get_response = get_response
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    @abstractmethod
    def __call__(self, request: HttpRequest) -> Response:
        """Serve a request."""


class TraceMiddleware(_Middleware):
    """Takes ``X-Trace-ID`` or ``traceparent`` from the request, or makes an id, and answers with it."""

    def __call__(self, request: HttpRequest) -> Response:
        """Serve the request inside its trace."""
        if self.is_async:
            return self._serve_async(request)
        with traced(_wanted(request)) as trace_id:
            response = self.get_response(request)
            assert isinstance(response, HttpResponseBase)
            response["X-Trace-ID"] = trace_id
            return response

    async def _serve_async(self, request: HttpRequest) -> HttpResponseBase:
        with traced(_wanted(request)) as trace_id:
            pending = self.get_response(request)
            assert isinstance(pending, Awaitable)
            response: HttpResponseBase = await pending
            response["X-Trace-ID"] = trace_id
            return response


def _wanted(request: HttpRequest) -> str:
    # The server has entered the trace already; where Django runs without it, this is the entrance.
    return current_trace_id() or accepted_trace_id(
        request.headers.get("X-Trace-ID"), request.headers.get("traceparent")
    )


class SecureCookieMiddleware(_Middleware):
    """Marks cookies as secure where the request came encrypted, so that one setting less has to be right."""

    def __call__(self, request: HttpRequest) -> Response:
        """Serve the request and look at its cookies."""
        response = self.get_response(request)
        if isinstance(response, Awaitable):
            return self._when_done(request, response)
        return _secured(request, response)

    async def _when_done(
        self, request: HttpRequest, pending: Awaitable[HttpResponseBase]
    ) -> HttpResponseBase:
        return _secured(request, await pending)


def _secured(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if request.is_secure():
        for cookie in response.cookies.values():
            cookie["secure"] = True
    return response
