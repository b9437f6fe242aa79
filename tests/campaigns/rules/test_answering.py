"""Answers to a ruleset's own steps of creation are held against what the step allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.answering import price_of, read_answer, told
from campaigns.rules.contracts import CreationOption, CreationStep, Json

LABELS = {"fight": "Fight", "lore": "Lore", "will": "Will"}
OPTIONS = tuple(CreationOption(id, label, cost=2) for id, label in LABELS.items())
CHOOSE = CreationStep("stunts", "Stunts", "", "choose", OPTIONS, ["fight"], least=1, most=2, budget=4)
ASSIGN = CreationStep("skills", "Skills", "", "assign", OPTIONS, {"fight": 2, "lore": 1}, values=(2, 1))
POINTS = CreationStep(
    "scores", "Scores", "", "points", OPTIONS, {}, least=1, most=3, budget=8, prices={1: 1, 2: 3, 3: 6}
)
WORDS = CreationStep("aspects", "Aspects", "", "words", OPTIONS, {})


def test_legal_answers_are_taken_as_they_are() -> None:
    assert read_answer(CHOOSE, ["lore", "will"]) == ["lore", "will"]
    assert read_answer(ASSIGN, {"will": 2, "lore": 1}) == {"will": 2, "lore": 1}
    assert read_answer(POINTS, {"fight": 2}) == {"fight": 2, "lore": 1, "will": 1}
    assert read_answer(WORDS, {"fight": " Born  angry ", "lore": "x", "will": "y"}) == {
        "fight": "Born angry",
        "lore": "x",
        "will": "y",
    }


def test_the_preview_names_what_was_chosen() -> None:
    assert told(CHOOSE, ["lore", "will"]) == "Lore, Will"
    assert told(ASSIGN, {"will": 2, "lore": 1}) == "Will 2, Lore 1"
    assert told(WORDS, {"fight": "Born angry"}) == "Born angry"


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        (CHOOSE, []),
        (CHOOSE, ["fight", "fight"]),
        (CHOOSE, ["fight", "lore", "will"]),
        (CHOOSE, ["magic"]),
        (CHOOSE, {"fight": 1}),
        (ASSIGN, {"fight": 2}),
        (ASSIGN, {"fight": 2, "lore": 2}),
        (ASSIGN, {"fight": True, "lore": 2}),
        (ASSIGN, ["fight"]),
        (POINTS, {"fight": 3, "lore": 2, "will": 1}),
        (POINTS, {"fight": 4}),
        (POINTS, {"fight": "2"}),
        (WORDS, {"fight": "x", "lore": "y"}),
        (WORDS, "x"),
    ],
)
def test_what_the_step_does_not_allow_is_refused_with_a_hint(step: CreationStep, answer: Json) -> None:
    with pytest.raises(RulesError) as refused:
        read_answer(step, answer)

    assert refused.value.hint


@given(st.dictionaries(st.sampled_from(sorted(LABELS)), st.integers(-3, 9)))
def test_no_answer_that_is_taken_costs_more_than_the_budget(values: dict[str, int]) -> None:
    try:
        taken = read_answer(POINTS, dict(values))
    except RulesError:
        return

    assert isinstance(taken, dict)
    assert price_of(POINTS, {key: int(str(value)) for key, value in taken.items()}) <= POINTS.budget
