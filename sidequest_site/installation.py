"""Brings an installation up to date before it serves: space, one server at a time, database, GM account."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connections
from redis import Redis
from redis.exceptions import RedisError

from campaigns.services import late_arrivals, pending_accounts
from campaigns.services.demo import DemoTable, ensure_demo
from campaigns.services.leases import free_all
from genre_packs.errors import PackError

MIB = 1024 * 1024
NEEDED_BYTES = 64 * MIB
REDIS_SECONDS = 3.0
GM_NAME = "gm"
# Letters and digits that nobody mixes up when reading them off a screen.
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 14


class InstallationError(Exception):
    """The installation cannot be served as it is; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Login:
    """The GM's way into the admin; ``password`` is empty once somebody has changed it."""

    name: str
    password: str


def check_space(folder: Path, needed: int = NEEDED_BYTES) -> None:
    """Raise InstallationError where the disk of ``folder`` has fewer than ``needed`` bytes left."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise InstallationError(
            f"The disk of {folder} is full: {free // MIB} MiB are free, {needed // MIB} MiB are needed. "
            "Free some space, or set SIDEQUEST_DATA_DIR to a folder on another disk."
        )


@contextmanager
def only_server(folder: Path) -> Iterator[None]:
    """Hold the data folder for this server; the hold ends with the process, however it ends.

    Raises InstallationError where another server holds it: two of them would take up each other's turns.
    """
    path = folder / "server.lock"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            owner = file.read().strip() or "unknown"
            raise InstallationError(
                f"Another server (process {owner}) already plays from {folder}. "
                "Stop it first, or start this one with a SIDEQUEST_DATA_DIR of its own."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an installation is ready with; ``table`` is None where none was asked for or can be made."""

    login: Login
    table: DemoTable | None


def prepare(*, demo: bool) -> Prepared:
    """Bring everything up to date for one server: database, turns left in the middle, GM, demo table.

    Raises InstallationError where the database, Redis, the disk or the packs cannot be used.
    """
    try:
        return _prepare(demo=demo)
    except DatabaseError as error:
        raise InstallationError(
            f"The database cannot be used: {str(error).strip()}. "
            "Check SIDEQUEST_DATABASE_URL and that the disk is neither full nor read-only."
        ) from error
    except OSError as error:
        raise InstallationError(
            f"{error.filename or settings.DATA_DIR} cannot be used: {error.strerror}. "
            "Check that the disk is neither full nor read-only, or set SIDEQUEST_DATA_DIR."
        ) from error
    except PackError as error:
        raise InstallationError(error.in_sentences()) from error


def check_redis(url: str) -> None:
    """Raise InstallationError where the Redis that was asked for does not answer; "" asks for none."""
    if not url:
        return
    try:
        with Redis.from_url(url, socket_connect_timeout=REDIS_SECONDS, socket_timeout=REDIS_SECONDS) as redis:
            redis.ping()
    except RedisError as error:
        raise InstallationError(
            f"The Redis of SIDEQUEST_REDIS_URL does not answer: {str(error).strip().rstrip('.')}. "
            "Start it or mend the address, or unset the variable to play from one server without Redis."
        ) from error


def _prepare(*, demo: bool) -> Prepared:
    check_redis(settings.SIDEQUEST_REDIS_URL)
    call_command("migrate", interactive=False, verbosity=0)
    if not settings.SIDEQUEST_REDIS_URL:
        # Nobody else can be resolving them: the data folder is ours alone.
        free_all()
        late_arrivals.free_all()
        pending_accounts.free_all()
    login = ensure_gm()
    table = ensure_demo(User.objects.get(username=login.name)) if demo else None
    # The server's threads open connections of their own.
    connections.close_all()
    return Prepared(login, table)


def ensure_gm() -> Login:
    """The GM's login: made with a password of its own where nobody may enter the admin yet.

    The first password is kept in the data folder, readable by its owner alone, to be shown at each start
    for as long as it is valid.
    """
    path: Path = settings.DATA_DIR / "gm_password"
    if not User.objects.filter(is_staff=True, is_active=True).exists():
        password = "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(PASSWORD_LENGTH))
        made = User.objects.create_superuser(GM_NAME, password=password)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(f"{password}\n{made.password}")
    kept, _line, its_hash = path.read_text().partition("\n") if path.exists() else ("", "", "")
    gm = User.objects.filter(username=GM_NAME).first()
    if gm is None:
        first = User.objects.filter(is_staff=True, is_active=True).order_by("pk")[0]
        return Login(first.get_username(), "")
    # Comparing hashes spares each start the second that hashing takes by design.
    valid = bool(kept) and (gm.password == its_hash or gm.check_password(kept))
    return Login(GM_NAME, kept if valid else "")
