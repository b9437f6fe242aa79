"""Who cannot see gets what reaches them and nothing else, by any way; once they see again the story is theirs too."""

from __future__ import annotations

import asyncio
import json

from campaigns.models import Campaign
from campaigns.storage import in_database
from narrator.engines.house.engine import HouseEngine
from narrator.engines.scripted import Script, ScriptedEngine
from tests.sockets import Floor, Wire

SEEN = "A heron turns its beaten head towards the water and is still."
AGAIN = "The rain stops all at once, and every gutter goes on talking."
DEED = "I wave the saffron kettle and say “Stay close to me.”"
CANARIES = ("beaten head", "saffron", "kettle")
"""Words of what is to be seen, and of nothing else."""


def text_of(wire: Wire, since: int = 0) -> str:
    """Everything a socket was sent after a mark."""
    return json.dumps(wire.frames[since:], ensure_ascii=False)


def leaked(wire: Wire, since: int = 0) -> list[str]:
    """The canaries that have reached a socket."""
    return [word for word in CANARIES if word in text_of(wire, since)]


async def order(floor: Floor, line: str) -> Wire:
    """Alice gives an order."""
    alice = await floor.seat("Alice")
    await alice.act(line)
    await alice.until("COMMAND_RESULT", lambda payload: payload["ok"])
    return alice


async def blinded_turn(floor: Floor) -> tuple[Wire, Wire, Wire]:
    """Bob's character cannot see; both play a turn. Bob, Cleo and Alice, with all that came to them."""
    bob, cleo = await floor.pair()
    alice = await order(floor, "/gm senses Ida Marsh blind")
    await cleo.send("ACTION_REVEAL", status="composing", action="the saffron kettle", round=1)
    await asyncio.gather(cleo.act(DEED), bob.act("I hold on to the rail."))
    await asyncio.gather(bob.ended(1), cleo.ended(1), alice.ended(1))
    await asyncio.gather(bob.settle(), cleo.settle())
    return bob, cleo, alice


async def ask_for_everything(wire: Wire) -> None:
    """Every way by which a player may ask what there was."""
    for line in ("/status", "/quests", "/map", "/journal", "/recap", "/told"):
        await wire.act(line)
    await wire.send("HISTORY", before_seq=10_000)
    await wire.send("JOURNAL_REQUEST")
    await wire.settle()


async def test_what_is_seen_reaches_the_others_and_not_the_blind(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    bob, cleo, alice = await blinded_turn(floor)
    await ask_for_everything(bob)
    again = await floor.seat("Bob")
    await ask_for_everything(again)

    assert [payload["text"] for payload in cleo.of("NARRATION")] == [SEEN]
    assert "beaten head" in "".join(payload["text"] for payload in cleo.of("NARRATION_DELTA"))
    assert SEEN in text_of(alice)
    assert (leaked(bob), leaked(again)) == ([], [])
    assert bob.of("NARRATION") == bob.of("NARRATION_DELTA") == []


async def test_what_is_said_aloud_reaches_the_blind(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    bob, cleo, _alice = await blinded_turn(floor)

    hers = [
        payload["action"] for payload in bob.of("PLAYER_ACTION") if payload["character_name"] == "Tam Reed"
    ]
    assert hers == ["“Stay close to me.”"]
    assert DEED in [payload["action"] for payload in cleo.of("PLAYER_ACTION")]


async def test_the_blind_are_told_alone_what_reaches_them(opening) -> None:
    engine = ScriptedEngine(Script(text=SEEN))
    floor: Floor = await opening(engine)
    bob, cleo, _alice = await blinded_turn(floor)

    (own,) = bob.of("NARRATION_SEGMENT")
    assert "Blinded" in bob.panel("PARTY_STATUS")["members"][0]["statuses"]
    assert own["lost"] == ["sight"]
    assert "without sight" in own["text"]
    assert cleo.of("NARRATION_SEGMENT") == []
    brief = next(one for one in engine.briefs if one.kind == "senses")
    assert "kettle" not in repr(brief)
    assert "Stay close to me." in repr(brief)


async def test_who_sees_again_goes_on_with_the_others_and_what_was_missed_stays_missed(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN), Script(text=AGAIN)))
    bob, cleo, _alice = await blinded_turn(floor)
    await order(floor, "/gm senses Ida Marsh whole")
    await asyncio.gather(cleo.act("I nod."), bob.act("I look about."))
    await asyncio.gather(bob.ended(2), cleo.ended(2))
    assert [payload["text"] for payload in bob.of("NARRATION")] == [AGAIN]
    await ask_for_everything(bob)

    assert [payload["text"] for payload in cleo.of("NARRATION")] == [SEEN, AGAIN]
    assert leaked(bob) == []


