"""``make test-cluster``: the game's suite on PostgreSQL and Redis, then the tests of several processes."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.cluster.services import Postgres, Redis

GAME = ["tests/campaigns", "tests/play"]
PURE = ["tests/campaigns/rules", "tests/campaigns/world"]
"""What knows no database is tested once, by ``make test``."""


def on_services() -> int:
    """Run the game's suite, browsers aside, with the database and the layer of production."""
    with tempfile.TemporaryDirectory(prefix="sidequest-cluster-") as folder:
        postgres = Postgres(Path(folder)).start()
        redis = Redis().start()
        services = {
            "SIDEQUEST_TEST_DATABASE_URL": postgres.create("suite"),
            "SIDEQUEST_TEST_REDIS_URL": redis.url,
        }
        suites = [path for path in GAME if Path(path).is_dir()]
        try:
            return subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "pytest",
                    "-m",
                    "not browser and not cluster",
                    *(f"--ignore={path}" for path in PURE),
                    *suites,
                ],
                env={**os.environ, **services},
                check=False,
            ).returncode
        finally:
            redis.stop()
            postgres.stop()


def across_processes() -> int:
    """Run the tests that start web processes of their own."""
    command = [sys.executable, "-m", "pytest", "-m", "cluster", "tests/cluster"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(on_services() or across_processes())
