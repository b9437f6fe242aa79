"""Sheets: creation, opponents, homebrew, and what survives being stored."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.answering import price_of, read_answer
from campaigns.rules.contracts import Build
from campaigns.rules.dial.knacks import FLAWS, KNACKS
from campaigns.rules.dial.tables import ATTRIBUTES, SKILLS
from tests.campaigns.rules.dial.cast import RULES, WIGHT, LoadedDice, foe, hero


def build(**more: Any) -> Build:
    return Build("Bob", "sailor", more.pop("archetype", "vanguard"), **more)


def test_what_is_suggested_makes_a_legal_character() -> None:
    sheet = RULES.new_sheet(build(), LoadedDice())
    view = RULES.view(sheet)
    # Resolve: 10, twice grit 14 (+2), and 4 for being hard to kill. Edge: 3, and 1 for the flaw.
    assert (view.level, view.hp, view.max_hp) == (1, 18, 18)
    assert [(track.id, track.current, track.maximum) for track in view.tracks] == [("edge", 4, 4)]


@pytest.mark.parametrize("archetype", ["vanguard", "scout", "sage", "voice", "ace"])
@pytest.mark.parametrize("method", ["array", "points"])
def test_every_suggestion_is_a_legal_answer(archetype: str, method: str) -> None:
    asked = RULES.creation_steps(build(archetype=archetype, choices={"score_method": [method]}), {})
    assert [step.id for step in asked] == ["score_method", "scores", "knacks", "flaw"]
    for step in asked:
        assert read_answer(step, step.suggested) == step.suggested


def test_points_buy_scores_within_the_budget() -> None:
    scores = dict(zip(ATTRIBUTES, (15, 15, 15, 8, 8, 8), strict=True))
    choices: dict[str, Any] = {"score_method": ["points"], "scores": scores}
    step = RULES.creation_steps(build(choices=choices), {})[1]
    assert price_of(step, scores) == 27
    sheet = RULES.new_sheet(build(choices=choices), LoadedDice())
    assert sheet["scores"] == scores
    with pytest.raises(RulesError, match="costs"):
        RULES.new_sheet(build(choices={**choices, "scores": {**scores, "heart": 9}}), LoadedDice())


def test_scores_that_the_pack_gives_are_not_asked_for() -> None:
    asked = RULES.creation_steps(build(attributes=dict.fromkeys(ATTRIBUTES, 11)), {})
    assert [step.id for step in asked] == ["knacks", "flaw"]


def test_a_focus_of_the_pack_is_one_of_the_two_knacks() -> None:
    sheet = RULES.new_sheet(build(foci=("stubborn",)), LoadedDice())
    assert [knack["id"] for knack in sheet["knacks"]] == ["stubborn", "heavy_hand"]  # type: ignore[index, union-attr, call-overload]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"archetype": "wizard"}, "no archetype"),
        ({"choices": {"knacks": ["heavy_hand"]}}, "1 are chosen"),
        ({"choices": {"knacks": ["heavy_hand", "flying"]}}, "no 'flying'"),
        ({"choices": {"scores": {"force": 18}}}, "values do not match"),
        ({"skills": ("basketry",)}, "no skill"),
        ({"attributes": {"force": 10}}, "has no score"),
    ],
)
def test_a_choice_that_is_not_legal_is_refused(more: dict[str, Any], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        RULES.new_sheet(build(**more), LoadedDice())


def test_eighteen_knacks_each_change_something_that_exists() -> None:
    assert len(KNACKS) == 18
    assert all(knack.gifts or knack.skills for knack in KNACKS.values())
    assert all(skill in SKILLS for entry in (*KNACKS.values(), *FLAWS.values()) for skill in entry.skills)


def test_an_opponents_resolve_may_be_thrown() -> None:
    entry = {"name": "wight", "stats": {**WIGHT["stats"], "resolve": "2d6+1"}}
    sheet = RULES.foe_sheet(entry, LoadedDice((3, 4)))
    assert RULES.view(sheet).max_hp == 8


@pytest.mark.parametrize(
    ("stats", "message"),
    [
        ({"damage": None}, "cannot hurt"),
        ({"damage": "0"}, "cannot hurt"),
        ({"attack": None}, "no attack"),
        ({"resolve": None}, "no resolve"),
        ({"resolve": 0}, "no resolve"),
        ({"defence": 99}, "defence"),
        ({"armor": 3}, "stats.armor"),
    ],
)
def test_what_cannot_be_an_opponent_is_refused(stats: dict[str, Any], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        foe(**stats)


@given(st.integers(0, 60), st.booleans(), st.integers(0, 30))
def test_a_sheet_survives_json_harm_and_growth(amount: int, lethal: bool, xp: int) -> None:
    sheet = RULES.advance(hero().sheet, xp, LoadedDice()).sheets["self"]
    hurt = RULES.hurt(sheet, amount, lethal=lethal)
    again = json.loads(json.dumps(hurt))
    RULES.validate(again)
    view = RULES.view(again)
    assert 0 <= view.hp <= view.max_hp
    assert view == RULES.view(hurt)


@pytest.mark.parametrize("broken", [{"level": 11}, {"rules": "wwn"}, {"edge": -1}, {"luck": 3}])
def test_a_sheet_that_is_none_of_ours_is_refused(broken: dict[str, Any]) -> None:
    with pytest.raises(RulesError, match="no sheet"):
        RULES.validate({**hero().sheet, **broken})


def test_a_pack_adds_knacks_flaws_archetypes_and_replaces_tables() -> None:
    rules = RULES.bound(
        {
            "tables": {"difficulties": {"easy": 11, "routine": 13, "tricky": 15, "hard": 18, "formidable": 21},
                       "array": [16, 14, 12, 12, 10, 8]},
            "powers": [
                {"type": "knack", "id": "sea_legs", "label": "Sea legs", "text": "Hm.", "skills": {"pilot": 2}},
                {"type": "flaw", "id": "seasick", "label": "Seasick", "text": "Oh no.", "skills": {"pilot": -2}},
            ],
            "classes": [
                {"id": "bosun", "label": "Bosun", "prime": ["grit", "force", "heart", "wits", "grace", "presence"],
                 "trained": ["command", "pilot"], "knacks": ["sea_legs", "stubborn"]},
            ],
        }
    )  # fmt: skip
    sheet = rules.new_sheet(build(archetype="bosun", choices={"flaw": ["seasick"]}), LoadedDice())
    assert rules.difficulty("routine") == 13
    assert rules.facts().difficulties["hard"] == 18
    assert sheet["scores"]["grit"] == 16  # type: ignore[index, call-overload]
    assert dict(rules.view(sheet).lines)["Knacks"] == "Sea legs, Stubborn"
    assert RULES.difficulty("routine") == 12, "the published rules stay as they are"


@pytest.mark.parametrize(
    ("homebrew", "where"),
    [
        ({"conditions": [{"id": "wet"}]}, "homebrew.conditions"),
        ({"powers": [{"type": "spell", "id": "x"}]}, "homebrew.powers.0.type"),
        ({"powers": [{"type": "knack", "id": "x", "label": "X", "text": "", "gifts": {"wings": 1}}]},
         "homebrew.powers.0.gifts"),
        ({"powers": [{"type": "flaw", "id": "x", "label": "X", "text": "", "skills": {"basketry": -1}}]},
         "homebrew.powers.0"),
        ({"tables": {"array": [15, 14]}}, "homebrew.tables.array"),
        ({"tables": {"weather": {}}}, "homebrew.tables.weather"),
        ({"tables": {"manoeuvres": []}}, "homebrew.tables.manoeuvres"),
        ({"classes": [{"id": "x", "label": "X", "prime": ["force"], "trained": []}]}, "homebrew.classes.0.prime"),
    ],
)  # fmt: skip
def test_bad_homebrew_is_refused_by_its_place(homebrew: dict[str, Any], where: str) -> None:
    with pytest.raises(RulesError) as caught:
        RULES.bound(homebrew)
    assert where in caught.value.message
