"""Where the native socket lives."""

from __future__ import annotations

from django.urls import path

from campaigns.realtime.consumer import TableConsumer

websocket_urlpatterns = [path("ws", TableConsumer.as_asgi())]
