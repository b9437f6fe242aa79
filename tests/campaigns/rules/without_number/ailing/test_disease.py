"""Diseases: caught, shown after some nights, and one step better or worse every few of them."""

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check, Exposure, Throw
from campaigns.rules.without_number.ailing.toll import Ailment
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, exposed, ill, slept, survivor
from tests.campaigns.rules.without_number.cast import KIT, LoadedDice, person

LUNG = Exposure("the ash", "disease", peril="ash_lung")


def has(severity: int, nights: int, **more: Any) -> Any:
    return ill(ailments=(Ailment("ash_lung", severity, nights, felt=True, **more),))


def test_who_withstands_it_has_nothing() -> None:
    bob, done = exposed(survivor(), LUNG, 15)

    assert bob.toll.ailments == ()
    assert done.rulings[0].succeeded


@pytest.mark.parametrize(("face", "severity"), [(1, 0), (6, 0), (7, 1), (9, 1), (10, 2)])
def test_a_d10_says_how_bad_it_is(face: int, severity: int) -> None:
    bob, _ = exposed(survivor(), LUNG, 14, face, 3)

    assert bob.toll.ailments == (Ailment("ash_lung", severity, 3),)


def test_some_diseases_are_always_as_bad() -> None:
    bob, _ = exposed(survivor(), Exposure("the sheets", "disease", peril="red_sweat"), 16, 2)

    assert bob.toll.ailments == (Ailment("red_sweat", 2, 2),)


def test_nothing_is_felt_before_its_night() -> None:
    bob = ill(ailments=(Ailment("ash_lung", 1, 2),))
    first, _ = slept(bob)
    second, done = slept(first, [3, 4])

    assert first.toll.ailments == (Ailment("ash_lung", 1, 1),)
    assert "Ash lung, severe" not in RULES.view(person(first).sheet).statuses
    assert second.toll.ailments == (Ailment("ash_lung", 1, 7, felt=True),)
    assert "Ash lung, severe" in RULES.view(person(second).sheet).statuses
    assert any("ash lung, severe" in note for note in done.notes)


def test_a_save_makes_it_one_step_better() -> None:
    bob, done = slept(has(1, 1), 15, [2, 3])

    assert bob.toll.ailments == (Ailment("ash_lung", 0, 5, felt=True),)
    assert (done.rulings[-1].total, done.rulings[-1].difficulty) == (15, 15)


def test_a_mild_one_that_is_withstood_is_over() -> None:
    bob, _ = slept(has(0, 1), 15)

    assert bob.toll.ailments == ()


def test_a_failure_makes_it_one_step_worse() -> None:
    bob, _ = slept(has(0, 1), 14, [1, 1])

    assert bob.toll.ailments == (Ailment("ash_lung", 1, 2, felt=True),)


def test_a_lethal_one_takes_constitution_each_night_and_kills_in_the_end() -> None:
    weaker, _ = slept(has(2, 2))
    dead, done = slept(has(2, 1), 2)

    assert weaker.toll.lost == {"disease": 1}
    assert dead.vitals.condition == "dead"
    assert "dies of ash lung" in done.rulings[-1].summary


def test_constitution_comes_back_once_it_is_over() -> None:
    bob, _ = slept(ill(lost={"disease": 2}))

    assert bob.toll.lost == {"disease": 1}


def tended(bob: Any, faces: tuple[int, int], **medic: Any) -> tuple[Any, Check, Any]:
    cleo = person(survivor(name="Cleo", **{"skills": {"heal": 2}, "gear": (KIT,), **medic}), "cleo")
    people = {"cleo": cleo, "bob": person(bob, "bob")}
    attempt = Attempt("cleo", "skill", "I tend the fever", "bob", skill="heal")
    check = RULES.plan(attempt, cleo, people["bob"], "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, faces), people, LoadedDice())
    return body(done.sheets["bob"]), check, done


def test_a_healer_adds_their_skill_to_the_next_save() -> None:
    bob, check, done = tended(has(1, 3), (5, 3))
    better, _ = slept(has(1, 1, tended=2), 13, [1, 1])

    assert check.difficulty == 10
    assert bob.toll.ailments[0].tended == 2
    assert done.rulings[0].rule == "awn.treat"
    assert better.toll.ailments[0].severity == 0


def test_one_try_a_day() -> None:
    bob, _, _ = tended(has(1, 3), (1, 1))
    again = RULES.plan(
        Attempt("cleo", "stabilise", "I tend the fever", "bob"),
        person(survivor(name="Cleo", gear=(KIT,)), "cleo"),
        person(bob, "bob"),
        "c",
    )

    assert bob.toll.ailments[0].tended == 0
    assert not isinstance(again, Check)
    assert slept(bob)[0].toll.ailments[0].seen is False


def test_a_remedy_throws_a_failure_again() -> None:
    bob, _ = slept(has(0, 1, remedy=True), 3, 15)

    assert bob.toll.ailments == ()


def test_the_severe_do_not_mend_and_are_worse_at_everything() -> None:
    check = RULES.plan(Attempt("bob", "skill", "", skill="know"), person(has(1, 5), "bob"), None, "c")

    assert isinstance(check, Check)
    assert ("Ash lung, severe", -1) in [(part.name, part.value) for part in check.modifiers]


def test_nobody_has_the_same_one_twice() -> None:
    bob, _ = exposed(has(1, 5), LUNG, 2)

    assert len(bob.toll.ailments) == 1


def test_a_gut_that_bears_everything() -> None:
    bob, _ = exposed(survivor("rats_gut"), LUNG)

    assert bob.toll.ailments == ()
