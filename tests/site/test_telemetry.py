"""Spans reach a collector where one is named, under the trace id that the caller saw; otherwise nothing is sent."""

import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from opentelemetry import trace

from sidequest_site import telemetry
from tests.live_server import DIRECT, LiveServer

SENT = "4bf92f3577b34da6a3ce929d0e0e4736"


class Collector:
    """An OpenTelemetry collector that keeps what it is sent, by path."""

    def __init__(self) -> None:
        self.received: list[tuple[str, bytes]] = []
        kept = self.received

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                kept.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def collector():
    running = Collector()
    yield running
    running.server.shutdown()
    running.server.server_close()


def test_a_request_is_a_span_under_its_own_trace_id(collector: Collector, tmp_path: Path) -> None:
    extra = {"SIDEQUEST_OTLP_ENDPOINT": collector.url, "OTEL_EXPORTER_OTLP_COMPRESSION": "none"}
    server = LiveServer(tmp_path / "data", extra=extra).play()
    try:
        request = urllib.request.Request(f"{server.url}/api/genres", headers={"X-Trace-ID": SENT})
        with DIRECT.open(request) as reply:
            assert reply.headers["X-Trace-ID"] == SENT
        assert server.stop() == 0
    finally:
        server.close()
    spans = b"".join(body for path, body in collector.received if path == "/v1/traces")
    assert bytes.fromhex(SENT) in spans
    assert b"api/genres" in spans
    assert any(path == "/v1/metrics" for path, _ in collector.received)


def test_a_sockets_span_names_its_door_and_nothing_private() -> None:
    assert telemetry.socket_span({"path": "/game/the-secret-slug"}) == ("socket /game", {"url.path": "/game"})
    assert telemetry.socket_span({"path": "/ws/watcher"})[0] == "socket /ws/watcher"


def test_without_a_collector_spans_cost_nothing() -> None:
    assert not telemetry.configure()
    with trace.get_tracer("table").start_as_current_span("turn") as span:
        assert not span.is_recording()
