"""``/healthz`` tells whoever watches the server whether people can play."""

import tomllib
from pathlib import Path

import pytest
from django.test import AsyncClient

from campaigns import storage
from campaigns.selectors.task_health import record_heartbeat

VERSION = tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"]


@pytest.fixture
def async_rf_strict() -> AsyncClient:
    """A client whose requests are held to the token like a stranger's."""
    return AsyncClient(enforce_csrf_checks=True)


@pytest.fixture(autouse=True)
def _pool(transactional_db):
    yield
    storage.shut_down()


async def test_a_sound_installation_says_so(async_client, settings) -> None:
    settings.CHANNEL_LAYERS = {}
    record_heartbeat()
    answer = await async_client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "version": VERSION,
        "database": "ok",
        "channel_layer": "none",
        "tasks": "ok",
        "narrator": "house",
        "renderer": "auto",
        "embeddings": "none",
    }


async def test_a_layer_that_is_away_stops_play(async_client, settings) -> None:
    nobody = {"hosts": ["redis://127.0.0.1:1/0"]}
    settings.CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": nobody}
    }
    answer = await async_client.get("/healthz")
    assert answer.status_code == 503
    assert (answer.json()["status"], answer.json()["channel_layer"]) == ("down", "down")


async def test_only_reading_is_answered(async_client) -> None:
    assert (await async_client.post("/healthz")).status_code == 405


async def test_what_is_no_reading_is_refused_in_the_envelope_without_a_token(async_rf_strict) -> None:
    answer = await async_rf_strict.post("/healthz")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET"
    assert answer.json()["error"]["code"] == 2004
