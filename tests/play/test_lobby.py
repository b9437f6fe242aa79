"""From the lobby to the opening: who is there, who is ready, who may start, and tables that start by themselves."""

from __future__ import annotations

import asyncio

from campaigns.models import Member, Session, Turn
from campaigns.services.seating import come_back, reassign
from campaigns.storage import in_database
from narrator.engines.scripted import ScriptedEngine
from tests.sockets import Floor, Payload, Wire


async def make_character(wire: Wire, name: str) -> Payload:
    """Answer "1" wherever there are choices and a name wherever there are none, as any client may."""
    while True:
        step = await wire.until("CHARACTER_CREATION")
        if step["phase"] == "complete":
            return step["character"]
        if step["phase"] == "confirmation":
            await wire.send("CHARACTER_CREATION", phase="confirmation", choice="1")
        elif step.get("choices"):
            await wire.send("CHARACTER_CREATION", phase="scene", choice="1")
        elif step.get("allows_freeform"):
            await wire.send("CHARACTER_CREATION", phase="scene", choice=name)
        else:
            await wire.send("CHARACTER_CREATION", phase="continue")


async def test_the_host_starts_when_all_are_ready(opening) -> None:
    floor: Floor = await opening(begun=False)
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await bob.send("READY")
    shown = await cleo.until("LOBBY", lambda lobby: any(player["ready"] for player in lobby["players"]))
    assert [player["display_name"] for player in shown["players"] if player["ready"]] == ["Bob"]
    await alice.send("START")
    for wire in (bob, cleo, alice):
        await wire.until("LOBBY", lambda lobby: lobby["started"])
        told = await wire.told(0)
        assert told["kind"] == "opening"
        await wire.until("TURN_STATUS", lambda status: status["round"] == 1)


async def test_only_the_host_starts(opening) -> None:
    floor: Floor = await opening(begun=False)
    bob, cleo = await floor.pair()
    await bob.send("START")
    assert (await bob.refused())["code"] == 2011
    assert await cleo.settle() == []


async def test_nobody_acts_in_the_lobby(opening) -> None:
    floor: Floor = await opening(begun=False)
    bob, _cleo = await floor.pair()
    await bob.act("I go first.")
    assert (await bob.refused())["code"] == 2014


async def test_starting_twice_opens_once(opening) -> None:
    floor: Floor = await opening(begun=False)
    bob, _cleo = await floor.pair()
    alice = await floor.seat("Alice")
    await alice.send("START")
    await alice.send("START")
    await bob.told(0)
    await bob.settle()
    assert len(bob.of("NARRATION")) == 1


async def test_a_table_that_starts_by_itself_waits_for_who_is_still_making_a_character(opening) -> None:
    floor: Floor = await opening(begun=False)
    await floor.change(auto_start=True)
    dora, eve = await floor.visitor(), await floor.visitor()
    await eve.come(floor.slug, player_name="Eve")
    await eve.until("CHARACTER_CREATION")
    await dora.come(floor.slug, player_name="Dora")
    await make_character(dora, "Dora Pike")
    await dora.ready()
    session = await in_database(Session.objects.get, pk=floor.table.session.pk)
    assert session.status == Session.Status.LOBBY
    await eve.leave()
    await dora.told(0)


