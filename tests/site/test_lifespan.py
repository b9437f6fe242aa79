"""A server whose Redis is away says so to whoever started it, in one sentence."""

from __future__ import annotations

import pytest

from campaigns import storage
from campaigns.realtime.runtime import narrate_with, stop_runtime
from narrator.engines.scripted import ScriptedEngine
from sidequest_site.lifespan import lifespan

AWAY = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": ["redis://127.0.0.1:1/0"]},
    }
}


async def _start() -> dict[str, object]:
    """What the application answers to the server's startup."""
    asked = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    narrate_with(ScriptedEngine)
    answers: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return next(asked)

    async def send(message: dict[str, object]) -> None:
        answers.append(message)

    await lifespan({"type": "lifespan"}, receive, send)
    return answers[0]


@pytest.mark.django_db(transaction=True)
async def test_a_server_without_redis_starts(settings) -> None:
    settings.CHANNEL_LAYERS = {}
    assert (await _start())["type"] == "lifespan.startup.complete"


@pytest.mark.django_db(transaction=True)
async def test_a_redis_that_is_away_is_named(settings) -> None:
    settings.CHANNEL_LAYERS = AWAY
    try:
        answer = await _start()
    finally:
        await stop_runtime()
        storage.shut_down()
    assert answer["type"] == "lifespan.startup.failed"
    assert "SIDEQUEST_REDIS_URL does not answer" in str(answer["message"])
