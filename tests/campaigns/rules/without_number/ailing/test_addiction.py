"""What takes hold of those who take it: doses, cravings, nights without, and a healer's help."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Resolved, Throw
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.toll import Habit
from campaigns.rules.without_number.bodies import Hero, Vitals, read, write
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.gear import Item, ItemStats, read_item
from campaigns.rules.without_number.grown import stages_of
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, ill, slept, survivor
from tests.campaigns.rules.without_number.cast import LoadedDice, hero, person

GIN = Item("gin", "gin", "consumable", True, heals="1d4", stats=ItemStats(grip=2))
NEEDED = Habit("gin", "gin", 2, steps=1)


def drunk(bob: Hero, *faces: Any, rules: Any = RULES) -> Resolved:
    """Somebody takes a dose that heals 1 hit point."""
    people = {"bob": person(bob, "bob")}
    check = rules.plan(Attempt("bob", "use_item", "", item="gin"), people["bob"], None, "c")
    assert isinstance(check, Check)
    done: Resolved = rules.resolve(check, Throw("t", check.dice, (1,)), people, LoadedDice(*faces))
    return done


def habits(done: Resolved, who: str = "bob") -> tuple[Habit, ...]:
    return body(done.sheets[who]).toll.habits


def test_the_first_dose_is_free() -> None:
    done = drunk(survivor(gear=(GIN,)))

    assert habits(done) == (Habit("gin", "gin", 2, fed=True),)
    assert [ruling.rule for ruling in done.rulings] == ["awn.use_item"]


@pytest.mark.parametrize(("face", "steps", "tier"), [(13, 0, "success"), (12, 1, "failure")])
def test_the_second_asks_for_a_save_with_its_grip(face: int, steps: int, tier: str) -> None:
    done = drunk(survivor(gear=(GIN,), toll=ill(habits=(Habit("gin", "gin", 2),)).toll), face)

    assert habits(done)[0].steps == steps
    assert (done.rulings[1].rule, done.rulings[1].outcome) == ("awn.addiction", tier)


def test_dependence_has_three_steps() -> None:
    done = drunk(survivor(gear=(GIN,), toll=ill(habits=(Habit("gin", "gin", 2, steps=3),)).toll), 2)

    assert habits(done)[0].steps == 3


def test_a_dose_that_was_long_ago_is_forgotten() -> None:
    bob, _ = slept(ill(habits=(Habit("gin", "gin", 2, nights=2),)))

    assert bob.toll.habits == ()


def test_a_night_without_is_a_craving_and_stress() -> None:
    bob, done = slept(ill(habits=(NEEDED,), stress=3), 15)

    assert [name for name, _ in stages_of(bob)] == ["Restless: gin"]
    assert bob.toll.stress == 3
    assert "Bob has 1 Stress of it." in done.notes


def test_who_has_taken_it_has_no_craving() -> None:
    bob, _ = slept(ill(habits=(Habit("gin", "gin", 2, steps=2, fed=True),)))

    assert stages_of(bob) == ()
    assert bob.toll.habits[0].steps == 2


def test_a_save_takes_a_step_of_it_away() -> None:
    bob, done = slept(ill(habits=(Habit("gin", "gin", 2, steps=2),)), 17)

    assert bob.toll.habits[0].steps == 1
    assert done.rulings[-1].summary == "A night without gin: Bob comes through (15 against 15)."


def test_the_last_step_sets_free() -> None:
    bob, _ = slept(ill(habits=(NEEDED,)), 16)

    assert bob.toll.habits == ()


def test_a_healer_helps_through_the_next_night() -> None:
    craving = Habit("gin", "gin", 2, steps=2, hungry=True)
    people = {
        "bob": person(ill(habits=(craving,)), "bob"),
        "cleo": person(survivor(skills={"heal": 2}), "cleo"),
    }
    check = RULES.plan(Attempt("cleo", "skill", "", "bob", skill="heal"), people["cleo"], people["bob"], "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, (6, 6)), people, LoadedDice())
    _, morning = slept(body(done.sheets["bob"]), 15)

    assert check.difficulty == 10 + 2
    assert habits(done)[0].tended == 2
    assert morning.rulings[-1].outcome == "success"


def test_the_city_counts_no_stress_of_it() -> None:
    bob = hero(rules="cwn", book=CWN, archetype="operator", vitals=Vitals(8, 8))
    city = ruleset_of("cwn")
    thirsty = write(bob) | {"toll": {"habits": [{"id": "gin", "label": "gin", "steps": 1}]}}
    after = read(CWN, city.rest(thirsty, "night", LoadedDice(3)).sheets["self"])

    assert isinstance(after, Hero)
    assert (after.toll.stress, after.toll.habits[0].hungry) == (0, True)


def test_among_the_stars_it_is_only_a_drink() -> None:
    done = drunk(hero(rules="swn", book=SWN, vitals=Vitals(4, 8), gear=(GIN,)), rules=ruleset_of("swn"))

    assert [ruling.rule for ruling in done.rulings] == ["swn.use_item"]


def test_a_grip_is_from_minus_four_to_four() -> None:
    with pytest.raises(RulesError, match=r"stats\.grip"):
        read_item({"id": "gin", "name": "gin", "heals": "1d4", "stats": {"grip": 9}})
