"""Who is here: tabs are counted, a dropped line has its grace, a broken page is not waited for."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from campaigns.models import Presence, Turn
from campaigns.storage import in_database
from tests.sockets import Floor


async def grace_over(floor: Floor) -> None:
    """Let the grace of every dropped line run out."""
    past = timezone.now() - timedelta(seconds=1)
    dropped = Presence.objects.filter(session=floor.table.session, connected=False)
    await in_database(dropped.update, expires_at=past)


async def test_closing_a_second_tab_takes_nobody_away(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    tab = await floor.seat("Cleo")
    await bob.settle()
    await tab.leave()
    await grace_over(floor)
    await bob.act("I wait.")
    assert (await bob.until("TURN_STATUS"))["awaited"] == [floor.table.cleo.public_id]
    assert not [told for told in bob.of("PLAYER_PRESENCE") if told["state"] in ("dropped", "away")]
    await cleo.act("I watch.")
    await bob.ended(1)


async def test_both_tabs_see_the_same_story(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    tab = await floor.seat("Bob")
    await tab.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    await tab.ended(1)
    assert bob.story() == tab.story()


async def test_a_dropped_line_is_waited_for_until_its_grace_is_over(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.leave()
    assert (await bob.until("PLAYER_PRESENCE"))["state"] == "dropped"
    await bob.act("I wait.")
    assert (await bob.until("TURN_STATUS"))["awaited"] == [floor.table.cleo.public_id]
    await grace_over(floor)
    await bob.ended(1)
    assert bob.of("PLAYER_PRESENCE")[-1]["state"] == "away"


async def test_who_comes_back_is_waited_for_again(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.leave()
    await grace_over(floor)
    await bob.until("PLAYER_PRESENCE", lambda told: told["state"] == "away")
    cleo = await floor.seat("Cleo")
    await bob.act("I wait.")
    status = await bob.until("TURN_STATUS", lambda told: told["entries"][0]["status"] == "submitted")
    assert status["awaited"] == [floor.table.cleo.public_id]
    await cleo.act("I am back.")
    await bob.ended(1)


async def test_a_page_that_broke_is_not_waited_for_until_it_comes_back(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.send("CLIENT_ERROR", message="x is undefined")
    await bob.ended(1)
    cleo = await floor.seat("Cleo")
    await bob.act("I wait again.")
    status = await bob.until("TURN_STATUS", lambda told: told["entries"][0]["status"] == "submitted")
    assert status["awaited"] == [floor.table.cleo.public_id]
    await cleo.act("I am back.")
    await bob.ended(2)


async def test_when_the_deadline_passes_the_missing_are_resolved_for(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await floor.change(deadline_seconds=3600)
    turns = Turn.objects.filter(session=floor.table.session)
    await in_database(turns.update, deadline_at=timezone.now() + timedelta(hours=1))
    await bob.act("I wait.")
    assert (await bob.until("TURN_STATUS"))["deadline"]
    await in_database(turns.update, deadline_at=timezone.now() - timedelta(seconds=1))
    await cleo.ended(1)
    assert [said["character_name"] for said in cleo.of("PLAYER_ACTION")] == ["Ida Marsh"]
