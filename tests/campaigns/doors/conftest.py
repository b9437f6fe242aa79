"""Programs that ask our JSON endpoints."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

WISH = {"genre_slug": "lantern", "world_slug": "saltby", "mode": "multiplayer", "player_name": "Bob"}

type Post = Callable[..., HttpResponse]


@pytest.fixture
def wish() -> dict[str, object]:
    """A game that can be made."""
    return dict(WISH)


@pytest.fixture
def post(client: Client, db: None) -> Post:
    """Post JSON."""

    def send(path: str, body: object, **headers: str) -> HttpResponse:
        return client.post(path, body, content_type="application/json", headers=headers)

    return send


def refusal(answer: HttpResponse, status: int, code: int) -> dict[str, object]:
    """The error inside the envelope, whose form is the protocol's."""
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/json"
    assert set(answer.json()) == {"error"}
    return refusal_in(answer, code)


def refusal_in(answer: HttpResponse, code: int) -> dict[str, object]:
    """The error among whatever else an answer tells."""
    error = answer.json()["error"]
    assert set(error) == {"code", "type", "message", "trace_id", "timestamp", "details"}
    assert error["code"] == code
    assert error["message"]
    assert error["trace_id"] == answer["X-Trace-ID"]
    assert "Traceback" not in answer.content.decode()
    return error
