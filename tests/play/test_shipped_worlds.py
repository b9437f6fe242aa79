"""Every world that ships, played over sockets by its own rules and the house narrator until its ending is told."""

from __future__ import annotations

import asyncio
import logging

import pytest
from django.conf import settings as site

from campaigns.world.binding import rules_of
from genre_packs import catalogue
from genre_packs.resolved import ResolvedWorld
from narrator.engines.house.engine import HouseEngine
from tests.play.shipped import Reader, met, problems
from tests.sockets import Floor

log = logging.getLogger(__name__)

PACKS = site.BASE_DIR / "genre_packs" / "packs"
STORIES = catalogue.worlds(PACKS)


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.world.slug)
async def test_an_evening_comes_to_its_end(story: ResolvedWorld, opening, settings) -> None:
    settings.SIDEQUEST_GENRE_PACKS = PACKS
    floor: Floor = await opening(HouseEngine(), world=story.key)
    # The same story each time.
    await floor.change(seed="5eed" * 16, chain_secret="5e" * 32)
    bob, cleo = await floor.pair()
    table = floor.table
    readers = (Reader(bob, table.bob.public_id, story, 1), Reader(cleo, table.cleo.public_id, story, 2))
    await asyncio.gather(*(reader.play(story.conflict.last_turn * 2) for reader in readers))

    held = met(readers)
    log.info("%s: %s", story.world.slug, held)
    assert all(reader.over for reader in readers)
    assert [problems(reader.wire) for reader in readers] == [[], []]
    assert held["throws"] > 0
    assert any(payload["active"] for wire in (bob, cleo) for payload in wire.of("CONFRONTATION"))
    book = rules_of(story).rulebook()
    ruled = [
        payload["rule"]["id"]
        for wire in (bob, cleo)
        for payload in wire.of("DICE_RESULT")
        if "rule" in payload
    ]
    assert [rule for rule in ruled if rule not in book] == []
