"""Addresses of the REST door."""

from __future__ import annotations

from django.urls import path

from campaigns.doors import games, health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("api/genres", games.list_genres, name="api-genres"),
    path("api/games", games.games, name="api-games"),
    path("api/games/<str:slug>", games.game, name="api-game"),
    path("api/sessions", games.sessions, name="api-sessions"),
]
