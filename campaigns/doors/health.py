"""``GET /healthz``: whether people can play here, for whoever watches the server. No login."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from campaigns.doors.json_endpoint import MethodNotAllowed, error_response
from campaigns.selectors.health import health


@csrf_exempt
@never_cache
async def healthz(request: HttpRequest) -> JsonResponse:
    """200 or 503 with ``{status, version, database, channel_layer, tasks, narrator, renderer}``."""
    if request.method not in ("GET", "HEAD"):
        return error_response(MethodNotAllowed("GET"))
    found = await health()
    answer = {"status": "ok" if found.playable else "down", **asdict(found)}
    return JsonResponse(answer, status=200 if found.playable else 503)
