"""A question to the GM is answered beside everything else that its asker does, one at a time."""

from __future__ import annotations

import asyncio

import pytest

from campaigns.realtime import runtime as running
from narrator.contracts import Answer, CallLedger, Question
from narrator.engines.scripted import ScriptedEngine
from narrator.errors import EngineUnavailable, NarratorError
from tests.sockets import Floor, Wire


class Pondering(ScriptedEngine):
    """Answers a question when it is told to, or fails to."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = asyncio.Event()
        self.error: NarratorError | ZeroDivisionError | None = None

    async def answer(self, question: Question, ledger: CallLedger) -> Answer:
        """Wait, then answer or raise ``error``."""
        await self.go_on.wait()
        if self.error is not None:
            raise self.error
        return Answer(f"You asked: {question.text}")


async def ask(wire: Wire, words: str) -> None:
    """Ask the GM something."""
    await wire.send("PLAYER_ACTION", action=words, aside=True)


async def test_who_has_asked_chats_acts_and_plays_on_meanwhile(opening) -> None:
    engine = Pondering()
    floor: Floor = await opening(engine)
    bob, cleo = await floor.pair()
    await ask(bob, "Is it dark?")
    await bob.send("CHAT", text="One moment.")
    await cleo.until("CHAT")
    await bob.act("I wait.")
    await cleo.act("I watch.")
    await bob.ended(1)
    assert not bob.of("ASIDE_ANSWER")
    engine.go_on.set()
    assert (await bob.until("ASIDE_ANSWER"))["answer"] == "You asked: Is it dark?"


async def test_one_question_is_answered_at_a_time(opening) -> None:
    engine = Pondering()
    floor: Floor = await opening(engine)
    bob, cleo = await floor.pair()
    await ask(bob, "Is it dark?")
    await ask(bob, "Is it cold?")
    refused = await bob.refused()
    assert (refused["type"], bool(refused["hint"])) == ("TURN_REFUSED", True)
    await ask(cleo, "Is it late?")
    engine.go_on.set()
    assert (await bob.until("ASIDE_ANSWER"))["question"] == "Is it dark?"
    assert (await cleo.until("ASIDE_ANSWER"))["question"] == "Is it late?"
    await ask(bob, "Is it cold?")
    assert (await bob.until("ASIDE_ANSWER"))["question"] == "Is it cold?"


async def test_an_answer_waits_for_who_has_gone(opening) -> None:
    engine = Pondering()
    floor: Floor = await opening(engine)
    bob, alice = await floor.seat("Bob"), await floor.seat("Alice")
    await ask(bob, "Is it dark?")
    await bob.settle()
    await bob.leave()
    engine.go_on.set()
    await alice.until("ASIDE_ANSWER")
    again = await floor.seat("Bob")
    assert [answer["question"] for answer in again.of("ASIDE_ANSWER")] == ["Is it dark?"]


@pytest.mark.parametrize("error", [EngineUnavailable("Nobody answers."), ZeroDivisionError()])
async def test_a_question_that_cannot_be_answered_is_said_so_and_may_be_asked_again(opening, error) -> None:
    engine = Pondering()
    floor: Floor = await opening(engine)
    bob, _cleo = await floor.pair()
    engine.error = error
    engine.go_on.set()
    await ask(bob, "Is it dark?")
    refused = await bob.refused()
    assert (refused["type"], refused["reconnect_required"]) == ("TURN_REFUSED", False)
    engine.error = None
    await ask(bob, "Is it dark?")
    await bob.until("ASIDE_ANSWER")


async def test_a_process_that_stops_leaves_no_question_behind(opening) -> None:
    floor: Floor = await opening(Pondering())
    bob, _cleo = await floor.pair()
    await ask(bob, "Is it dark?")
    await bob.settle()
    before = asyncio.all_tasks()
    await running.stop_runtime()
    assert not [task for task in before if not task.done() and "_answer" in repr(task.get_coro())]
