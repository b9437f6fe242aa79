"""What karma buys: attributes, spells, skills, for those who fight and those who do not."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import CreationStep, Json
from campaigns.rules.dice_pool.bodies import Body, read, write
from campaigns.rules.dice_pool.tables import SKILLS
from campaigns.rules.growing import as_suggested
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, body


def paid(karma: int, **changes: Any) -> Body:
    """Somebody who has just been awarded karma."""
    return read(RULES.advance(write(body(**changes)), karma, LoadedDice()).sheets["self"])


def steps(person: Body, **choices: Json) -> dict[str, CreationStep]:
    return {step.id: step for step in RULES.growth(write(person), choices)}


def prices(step: CreationStep, id: str) -> dict[int, int]:
    return dict(next(option.prices for option in step.options if option.id == id))


def bought(person: Body, **choices: Json) -> Body:
    return read(RULES.grow(write(person), choices).sheets["self"])


def test_a_skill_costs_its_new_rating_and_twice_that_from_seven() -> None:
    step = steps(paid(60, skills={"stealth": 5}))["skills"]
    assert prices(step, "stealth") == {5: 0, 6: 6, 7: 20, 8: 36, 9: 54}


def test_an_attribute_costs_twice_its_new_rating_up_to_six() -> None:
    assert prices(steps(paid(60))["attributes"], "wits") == {3: 0, 4: 8, 5: 18, 6: 30}


def test_a_spell_costs_its_new_force_and_needs_magic() -> None:
    mage = paid(10, magic=4, spells={"lance": 2})
    assert prices(steps(mage)["spells"], "lance") == {2: 0, 3: 3, 4: 7}
    assert prices(steps(mage)["spells"], "knit") == {0: 0, 1: 1, 2: 3, 3: 6, 4: 10}
    assert "spells" not in steps(paid(10))


def test_all_is_paid_from_one_purse_and_the_rest_is_kept() -> None:
    mage = paid(20, magic=4, skills={"sorcery": 3})
    after = bought(mage, attributes={"wits": 4}, spells={"knit": 3}, skills={"sorcery": 4})
    assert (after.attributes["wits"], after.spells["knit"], after.skills["sorcery"]) == (4, 3, 4)
    assert after.karma == 20 - 8 - 6 - 4
    with pytest.raises(RulesError, match="Spells"):
        bought(mage, attributes={"wits": 5}, spells={"knit": 3})


def test_karma_may_be_saved_for_something_dear() -> None:
    saved = bought(paid(5), skills={})
    assert saved.karma == 5
    assert steps(saved) == {}
    richer = read(RULES.advance(write(saved), 5, LoadedDice()).sheets["self"])
    assert prices(steps(richer)["attributes"], "wits") == {3: 0, 4: 8}


def test_magic_skills_are_not_for_the_unmagical() -> None:
    assert "sorcery" not in {option.id for option in steps(paid(5))["skills"].options}


@pytest.mark.parametrize(
    ("training", "learned"),
    [
        (("negotiation", "etiquette", "firearms"), {"negotiation", "etiquette"}),
        (("firearms", "athletics", "stealth"), {"firearms"}),
    ],
)
def test_who_does_not_fight_learns_no_fighting_unless_they_choose_to(
    training: tuple[str, ...], learned: set[str]
) -> None:
    skills = {"negotiation": 3, "etiquette": 3, "athletics": 6, "stealth": 6}
    person = body(training=training, skills=skills)
    after = read(as_suggested(RULES, RULES.advance(write(person), 8, LoadedDice())).sheets["self"])
    assert {skill for skill, rating in after.skills.items() if rating != skills.get(skill)} == learned


def test_too_little_for_anything_asks_nothing() -> None:
    dear = dict.fromkeys(body().skills, 6)
    assert steps(paid(1, skills={**dict.fromkeys(SKILLS, 9), **dear})) == {}


def test_an_opponent_buys_nothing() -> None:
    assert steps(paid(30, kind="foe", fixed_pool=0)) == {}
