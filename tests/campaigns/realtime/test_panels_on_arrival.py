"""Whoever connects, or reloads the page, is given everything the table shows at that moment."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from campaigns.models import Session, Turn
from campaigns.storage import in_database
from tests.sockets import Floor

PANELS = (
    "LOBBY",
    "PARTY_STATUS",
    "QUESTS",
    "MAP_UPDATE",
    "CONFRONTATION",
    "RELATIONSHIPS",
    "JOURNAL_RESPONSE",
    "AUDIO_CUE",
    "TURN_STATUS",
)


async def test_every_panel_comes_at_each_arrival(floor: Floor) -> None:
    for _arrival in ("first", "reload"):
        bob = await floor.seat("Bob")
        for name in PANELS:
            assert bob.of(name), f"{name} is missing"
        css = [payload for payload in bob.of("SESSION_EVENT") if payload["event"] == "theme_css"]
        assert "--" in css[0]["css"]
        party = bob.panel("PARTY_STATUS")["members"]
        assert {member["name"] for member in party} == {"Bob", "Cleo"}
        assert all(member["max_hp"] > 0 and member["inventory"]["items"] for member in party)
        assert bob.panel("CONFRONTATION")["active"] is False
        assert [place["id"] for place in bob.panel("MAP_UPDATE")["places"]] == ["quay"]
        await bob.leave()


async def test_the_status_of_the_turn_says_who_is_awaited(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.act("I wait.")
    await cleo.until("TURN_STATUS", lambda payload: payload["awaited"] == [floor.table.bob.public_id])
    await bob.leave()
    again = await floor.seat("Bob")
    entries = {entry["character_name"]: entry["status"] for entry in again.panel("TURN_STATUS")["entries"]}
    assert entries == {"Ida Marsh": "pending", "Tam Reed": "submitted"}
    assert again.panel("TURN_STATUS")["awaited"] == [floor.table.bob.public_id]


async def test_with_a_deadline_the_absent_are_awaited_too(floor: Floor) -> None:
    due = timezone.now() + timedelta(hours=1)
    await in_database(Turn.objects.filter(session=floor.table.session).update, deadline_at=due)
    bob = await floor.seat("Bob")
    status = bob.panel("TURN_STATUS")
    assert set(status["awaited"]) == {floor.table.bob.public_id, floor.table.cleo.public_id}
    assert status["deadline"] == due.isoformat()


async def test_who_has_submitted_is_told_so_after_a_reload(floor: Floor) -> None:
    bob, _cleo = await floor.pair()
    await bob.act("I listen at the door.")
    await bob.settle()
    again = await floor.seat("Bob")
    waiting = [payload for payload in again.of("SESSION_EVENT") if payload["event"] == "waiting"]
    assert waiting == [{"event": "waiting", "round": 1, "action": "I listen at the door."}]


async def test_a_pause_is_shown(floor: Floor) -> None:
    await floor.change(paused_at=timezone.now())
    bob = await floor.seat("Bob")
    assert bob.of("GAME_PAUSED")


async def test_a_table_in_the_lobby_shows_who_is_there(floor: Floor) -> None:
    await floor.change(status=Session.Status.LOBBY)
    bob = await floor.seat("Bob")
    lobby = bob.panel("LOBBY")
    assert lobby["started"] is False
    names = {player["display_name"]: player["connected"] for player in lobby["players"]}
    assert names == {"Bob": True, "Cleo": False}
