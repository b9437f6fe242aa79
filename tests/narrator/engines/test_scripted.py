"""The double: says what it was given, fails on demand."""

import pytest

from narrator.engines.scripted import Script, ScriptedCall, ScriptedEngine
from narrator.errors import EngineUnavailable, UnreadableReply
from tests.narrator.sample import RecordingLedger, RecordingToolbox, make_brief


class Ear:
    """A sink that keeps what it hears."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    async def __call__(self, piece: str) -> None:
        self.pieces.append(piece)


async def test_it_tells_its_pieces_in_order_and_waits_by_the_given_clock() -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    ear = Ear()
    engine = ScriptedEngine(Script(deltas=3, delay=0.04), sleep=sleep)
    draft = await engine.narrate(make_brief(), RecordingToolbox(), RecordingLedger(), ear)
    assert "".join(ear.pieces) == draft.text
    assert waits == [0.04] * 3


async def test_it_calls_tools_that_do_not_exist_on_demand() -> None:
    toolbox = RecordingToolbox()
    script = Script(calls=(ScriptedCall("summon_dragon", {}),))
    draft = await ScriptedEngine(script).narrate(make_brief(), toolbox, RecordingLedger(), Ear())
    assert draft.tools_called == 1
    assert toolbox.calls == []


async def test_it_breaks_off_where_it_is_told_to() -> None:
    ear = Ear()
    script = Script(deltas=4, error=EngineUnavailable("cut"), fail_after=2)
    with pytest.raises(EngineUnavailable):
        await ScriptedEngine(script).narrate(make_brief(), RecordingToolbox(), RecordingLedger(), ear)
    assert len(ear.pieces) == 2


async def test_garbage_is_told_to_nobody() -> None:
    ear = Ear()
    with pytest.raises(UnreadableReply):
        await ScriptedEngine(Script(garbage=True)).narrate(
            make_brief(), RecordingToolbox(), RecordingLedger(), ear
        )
    assert ear.pieces == []
