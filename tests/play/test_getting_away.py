"""One gets away from a fight that the other goes on with: two scenes at once, and each reads their own."""

from __future__ import annotations

import asyncio

from django.db import transaction

from campaigns.models import Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.binding import rules_of
from narrator.engines.house.engine import HouseEngine
from tests.campaigns.world.table import SeededDice
from tests.sockets import Floor

LASTING = {"name": "Berit Marsh", "hd": 4, "hp": 40, "ac": 12, "attack": 1, "damage": "1d4", "morale": 12}


async def test_who_falls_back_is_elsewhere_and_the_other_fights_on(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    await floor.among_people()
    await in_database(_toughen, floor)
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act("I attack Berit Marsh!"), cleo.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))
    await asyncio.gather(bob.act("I defend myself."), cleo.act("I fall back to the quay."))
    await asyncio.gather(bob.ended(2), cleo.ended(3))
    await asyncio.gather(bob.settle(), cleo.settle())

    assert bob.panel("MAP_UPDATE")["current"] == "lamp_room"
    assert cleo.panel("MAP_UPDATE")["current"] == "quay"
    assert bob.panel("CONFRONTATION")["active"]
    assert not cleo.panel("CONFRONTATION")["active"]

    await bob.act("I defend myself.")
    await bob.ended(3)
    assert cleo.panel("TURN_STATUS")["round"] == 4
    assert [payload["round"] for payload in cleo.of("NARRATION")] == [1, 2, 3]


def _toughen(floor: Floor) -> None:
    """Nobody in this fight falls, however the dice do."""
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=floor.table.session.pk)
        world = load_world(session.pk, session.state_version)
        for one in world.characters():
            world.amend(one, sheet={**one.sheet, "vitals": {**one.sheet["vitals"], "hp": 40, "max_hp": 40}})
        berit = world.npc("berit")
        assert berit is not None
        world.amend(berit, sheet=rules_of(story_of(session)).foe_sheet(LASTING, SeededDice()))
        commit_world(session, session.state_version, world)
