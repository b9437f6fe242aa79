"""The site's addresses, composed from what the rooms offer."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from campaigns.admin import site

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", site.urls),
    path("", include("campaigns.doors.urls")),
    path("", include("campaigns.urls")),
]

handler400 = "sidequest_site.failures.bad_request"
handler403 = "sidequest_site.failures.forbidden"
handler404 = "sidequest_site.failures.not_found"
handler500 = "sidequest_site.failures.server_error"
