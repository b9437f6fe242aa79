"""Real servers for tests: ``manage.py play`` or a bare web process, each on a spare port."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SMALL_PACKS = ROOT / "tests" / "genre_packs" / "fixtures" / "packs"
# Machines that test are busy: eight times what a start takes on an idle one.
READY_SECONDS = 120.0
STOP_SECONDS = 15.0
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def spare_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment(extra: Mapping[str, str]) -> dict[str, str]:
    """The environment without whatever the developer has set for SideQuest, and with ``extra``."""
    ours = ("SIDEQUEST_", "ANTHROPIC_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "PYTHONUNBUFFERED": "1", **extra}


class LiveServer:
    """One server process. ``folder`` keeps its data and its output; a second start carries on there."""

    def __init__(
        self, folder: Path, *, port: int | None = None, extra: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.port = port or spare_port()
        self.extra = {"SIDEQUEST_DATA_DIR": str(folder), **(extra or {})}
        self.output = folder / f"output-{self.port}.txt"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where its pages are, without a closing slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def socket_url(self) -> str:
        """Where its native socket is."""
        return f"ws://127.0.0.1:{self.port}/ws"

    @property
    def printed(self) -> str:
        """What it has printed so far."""
        return self.output.read_text() if self.output.exists() else ""

    @property
    def join_code(self) -> str:
        """The demo table's six-letter code, as announced."""
        return self._announced(r"/t/([A-Z]{6})")

    @property
    def gm_login(self) -> tuple[str, str]:
        """The GM's name and password, as announced."""
        found = re.search(r"name (\S+), password (\S+)", self.printed)
        assert found, self.printed
        return found.group(1), found.group(2)

    def play(self) -> "LiveServer":
        """Start it as ``make play`` does and return when it has announced itself."""
        return self._start("manage.py", "play", "--port", str(self.port))._until(
            lambda: "Ctrl-C" in self.printed, "announced itself"
        )

    def web(self, application: str = "sidequest_site.asgi:application") -> "LiveServer":
        """Start it as one web process among several and return when it answers."""
        arguments = ("--host", "127.0.0.1", "--port", str(self.port), "--ws", "websockets-sansio")
        started = self._start("-m", "uvicorn", application, *arguments)
        return started._until(lambda: self.health() is not None, "answered")

    def health(self) -> dict | None:
        """What ``/healthz`` says, well or not; None while nobody answers."""
        try:
            with DIRECT.open(f"{self.url}/healthz", timeout=2) as reply:
                return json.load(reply)
        except urllib.error.HTTPError as error:
            return json.load(error) if error.code == 503 else None
        except (OSError, ValueError):
            return None

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(STOP_SECONDS)

    def stop(self) -> int:
        """End it by Ctrl-C and return its exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def close(self) -> None:
        """End it however it can be ended, at the end of a test."""
        if self.process is not None and self.process.poll() is None:
            self.kill()

    def _start(self, *arguments: str) -> "LiveServer":
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=clean_environment(self.extra),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        return self

    def _until(self, done, what: str) -> "LiveServer":
        assert self.process is not None
        until = time.monotonic() + READY_SECONDS
        while not done():
            if self.process.poll() is not None or time.monotonic() > until:
                self.close()
                raise AssertionError(f"the server has not {what}:\n{self.printed}")
            time.sleep(0.05)
        return self

    def _announced(self, pattern: str) -> str:
        found = re.search(pattern, self.printed)
        assert found, self.printed
        return found.group(1)
