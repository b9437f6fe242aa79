"""What is answered where no view could: an envelope to programs, a page to people, a stack trace to nobody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from campaigns.doors.json_endpoint import error_response
from campaigns.errors import CampaignError, Forbidden, InvalidRequest, NotFound


def for_programs(request: HttpRequest) -> bool:
    """Whether a request came to an address that answers in JSON."""
    return request.path.startswith(("/api/", "/dev/", "/healthz", "/metrics"))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    if for_programs(request):
        return error_response(InvalidRequest(_("The request cannot be understood.")))
    return defaults.bad_request(request, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    if for_programs(request):
        return error_response(Forbidden(_("You may not do that.")))
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if for_programs(request):
        return error_response(NotFound(_("There is nothing at this address.")))
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; the log has the details under the trace id that the answer carries."""
    if for_programs(request):
        return error_response(CampaignError(_("Something went wrong on our side. Try again in a moment.")))
    return defaults.server_error(request)
