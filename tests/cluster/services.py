"""PostgreSQL and Redis of the cluster tests: started on spare ports, in a folder that is thrown away."""

import os
import pwd
import shutil
import subprocess
import time
from pathlib import Path

from tests.live_server import ROOT, spare_port

UNPRIVILEGED = ("postgres", "nobody")
START_SECONDS = 30.0


def programs() -> Path:
    """The folder of PostgreSQL's programs, installed where that may be done. Raises CalledProcessError."""
    found = subprocess.run(
        ["sh", ROOT / "scripts" / "services.sh"], check=True, capture_output=True, text=True, timeout=300
    )
    return Path(found.stdout.strip())


class Postgres:
    """A PostgreSQL cluster of its own. It refuses to run as root, so root lends it to somebody else."""

    def __init__(self, folder: Path) -> None:
        self.programs = programs()
        self.folder = folder / "postgres"
        self.port = spare_port()
        self.user = unprivileged_user() if os.geteuid() == 0 else None
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> "Postgres":
        """Make the cluster and return when it takes connections."""
        self.folder.mkdir(parents=True)
        if self.user is not None:
            # Every folder above has to let the other user through to its own.
            for parent in (self.folder.parent, *self.folder.parent.parents):
                if parent.stat().st_uid == 0 and parent != Path("/") and not parent.stat().st_mode & 0o001:
                    parent.chmod(parent.stat().st_mode | 0o011)
            shutil.chown(self.folder, self.user)
        options = ["--auth=trust", "--username=sidequest", "--encoding=UTF8", "--no-sync", "--locale=C.UTF-8"]
        subprocess.run(
            [self.programs / "initdb", "-D", self.folder, *options],
            check=True,
            user=self.user,
            cwd="/",
            capture_output=True,
        )
        settings = ["-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.folder}"]
        settings += ["-c", "fsync=off", "-c", "max_connections=100"]
        with (self.folder.parent / "postgres.log").open("wb") as log:
            self.process = subprocess.Popen(
                [self.programs / "postgres", "-D", self.folder, "-p", str(self.port), *settings],
                user=self.user,
                cwd="/",
                stdout=log,
                stderr=log,
            )
        self._wait()
        return self

    def url(self, name: str = "postgres") -> str:
        """The URL of one of its databases."""
        return f"postgresql://sidequest@127.0.0.1:{self.port}/{name}"

    def create(self, name: str) -> str:
        """Make a database and return its URL."""
        arguments = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "sidequest", name]
        subprocess.run([self.programs / "createdb", *arguments], check=True, cwd="/")
        return self.url(name)

    def stop(self) -> None:
        """End it at once; nothing in it is kept."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(START_SECONDS)

    def _wait(self) -> None:
        until = time.monotonic() + START_SECONDS
        ask = [self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        while subprocess.run(ask, check=False, cwd="/").returncode != 0:
            assert self.process is not None
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError((self.folder.parent / "postgres.log").read_text())
            time.sleep(0.05)


class Redis:
    """A Redis that keeps nothing."""

    def __init__(self) -> None:
        self.port = spare_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> "Redis":
        """Start it and return when it answers."""
        arguments = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = subprocess.Popen(
            ["redis-server", *arguments], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + START_SECONDS
        ask = ["redis-cli", "-p", str(self.port), "ping"]
        while subprocess.run(ask, check=False, capture_output=True).stdout.strip() != b"PONG":
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError("Redis has not started")
            time.sleep(0.05)
        return self

    def stop(self) -> None:
        """End it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(START_SECONDS)


def unprivileged_user() -> str:
    """Somebody who is not root."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in UNPRIVILEGED if name in known)
