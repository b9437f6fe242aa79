"""The database: SQLite in the data folder, or PostgreSQL by ``SIDEQUEST_DATABASE_URL``."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote

from sidequest_site.settings import env
from sidequest_site.settings.base import DATA_DIR

VARIABLE = "SIDEQUEST_DATABASE_URL"
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA busy_timeout=10000;PRAGMA foreign_keys=ON;"
)


def sqlite(path: Path) -> dict[str, object]:
    """Django's settings for a SQLite file.

    Write transactions begin IMMEDIATE: a deferred one that turns into a writer half-way fails at once with
    "database is locked" instead of waiting for its turn.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # Opening the file and setting its pragmas costs more than a transaction; each thread keeps its own.
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(url: SplitResult) -> dict[str, object]:
    """Django's settings for ``postgresql://user:password@host:port/name?option=value``.

    Connections come from psycopg's pool, so Django itself keeps none (CONN_MAX_AGE 0). Query options such as
    ``sslmode`` are handed to the driver.
    """
    name = unquote(url.path.lstrip("/"))
    if not name:
        raise env.refuse(VARIABLE, f"{url.scheme}://…", "The URL must end in the name of a database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**dict(parse_qsl(url.query)), "pool": {"min_size": 2, "max_size": 8, "timeout": 10}},
    }


def configured() -> dict[str, object]:
    """What ``SIDEQUEST_DATABASE_URL`` asks for: unset means a SQLite file in the data folder."""
    url = env.url(VARIABLE, ("postgresql", "postgres", "sqlite"))
    if url is None:
        return sqlite(DATA_DIR / "sidequest.sqlite3")
    if url.scheme == "sqlite":
        # Three slashes are a path from the working directory, four an absolute one.
        return sqlite(Path(unquote(url.path.removeprefix("/"))).resolve())
    return postgresql(url)


DATABASES = {"default": configured()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# How many units of database work run at once where the database has more than one writer.
DATABASE_THREADS = 6
