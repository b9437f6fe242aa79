"""The ground of a fight on a phone: its parts, who is in which, and that one can go to another of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.deeds import Wish, prepare
from tests.live_server import LiveServer

WISH = Wish("zones", "high_carry/late_spring", "robbers_at_the_wall")


def test_the_ground_is_shown_with_everybody_on_it(
    shipped: LiveServer, person: Callable[..., Page], screenshot: Callable[[Page, str], Path]
) -> None:
    page = person(narrow=True)
    bob = prepare(shipped, [WISH])["zones"].seat(page, "Bob")
    ground = bob.fight.locator(".fray--ground li")
    own = bob.fight.locator(".sides [data-side='party'] li span").first.text_content() or ""
    expect(ground).to_have_count(3)
    expect(ground.first).to_contain_text(re.compile(f"the lee of the wall.*{re.escape(own)}"))
    expect(ground.last).to_contain_text("robber")
    assert "Go to: the gap in the wall" in bob.chips
    screenshot(page, "ground")
