"""A deed that the rules settle nothing about is answered by what kind of deed it is; what fails is told as tried."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from narrator.contracts import Brief, Declared, OutcomeBrief
from narrator.engines.house import HouseEngine
from narrator.engines.house.moments import kind_of
from narrator.engines.house.stock.moments import MOMENTS
from narrator.engines.house.telling import Telling
from tests.narrator.sample import ORRA, RecordingLedger, RecordingToolbox, make_brief, swallow


def does(text: str, *outcomes: OutcomeBrief, intent: str = "other", **more: object) -> Brief:
    """A turn in which Mara does one thing."""
    return make_brief(declared=(Declared("c-mara", "seat-1", text, intent),), outcomes=outcomes, **more)


def told(brief: Brief) -> str:
    """The prose of a turn."""
    return asyncio.run(HouseEngine().narrate(brief, RecordingToolbox(), RecordingLedger(), swallow)).text


def answers(key: str) -> set[str]:
    """The house's own sentences under a key, as they are told of Mara with Orra by."""
    telling = Telling(make_brief())
    mara = telling.brief.characters[0]
    return {telling.fill(text, pc=mara, npc=ORRA).split(".")[0] for text in MOMENTS[key]}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I juggle three stones to make the children laugh.", "perform"),
        ("I kneel and put my ear to the ground.", "listen"),
        ("I draw a rough map on the back of my hand.", "make"),
        ("I look closely at the lamp.", "look"),
        ("I light the lamp.", "light"),
        ("I thank her warmly.", "courtesy"),
        ('I say, "Sing and dance!"', "talk"),
        ("Hm.", ""),
        ("", ""),
    ],
)
def test_a_deed_is_known_by_its_verb_or_by_what_it_is_done_with(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_a_deed_without_an_outcome_is_answered_for_what_it_is() -> None:
    prose = told(does("I juggle three stones for the children."))
    assert "juggle three stones" in prose
    assert any(answer in prose for answer in answers("perform")), prose


def test_a_throw_that_settles_no_more_is_told_as_it_fell() -> None:
    lost = OutcomeBrief("c-mara", "skill", "Sneak", "Mara Quill fails (Sneak, 5 against 8).", tier="failure")
    prose = told(does("I creep along the wall.", lost))
    assert any(answer in prose for answer in answers("sneak_failure")), prose


def test_a_deed_that_failed_is_told_as_tried() -> None:
    lost = OutcomeBrief("c-mara", "skill", "Exert", "Mara Quill fails (Exert, 5 against 8).", tier="failure")
    assert "ou try to break the chain" in told(does("I break the chain.", lost))


def test_a_deed_that_came_off_is_told_as_done() -> None:
    won = OutcomeBrief(
        "c-mara", "skill", "Exert", "Mara Quill succeeds (Exert, 9 against 8).", tier="success"
    )
    assert "ou break the chain" in told(does("I break the chain.", won))


def test_a_cry_is_told_as_it_was_cried() -> None:
    assert "“HELP ME UP SOMEBODY!”" in told(does("HELP ME UP SOMEBODY"))


def test_a_question_to_nobody_is_asked_aloud() -> None:
    assert "“Has anybody seen a light?”" in told(does("Has anybody seen a light?"))


def test_who_does_not_know_what_to_do_is_shown_what_is_open() -> None:
    brief = does("I don't know, what can I do?")
    assert any(lead.rstrip(".") in told(brief) for lead in brief.leads)


def test_a_dead_person_answers_nothing() -> None:
    gone = (replace(ORRA, condition="dead"),)
    prose = told(does("I thank Orra Fenn warmly.", people=gone))
    assert not any(answer in prose for answer in answers("courtesy")), prose
