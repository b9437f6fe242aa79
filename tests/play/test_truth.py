"""What a narrator tells is checked before it settles: repaired once, cut where it must be, and shown to the GM."""

from __future__ import annotations

import json

from campaigns.models import Campaign, ProseFinding, Session
from campaigns.selectors.worlds import load_world
from campaigns.services.worlds import commit_world
from campaigns.storage import in_database
from campaigns.world.entities import FactState
from narrator.contracts import Brief
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from tests.sockets import Floor, Wire

RIGHT = "The stairs are wet, and the lamp is where it was. The tide is on its way in."
WRONG = f"{RIGHT} Ida rolls a 17."
SECRET = "Ida Marsh has sold the lighthouse to a man with a glass eye"
LEAK = f"{RIGHT} It is said that {SECRET}. Nobody looks up."


async def play(floor: Floor) -> tuple[Wire, Wire]:
    """Bob and Cleo wait for a turn, and read it."""
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    for wire in (bob, cleo):
        await wire.ended(1)
    return bob, cleo


async def test_prose_that_is_right_settles_as_it_was_streamed(opening) -> None:
    engine = ScriptedEngine(Script(text=RIGHT))
    bob, _cleo = await play(await opening(engine))
    told = bob.of("NARRATION")[-1]
    assert told["text"] == RIGHT
    assert "corrected" not in told
    assert not engine.faults
    assert not await in_database(ProseFinding.objects.count)


async def test_what_is_wrong_is_repaired_once(opening) -> None:
    engine = ScriptedEngine(Script(text=WRONG, mended=f"{RIGHT} Ida has it."))
    bob, _cleo = await play(await opening(engine))
    told = bob.of("NARRATION")[-1]
    assert told["text"] == f"{RIGHT} Ida has it."
    assert told["corrected"] is True
    assert [[one.kind for one in faults] for faults in engine.faults] == [["number"]]


async def test_what_a_repair_leaves_wrong_is_cut(opening) -> None:
    bob, _cleo = await play(await opening(ScriptedEngine(Script(text=WRONG))))
    assert bob.of("NARRATION")[-1]["text"] == RIGHT


async def test_findings_are_the_gms_alone(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=WRONG)))
    alice = await floor.seat("Alice")
    bob, _cleo = await play(floor)
    await alice.ended(1)
    shown = alice.of("NARRATION")[-1]["gm_findings"]
    assert [(one["kind"], one["quote"], one["became"]) for one in shown] == [("number", "rolls a 17", "cut")]
    assert "gm_findings" not in json.dumps(bob.frames)
    kept = await in_database(lambda: list(ProseFinding.objects.values_list("kind", "became", "turn__number")))
    assert kept == [("number", "cut", 1)]


async def test_a_secret_is_neither_streamed_nor_settled(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=LEAK, deltas=40)))
    await in_database(_whisper, floor)
    bob, cleo = await play(floor)
    assert bob.of("NARRATION")[-1]["text"] == f"{RIGHT} Nobody looks up."
    streamed = "".join(delta["text"] for delta in cleo.of("NARRATION_DELTA"))
    assert streamed.startswith(RIGHT)
    assert "glass eye" not in json.dumps([*cleo.frames])


async def test_nothing_but_a_secret_is_no_story(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(text=f"{SECRET}.")))
    await in_database(_whisper, floor)
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    assert (await cleo.refused())["retry"] is True
    assert "glass eye" not in json.dumps(cleo.frames)


async def test_a_secret_is_not_written_down_by_a_tool(opening) -> None:
    call = ScriptedCall("commit_known_fact", {"text": f"{SECRET}.", "source": "talk", "category": "Lore"})
    floor: Floor = await opening(ScriptedEngine(Script(text=RIGHT, calls=(call,))))
    await in_database(_whisper, floor)
    _bob, cleo = await play(floor)
    await cleo.send("JOURNAL_REQUEST")
    await cleo.settle()
    assert "glass eye" not in json.dumps(cleo.frames)


async def test_an_answer_that_holds_anothers_secret_is_not_given(opening) -> None:
    floor: Floor = await opening(ScriptedEngine())
    await in_database(_whisper, floor)
    _bob, cleo = await floor.pair()
    await cleo.send("PLAYER_ACTION", action="Is there anything I should know?", aside=True)
    assert (await cleo.until("ASIDE_ANSWER"))["answer"]
    await cleo.send("PLAYER_ACTION", action=f"Is it so that {SECRET}?", aside=True)
    assert (await cleo.until("ASIDE_ANSWER"))["answer"], "what the asker says is no secret to the asker"


async def test_a_line_of_the_table_is_told_to_the_narrator_and_never_crossed(opening) -> None:
    engine = ScriptedEngine(Script(text=f"{RIGHT} A spider lets itself down. It is late.", deltas=30))
    floor: Floor = await opening(engine)
    await in_database(_draw_line, floor)
    bob, cleo = await play(floor)
    assert bob.of("NARRATION")[-1]["text"] == f"{RIGHT} It is late."
    assert "spider" not in json.dumps(cleo.frames)
    brief: Brief = engine.briefs[-1]
    assert brief.lines == ("spiders",)


def _whisper(floor: Floor) -> None:
    session = Session.objects.get(pk=floor.table.session.pk)
    world = load_world(session.pk, session.state_version)
    mine = floor.table.bob_seat.public_id
    bob = next(one for one in world.characters() if one.seat == mine)
    world.put(FactState("fact-eye", bob.id, f"{SECRET}.", "Lore"))
    commit_world(session, session.state_version, world)


def _draw_line(floor: Floor) -> None:
    Campaign.objects.filter(pk=floor.table.session.campaign_id).update(lines="spiders\n\n")
