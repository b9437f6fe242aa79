"""What every JSON endpoint shares: content type, origin, one error envelope, never a stack trace."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, cast

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from campaigns.errors import CampaignError, Forbidden, InvalidRequest, StorageError
from campaigns.origins import origin_allowed
from campaigns.tracing import current_trace_id
from genre_packs.errors import PackError

log = logging.getLogger(__name__)

MAX_BODY = 64 * 1024


class MethodNotAllowed(CampaignError):
    """The address answers other methods."""

    code = 2004
    type = "INVALID_REQUEST"
    status = 405

    def __init__(self, *methods: str) -> None:
        super().__init__(
            _("This address answers %(methods)s.") % {"methods": ", ".join(methods)},
            details={"allowed": list(methods)},
        )
        self.methods = methods


def error_response(error: CampaignError) -> JsonResponse:
    """``{"error": {code, type, message, trace_id, timestamp, details}}`` with the error's HTTP status."""
    answer = JsonResponse({"error": envelope(error)}, status=error.status)
    if isinstance(error, MethodNotAllowed):
        answer["Allow"] = ", ".join(error.methods)
    return answer


def envelope(error: CampaignError) -> dict[str, object]:
    """``{code, type, message, trace_id, timestamp, details}`` of an error, its hint among the details."""
    details = dict(error.details)
    if error.hint:
        details["hint"] = error.hint
    return {
        "code": error.code,
        "type": error.type,
        "message": error.message,
        "trace_id": current_trace_id(),
        "timestamp": timezone.now().isoformat(),
        "details": details,
    }


type View[**P] = Callable[Concatenate[HttpRequest, P], JsonResponse]


def endpoint[**P](*methods: str) -> Callable[[View[P]], View[P]]:
    """Make a view a JSON endpoint for these methods: what is wrong with a request is answered in the envelope."""

    def decorate(view: View[P]) -> View[P]:
        def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> JsonResponse:
            try:
                _check(request, methods)
                return view(request, *args, **kwargs)
            except CampaignError as refused:
                return error_response(refused)
            except PackError as broken:
                return error_response(InvalidRequest(str(broken), hint=broken.hint))
            except DatabaseError:
                log.exception("the database failed a request")
                return error_response(StorageError(_("The database could not be asked. Try again.")))

        return cast(View[P], csrf_exempt(wraps(view)(answer)))

    return decorate


def body_of(request: HttpRequest) -> Mapping[str, object]:
    """The request's JSON object. Raises ``InvalidRequest``."""
    if request.content_type != "application/json":
        raise InvalidRequest(_("Send application/json."))
    if len(request.body) > MAX_BODY:
        raise InvalidRequest(_("That is larger than 64 KiB."))
    try:
        found = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as wrong:
        raise InvalidRequest(_("That is not JSON.")) from wrong
    if not isinstance(found, dict):
        raise InvalidRequest(_("A request's body is a JSON object."))
    return found


def _check(request: HttpRequest, methods: tuple[str, ...]) -> None:
    if not origin_allowed(
        request.headers.get("Origin"), request.get_host(), settings.SIDEQUEST_TRUSTED_ORIGINS
    ):
        raise Forbidden(
            _("Pages of other sites may not ask this."), hint=_("The operator names trusted origins.")
        )
    if request.method not in methods and not (request.method == "HEAD" and "GET" in methods):
        raise MethodNotAllowed(*methods)
