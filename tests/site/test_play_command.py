"""``manage.py play`` as an operator meets it: a process, its announcement, its end."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.live_server import DIRECT, ROOT, SMALL_PACKS, LiveServer, clean_environment, spare_port
from tests.player import Player

PACKS = {"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}
# Three are promised; a busy machine gets two more.
STOP_SECONDS = 5.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory):
    running = LiveServer(tmp_path_factory.mktemp("play") / "data", extra=PACKS).play()
    yield running
    running.close()


def play(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command where it is expected to refuse."""
    return subprocess.run(
        [sys.executable, "manage.py", "play", *arguments],
        cwd=ROOT,
        env=clean_environment(environment),
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_it_announces_itself_once_it_answers(server: LiveServer) -> None:
    health = server.health()
    assert health is not None
    assert health["status"] == "ok"
    assert f"{server.url}/t/{server.join_code}" in server.printed
    assert server.gm_login[0] == "gm"


def test_tasks_are_done_inside_its_process(server: LiveServer) -> None:
    until = time.monotonic() + 10
    while (server.health() or {})["tasks"] != "ok":
        assert time.monotonic() < until, server.health()
        time.sleep(0.1)


def test_genres_are_offered_with_a_trace_id(server: LiveServer) -> None:
    with DIRECT.open(f"{server.url}/api/genres") as reply:
        assert len(reply.headers["X-Trace-ID"]) == 32
        assert json.load(reply)


def test_a_second_server_on_the_same_data_is_refused(server: LiveServer) -> None:
    refused = play("--port", "8000", "--data-dir", str(server.folder))
    assert refused.returncode == 1
    assert "already plays from" in refused.stderr


def test_a_busy_port_is_named(server: LiveServer, tmp_path: Path) -> None:
    refused = play("--port", str(server.port), "--data-dir", str(tmp_path))
    assert refused.returncode == 1
    assert f"Port {server.port} is in use" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_setting_that_cannot_be_meant_stops_the_start(tmp_path: Path) -> None:
    refused = play("--data-dir", str(tmp_path), SIDEQUEST_GUESTS="sometimes")
    assert refused.returncode == 2
    assert "create, join, off" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_data_folder_that_cannot_be_made_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    refused = play("--data-dir", str(tmp_path / "file" / "var"))
    assert refused.returncode == 2
    assert "SIDEQUEST_DATA_DIR" in refused.stderr


def test_a_database_that_is_not_one_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "sidequest.sqlite3").write_text("not a database, but long enough to be taken for one" * 20)
    refused = play("--data-dir", str(tmp_path), "--port", str(spare_port()))
    assert refused.returncode == 1
    assert "The database cannot be used" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_redis_that_is_away_stops_the_start_with_one_sentence(tmp_path: Path) -> None:
    away = "redis://alice:secret@127.0.0.1:1/0"
    refused = play("--data-dir", str(tmp_path), "--port", str(spare_port()), SIDEQUEST_REDIS_URL=away)
    assert refused.returncode == 1
    assert "The Redis of SIDEQUEST_REDIS_URL does not answer" in refused.stderr
    assert "unset the variable" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "secret" not in refused.stderr


async def test_it_stops_within_three_seconds_though_somebody_is_connected(tmp_path: Path) -> None:
    server = LiveServer(tmp_path / "data", extra=PACKS).play()
    try:
        async with Player(server.url, "Bob") as bob:
            genres = await bob.ask("GET", "/api/genres")
            genre, shelf = next(iter(genres.items()))
            await (await bob.found(genre, shelf["worlds"][0]["slug"])).come()
            began = time.monotonic()
            assert server.stop() == 0
            assert time.monotonic() - began < STOP_SECONDS
            assert "has stopped" in server.printed
    finally:
        server.close()
