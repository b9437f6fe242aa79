"""Who gets to a table, and what those are told who do not."""

from __future__ import annotations

from campaigns.models import Member, Seat
from campaigns.storage import in_database
from tests.sockets import Floor


async def test_a_seated_player_is_shown_the_table(floor: Floor) -> None:
    bob = await floor.knock("Bob")
    connected = await bob.until("SESSION_EVENT")
    assert connected == {"event": "connected", "has_character": True, "player_id": floor.table.bob.public_id}
    state = await bob.ready()
    names = {member["character_name"] for member in state["characters"]}
    assert names == {"Ida Marsh", "Tam Reed"}
    assert state["location"] == "The quay"
    assert isinstance(state["quests"], list)
    assert state["turn_count"] == 0
    assert state["first_seq"] == 1
    assert len(bytes.fromhex(state["dice_anchor"])) == 32


async def test_no_cookie_is_accepted_and_closed(floor: Floor) -> None:
    wire = await floor.open(None)
    assert await wire.close_code() == 4401


async def test_a_forged_cookie_is_closed(floor: Floor) -> None:
    wire = await floor.open("abcdefghijklmnopqrstuvwxyz012345")
    assert await wire.close_code() == 4401
    await wire.come(floor.slug, player_name="Eve")
    assert not await in_database(Member.objects.filter(display_name="Eve").exists)


async def test_somebody_elses_table_is_closed(floor: Floor) -> None:
    mallory = await floor.knock("Mallory")
    assert await mallory.close_code() == 4403


async def test_a_visitor_without_a_name_is_closed(floor: Floor) -> None:
    wire = await floor.visitor()
    await wire.come(floor.slug)
    assert await wire.close_code() == 4403


async def test_a_named_visitor_becomes_a_guest_in_creation(floor: Floor) -> None:
    wire = await floor.visitor()
    await wire.come(floor.slug, player_name="Dora")
    connected = await wire.until("SESSION_EVENT")
    assert connected["has_character"] is False
    step = await wire.until("CHARACTER_CREATION")
    assert step["phase"] == "scene"
    assert step["scene_index"] == 0
    seat = await in_database(Seat.objects.select_related("member").get, member__display_name="Dora")
    assert seat.status == Seat.Status.CREATING
    assert connected["player_id"] == seat.member.public_id  # type: ignore[union-attr]
    assert not [frame for frame in wire.frames if "seq" in frame["payload"]]


async def test_a_guest_comes_back_with_the_same_cookie_and_no_name(floor: Floor) -> None:
    first = await floor.visitor()
    await first.come(floor.slug, player_name="Dora")
    player = (await first.until("SESSION_EVENT"))["player_id"]
    cookie = dict(first.line.scope["headers"])[b"cookie"].decode().partition("=")[2]
    await first.leave()
    again = await floor.open(cookie)
    await again.come(floor.slug)
    assert (await again.until("SESSION_EVENT"))["player_id"] == player


async def test_a_name_logs_nobody_in_as_somebody_else(floor: Floor) -> None:
    wire = await floor.visitor()
    await wire.come(floor.slug, player_name="bob")
    refused = await wire.refused()
    assert refused["code"] == 2013
    await wire.come(floor.slug, player_name="Robert")
    connected = await wire.until("SESSION_EVENT")
    assert connected["player_id"] != floor.table.bob.public_id


async def test_a_table_that_does_not_exist_is_said_so(floor: Floor) -> None:
    wire = await floor.visitor()
    await wire.come("nowhere", player_name="Dora")
    refused = await wire.refused()
    assert refused["code"] == 2012
    assert refused["reconnect_required"] is False


async def test_a_socket_is_at_one_table(floor: Floor) -> None:
    bob = await floor.seat("Bob")
    await bob.come(floor.slug)
    assert (await bob.refused())["code"] == 2004


async def test_commands_wait_for_a_table(floor: Floor) -> None:
    wire = await floor.visitor()
    await wire.act("I begin.")
    assert "Connect" in (await wire.refused())["message"]


async def test_the_host_without_a_seat_makes_a_character_and_the_gm_looks_on(floor: Floor) -> None:
    alice = await floor.knock("Alice")
    connected = await alice.until("SESSION_EVENT")
    assert connected["has_character"] is False
    await alice.ready()
    assert not await in_database(Seat.objects.filter(member=floor.table.alice).exists)
