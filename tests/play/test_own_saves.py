"""A creature's spell met in play: the player is asked for the save, throws it, and reads what it stood against."""

from __future__ import annotations

import asyncio

from django.db import transaction

from campaigns.models import Session
from campaigns.selectors.stories import story_of
from campaigns.selectors.worlds import load_world
from campaigns.services.throwing import use_physical_dice
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.binding import rules_of
from narrator.engines.house.engine import HouseEngine
from tests.campaigns.world.table import SeededDice
from tests.sockets import Floor

CASTING = {
    "name": "Berit Marsh", "hd": 3, "hp": 60, "ac": 12, "attack": 1, "damage": "1d4", "morale": 12, "skill": 1,
    "stats": {"knows": ["coruscating_coffin"]},
}  # fmt: skip


async def test_a_player_throws_the_save_against_a_creatures_spell(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    await floor.among_people()
    await in_database(_arm, floor)
    bob, cleo = await floor.pair()
    await asyncio.gather(bob.act("I attack Berit Marsh!"), cleo.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))
    await floor.hand_throws("Bob")
    await in_database(use_physical_dice, floor.table.session.pk, True)
    await asyncio.gather(bob.act("I defend myself."), cleo.act("I defend myself."))
    request = await bob.until("DICE_REQUEST")
    await bob.send("DICE_THROW", request_id=request["request_id"], face=[20])
    await asyncio.gather(bob.ended(2), cleo.ended(2))
    await bob.settle()
    [result, *_more] = [one for one in bob.of("DICE_RESULT") if one["request_id"] == request["request_id"]]

    assert (request["label"], request["physical"]) == ("A saving throw, should it come to one", True)
    assert [one["faces"] for one in result["rolls"]] == [[20]]
    assert request["request_id"] not in {one["request_id"] for one in cleo.of("DICE_REQUEST")}


def _arm(floor: Floor) -> None:
    """Berit casts; nobody in this fight falls, however the dice do."""
    with transaction.atomic():
        session = Session.objects.select_for_update().get(pk=floor.table.session.pk)
        world = load_world(session.pk, session.state_version)
        for one in world.characters():
            world.amend(one, sheet={**one.sheet, "vitals": {**one.sheet["vitals"], "hp": 60, "max_hp": 60}})
        berit = world.npc("berit")
        assert berit is not None
        world.amend(berit, sheet=rules_of(story_of(session)).foe_sheet(CASTING, SeededDice()))
        commit_world(session, session.state_version, world)
