"""``make bench``: turns, frames and latency per CPU-second of the server, beside a bare consumer in the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket

from tests.bench.script import DELAY, DELTAS, SEATS

WINDOW = 8.0
BUSY_TABLES = 220
CALM_TABLES = 40
CALM_PAUSE = 0.2
NEWCOMERS = 30
PACKS = Path(__file__).parents[1] / "genre_packs" / "fixtures" / "packs"


def spare_port() -> int:
    """A port that nobody listens to now."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(app: str, environment: dict[str, str]) -> Iterator[int]:
    """Run an ASGI application in a process of its own; yields its port."""
    port = spare_port()
    command = [
        sys.executable, "-m", "uvicorn", app, "--port", str(port), "--loop", "uvloop", "--http", "httptools",
        "--ws", "websockets-sansio", "--ws-per-message-deflate", "false", "--lifespan", "off",
        "--log-level", "error", "--no-access-log",
    ]  # fmt: skip
    # What players who hang up at the end leave in the log is of no interest.
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/cpu").read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not answer within 30 seconds")


def load(
    port: int, seats: list[dict[str, str]], pause: float, environment: dict[str, str]
) -> dict[str, object]:
    """Run the load against a server and return its figures."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load", str(port), str(pause), str(WINDOW)],
        input="\n".join(json.dumps(seat) for seat in seats),
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_bare(tables: int, pause: float, environment: dict[str, str], newcomers: int = 0) -> dict[str, object]:
    """Measure the bare consumer."""
    seats = [{"slug": f"room{number}"} for number in range(tables) for _seat in range(SEATS)]
    seats += [{"slug": f"late{number}", "newcomer": ""} for number in range(newcomers)]
    with server("tests.bench.bare:application", environment) as port:
        return load(port, seats, pause, environment)


def run_table(tables: int, pause: float, newcomers: int = 0) -> dict[str, object]:
    """Measure our server on fresh data."""
    with tempfile.TemporaryDirectory(prefix="sidequest-bench-") as data:
        environment = {**os.environ, "SIDEQUEST_DATA_DIR": data, "SIDEQUEST_GENRE_PACKS": str(PACKS)}
        seeded = subprocess.run(
            [sys.executable, "-m", "tests.bench.seed", str(tables), str(newcomers)],
            capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip
        if seeded.returncode:
            raise SystemExit(seeded.stderr[-3000:])
        seats = [json.loads(line) for line in seeded.stdout.splitlines()]
        with server("tests.bench.table:application", environment) as port:
            return load(port, seats, pause, environment)


def main() -> None:
    """Print each figure, the bare consumer's, and the ratio."""
    environment = dict(os.environ)
    busy = (run_bare(BUSY_TABLES, 0.0, environment), run_table(BUSY_TABLES, 0.0))
    calm = (run_bare(CALM_TABLES, CALM_PAUSE, environment), run_table(CALM_TABLES, CALM_PAUSE))
    joining = (
        run_bare(CALM_TABLES, CALM_PAUSE, environment, NEWCOMERS),
        run_table(CALM_TABLES, CALM_PAUSE, NEWCOMERS),
    )
    stages = (("busy: closed loop", busy), ("calm: paced", calm), ("calm, and newcomers join", joining))
    for title, (bare, ours) in stages:
        print(f"\n{title}; tables of {SEATS}, {DELTAS} deltas {DELAY * 1000:.0f} ms apart")
        print(f"{'':28}{'bare':>12}{'ours':>12}{'ratio':>9}")
        for key in ours:
            if key == "errors":
                continue
            one, two = bare[key], ours[key]
            ratio = (
                f"{two / one:9.2f}"
                if isinstance(one, int | float) and isinstance(two, int | float) and one
                else ""
            )
            print(f"{key:28}{one!s:>12}{two!s:>12}{ratio}")
        if ours["errors"]:
            print("errors:", ours["errors"])


if __name__ == "__main__":
    main()
