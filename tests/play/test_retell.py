"""The GM has a settled turn told in other words: the same dice and the same state, and one text in another's place."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping

from campaigns.models import DiceRoll, Event, Member, RulingRecord, Session, ToolCall, Turn
from campaigns.selectors.transcript import recent_prose
from campaigns.selectors.worlds import load_world
from campaigns.services.commands import run
from campaigns.storage import in_database
from campaigns.world.state import dump_entity
from narrator.engines.house import HouseEngine
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from narrator.errors import EngineUnavailable
from tests.play.test_cut import order
from tests.sockets import Floor, Payload, Wire

FIRST = "The stairs are wet, and the lamp is where it was."
SECOND = "Nothing stirs up there. The lamp is cold."
WRITES = ScriptedCall("commit_known_fact", {"text": "The lamp is gone.", "source": "x", "category": "Lore"})
LOOKS = ScriptedCall("query_scene_state", {})


async def told(floor: Floor, bob_says: str = "I wait.") -> tuple[Wire, Wire, Wire]:
    """The GM, Bob and Cleo after a round."""
    alice = await floor.seat("Alice")
    bob, cleo = await floor.pair()
    await bob.act(bob_says)
    await cleo.act("I watch.")
    for wire in (alice, bob, cleo):
        await wire.ended(1)
    return alice, bob, cleo


def again(payload: Payload) -> bool:
    """Whether a narration is one told again."""
    return bool(payload.get("told_again"))


async def test_the_last_turn_is_told_in_other_words_to_those_who_read_it(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    alice, bob, cleo = await told(floor)
    assert (await order(alice, "/gm retell"))["ok"] is True
    for wire in (bob, cleo):
        new = await wire.until("NARRATION", again)
        assert (new["round"], new["text"]) == (1, SECOND)
        assert len(wire.of("NARRATION")) == 2
    seqs = [seq for seq, _kind in bob.story()]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs)))


async def test_nothing_is_thrown_or_changed(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    await floor.among_people()
    alice, bob, _cleo = await told(floor, "I attack Berit with my gaff!")
    before = await in_database(account, floor)
    assert before["rolls"]
    await order(alice, "/gm retell")
    await bob.until("NARRATION", again)
    assert await in_database(account, floor) == before


async def test_the_narrator_may_look_and_not_write(opening) -> None:
    floor: Floor = await opening(
        ScriptedEngine(Script(text=FIRST), Script(text=SECOND, calls=(WRITES, LOOKS)))
    )
    alice, bob, _cleo = await told(floor)
    before = await in_database(account, floor)
    await order(alice, "/gm retell")
    await bob.until("NARRATION", again)
    assert await in_database(account, floor) == before
    calls = await in_database(lambda: list(ToolCall.objects.values_list("name", "status")))
    assert calls == [("query_scene_state", "ok")]


async def test_who_comes_later_reads_only_the_new_words(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    alice, bob, cleo = await told(floor)
    await order(alice, "/gm retell")
    await bob.until("NARRATION", again)
    await cleo.leave()
    cleo = await floor.seat("Cleo")
    assert FIRST not in json.dumps(cleo.frames)
    assert [told["text"] for told in cleo.of("NARRATION")] == ["", SECOND]
    assert FIRST in json.dumps((await floor.seat("Alice")).frames), "the GM may read what was there"
    assert await in_database(recent_prose, floor.table.session.pk, 5, ()) == (SECOND,)


async def test_the_house_narrator_finds_other_words(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    alice, bob, _cleo = await told(floor)
    first = bob.of("NARRATION")[-1]["text"]
    await order(alice, "/gm retell")
    assert (await bob.until("NARRATION", again))["text"] != first


async def test_the_turn_that_goes_on_meanwhile_is_not_disturbed(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    alice, bob, cleo = await told(floor)
    await bob.act("I listen.")
    await order(alice, "/gm retell")
    await bob.until("NARRATION", again)
    await cleo.act("I listen too.")
    await cleo.ended(2)
    assert [payload["round"] for payload in cleo.of("NARRATION")] == [1, 1, 2]


async def test_a_player_may_not(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    _alice, bob, _cleo = await told(floor)
    assert (await order(bob, "/gm retell"))["ok"] is False
    assert not await in_database(Turn.objects.filter(retell_due_at__isnull=False).exists)


async def test_before_anything_is_told_there_is_nothing_to_tell_again(opening) -> None:
    floor: Floor = await opening()
    alice = await floor.seat("Alice")
    refused = await order(alice, "/gm retell")
    assert (refused["ok"], refused["text"]) == (False, "Nothing has been told yet.")


async def test_of_two_game_masters_at_once_one_wins(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), Script(text=SECOND)))
    await told(floor)
    gm, session = floor.table.alice.pk, floor.table.session.pk
    await in_database(Member.objects.filter(pk=floor.table.bob.pk).update, is_gm=True)
    both = await asyncio.gather(
        in_database(run, gm, session, None, "/gm retell"),
        in_database(run, floor.table.bob.pk, session, None, "/gm retell"),
    )
    assert sorted(done["ok"] for done in both) == [False, True]


async def test_a_narrator_that_fails_leaves_what_was_told(opening) -> None:
    broken = Script(error=EngineUnavailable("Nobody answers."))
    floor: Floor = await opening(ScriptedEngine(Script(text=FIRST), broken))
    alice, bob, _cleo = await told(floor)
    await order(alice, "/gm retell")
    assert "stays as it was" in (await alice.refused())["message"]
    await bob.settle()
    assert not bob.of("ERROR")
    assert [payload["text"] for payload in bob.of("NARRATION")] == [FIRST]


def account(floor: Floor) -> Mapping[str, object]:
    """Everything mechanical that a table has come to."""
    session = Session.objects.get(pk=floor.table.session.pk)
    world = load_world(session.pk, session.state_version)
    rolls = DiceRoll.objects.filter(session=session).order_by("pk")
    return {
        "version": session.state_version,
        "state": sorted(json.dumps(dump_entity(entity), sort_keys=True) for entity in world),
        "rolls": list(rolls.values_list("request_id", "faces", "server_seed")),
        "rulings": list(
            RulingRecord.objects.filter(session=session).values_list("label", "total", "outcome")
        ),
        "dice": Event.objects.filter(session=session, kind="DICE_RESULT").count(),
        "turns": Turn.objects.filter(session=session).count(),
    }