async def test_the_numbers_of_what_one_is_shown_stay_dense(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN), Script(text=AGAIN)))
    bob, cleo, _alice = await blinded_turn(floor)

    for wire in (bob, cleo):
        numbers = [number for number, _type in wire.story()]
        assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


async def test_the_house_narrator_tells_the_blind_too(opening) -> None:
    floor: Floor = await opening(HouseEngine())
    bob, cleo, _alice = await blinded_turn(floor)

    (own,) = bob.of("NARRATION_SEGMENT")
    assert "Stay close to me." in own["text"]
    assert "you hold on to the rail." in own["text"].casefold()
    assert leaked(bob) == []
    assert "kettle" in text_of(cleo)


async def test_who_lies_senseless_is_told_where_the_table_has_not_chosen_otherwise(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    bob, cleo = await floor.pair()
    await order(floor, "/gm senses Ida Marsh out")
    await asyncio.gather(cleo.act("I wait."), bob.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))

    assert [payload["text"] for payload in bob.of("NARRATION")] == [SEEN]


async def test_who_lies_senseless_gets_nothing_at_a_table_that_keeps_it_back(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    await in_database(Campaign.objects.update, unperceived=Campaign.Unperceived.KEPT)
    bob, cleo = await floor.pair()
    await order(floor, "/gm senses Ida Marsh out")
    await asyncio.gather(cleo.act(DEED), bob.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))

    assert [one["lost"] for one in bob.of("NARRATION_SEGMENT")] == [["awareness"]]
    assert leaked(bob) == []
    assert "Stay close" not in text_of(bob)


async def test_a_table_that_tells_it_anyway_keeps_nothing_back(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    await in_database(Campaign.objects.update, unperceived=Campaign.Unperceived.TOLD)
    bob, _cleo, _alice = await blinded_turn(floor)

    assert [payload["text"] for payload in bob.of("NARRATION")] == [SEEN]
    assert bob.of("NARRATION_SEGMENT") == []


async def test_dice_of_others_lie_there_without_their_meaning(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    await floor.among_people()
    bob, cleo = await floor.pair()
    await order(floor, "/gm senses Ida Marsh blind")
    await asyncio.gather(cleo.act("I hit Berit Marsh with the kettle."), bob.act("I wait."))
    await asyncio.gather(bob.ended(1), cleo.ended(1))

    hers = {one["request_id"]: one for one in cleo.of("DICE_RESULT") if one["character_name"] == "Tam Reed"}
    seen = {one["request_id"]: one for one in bob.of("DICE_RESULT")}
    assert hers
    for request_id, whole in hers.items():
        bare = seen[request_id]
        assert (bare["rolls"], bare["server_seed"]) == (whole["rolls"], whole["server_seed"])
        assert (bare["character_name"], bare.get("summary"), bare.get("outcome")) == ("", None, None)
    assert "Berit" not in json.dumps(bob.of("DICE_RESULT"))


async def test_the_blind_are_not_told_who_is_there(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN)))
    bob, cleo = await floor.pair()
    await order(floor, "/gm senses Ida Marsh blind")
    for wire in (bob, cleo):
        await wire.send("PLAYER_ACTION", action="Who is here?", aside=True)
    told = {
        name: (await wire.until("ASIDE_ANSWER"))["answer"] for name, wire in (("Bob", bob), ("Cleo", cleo))
    }

    assert told["Bob"] == "That you cannot tell just now."
    assert "Ida Marsh" in told["Cleo"]


async def test_who_comes_back_in_the_middle_of_it_is_not_given_the_text_so_far(opening) -> None:
    gate = asyncio.Event()
    gate.set()

    async def slow(_seconds: float) -> None:
        await gate.wait()

    floor: Floor = await opening(ScriptedEngine(Script(text=SEEN, deltas=3), sleep=slow))
    bob, cleo = await floor.pair()
    await order(floor, "/gm senses Ida Marsh blind")
    gate.clear()
    await asyncio.gather(cleo.act("I wait."), bob.act("I wait."))
    await cleo.until("THINKING")
    again = await floor.seat("Bob")
    gate.set()
    await asyncio.gather(cleo.ended(1), again.ended(1))

    assert again.of("NARRATION_DELTA") == again.of("NARRATION") == []
    assert cleo.of("NARRATION_DELTA") != []
