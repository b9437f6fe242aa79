"""Pages fit the smallest phones, keep their landmarks, and can be read in light and dark."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import await_turn, start_table, take_ready_made
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

PAGES = [
    "/",
    "/join/",
    "/start/lantern/saltby/",
    "/login/",
    "/register/",
    "/password/reset/",
    "/about/",
    "/rules/",
    "/rules/wwn/",
    "/none",
]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNLABELLED = """[...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
  .filter(node => node.checkVisibility())
  .filter(node => !(node.labels?.length || node.getAttribute('aria-label')))
  .filter(node => !(node.innerText.trim() || node.placeholder))
  .map(node => node.outerHTML)"""
CONTRAST = r"""() => {
  const rgb = (colour) => {
    const [r, g, b, a = 1] = colour.match(/-?[\d.]+(?:e-?\d+)?/g).map(Number);
    const scale = colour.startsWith('color(') ? 255 : 1;
    return [r * scale, g * scale, b * scale, a];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const found = rgb(getComputedStyle(at).backgroundColor);
      if (found[3] === 1) return found;
    }
    return [255, 255, 255, 1];
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const words = [...node.childNodes].some(child => child.nodeType === 3 && child.data.trim());
    if (!words || node.disabled || node.closest('svg, .unseen')) continue;
    if (!node.checkVisibility({opacityProperty: true})) continue;
    const [front, back] = [light(rgb(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.className} ${node.textContent.trim().slice(0, 40)}`);
  }
  return poor;
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all of them."""
    folder = tmp_path_factory.mktemp("manners")
    running = LiveServer(folder, extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}).play()
    yield running
    running.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_pages_fit_a_small_phone_and_can_be_read(
    server: LiveServer, person: Callable[..., Page], dark: bool
) -> None:
    page = person(narrow=True, dark=dark)
    page.set_viewport_size({"width": 320, "height": 640})
    for address in PAGES:
        page.goto(server.url + address)
        assert page.evaluate(OVERFLOW) <= 0, address
        assert page.evaluate(UNLABELLED) == [], address
        assert page.evaluate(CONTRAST) == [], address
        assert page.locator("main").count() == 1
        assert page.locator("h1").count() == 1


def test_what_cannot_be_read_would_be_seen(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person()
    page.goto(f"{server.url}/about/")
    page.evaluate("document.querySelector('h1').style.setProperty('color', 'var(--surface)')")
    assert len(page.evaluate(CONTRAST)) == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_table_fits_a_small_phone_and_can_be_read(
    server: LiveServer, person: Callable[..., Page], dark: bool
) -> None:
    page = person(narrow=True, dark=dark)
    page.set_viewport_size({"width": 320, "height": 640})
    start_table(page, server, "Bob", solo=True)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CONTRAST) == []
    take_ready_made(page)
    await_turn(page, 1)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CONTRAST) == []
    page.locator("#open-panels").click()
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate(CONTRAST) == [], tab.inner_text()
        assert page.evaluate(UNLABELLED) == [], tab.inner_text()
    page.keyboard.press("Escape")
    expect(page.locator("#panels")).to_have_attribute("data-open", "no")


def test_every_panel_has_a_key_and_escape_leads_back(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person()
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    page.locator("#story-scroll").focus()
    for key, panel in {
        "j": "Journal",
        "q": "Quests",
        "m": "Map",
        "t": "Talk",
        "s": "Settings",
        "?": "Help",
    }.items():
        page.keyboard.press(key)
        expect(page.get_by_role("tab", name=panel)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#act-words")).to_be_focused()
    page.keyboard.type("m?")
    expect(page.get_by_role("tab", name="Help")).to_have_attribute("aria-selected", "true")


def test_markup_in_what_people_write_stays_words(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person()
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    page.locator("#act-words").fill("<img src=x onerror=alert(1)> <b>I wait</b>")
    page.locator("#act-words").press("Enter")
    await_turn(page, 2)
    expect(page.locator("#story .deed").last).to_contain_text("<b>I wait</b>")
    assert page.locator("#story img, #story b").count() == 0


def test_a_screen_reader_hears_the_narration_once_and_no_deltas(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person()
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    page.evaluate("""() => {
      globalThis.heard = [];
      new MutationObserver(() => globalThis.heard.push(document.querySelector('#announcer').textContent))
        .observe(document.querySelector('#announcer'), {childList: true, characterData: true, subtree: true});
    }""")
    page.locator("#act-words").fill("I look at the water")
    page.locator("#act-words").press("Enter")
    await_turn(page, 2)
    told = " ".join(page.locator("#story .turn").last.locator(".narration .prose").inner_text().split())
    page.wait_for_function(
        "told => globalThis.heard.some(line => line.split(/\\s+/).join(' ').trim() === told)", arg=told
    )
    heard = [" ".join(line.split()) for line in page.evaluate("globalThis.heard")]
    assert [line for line in heard if line and told.startswith(line)] == [told]
