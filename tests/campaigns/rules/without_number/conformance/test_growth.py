"""What a level lets somebody choose, against the SRD's tables (2.7.1.4 to 2.7.1.7)."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationStep, Json
from campaigns.rules.without_number.bodies import Hero, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice, hero

RULES = WithoutNumber(WWN)


def due(level: int = 2, points: int = 3, **changes: Any) -> Hero:
    """Somebody who has come to a level and chosen nothing."""
    return hero(**{"level": level, "due": (level,), "skill_points": points, "skills": {"stab": 0}, **changes})


def steps(body: Hero, **choices: Json) -> dict[str, CreationStep]:
    return {step.id: step for step in RULES.growth(write(body), choices)}


def grown(body: Hero, **choices: Json) -> Hero:
    after = read(WWN, RULES.grow(write(body), choices).sheets["self"])
    assert isinstance(after, Hero)
    return after


def prices(step: CreationStep, skill: str) -> dict[int, int]:
    return dict(next(option.prices for option in step.options if option.id == skill))


@pytest.mark.parametrize("level", range(2, 11))
def test_a_focus_comes_at_the_levels_of_the_table(level: int) -> None:
    assert (f"focus_{level}" in steps(due(level))) == (level in (2, 5, 7, 10))


@pytest.mark.parametrize(("level", "highest"), [(2, 1), (3, 2), (5, 2), (6, 3), (8, 3), (9, 4), (10, 4)])
def test_a_skill_costs_one_to_five_points_and_takes_a_level(level: int, highest: int) -> None:
    costs = {-1: 0, 0: 1, 1: 3, 2: 6, 3: 10, 4: 15}
    step = steps(due(level, 15, foci={"alert": 1}))["skills"]

    assert prices(step, "sneak") == {rank: cost for rank, cost in costs.items() if rank <= highest}


@pytest.mark.parametrize(
    ("raises", "level", "cost"),
    [(0, 2, 1), (1, 2, 2), (2, 2, None), (2, 3, 3), (3, 5, None), (3, 6, 4), (4, 9, 5), (5, 10, None)],
)
def test_the_nth_raise_of_an_attribute_costs_n_points_and_takes_its_level(
    raises: int, level: int, cost: int | None
) -> None:
    step = steps(due(level, 9, raises=raises)).get(f"raise_{raises + 1}")

    assert (step.options[0].cost if step is not None else None) == cost


def test_raising_an_attribute_leaves_less_for_skills() -> None:
    bob = due(attributes=dict.fromkeys(hero().attributes, 13))
    asked = steps(bob, raise_1=["wisdom"], raise_2=["wisdom"])
    cleo = grown(bob, raise_1=["wisdom"], raise_2=["wisdom"])

    assert list(asked) == ["focus_2", "raise_1", "raise_2"]
    assert (cleo.attributes["wisdom"], cleo.skill_points, cleo.raises) == (15, 0, 2)


def test_nobody_rises_above_eighteen() -> None:
    step = steps(due(attributes={**hero().attributes, "strength": 18}))["raise_1"]

    assert "strength" not in {option.id for option in step.options}


def test_points_that_are_not_spent_are_kept() -> None:
    assert grown(due(), skills={}).skill_points == 3


def test_points_that_there_are_not_are_refused() -> None:
    with pytest.raises(RulesError, match="Skills"):
        grown(due(points=2), skills={"sneak": 1})


def test_a_quick_learners_own_point_is_not_for_fighting_and_may_be_kept() -> None:
    quick = due(points=4, peaceful=1, archetype="expert", level=3, skills={"stab": 1})

    with pytest.raises(RulesError, match="cannot go to"):
        grown(quick, skills={"stab": 2, "shoot": 0})
    kept = grown(quick, skills={"stab": 2})
    assert (kept.skills["stab"], kept.skill_points, kept.peaceful) == (2, 1, 1)
    spent = grown(quick, skills={"stab": 2, "sneak": 0})
    assert (spent.skill_points, spent.peaceful) == (0, 0)


def test_a_new_focus_is_worth_three_points_towards_a_skill_whatever_the_level() -> None:
    bob = due(foci={"alert": 1}, skills={"stab": 0, "exert": 1, "sneak": 2})
    new = grown(bob, focus_2=["specialist"], focus_skill_2=["sneak"], skills={})

    assert (new.specialty, new.skills["sneak"]) == ("sneak", 3 - 1)
    assert new.credit == {"sneak": 3}
    assert prices(steps(due(6, 9, skills=new.skills, credit=new.credit))["skills"], "sneak")[3] == 4 - 3


def test_the_second_level_of_a_focus_brings_no_skill() -> None:
    asked = steps(due(foci={"specialist": 1}), focus_2=["specialist"])

    assert "focus_skill_2" not in asked
    assert grown(due(foci={"specialist": 1}), focus_2=["specialist"]).foci == {"specialist": 2}


def test_a_focus_has_two_levels() -> None:
    with pytest.raises(RulesError, match="no 'alert'"):
        grown(due(foci={"alert": 2}), focus_2=["alert"])


def test_magic_is_learned_by_who_knows_some() -> None:
    assert "magic" not in {option.id for option in steps(due())["skills"].options}
    assert "magic" in {option.id for option in steps(due(skills={"magic": 0}))["skills"].options}


def test_hit_points_are_thrown_and_all_else_waits_for_a_choice() -> None:
    done = RULES.advance(write(hero()), 3, LoadedDice([4, 4]))
    bob = read(WWN, done.sheets["self"])

    assert isinstance(bob, Hero)
    assert (bob.level, bob.due, bob.skill_points) == (2, (2,), 3)
    assert bob.foci == hero().foci
    assert done.rulings[0].throw is not None


def test_what_is_chosen_is_told_in_the_ruling() -> None:
    done = RULES.grow(write(due()), {"focus_2": ["alert"], "skills": {"sneak": 1}})

    assert done.rulings[0].rule == "wwn.growth"
    assert "Sneak 1" in done.rulings[0].changes
    assert done.rulings[0].summary == "Bob has learned: Alert, Notice 1, Sneak 1."


def test_what_a_gm_has_written_on_a_sheet_that_no_book_knows_stops_nobody_from_growing() -> None:
    odd = due(foci={"kite_flying": 1}, skills={"stab": 0, "juggling": 2})

    assert grown(odd).foci["kite_flying"] == 1
    assert grown(odd).due == ()
