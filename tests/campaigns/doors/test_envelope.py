"""Whatever is wrong with a request is answered in one envelope, with the id it can be found under."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from tests.campaigns.doors.conftest import Post, refusal

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("get", "/api/games", ["POST"]),
        ("delete", "/api/games", ["POST"]),
        ("post", "/api/genres", ["GET"]),
        ("post", "/api/sessions", ["GET"]),
        ("put", "/api/games/anything", ["GET"]),
        ("post", "/healthz", ["GET"]),
    ],
)
async def test_another_method_is_answered_with_those_that_are(
    method, path, allowed, async_client, db
) -> None:
    answer = await getattr(async_client, method)(path)
    error = refusal(answer, 405, 2004)
    assert error["details"]["allowed"] == allowed
    assert answer["Allow"] == ", ".join(allowed)


def test_the_envelope_says_when_and_what_kind(post: Post, wish) -> None:
    error = refusal(post("/api/games", {**wish, "mode": "duel"}), 400, 2004)
    assert error["type"] == "INVALID_REQUEST"
    assert datetime.fromisoformat(error["timestamp"]).tzinfo is not None


@pytest.mark.parametrize("path", ["/api/genres", "/api/sessions", "/api/games/none", "/api/nothing"])
def test_a_trace_id_is_taken_from_the_request_or_made(path: str, client: Client, db: None) -> None:
    assert client.get(path, headers={"X-Trace-ID": TRACE})["X-Trace-ID"] == TRACE
    made = client.get(path)["X-Trace-ID"]
    assert len(made) == 32
    assert made != TRACE


def test_a_forged_trace_id_is_replaced(client: Client, db: None) -> None:
    assert client.get("/api/genres", headers={"X-Trace-ID": "<script>"})["X-Trace-ID"] != "<script>"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_pages_of_other_sites_are_refused(origin: str, post: Post, wish, client: Client) -> None:
    refusal(post("/api/games", wish, Origin=origin), 403, 2011)
    refusal(client.get("/api/sessions", headers={"Origin": origin}), 403, 2011)


def test_our_own_pages_trusted_ones_and_programs_are_not(post: Post, wish, settings) -> None:
    settings.SIDEQUEST_TRUSTED_ORIGINS = ["https://friend.example"]
    for headers in ({"Origin": "http://testserver"}, {"Origin": "https://friend.example"}, {}):
        assert post("/api/games", wish, **headers).status_code == 201


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_read(kind: str, client: Client, db: None) -> None:
    answer = client.generic("POST", "/api/games", b'{"mode": "solo"}', content_type=kind)
    refusal(answer, 400, 2004)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'"x"', b"{", b"\xff\xfe", b"[" * 50_000, b'{"a": ' * 9_000 + b"1" + b"}" * 9_000]
)
def test_a_body_that_is_no_object_is_refused(body: bytes, client: Client, db: None) -> None:
    answer = client.generic("POST", "/api/games", body, content_type="application/json")
    refusal(answer, 400, 2004)


@pytest.mark.parametrize("size", [65 * 1024, 3 * 1024 * 1024])
def test_a_body_that_is_too_large_is_refused(size: int, client: Client, db: None) -> None:
    answer = client.generic("POST", "/api/games", b" " * size, content_type="application/json")
    refusal(answer, 400, 2004)


def test_an_address_that_is_not_there_is_in_the_envelope_too(client: Client, db: None) -> None:
    refusal(client.get("/api/nothing"), 404, 2012)


def test_a_database_that_fails_is_said_without_its_words(client: Client, db: None) -> None:
    def fail(execute, statement, params, many, context):
        raise DatabaseError("disk I/O error at /secret/path")

    with connection.execute_wrapper(fail):
        answer = client.get("/api/games/any")
    refusal(answer, 503, 2003)
    assert "secret" not in answer.content.decode()
