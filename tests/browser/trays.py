"""Watching dice fall: what the tray went through, and what lay in it."""

from __future__ import annotations

from typing import TypedDict

from playwright.sync_api import Page

RECORD = """() => {
  const tray = document.querySelector('#dice-tray');
  globalThis.throws = [];
  new MutationObserver(() => {
    const { state, faces = '', own } = tray.dataset;
    const last = globalThis.throws.at(-1);
    if (last?.state === state && last?.faces === faces) return;
    const hidden = document.querySelectorAll('.roll--falling').length;
    const heard = document.querySelector('#announcer').textContent;
    globalThis.throws.push({ state, faces, own: own === 'yes', at: performance.now(), hidden, heard });
  }).observe(tray, { attributes: true });
}"""
# What the card of a roll says, as the tray tells its faces.
CARD = """card => [...card.querySelectorAll('.die')]
  .map(die => ({'+': 1, '−': -1, '': 0})[die.textContent.trim()] ?? Number(die.textContent)).join(' ')"""


class Seen(TypedDict):
    """One change of the tray: its state, the faces that lie in it, whose they are, and when (milliseconds)."""

    state: str
    faces: str
    own: bool
    at: float
    hidden: int
    heard: str


def record(page: Page) -> None:
    """Begin to note what the tray goes through."""
    page.evaluate(RECORD)


def seen(page: Page) -> list[Seen]:
    """What it has gone through since."""
    found: list[Seen] = page.evaluate("globalThis.throws")
    return found


def until(page: Page, state: str) -> None:
    """Wait until the tray has come to a state."""
    page.wait_for_function("state => globalThis.throws.some(one => one.state === state)", arg=state)


def faces_of_last_card(page: Page) -> str:
    """The faces that the last roll's card tells."""
    told: str = page.locator(".roll").last.evaluate(CARD)
    return told
