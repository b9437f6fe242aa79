"""Back at the table: what a stand-in did is taken back where nothing rests on it, and what stands is said plainly."""

from __future__ import annotations

from campaigns.models import Submission
from campaigns.storage import in_database
from tests.play.absences import away, fighting
from tests.sockets import Floor, Payload, Wire


async def stood_in_for(floor: Floor) -> tuple[Wire, Wire]:
    """Bob and Cleo after a round in which Cleo was away and is back."""
    bob, cleo = await floor.pair()
    await away(floor, cleo, bob)
    await bob.act("I look around.")
    await bob.ended(1)
    return bob, await floor.seat("Cleo")


async def ask(wire: Wire, line: str) -> Payload:
    """Give a command and read what came of it."""
    await wire.act(line)
    name = line[1:].partition(" ")[0]
    return await wire.until("COMMAND_RESULT", lambda told: told["command"] == name)


async def test_a_quiet_deed_is_taken_back_and_everybody_reads_it(floor: Floor) -> None:
    bob, cleo = await stood_in_for(floor)
    assert (await ask(cleo, "/takeback"))["ok"] is True
    note = await bob.until("STAND_IN_NOTE")
    assert (note["round"], note["character_name"]) == (1, "Tam Reed")
    assert cleo.panel("STAND_IN")["acted"] == []


async def test_it_is_taken_back_once(floor: Floor) -> None:
    _bob, cleo = await stood_in_for(floor)
    assert (await ask(cleo, "/takeback"))["ok"] is True
    again = await ask(cleo, "/takeback")
    assert (again["ok"], "Nothing was done" in again["text"]) == (False, True)


async def test_what_one_has_done_oneself_is_not_taken_back(floor: Floor) -> None:
    bob, cleo = await floor.pair()
    await bob.act("I look around.")
    await cleo.act("I wait.")
    await cleo.ended(1)
    assert (await ask(cleo, "/takeback"))["ok"] is False
    assert (await ask(bob, "/takeback"))["ok"] is False


async def test_once_the_story_has_gone_on_it_stands(floor: Floor) -> None:
    bob, cleo = await stood_in_for(floor)
    await bob.act("I wait.")
    await cleo.act("I wait.")
    await cleo.ended(2)
    assert (await ask(cleo, "/takeback"))["ok"] is False
    said = Submission.objects.filter(seat=floor.table.cleo_seat.pk, turn__number=1)
    assert (await in_database(said.get)).text


async def test_after_a_round_of_a_fight_it_stands_and_why_is_said(floor: Floor) -> None:
    bob, cleo = await fighting(floor)
    await away(floor, cleo, bob)
    await bob.act("I attack with my gaff!")
    await bob.ended(3)
    cleo = await floor.seat("Cleo")
    refused = await ask(cleo, "/takeback")
    assert refused["ok"] is False
    assert "What stands: the confrontation" in refused["text"]


async def test_the_gm_can_always(floor: Floor) -> None:
    alice = await floor.seat("Alice")
    bob, cleo = await fighting(floor)
    await away(floor, cleo, bob)
    await bob.act("I attack with my gaff!")
    await bob.ended(3)
    assert (await ask(alice, "/gm takeback Tam Reed"))["ok"] is True
    assert (await ask(alice, "/gm takeback Nobody"))["ok"] is False


async def test_a_player_does_not_take_back_for_somebody_else(floor: Floor) -> None:
    bob, _cleo = await stood_in_for(floor)
    assert (await ask(bob, "/gm takeback Tam Reed"))["ok"] is False
