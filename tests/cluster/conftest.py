"""Two web processes on one PostgreSQL and one Redis, as in production, on spare ports."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cluster.services import Postgres, Redis
from tests.live_server import ROOT, SMALL_PACKS, LiveServer, clean_environment


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs the services."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.cluster)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL for the whole run."""
    running = Postgres(tmp_path_factory.mktemp("postgres")).start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """A Redis for the whole run."""
    running = Redis().start()
    yield running
    running.stop()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Two web processes that share everything but memory."""

    first: LiveServer
    second: LiveServer


@pytest.fixture
def cluster(postgres: Postgres, redis: Redis, tmp_path: Path) -> Iterator[Cluster]:
    """Two web processes on a fresh database."""
    folder = tmp_path / "data"
    environment = {
        "SIDEQUEST_DATABASE_URL": postgres.create(f"table_{tmp_path.name[-12:].replace('-', '_')}"),
        "SIDEQUEST_REDIS_URL": redis.url,
        "SIDEQUEST_SECRET_KEY": "only-for-the-cluster",
        "SIDEQUEST_DATA_DIR": str(folder),
        "SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS),
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--no-input", "--verbosity", "0"],
        cwd=ROOT,
        env=clean_environment(environment),
        check=True,
    )
    servers = [LiveServer(folder, extra=environment) for _ in range(2)]
    try:
        yield Cluster(*[server.web("tests.slow_table:application") for server in servers])
    finally:
        for server in servers:
            server.close()
