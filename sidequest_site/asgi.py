"""The server's entry point: pages and endpoints by Django, sockets by the doors' consumers."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")

import django

django.setup()

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.asgi import get_asgi_application  # noqa: E402
from django.urls import URLPattern, re_path  # noqa: E402

from campaigns.realtime.routing import websocket_urlpatterns  # noqa: E402
from campaigns.realtime.runtime import narrate_with  # noqa: E402
from sidequest_site import telemetry, worker  # noqa: E402
from sidequest_site.engine import configured_engine  # noqa: E402
from sidequest_site.gates import OriginGate, TraceGate, behind_proxies, no_such_socket  # noqa: E402
from sidequest_site.lifespan import lifespan  # noqa: E402

telemetry.configure()
narrate_with(configured_engine)
worker.start_embedded()

socket_patterns: list[URLPattern] = [
    *websocket_urlpatterns,
    re_path(r"", no_such_socket),  # type: ignore[arg-type]
]

sockets = telemetry.traced_sockets(URLRouter(socket_patterns))
doors = {"http": get_asgi_application(), "websocket": OriginGate(sockets), "lifespan": lifespan}
application = behind_proxies(TraceGate(ProtocolTypeRouter(doors)), settings.SIDEQUEST_TRUSTED_PROXIES)
