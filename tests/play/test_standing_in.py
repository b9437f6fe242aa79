"""Who is away for long is stood in for as they have chosen: all see it, they replace it, it keeps to its limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta
from types import ModuleType
from typing import Any

from django.db import transaction
from django.utils import timezone

from campaigns.models import Session, StandIn, Submission, Turn
from campaigns.selectors.worlds import load_world
from campaigns.services.turns import submit
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.entities import FactState
from narrator.contracts import Engine
from tests.narrator.standins.desks import engine_at
from tests.narrator.standins.script import Answer, text
from tests.narrator.standins.server import serving
from tests.play.absences import away, fighting, make_hale, stood_in
from tests.sockets import Floor

CANARY = "glass gauntlet"


async def test_the_table_goes_on_with_the_stand_in_and_everybody_sees_whose_it_is(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    await bob.act("I look around.")
    await bob.ended(1)
    (said,) = stood_in(bob)
    assert (said["character_name"], said["kind"]) == ("Tam Reed", "words")
    assert said["action"] == "I keep close to the others."
    own = [told for told in bob.of("PLAYER_ACTION") if "by" not in told]
    assert [told["character_name"] for told in own] == ["Ida Marsh"]


async def test_who_wants_nothing_done_is_only_left_out(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob, mode="never")
    await bob.act("I look around.")
    await bob.ended(1)
    assert not stood_in(bob)
    assert [told["character_name"] for told in bob.of("PLAYER_ACTION")] == ["Ida Marsh"]


async def test_who_wants_to_hold_back_holds_back(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob, mode="hold")
    await bob.act("I look around.")
    await bob.ended(1)
    (said,) = stood_in(bob)
    assert (said["kind"], said["action"]) == ("silent", "")


async def test_before_the_time_is_up_nobody_acts_for_anybody(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob, after_minutes=60)
    await bob.act("I look around.")
    await bob.ended(1)
    assert not stood_in(bob)


async def test_with_a_deadline_the_table_does_not_wait_for_who_is_stood_in_for(floor: Floor) -> None:
    await floor.change(deadline_seconds=3600)
    turns = Turn.objects.filter(session=floor.table.session)
    await in_database(turns.update, deadline_at=timezone.now() + timedelta(hours=1))
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    await bob.act("I look around.")
    await bob.ended(1)
    assert stood_in(bob)


async def test_it_does_what_its_player_usually_does(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    for round_ in (1, 2):
        await bob.act("I look around.")
        await cleo.act("I keep watch.")
        await bob.ended(round_)
    await cleo.settle()
    await away(floor, cleo, bob)
    await bob.act("I look around.")
    await bob.ended(3)
    assert stood_in(bob)[0]["action"] == "I keep watch."


async def test_a_model_chooses_among_what_is_allowed_by_the_players_own_words(opening) -> None:
    def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        """A model that tells, and chooses the second deed when it is asked for one."""
        if "tools" in request:
            return Answer([text("<story>The stairs are wet, and nobody says a word.</story>")])
        return Answer([text('{"deed": 2}')])

    async with serving(mind=mind) as (app, address):
        engine: Engine = engine_at("anthropic", address)
        floor: Floor = await opening(engine)
        bob, cleo = await floor.pair()
        await bob.act("I think of the seventh key.")
        await cleo.act("I think of the eleventh candle.")
        await bob.ended(1)
        await cleo.settle()
        await away(floor, cleo, bob)
        await bob.act("I look around.")
        await bob.ended(2)
        (asked,) = [request for request in app.requests if "tools" not in request]
        await engine.close()
    assert stood_in(bob)[0]["action"] == "I keep watch."
    assert "eleventh candle" in json.dumps(asked)
    assert "seventh key" not in json.dumps(asked), "of what others have said it is told nothing"


async def test_a_model_that_fails_leaves_it_to_the_rules(opening) -> None:
    def mind(protocol: ModuleType, request: Mapping[str, Any]) -> Answer:
        """A model that tells, and chooses what nobody has offered."""
        if "tools" in request:
            return Answer([text("<story>The stairs are wet, and nobody says a word.</story>")])
        return Answer([text('{"deed": 99}')])

    async with serving(mind=mind) as (_app, address):
        engine: Engine = engine_at("anthropic", address)
        floor: Floor = await opening(engine)
        bob, cleo = await floor.pair()
        await bob.act("I look around.")
        await cleo.act("I wait.")
        await bob.ended(1)
        await cleo.settle()
        await away(floor, cleo, bob)
        await bob.act("I look around.")
        await bob.ended(2)
        await engine.close()
    assert stood_in(bob)[0]["kind"] == "words"


async def test_what_one_alone_knows_is_in_nothing_that_a_stand_in_does(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await in_database(whisper, floor)
    await away(floor, cleo, bob, danger="usual", silent=False, spares=False, turns=5)
    for round_ in (1, 2, 3):
        await bob.act("I ask Tam what there is to know.")
        await bob.ended(round_)
    assert len(stood_in(bob)) == 3
    assert CANARY not in json.dumps(bob.frames)


async def test_in_a_fight_it_keeps_to_the_limits(floor: Floor) -> None:
    bob, cleo = await fighting(floor)
    await away(floor, cleo, bob, danger="follow")
    await bob.act("I attack with my gaff!")
    await bob.ended(3)
    assert "attack" not in stood_in(bob)[0]["action"].casefold()


async def test_in_a_fight_it_strikes_as_its_player_does_where_it_may(floor: Floor) -> None:
    bob, cleo = await fighting(floor)
    await away(floor, cleo, bob, danger="usual", flee_below=0)
    await bob.act("I attack with my gaff!")
    await bob.ended(3)
    said = stood_in(bob)[0]["action"]
    assert said.startswith("I attack ")
    assert "drowned" in said


async def test_who_is_hurt_below_their_limit_gets_away(floor: Floor) -> None:
    bob, cleo = await fighting(floor)
    await away(floor, cleo, bob, danger="usual", flee_below=100)
    await in_database(make_hale, floor, hp=4)
    await bob.act("I attack with my gaff!")
    await bob.ended(3)
    assert not stood_in(bob)[0]["action"].startswith("I attack")


async def test_who_comes_back_replaces_what_was_said_for_them(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    await floor.change(paused_at=timezone.now())
    await in_database(say_for, floor)
    cleo = await floor.seat("Cleo")
    entry = {one["character_name"]: one for one in cleo.panel("TURN_STATUS")["entries"]}["Tam Reed"]
    assert (entry["status"], entry["stand_in"]) == ("submitted", True)
    await cleo.act("I am back, and I open the door.")
    await cleo.settle()
    await floor.change(paused_at=None)
    await bob.act("I look around.")
    await bob.ended(1)
    assert not stood_in(bob)
    assert "I am back, and I open the door." in [said["action"] for said in bob.of("PLAYER_ACTION")]


async def test_who_is_back_is_awaited_and_nobody_acts_for_them(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    cleo = await floor.seat("Cleo")
    await bob.act("I look around.")
    status = await bob.until("TURN_STATUS", lambda told: told["entries"][0]["status"] == "submitted")
    assert status["awaited"] == [floor.table.cleo.public_id]
    await cleo.act("I look too.")
    await bob.ended(1)
    assert not stood_in(bob)


async def test_it_rests_after_as_many_turns_as_it_may(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob, turns=2)
    for round_ in (1, 2, 3):
        await bob.act("I look around.")
        await bob.ended(round_)
    assert [said["round"] for said in stood_in(bob)] == [1, 2]
    (note,) = bob.of("STAND_IN_NOTE")
    assert (note["round"], note["character_name"]) == (2, "Tam Reed")


async def test_who_returns_reads_what_was_done_for_them(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    await bob.act("I look around.")
    await bob.ended(1)
    cleo = await floor.seat("Cleo")
    panel = cleo.panel("STAND_IN")
    assert (panel["mode"], panel["acted"]) == ("act", [1])
    assert stood_in(cleo)


async def test_what_one_has_chosen_is_shown_to_nobody_else(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await cleo.send("STAND_IN", mode="act", flee_below=17)
    shown = await cleo.until("STAND_IN", lambda told: told["mode"] == "act")
    assert shown["flee_below"] == 17
    await bob.settle()
    assert "17" not in json.dumps([told for told in bob.of("STAND_IN")])
    assert (await floor.seat("Alice")).of("STAND_IN") == []


async def test_an_unknown_choice_is_refused(floor: Floor) -> None:
    bob, _cleo = await floor.pair()
    await bob.send("STAND_IN", mode="always")
    assert (await bob.refused())["code"] == 2004
    assert not await in_database(StandIn.objects.exists)


def whisper(floor: Floor) -> None:
    """Cleo's character knows something that nobody else does."""
    session = Session.objects.get(pk=floor.table.session.pk)
    world = load_world(session.pk, session.state_version)
    tam = next(one for one in world.characters() if one.seat == floor.table.cleo_seat.public_id)
    world.put(FactState("fact-canary", tam.id, f"Tam has hidden the {CANARY} under the stair.", "Lore"))
    with transaction.atomic():
        commit_world(session, session.state_version, world)


def say_for(floor: Floor) -> None:
    """What a stand-in has said while the table was held."""
    submit(floor.table.cleo_seat.pk, text="I keep watch.")
    Submission.objects.filter(seat=floor.table.cleo_seat.pk).update(by_stand_in=True)
