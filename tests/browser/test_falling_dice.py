"""Dice fall at the table on the faces that the server told; the card says them, whoever looks or listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.tables import answer_everything, await_turn, begin, join, say, start_table, take_ready_made
from tests.browser.trays import faces_of_last_card, record, seen, until
from tests.conftest import SMALL_PACKS
from tests.live_server import LiveServer

TRAY = "#dice-tray .dice-tray__table"
# Lets a result fall in this page's tray that no server had to throw for; each face is a die of its own kind.
LET_FALL = """async entry => {
  const { DiceTray } = await import('/static/campaigns/js/table/dice/tray.js');
  const card = document.createElement('p');
  new DiceTray({ watch() {} }).show({ request_id: 'test', label: 'A throw', total: 0, ...entry }, card, true);
  return card.className;
}"""
BEGIN = """async dice => {
  const { DiceTray } = await import('/static/campaigns/js/table/dice/tray.js');
  let giveUp = null;
  const tray = new DiceTray({ watch: (_, act) => { giveUp = act; } });
  tray.begin({ request_id: 'asked', label: 'A throw', dice });
  globalThis.test = {
    card: document.createElement('p'),
    giveUp: () => giveUp(),
    answer: rolls => tray.show({ request_id: 'asked', total: 0, rolls }, globalThis.test.card, true),
  };
}"""
QUEUE = """async rolls => {
  const { DiceTray } = await import('/static/campaigns/js/table/dice/tray.js');
  const tray = new DiceTray({ watch() {} });
  globalThis.cards = [1, 2, 3, 4].map(() => document.createElement('p'));
  const result = at => ({ request_id: `throw-${at}`, label: '', total: 0, rolls });
  globalThis.cards.forEach((card, at) => tray.show(result(at), card, false));
  return globalThis.cards.map(card => card.className);
}"""
FRAMES = """() => {
  globalThis.frames_drawn = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = act => { globalThis.frames_drawn += 1; return ask(act); };
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for all of them; each sits at a table of their own."""
    running = LiveServer(
        tmp_path_factory.mktemp("falling"), extra={"SIDEQUEST_GENRE_PACKS": str(SMALL_PACKS)}
    ).play()
    yield running
    running.close()


def sit_down_alone(page: Page, server: LiveServer) -> None:
    start_table(page, server, "Bob", solo=True)
    take_ready_made(page)
    await_turn(page, 1)
    record(page)


def rolls(*waves: tuple[int | str, list[int]]) -> list[dict[str, object]]:
    return [
        {"rolls": [{"spec": {"sides": sides, "count": len(faces)}, "faces": faces}]} for sides, faces in waves
    ]


def test_who_throws_and_who_watches_see_the_faces_that_the_card_tells(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    bob, cleo = person(lively=True), person(narrow=True, dark=True, lively=True)
    start_table(bob, server, "Bob")
    take_ready_made(bob)
    join(cleo, server, bob.locator(".invite__code").inner_text(), "Cleo")
    answer_everything(cleo, "Tam Reed, he/him")
    begin(bob)
    await_turn(cleo, 1)
    say(bob, "I hide in the shadows")
    say(cleo, "I wait and listen")
    throw = bob.get_by_role("button", name="Throw", exact=True)
    expect(throw).to_be_visible()
    record(bob)
    record(cleo)
    throw.click()
    until(bob, "lies")
    until(cleo, "lies")
    screenshot(bob, "own")
    screenshot(cleo, "others")
    own, others = (next(one for one in seen(page) if one["state"] == "lies") for page in (bob, cleo))
    first = bob.locator(".roll").first
    expect(first.locator(".die").first).to_be_visible()
    assert own["faces"] == others["faces"] != ""
    assert (own["own"], others["own"]) == (True, False)
    told = first.locator(".die").all_inner_texts()
    assert own["faces"].split() == told
    assert cleo.locator(".roll").first.locator(".die").all_inner_texts() == told
    assert seen(bob)[0]["state"] in ("shaken", "falling")


def test_a_throw_is_heard_before_it_is_seen_and_its_numbers_come_with_the_dice(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    page.locator("#act-words").focus()
    page.evaluate(FRAMES)
    say(page, "/roll 4d6kh3")
    until(page, "lies")
    falling = [one for one in seen(page) if one["state"] == "falling"]
    lies = next(one for one in seen(page) if one["state"] == "lies")
    assert falling, "the dice fell"
    assert lies["faces"] == faces_of_last_card(page)
    assert lies["at"] - falling[0]["at"] < 3_000
    assert (falling[0]["hidden"], lies["hidden"]) in ((1, 0), (1, 1))
    expect(page.locator(".roll--falling")).to_have_count(0)
    expect(page.locator(".roll").last.locator(".die--dropped")).to_have_count(1)
    expect(page.locator("#act-words")).to_be_focused()
    expect(page.locator(TRAY)).to_be_hidden()
    drawn = page.evaluate("globalThis.frames_drawn")
    now = page.evaluate("performance.now()")
    page.wait_for_function("since => performance.now() > since + 400", arg=now, polling=100)
    assert page.evaluate("globalThis.frames_drawn") == drawn, "nothing is drawn once the dice lie"


def test_the_announcement_does_not_wait_for_the_dice(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    say(page, "/roll 4d6kh3")
    page.wait_for_function(
        "() => document.querySelector('#announcer').textContent.includes('4d6kh3')"
        " && document.querySelector('.roll--falling') !== null"
    )
    until(page, "lies")


@pytest.mark.parametrize("notation", ["4dF", "d4+d6+d8+d10+d12+d20+d100", "20d6"])
def test_every_kind_of_die_falls_on_its_face(
    server: LiveServer, person: Callable[..., Page], notation: str
) -> None:
    page = person(lively=True, narrow=True)
    sit_down_alone(page, server)
    say(page, f"/roll {notation}")
    until(page, "lies")
    assert seen(page)[-1]["faces"] == faces_of_last_card(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_dice_that_an_explosion_brings_fall_after_the_first(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    first, *further = rolls((6, [6, 2, 6]), (6, [6, 1]), (6, [3]))
    assert page.evaluate(LET_FALL, {**first, "waves": further}) == "roll--falling"
    until(page, "lies")
    assert seen(page)[-1]["faces"] == "6 2 6 6 1 3"


def test_thrown_dice_are_shaken_until_the_table_answers(
    server: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    page = person(lively=True, dark=True)
    sit_down_alone(page, server)
    page.evaluate(BEGIN, [{"sides": 20, "count": 1}, {"sides": 6, "count": 1}])
    until(page, "shaken")
    screenshot(page, "shaken")
    assert [(one["state"], one["faces"]) for one in seen(page)] == [("shaken", "")]
    thrown = [
        {"spec": {"sides": 20, "count": 1}, "faces": [17]},
        {"spec": {"sides": 6, "count": 1}, "faces": [4]},
    ]
    page.evaluate("rolls => globalThis.test.answer(rolls)", thrown)
    until(page, "lies")
    assert [one["state"] for one in seen(page)][:2] == ["shaken", "falling"]
    assert next(one["faces"] for one in seen(page) if one["state"] == "lies") == "17 4"
    assert page.evaluate("globalThis.test.card.className") == ""


def test_a_throw_that_the_line_swallowed_is_not_shaken_on(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    page.evaluate(BEGIN, [{"sides": 6, "count": 2}])
    until(page, "shaken")
    page.evaluate("globalThis.test.giveUp()")
    expect(page.locator(TRAY)).to_be_hidden()
    assert seen(page)[-1]["state"] == "empty"


def test_of_many_throws_at_once_the_last_are_told_plainly(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    falling = page.evaluate(QUEUE, rolls((6, [5, 2]))[0]["rolls"])
    assert falling == ["roll--falling", "roll--falling", "roll--falling", ""]
    page.wait_for_function("() => globalThis.cards.every(card => card.className === '')")
    page.wait_for_function("() => globalThis.throws.at(-1).state === 'empty'")
    assert [one["faces"] for one in seen(page) if one["state"] == "lies"] == ["5 2"] * 3


def test_escape_hurries_the_dice_on_and_moves_no_focus(
    server: LiveServer, person: Callable[..., Page]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    say(page, "/roll 2d6")
    page.locator("#story-scroll").focus()
    until(page, "falling")
    page.keyboard.press("Escape")
    expect(page.locator(TRAY)).to_be_hidden()
    expect(page.locator(".roll--falling")).to_have_count(0)
    expect(page.locator("#story-scroll")).to_be_focused()
    assert "lies" not in {one["state"] for one in seen(page)}
    page.keyboard.press("Escape")
    expect(page.locator("#act-words")).to_be_focused()


def test_a_click_on_the_tray_hurries_the_dice_on(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person(lively=True, narrow=True)
    sit_down_alone(page, server)
    say(page, "/roll 2d6")
    until(page, "falling")
    page.locator(TRAY).click()
    expect(page.locator(TRAY)).to_be_hidden()
    expect(page.locator(".roll--falling")).to_have_count(0)
    assert "lies" not in {one["state"] for one in seen(page)}


@pytest.mark.parametrize(
    "look", [{}, {"lively": True, "forced": True}], ids=["reduced motion", "forced colours"]
)
def test_who_wants_no_motion_sees_the_numbers_at_once(
    server: LiveServer, person: Callable[..., Page], look: dict[str, bool]
) -> None:
    page = person(**look)
    sit_down_alone(page, server)
    say(page, "/roll 2d6")
    expect(page.locator(".roll .die")).to_have_count(2)
    assert seen(page) == []
    expect(page.locator(TRAY)).to_be_hidden()


def test_plain_dice_can_be_chosen_and_are_remembered(server: LiveServer, person: Callable[..., Page]) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    page.get_by_role("tab", name="Settings").click()
    page.get_by_label("The look of dice").select_option("plain")
    say(page, "/roll 2d6")
    expect(page.locator(".roll .die")).to_have_count(2)
    assert seen(page) == []
    page.reload()
    page.get_by_role("tab", name="Settings").click()
    expect(page.get_by_label("The look of dice")).to_have_value("plain")


@pytest.mark.parametrize(
    "entry",
    [
        {**rolls((6, [3, 4]))[0], "physical": True},
        rolls((6, [1] * 31))[0],
        rolls((7, [3]))[0],
    ],
    ids=["thrown by hand", "too many", "no solid"],
)
def test_what_is_not_thrown_as_solids_is_told_plainly(
    server: LiveServer, person: Callable[..., Page], entry: dict[str, object]
) -> None:
    page = person(lively=True)
    sit_down_alone(page, server)
    assert page.evaluate(LET_FALL, entry) == ""
    assert seen(page) == []
    expect(page.locator(TRAY)).to_be_hidden()
