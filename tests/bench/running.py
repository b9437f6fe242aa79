"""A server in a process of its own, on fresh data of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from socket import socket

PATIENCE = 120
"""Seconds that a server may take to start on a busy machine."""
PACKS = Path(__file__).parents[1] / "genre_packs" / "fixtures" / "packs"


def spare_port() -> int:
    """A port that nobody listens to now."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(app: str, environment: Mapping[str, str]) -> Iterator[int]:
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
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/cpu").read()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"the server did not answer within {PATIENCE} seconds")


@contextmanager
def seeded(
    wish: Sequence[str], more: Mapping[str, str]
) -> Iterator[tuple[list[dict[str, str]], dict[str, str]]]:
    """Tables on fresh data, as ``tests.bench.seed`` takes the wish: their seats, and the environment to serve them
    in, which is that of this process with ``more``."""
    with tempfile.TemporaryDirectory(prefix="sidequest-bench-") as data:
        environment = {**os.environ, "SIDEQUEST_DATA_DIR": data, "SIDEQUEST_GENRE_PACKS": str(PACKS), **more}
        made = subprocess.run(
            [sys.executable, "-m", "tests.bench.seed", *wish],
            capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip
        if made.returncode:
            raise SystemExit(made.stderr[-3000:])
        yield [json.loads(one) for one in made.stdout.splitlines()], environment


def line(key: str, bare: object, ours: object, width: int = 28) -> str:
    """One figure, the one it is compared with, and the ratio."""
    numbers = isinstance(bare, int | float) and isinstance(ours, int | float) and bare
    ratio = f"{ours / bare:9.2f}" if numbers else ""  # type: ignore[operator]
    return f"{key:{width}}{bare!s:>12}{ours!s:>12}{ratio}"
