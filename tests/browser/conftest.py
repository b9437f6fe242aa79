"""Real browsers at a real server: ``manage.py play`` in a process of its own, and Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import genre_packs
from tests.live_server import ROOT, LiveServer

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}
PACKS = Path(genre_packs.__file__).parent / "packs"
SCREENSHOTS = ROOT / "var" / "screenshots"
PATIENCE_MS = 15_000


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and comes last.

    Playwright keeps an event loop running in the main thread from its first test to its last, under which no
    asynchronous test could run.
    """
    here = Path(__file__).parent
    ours = [item for item in items if here in item.path.parents]
    for item in ours:
        item.add_marker(pytest.mark.browser)
    items[:] = [item for item in items if here not in item.path.parents] + ours


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the tests are skipped, and fail where CI promises one."""
    named = os.environ.get("SIDEQUEST_TEST_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if found is None:
        reason = "no Chromium here: run scripts/chromium.sh, or name one in SIDEQUEST_TEST_CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the whole run; each person gets a context of their own."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server with a data folder of its own and a demo table, ready to be joined."""
    running = LiveServer(tmp_path / "data").play()
    yield running
    running.close()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server with the packs that are shipped, for all who only play at tables of their own."""
    folder = tmp_path_factory.mktemp("shipped") / "data"
    running = LiveServer(folder, extra={"SIDEQUEST_GENRE_PACKS": str(PACKS)}).play()
    yield running
    running.close()


@pytest.fixture
def person(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a person with a browser of their own: ``person()`` at a desk, ``person(narrow=True)`` on a phone.

    Nothing moves for them but for who is ``lively``.

    Whatever the page's console reports as an error fails the test: a broken script is broken play.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def arrive(
        *, narrow: bool = False, dark: bool = False, lively: bool = False, forced: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport=NARROW if narrow else WIDE,
            has_touch=narrow,
            color_scheme="dark" if dark else "light",
            reduced_motion="no-preference" if lively else "reduce",
            forced_colors="active" if forced else "none",
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield arrive
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Callable[[Page, str], Path]:
    """Saves what a person sees under ``var/screenshots``, to be looked at."""

    def save(page: Page, name: str) -> Path:
        path = SCREENSHOTS / f"{request.node.name}-{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=path)
        return path

    return save
