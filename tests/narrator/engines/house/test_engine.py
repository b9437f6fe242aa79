"""The house engine at its ports: sink, toolbox, ledger, asides."""

import asyncio

from narrator.contracts import OutcomeBrief, Question
from narrator.engines.house import HouseEngine
from tests.narrator.sample import ORRA, VOICE, RecordingLedger, RecordingToolbox, evening, make_brief, swallow


async def test_the_text_streams_sentence_by_sentence() -> None:
    pieces: list[str] = []

    async def keep(piece: str) -> None:
        pieces.append(piece)

    draft = await HouseEngine().narrate(make_brief(), RecordingToolbox(), RecordingLedger(), keep)
    assert "".join(pieces) == draft.text
    assert len(pieces) > 3


async def test_talk_that_came_off_changes_how_somebody_feels() -> None:
    toolbox = RecordingToolbox()
    outcome = OutcomeBrief("c-mara", "talk", "Talk", "Orra Fenn listens.", tier="success", target="orra")
    await HouseEngine().narrate(make_brief(outcomes=(outcome,)), toolbox, RecordingLedger(), swallow)
    assert ("update_npc_disposition", "orra") in [
        (name, given.get("npc_id")) for name, given in toolbox.calls
    ]


async def test_somebody_introduced_is_written_down() -> None:
    toolbox = RecordingToolbox()
    draft = await HouseEngine().narrate(evening()[0], toolbox, RecordingLedger(), swallow)
    facts = [given["text"] for name, given in toolbox.calls if name == "commit_known_fact"]
    assert any("Orra Fenn" in str(fact) for fact in facts)
    assert [note.category for note in draft.footnotes] == ["Person"]
    assert draft.tools_called == len(toolbox.calls)


async def test_only_tools_on_offer_are_called() -> None:
    class Bare(RecordingToolbox):
        def specs(self) -> list:  # type: ignore[type-arg]
            return []

    toolbox = Bare()
    for brief in evening():
        await HouseEngine().narrate(brief, toolbox, RecordingLedger(), swallow)
    assert toolbox.calls == []


async def test_whoever_is_asked_answers_with_a_line_of_theirs() -> None:
    outcome = OutcomeBrief("c-mara", "talk", "Talk", "Orra Fenn answers.", tier="success", target="orra")
    draft = await HouseEngine().narrate(
        make_brief(outcomes=(outcome,)), RecordingToolbox(), RecordingLedger(), swallow
    )
    lines = [line.rstrip(".") for lines in ORRA.lines.values() for line in lines]
    assert any(line in draft.text for line in lines)


def ask(text: str) -> tuple[str, tuple[str, ...]]:
    known = ("The bell rings before a drowning.", "Orra Fenn has a brother who went out.")
    question = Question("seat-1", "Mara Quill", text, known, "seed", VOICE)
    answer = asyncio.run(HouseEngine().answer(question, RecordingLedger()))
    return answer.text, answer.grounded_on


def test_an_aside_is_answered_from_what_is_known() -> None:
    text, grounds = ask("What do I know about the bell?")
    assert grounds == ("The bell rings before a drowning.",)
    assert "The bell rings before a drowning." in text


def test_an_aside_beyond_what_is_known_says_so() -> None:
    text, grounds = ask("Who is the king of Spain?")
    assert grounds == ()
    assert text
