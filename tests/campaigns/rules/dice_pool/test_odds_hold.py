"""What is announced is what happens: the share of successes against the exact odds, by seed."""

from __future__ import annotations

import pytest

from campaigns.rules.chance import SeededDice
from campaigns.rules.checks import thrown_for
from campaigns.rules.contracts import Attempt, Check
from campaigns.rules.dice_pool.gear import Item
from tests.campaigns.rules.dice_pool.cast import CLUB, RULES, attack, body, foe, person

TRIES = 1500
CHI_SQUARED_1 = 10.828
"""One degree of freedom, significance 0.001."""
MAGE = {"magic": 5, "skills": {"sorcery": 4}, "spells": {"lance": 3}}
CASES: dict[str, tuple[Attempt, dict[str, object], dict[str, object]]] = {
    "test": (Attempt("bob", "skill", "", skill="firearms", difficulty="8"), {}, {}),
    "untrained": (Attempt("bob", "skill", "", skill="driving", difficulty="5"), {}, {}),
    "opposed": (Attempt("bob", "skill", "", "guard", skill="stealth"), {"skills": {"stealth": 5}}, {}),
    "shot": (attack("bob", "guard"), {"physical": 3}, {}),
    "melee": (attack("bob", "guard"), {"gear": (CLUB,), "skills": {"blades": 5}}, {"gear": (CLUB,)}),
    "spell": (Attempt("bob", "power", "", "guard", option="cast_lance"), MAGE, {}),
}


@pytest.mark.parametrize("name", CASES)
def test_successes_come_as_often_as_the_odds_say(name: str) -> None:
    attempt, own, other = CASES[name]
    people = {"bob": person(body(**own)), "guard": person(foe(**other))}
    target = people[attempt.target] if attempt.target else None
    check = RULES.plan(attempt, people["bob"], target, "c")
    assert isinstance(check, Check)
    dice, won = SeededDice.from_label(f"odds-{name}"), 0
    for _ in range(TRIES):
        won += RULES.resolve(check, thrown_for(check, dice), people, dice).rulings[0].succeeded
    expected = RULES.odds(check) * TRIES
    left = TRIES - expected
    assert (won - expected) ** 2 / expected + (TRIES - won - left) ** 2 / left < CHI_SQUARED_1


def test_using_a_thing_is_certain() -> None:
    salve = Item("salve", "Salve", "consumable", heal=3)
    bob = person(body(gear=(salve,), physical=2))
    check = RULES.plan(Attempt("bob", "use_item", "", item="salve"), bob, None, "c")
    assert isinstance(check, Check)
    assert RULES.odds(check) == 1
