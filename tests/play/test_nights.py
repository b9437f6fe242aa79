"""A night at the table: everybody lies down, wakes mended, and the hour, the sheets and the rulings show it."""

from __future__ import annotations

import asyncio

from campaigns.models import RulingRecord, Scene, Session
from campaigns.rules.contracts import Json
from campaigns.services.directing import direct
from campaigns.storage import in_database
from narrator.engines.house.engine import HouseEngine
from tests.sockets import Floor, Payload


def wound(floor: Floor) -> None:
    """Everybody at the table has lost two hit points."""
    for name in ("Ida Marsh", "Tam Reed"):
        direct(Session.objects.get(pk=floor.table.session.pk), floor.table.alice, f"hurt {name} 2")


def left(party: Payload) -> list[Json]:
    """Hit points of everybody, as the party's panel shows them."""
    return [one["current_hp"] for one in party["members"]]


async def test_a_table_sleeps_and_wakes_mended(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    await in_database(wound, floor)
    bob, cleo = await floor.pair()
    before = left(bob.panel("PARTY_STATUS"))
    await asyncio.gather(bob.act("We make camp and sleep."), cleo.act("I keep watch first."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))
    await bob.settle()

    told = str(bob.of("NARRATION")[-1]["text"])
    rulings = await in_database(
        lambda: list(RulingRecord.objects.filter(rule="wwn.rest").values_list("rule", flat=True))
    )
    assert rulings == ["wwn.rest", "wwn.rest"]
    assert all(now > then for now, then in zip(left(bob.panel("PARTY_STATUS")), before, strict=True))
    assert "Nothing is done" not in told
    assert await in_database(lambda: Scene.objects.get(key="main").time_of_day) == "morning"
