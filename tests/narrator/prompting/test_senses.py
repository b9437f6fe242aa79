"""The prompt for what reaches one player alone, and how a player likes to be told: chosen words, never their own."""

from __future__ import annotations

from dataclasses import replace

from narrator.contracts import Brief, Question
from narrator.prompting import compose, compose_aside
from tests.narrator.sample import MARA, VOICE, make_brief


def alone(brief: Brief) -> Brief:
    """What reaches Mara, who cannot see."""
    return replace(
        brief, kind="senses", person="second", characters=(MARA,), newcomer=MARA.id, lost=("sight", "hearing")
    )


def test_the_task_says_whom_it_is_for_and_what_they_lack() -> None:
    task = compose(alone(make_brief())).user.rsplit("<task>", 1)[1]

    assert '"Mara Quill" cannot see and cannot hear' in task
    assert "40 to 80 words" in task
    assert "“you”" in task


def test_its_length_is_the_readers() -> None:
    assert "15 to 40 words" in compose(replace(alone(make_brief()), verbosity="concise")).user


def test_a_mild_table_is_asked_for_no_swearing_and_no_other() -> None:
    plain = make_brief()
    mild = replace(plain, voice=replace(plain.voice, mild=True))

    assert "No swear words" in "\n".join(compose(mild).system)
    assert "No swear words" not in compose(plain).whole()
    assert compose(mild).user == compose(plain).user


def test_an_answer_is_as_long_as_its_asker_likes() -> None:
    question = Question("seat-1", "Mara Quill", "Who rings?", ("A bell.",), "s", VOICE)
    told = {
        one: compose_aside(replace(question, verbosity=one)).user
        for one in ("concise", "standard", "verbose")
    }  # type: ignore[arg-type]

    assert "Answer in one sentence." in told["concise"]
    assert "<length>" not in told["standard"]
    assert "three to five sentences" in told["verbose"]
