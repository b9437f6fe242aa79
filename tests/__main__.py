"""``make test``: the suite on embedded defaults, on every core there is; then the browsers, one after another."""

import os
import subprocess
import sys
from pathlib import Path

BROWSERS = Path("tests/browser")
MOST_WORKERS = "8"
NOTHING_COLLECTED = 5


def _is_browser(path: str) -> bool:
    named = Path(path.split("::")[0])
    return named == BROWSERS or BROWSERS in named.parents


def _pytest(*arguments: str) -> int:
    command = [sys.executable, "-m", "pytest", "-m", "not cluster", *arguments]
    code = subprocess.run(command, check=False).returncode
    return 0 if code == NOTHING_COLLECTED else code


def in_parallel(paths: list[str]) -> int:
    """Run what needs no browser, each file as a whole by one worker."""
    spread = ["-n", os.environ.get("WORKERS", "auto"), "--maxprocesses", MOST_WORKERS, "--dist", "loadfile"]
    return _pytest(*spread, f"--ignore={BROWSERS}", *paths)


def in_browsers(paths: list[str]) -> int:
    """Run what drives a browser: it wants the machine for itself, and a thread that has no event loop yet."""
    return _pytest(*paths)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["tests"]
    windows = [path for path in wanted if _is_browser(path)]
    others = [path for path in wanted if not _is_browser(path)]
    if "tests" in (path.rstrip("/") for path in others):
        windows = [str(BROWSERS)]
    failed = in_parallel(others) if others else 0
    sys.exit((in_browsers(windows) if windows else 0) or failed)
