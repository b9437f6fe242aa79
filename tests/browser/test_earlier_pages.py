"""A long story opens at its end; what came before is a page away and comes without a jump."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import await_turn, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

WORDS = 215
TALK = f"""async () => {{
  const form = document.querySelector('.chat-form');
  for (let count = 1; count <= {WORDS}; count += 1) {{
    form.querySelector('input').value = `word ${{count}}`;
    form.requestSubmit();
    await new Promise(done => setTimeout(done, 70));
  }}
}}"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that plays the small pack."""
    running = LiveServer(tmp_path / "data", extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


def test_earlier_pages_are_fetched_when_asked_for(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person()
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    opening = page.locator("#story .narration .prose").first.inner_text()
    page.locator("#tab-chat").click()
    page.evaluate(TALK)
    said = page.locator("#story .said")
    expect(said).to_have_count(WORDS)

    page.reload()
    await_turn(page, 1)
    expect(said).to_have_count(200)
    assert page.locator("#story .narration").count() == 0
    page.locator("#earlier").scroll_into_view_if_needed()
    mark = page.locator("#story .said", has_text=f"word {WORDS - 199}").first
    before = mark.bounding_box()
    page.locator("#earlier").click()
    expect(said).to_have_count(WORDS)
    expect(page.locator("#earlier")).to_be_hidden()
    assert page.locator("#story .narration .prose").first.inner_text() == opening
    texts = said.all_inner_texts()
    assert [text.rsplit(" ", 1)[1] for text in texts] == [str(number) for number in range(1, WORDS + 1)]
    after = mark.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 60
