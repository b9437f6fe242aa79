"""Engines in a row: who tells when the first cannot, and when nobody else may."""

from __future__ import annotations

import pytest

from narrator.contracts import Question
from narrator.engines.chain import ChainEngine
from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from narrator.errors import BudgetExceeded, EngineUnavailable, NarratorError, Refused
from tests.narrator.sample import VOICE, RecordingLedger, RecordingToolbox, make_brief
from tests.narrator.standins.desks import Ear

DOWN = Script(error=EngineUnavailable("Nobody answers."))


async def tell(*scripts: Script) -> tuple[object, list[ScriptedEngine], Ear]:
    engines, ear = [ScriptedEngine(script) for script in scripts], Ear()
    draft = await ChainEngine(*engines).narrate(make_brief(), RecordingToolbox(), RecordingLedger(), ear)
    return draft, engines, ear


async def test_the_first_tells_where_it_can() -> None:
    draft, engines, _ear = await tell(Script(), Script())
    assert draft.stand_in == ""
    assert [engine.told for engine in engines] == [1, 0]


async def test_the_next_tells_where_the_first_cannot_and_the_draft_says_so() -> None:
    draft, _engines, ear = await tell(DOWN, Script(garbage=True), Script(text="The bell rings."))
    assert draft.stand_in == "scripted"
    assert draft.text == "".join(ear.pieces) == "The bell rings."


@pytest.mark.parametrize("error", [Refused("No."), BudgetExceeded("It is used up.")])
async def test_a_refusal_and_a_ceiling_are_nobody_elses_to_overrule(error: NarratorError) -> None:
    with pytest.raises(type(error)):
        await tell(Script(error=error), Script())


async def test_nobody_goes_on_with_what_another_has_begun() -> None:
    begun = Script(error=EngineUnavailable("The line was cut."), fail_after=2)
    with pytest.raises(EngineUnavailable):
        await tell(begun, Script())


async def test_nobody_goes_on_after_anothers_tools() -> None:
    called = Script(
        calls=(ScriptedCall("roll_dice", {"notation": "1d6", "reason": "omen"}),),
        error=EngineUnavailable("The line was cut."),
    )
    with pytest.raises(EngineUnavailable):
        await tell(called, Script())


async def test_the_last_ones_failure_is_the_chains() -> None:
    with pytest.raises(EngineUnavailable, match="Nobody either"):
        await tell(DOWN, Script(error=EngineUnavailable("Nobody either.")))


async def test_an_aside_is_answered_by_who_can() -> None:
    class Mute(ScriptedEngine):
        async def answer(self, question: Question, ledger: object) -> None:  # type: ignore[override]
            raise EngineUnavailable("Nobody answers.")

    chain = ChainEngine(Mute(), ScriptedEngine())
    answer = await chain.answer(Question("seat-1", "Mara", "Who rang?", (), "s", VOICE), RecordingLedger())
    assert "Who rang?" in answer.text
