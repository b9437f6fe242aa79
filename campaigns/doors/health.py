"""``GET /healthz``: whether people can play here, for whoever watches the server. No login."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from campaigns.doors.json_endpoint import MethodNotAllowed, envelope, error_response
from campaigns.errors import CampaignError, StorageError
from campaigns.selectors.health import Health, health


@csrf_exempt
@never_cache
async def healthz(request: HttpRequest) -> JsonResponse:
    """200 or 503 with ``{status, version, database, channel_layer, tasks, narrator, renderer, embeddings}``.

    A 503 carries the error envelope beside them, under ``error``.
    """
    if request.method not in ("GET", "HEAD"):
        return error_response(MethodNotAllowed("GET"))
    found = await health()
    if found.playable:
        return JsonResponse({"status": "ok", **asdict(found)})
    return JsonResponse({"status": "down", **asdict(found), "error": envelope(_trouble(found))}, status=503)


def _trouble(found: Health) -> CampaignError:
    """What keeps people from playing, for whoever mends it."""
    if found.database == "down":
        return StorageError(
            _("The database cannot be written to."),
            hint=_("See that it runs and that its disk is neither full nor read-only."),
        )
    return CampaignError(
        _("The channel layer does not answer."), hint=_("See that the Redis of SIDEQUEST_REDIS_URL runs.")
    )