async def test_who_comes_late_makes_a_character_and_is_given_the_story(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    dora = await floor.visitor()
    await dora.come(floor.slug, player_name="Dora")
    character = await make_character(dora, "Dora Pike")
    assert character["name"] == character["core"]["name"] == "Dora Pike"
    state = await dora.ready()
    assert len(dora.of("NARRATION")) == 1
    assert {member["character_name"] for member in state["characters"]} >= {"Dora Pike", "Ida Marsh"}
    joined = await bob.until("CHAPTER_MARKER")
    assert "Dora Pike" in joined["title"]
    status = await bob.until("TURN_STATUS")
    assert len(status["entries"]) == 3
    assert [seq for seq, _type in dora.story()] == list(range(1, len(dora.story()) + 1))


async def test_who_comes_late_is_brought_in_alone_and_finds_it_again(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    dora = await floor.knock("Dora", player_name="Dora")
    await make_character(dora, "Dora Pike")
    told = await dora.until("NARRATION_SEGMENT")
    assert (told["kind"], told["round"]) == ("arrival", 2)
    await bob.settle()
    assert [said["joined"] for said in bob.of("CHAPTER_MARKER")] == [dora.panel("CHAPTER_MARKER")["joined"]]
    assert bob.of("NARRATION_SEGMENT") == []

    await dora.act("I come in.")
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await dora.ended(2)
    again = await floor.seat("Dora")
    kinds = [type_ for _seq, type_ in again.story()]
    assert (told["seq"], "NARRATION_SEGMENT") in again.story()
    assert kinds.index("CHAPTER_MARKER") < kinds.index("NARRATION_SEGMENT") < kinds.index("PLAYER_ACTION", 3)
    await again.send("HISTORY", before_seq=told["seq"] + 1)
    shown = await again.until("NARRATION_SEGMENT")
    assert shown == told


async def test_an_arrival_that_takes_its_time_delays_no_turn(opening) -> None:
    held = asyncio.Event()

    class Slow(ScriptedEngine):
        async def narrate(self, brief, toolbox, ledger, sink):
            if brief.kind == "arrival":
                await held.wait()
            return await super().narrate(brief, toolbox, ledger, sink)

    floor: Floor = await opening(Slow())
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    dora = await floor.knock("Dora", player_name="Dora")
    await make_character(dora, "Dora Pike")
    await dora.ready()
    for number in (2, 3):
        for wire, words in ((dora, "I come in."), (bob, "I wait."), (cleo, "I watch.")):
            await wire.act(words)
        await bob.ended(number)
    await dora.leave()
    held.set()
    again = await floor.seat("Dora")
    told = again.of("NARRATION_SEGMENT") or [await again.until("NARRATION_SEGMENT")]
    assert [shown["round"] for shown in told] == [4]


async def test_going_back_in_creation_keeps_what_was_answered(floor: Floor) -> None:
    dora = await floor.visitor()
    await dora.come(floor.slug, player_name="Dora")
    await dora.until("CHARACTER_CREATION")
    await dora.send("CHARACTER_CREATION", phase="scene", choice="2")
    assert (await dora.until("CHARACTER_CREATION"))["scene_index"] == 1
    await dora.send("CHARACTER_CREATION", action="back")
    assert (await dora.until("CHARACTER_CREATION"))["scene_index"] == 0
    await dora.send("CHARACTER_CREATION", phase="scene", choice="9")
    assert (await dora.refused())["code"] == 2004


async def test_nobody_waits_for_who_has_left(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.send("LEAVE")
    assert await cleo.close_code() == 4409
    await bob.ended(1)


async def test_who_has_left_and_connects_by_themselves_is_told_so_and_stays_outside(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.send("LEAVE")
    await cleo.close_code()
    again = await floor.knock("Cleo", player_name="Cleo")
    refused = await again.refused()
    assert (refused["code"], refused["type"]) == (2016, "SEAT_LEFT")
    assert refused["hint"]
    await again.act("I am still here!")
    assert (await again.refused())["type"] == "INVALID_REQUEST"
    await bob.act("I go on.")
    await bob.ended(1)


async def test_who_comes_back_on_purpose_has_the_old_character(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.send("LEAVE")
    await cleo.close_code()
    await in_database(come_back, floor.table.session, floor.table.cleo)
    again = await floor.seat("Cleo")
    await again.act("I am back.")
    await bob.act("Welcome.")
    await bob.ended(1)
    assert {said["character_name"] for said in bob.of("PLAYER_ACTION")} == {"Ida Marsh", "Tam Reed"}


async def test_a_gm_who_has_left_the_seat_still_looks_on(floor: Floor) -> None:
    await in_database(Member.objects.filter(pk=floor.table.bob.pk).update, is_gm=True)
    bob, cleo = await floor.pair()
    await bob.send("LEAVE")
    await bob.close_code()
    onlooker = await floor.seat("Bob")
    await onlooker.act("I am still here!")
    assert (await onlooker.refused())["type"] == "TURN_REFUSED"
    await cleo.act("I go on.")
    await onlooker.ended(1)


async def test_a_seat_that_is_given_to_somebody_else_is_closed_and_opens_for_them(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    alice = await floor.seat("Alice")
    table = floor.table
    await in_database(reassign, table.session, table.alice, table.cleo_seat.public_id, table.alice.public_id)
    assert await cleo.close_code() == 4409
    assert await alice.close_code() == 4409
    again = await floor.seat("Alice")
    await bob.act("I wait.")
    await again.act("I speak for Tam now.")
    await bob.ended(1)
    assert {said["character_name"] for said in bob.of("PLAYER_ACTION")} == {"Ida Marsh", "Tam Reed"}
    turn = await in_database(Turn.objects.get, session=table.session, number=1)
    assert turn.status == Turn.Status.NARRATED
