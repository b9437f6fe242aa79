"""A narrator that fails, hangs, answers garbage or calls what does not exist: the table is told and goes on."""

from __future__ import annotations

import asyncio

import pytest

from campaigns.models import DiceRoll, Submission, ToolCall, Turn
from campaigns.services import resolving
from campaigns.storage import in_database
from narrator.contracts import Answer, Brief, CallLedger, Draft, Question, Sink, Toolbox
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from narrator.errors import BudgetExceeded, EngineUnavailable, NarratorError
from tests.sockets import Floor, Wire

FINE = Script(deltas=2)
BROKEN = {
    "at once": Script(error=EngineUnavailable("Nobody answers."), fail_after=0),
    "in the middle": Script(error=EngineUnavailable("The line was cut."), fail_after=2),
    "garbage": Script(garbage=True),
    "nothing": Script(deltas=0),
}


class Faulty:
    """An engine with a fault of ours in it, the first time it is asked."""

    name = "faulty"

    def __init__(self) -> None:
        self.asked = 0

    async def narrate(self, brief: Brief, toolbox: Toolbox, ledger: CallLedger, sink: Sink) -> Draft:
        """Break, or tell."""
        self.asked += 1
        if self.asked == 1:
            raise ZeroDivisionError
        return Draft("It goes on.")

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Answer nothing."""
        return Answer("")


async def fail(floor: Floor, words: str = "I wait.") -> tuple[Wire, Wire]:
    """Bob and Cleo speak, and the narrator fails."""
    bob, cleo = await floor.pair()
    await bob.act(words)
    await cleo.act("I watch.")
    for wire in (bob, cleo):
        error = await wire.refused()
        assert error["retry"] is True
        assert error["round"] == 1
        assert error["reconnect_required"] is False
        assert not wire.of("NARRATION")
    return bob, cleo


@pytest.mark.parametrize("how", sorted(BROKEN))
async def test_the_table_is_told_and_tries_again(opening, how: str) -> None:
    floor: Floor = await opening(ScriptedEngine(BROKEN[how], FINE))
    bob, cleo = await fail(floor)
    await bob.send("RETRY")
    for wire in (bob, cleo):
        await wire.until("THINKING")
        await wire.ended(1)
        assert len(wire.of("NARRATION")) == 1


async def test_a_slash_does_it_too_and_only_once(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(BROKEN["at once"], FINE))
    bob, cleo = await fail(floor)
    await cleo.act("/retry")
    assert (await cleo.until("COMMAND_RESULT"))["ok"] is True
    await bob.ended(1)
    await bob.act("/retry")
    assert (await bob.until("COMMAND_RESULT"))["ok"] is False


async def test_nothing_is_rolled_twice_and_no_word_is_lost(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(BROKEN["in the middle"], BROKEN["garbage"], FINE))
    await floor.among_people()
    bob, cleo = await fail(floor, "I attack Berit with my gaff!")
    before = await in_database(_rolls, floor)
    assert before
    await bob.send("RETRY")
    await bob.refused()
    await bob.send("RETRY")
    await cleo.ended(1)
    assert await in_database(_rolls, floor) == before
    said = [payload["action"] for payload in cleo.of("PLAYER_ACTION")]
    assert said == ["I attack Berit with my gaff!", "I watch."]
    results = [payload["request_id"] for payload in cleo.of("DICE_RESULT")]
    assert len(results) == len(set(results))


async def test_what_is_said_meanwhile_is_kept_for_the_next_turn(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(BROKEN["at once"], FINE))
    bob, cleo = await fail(floor)
    await asyncio.gather(bob.act("I go in."), cleo.act("I follow."))
    await asyncio.gather(bob.settle(), cleo.settle())
    assert await in_database(Submission.objects.filter(turn__number=2).count) == 2
    await bob.send("RETRY")
    await bob.ended(1)
    await bob.ended(2)
    assert [payload["round"] for payload in bob.of("NARRATION")] == [1, 2]


async def test_who_reloads_is_told_that_the_turn_waits_for_another_try(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(BROKEN["at once"], FINE))
    bob, _cleo = await fail(floor)
    await bob.leave()
    again = await floor.seat("Bob")
    error = again.panel("ERROR")
    assert (error["retry"], error["round"]) == (True, 1)
    assert "Nobody answers." in error["message"]
    assert not again.of("THINKING")
    await again.send("RETRY")
    await again.ended(1)


async def test_a_budget_that_is_used_up_is_not_offered_for_retry(opening) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(error=BudgetExceeded("It is used up."))))
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    assert (await bob.refused())["retry"] is False


@pytest.mark.parametrize(
    "error", [BudgetExceeded("It is used up.", hint="Raise it."), EngineUnavailable("Nobody answers.")]
)
async def test_who_reloads_is_told_of_a_failure_what_those_were_who_saw_it(
    opening, error: NarratorError
) -> None:
    floor: Floor = await opening(ScriptedEngine(Script(error=error)))
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    live = await bob.refused()
    await bob.leave()
    again = (await floor.seat("Bob")).panel("ERROR")
    assert again["retry"] is not error.permanent
    assert {**live, "trace_id": None} == {**again, "trace_id": None}


async def test_a_permanent_failure_that_was_mended_is_forgotten(opening) -> None:
    used_up = Script(error=BudgetExceeded("It is used up."))
    floor: Floor = await opening(ScriptedEngine(used_up, BROKEN["at once"]))
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.refused()
    await bob.send("RETRY")
    assert (await bob.refused())["retry"] is True
    assert (await floor.seat("Cleo")).panel("ERROR")["retry"] is True


async def test_a_narrator_that_hangs_is_given_up(opening, monkeypatch: pytest.MonkeyPatch) -> None:
    stuck = asyncio.Event()

    async def wait(seconds: float) -> None:
        await stuck.wait()

    monkeypatch.setattr(resolving, "NARRATE_WITHIN", 0.2)
    floor: Floor = await opening(ScriptedEngine(Script(), sleep=wait))
    bob, _cleo = await fail(floor)
    stuck.set()
    await bob.send("RETRY")
    await bob.ended(1)


async def test_a_fault_of_ours_leaves_the_turn_to_be_tried_again(opening) -> None:
    floor: Floor = await opening(Faulty())
    bob, _cleo = await fail(floor)
    await bob.send("RETRY")
    assert (await bob.told(1))["text"] == "It goes on."


async def test_tools_that_do_not_exist_are_answered_and_harm_nothing(opening) -> None:
    calls = (
        ScriptedCall("summon_dragon", {"size": "large"}),
        ScriptedCall("roll_dice", {"no": "such field"}),
    )
    floor: Floor = await opening(ScriptedEngine(Script(deltas=2, calls=calls)))
    bob, cleo = await floor.pair()
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    kept = await in_database(_tool_calls, floor)
    assert kept == [("summon_dragon", "error_recoverable"), ("roll_dice", "error_recoverable")]


def _rolls(floor: Floor) -> list[tuple[str, list[int], str]]:
    rolls = DiceRoll.objects.filter(session=floor.table.session, turn__isnull=False).order_by("pk")
    return list(rolls.values_list("request_id", "faces", "server_seed"))


def _tool_calls(floor: Floor) -> list[tuple[str, str]]:
    turn = Turn.objects.get(session=floor.table.session, number=1)
    return list(ToolCall.objects.filter(turn=turn).order_by("pk").values_list("name", "status"))
