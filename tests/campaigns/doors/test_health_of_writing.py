"""A database that reads and cannot write is no place to play."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from django.db import connection

from campaigns import storage
from campaigns.models import WriteProbe
from campaigns.selectors.health import forget
from campaigns.storage import in_database
from tests.campaigns.doors.conftest import refusal_in

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="one writing thread can be made to refuse only where there is one"
)


@pytest.fixture(autouse=True)
async def _pool(transactional_db: None) -> AsyncIterator[None]:
    forget()
    yield
    await in_database(_set, "query_only", "OFF")
    storage.shut_down()
    forget()


def _set(pragma: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma} = {value}")


async def test_a_sound_database_is_written_to_at_most_once_in_a_while(async_client, settings) -> None:
    settings.CHANNEL_LAYERS = {}
    assert (await async_client.get("/healthz")).status_code == 200
    first = await in_database(WriteProbe.objects.get)
    assert (await async_client.get("/healthz")).status_code == 200
    assert (await in_database(WriteProbe.objects.get)).written_at == first.written_at


async def test_a_database_that_cannot_be_written_to_stops_play(async_client, settings) -> None:
    settings.CHANNEL_LAYERS = {}
    await in_database(_set, "query_only", "ON")
    answer = await async_client.get("/healthz")
    assert answer.status_code == 503
    told = answer.json()
    assert (told["status"], told["database"]) == ("down", "down")
    assert "disk" in refusal_in(answer, 2003)["details"]["hint"]


async def test_it_is_sound_again_as_soon_as_it_can_be_written_to(async_client, settings) -> None:
    settings.CHANNEL_LAYERS = {}
    await in_database(_set, "query_only", "ON")
    assert (await async_client.get("/healthz")).status_code == 503
    await in_database(_set, "query_only", "OFF")
    assert (await async_client.get("/healthz")).status_code == 200
