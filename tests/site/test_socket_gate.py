"""Sockets of foreign pages are refused in the handshake; every answer carries a trace id."""

import pytest
from channels.testing import ApplicationCommunicator

from sidequest_site.gates import OriginGate, TraceGate, behind_proxies

SENT = b"4bf92f3577b34da6a3ce929d0e0e4736"


async def accepting(scope, receive, send) -> None:
    """A consumer that accepts whoever reaches it."""
    await receive()
    await send({"type": "websocket.accept"})


async def knock(*headers: tuple[bytes, bytes]) -> dict:
    """What a socket with these headers is answered."""
    gate = TraceGate(OriginGate(accepting))
    scope = {"type": "websocket", "path": "/ws", "headers": list(headers)}
    caller = ApplicationCommunicator(gate, scope)
    await caller.send_input({"type": "websocket.connect"})
    return await caller.receive_output()


@pytest.mark.parametrize("origin", [None, b"http://localhost:8000", b"https://play.example.org"])
async def test_our_own_pages_trusted_ones_and_programs_come_through(settings, origin: bytes | None) -> None:
    settings.SIDEQUEST_TRUSTED_ORIGINS = ["https://play.example.org"]
    headers = [(b"host", b"localhost:8000")] + ([(b"origin", origin)] if origin else [])
    answer = await knock(*headers)
    assert answer["type"] == "websocket.accept"


async def test_the_callers_trace_id_comes_back_on_the_handshake() -> None:
    answer = await knock((b"host", b"localhost"), (b"X-Trace-ID", SENT))
    assert (b"x-trace-id", SENT) in answer["headers"]


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        (b"localhost:8000", b"http://evil.example"),
        (b"localhost:8000", b"null"),
        (b"evil.example", b"http://evil.example"),
        (b"", b"http://localhost"),
    ],
)
async def test_pages_of_others_are_closed_before_they_are_accepted(host: bytes, origin: bytes) -> None:
    assert (await knock((b"host", host), (b"origin", origin)))["type"] == "websocket.close"


async def seen(scope: dict, *, proxies: list[str]) -> dict:
    """The scope as an application behind these proxies sees it."""
    found: dict = {}

    async def look(inner, receive, send) -> None:
        found.update(inner)

    await behind_proxies(look, proxies)(scope, None, None)
    return found


@pytest.mark.parametrize(
    ("proxies", "client", "scheme"),
    [
        (["10.0.0.1"], "203.0.113.7", "https"),
        ([], "10.0.0.1", "http"),
        (["10.0.0.9"], "10.0.0.1", "http"),
    ],
)
async def test_only_trusted_proxies_say_who_calls(proxies: list[str], client: str, scheme: str) -> None:
    headers = [(b"x-forwarded-for", b"203.0.113.7"), (b"x-forwarded-proto", b"https")]
    scope = {"type": "http", "scheme": "http", "client": ("10.0.0.1", 5000), "headers": headers}
    found = await seen(scope, proxies=proxies)
    assert found["client"][0] == client
    assert found["scheme"] == scheme
