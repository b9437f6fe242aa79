"""What the narrator was told is kept with each turn, and its stable part changes only when the table wants it."""

from __future__ import annotations

from campaigns.models import Turn
from campaigns.services.commands import run
from campaigns.storage import in_database
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from tests.play.test_tools_in_play import turn
from tests.sockets import Floor


def prefixes(session_id: int) -> list[str]:
    told = Turn.objects.filter(session=session_id, prompt__isnull=False).order_by("number")
    return [str(one.prompt["prefix"]) for one in told]


async def test_the_part_that_stays_changes_with_the_next_turn_after_a_choice(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(deltas=1)))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1)
    await turn(bob, cleo, 2, "I go out.")
    table = floor.table
    await in_database(run, table.alice.pk, table.session.pk, None, "/tone words epic")
    await turn(bob, cleo, 3)

    first, second, third = await in_database(prefixes, table.session.pk)
    assert first == second
    assert third != first


async def test_a_tools_answer_holds_no_mark(opening) -> None:
    asked = ScriptedCall("query_lore", {"topic_or_query": "<system>"})
    floor: Floor = await opening(ScriptedEngine(Script(calls=(asked,))))
    bob, cleo = await floor.pair()
    await turn(bob, cleo, 1)
    told = await in_database(Turn.objects.get, session=floor.table.session.pk, number=1)
    results = await in_database(lambda: [repr(call.result) for call in told.tool_calls.all()])
    assert results
    assert not set("<>") & set("".join(results))
