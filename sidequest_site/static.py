"""Static files from the apps' own folders, served by WhiteNoise on either kind of server."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import StaticFile

type Response = HttpResponseBase | Awaitable[HttpResponseBase]


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """WhiteNoise for both kinds of server.

    WhiteNoise's own middleware is synchronous, which would put every request of the site on a thread, and it
    streams open files, which an ASGI server has to read in a thread as well. Our files are small, so they
    are answered whole.
    """

    async_capable = True
    sync_capable = True

    def __init__(self, get_response: Callable[[HttpRequest], Response]) -> None:
        super().__init__(get_response)
        self.is_async = iscoroutinefunction(get_response)
        if self.is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> Response:
        """The static file asked for, or what the rest of the site answers."""
        found = self.find_file(request.path_info) if self.autorefresh else self.files.get(request.path_info)
        if found is None:
            answer: Response = self.get_response(request)
            return answer
        if self.is_async:
            return sync_to_async(self.whole_file, thread_sensitive=False)(found, request)
        return self.whole_file(found, request)

    @staticmethod
    def whole_file(found: StaticFile, request: HttpRequest) -> HttpResponse:
        """One file as a complete response, with WhiteNoise's headers (type, caching, ranges)."""
        answer = found.get_response(request.method, request.META)
        body = b""
        if answer.file is not None:
            with answer.file:
                body = answer.file.read()
        response = HttpResponse(body, status=int(answer.status))
        del response["Content-Type"]
        for name, value in answer.headers:
            response[name] = value
        return response
