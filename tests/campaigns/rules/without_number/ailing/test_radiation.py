"""Radiation: strain or Constitution, the stages of sickness, what treats it, whom it changes and whom it kills."""

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Exposure
from campaigns.rules.without_number.ailing.toll import Toll
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.figures import modifier, strain_limit
from tests.campaigns.rules.without_number.ailing.ward import RULES, exposed, ill, slept, survivor
from tests.campaigns.rules.without_number.cast import person

CORE = Exposure("the core", "radiation")


def test_who_withstands_it_takes_strain() -> None:
    bob, done = exposed(survivor(), CORE, 15, 3)

    assert bob.vitals.strain == 3
    assert not bob.toll.lost
    assert done.rulings[0].outcome == "success"
    assert (done.rulings[0].total, done.rulings[0].difficulty) == (15, 15)
    assert done.rulings[0].rule == "awn.radiation"


def test_strain_that_a_body_does_not_bear_is_taken_from_constitution() -> None:
    bob, _ = exposed(survivor(vitals=Vitals(8, 8, strain=9)), CORE, 16, 3)

    assert bob.toll.lost == {"radiation": 2}
    assert bob.vitals.strain == strain_limit(bob) == 8


def test_who_does_not_withstand_it_loses_constitution() -> None:
    bob, _ = exposed(survivor(), CORE, 14, 4)

    assert bob.toll.lost == {"radiation": 4}
    assert strain_limit(bob) == 6
    assert modifier(bob, "constitution") == -1


def test_the_place_says_how_strong_it_is() -> None:
    _, mild = exposed(survivor(), Exposure("warm ground", "radiation", peril="warm_ground"), 13, 1)
    _, dire = exposed(survivor(), Exposure("the core", "radiation", strength=2, peril="glowing_pit"), 18, 1)

    assert [(part.name, part.value) for part in mild.rulings[0].modifiers] == [("Warm ground", 2)]
    assert mild.rulings[0].succeeded
    assert [part.value for part in dire.rulings[0].modifiers] == [-4]
    assert not dire.rulings[0].succeeded


@pytest.mark.parametrize(
    ("lost", "label", "every", "difficulty"),
    [(1, "Queasy", 0, 8), (3, "Queasy", 0, 8), (4, "Radiation sick", 1, 10), (6, "Radiation sick", 1, 10),
     (7, "Wasting", 2, 12)],
)  # fmt: skip
def test_sickness_has_stages(lost: int, label: str, every: int, difficulty: int) -> None:
    bob = ill(lost={"radiation": lost})
    check = RULES.plan(_attempt("heal", "bob"), person(survivor(), "cleo"), person(bob, "bob"), "c")
    plain = RULES.plan(_attempt("notice", None), person(bob, "bob"), None, "c")

    assert label in RULES.view(person(bob).sheet).statuses
    assert check.difficulty == difficulty + 2
    assert -sum(part.value for part in plain.modifiers if part.name == label) == every


def test_the_sick_do_not_mend_overnight() -> None:
    sick, _ = slept(survivor(vitals=Vitals(3, 8), toll=Toll(lost={"radiation": 4})))
    queasy, _ = slept(survivor(vitals=Vitals(3, 8), toll=Toll(lost={"radiation": 1})))

    assert sick.vitals.hp == 3
    assert queasy.vitals.hp == 4


def test_treatment_brings_a_point_back_in_the_night() -> None:
    bob = ill(lost={"radiation": 3}, treated=True)
    once, _ = slept(bob)
    twice, _ = slept(once)

    assert once.toll.lost == {"radiation": 2}
    assert twice.toll.lost == {"radiation": 2}


def test_below_three_there_are_hours_left() -> None:
    bob, done = exposed(ill(lost={"radiation": 5}), CORE, 2, 4, [12, 8, 6])
    assert bob.toll.doomed == 2
    assert "Doomed, 2 nights left" in RULES.view(person(bob).sheet).statuses

    first, _ = slept(bob)
    second, done = slept(first)

    assert first.vitals.condition == "up"
    assert second.vitals.condition == "dead"
    assert "Bob does not see the morning." in done.notes


def test_treatment_holds_death_off_and_constitution_lifts_it() -> None:
    doomed = ill(lost={"radiation": 8}, doomed=1, treated=True)
    saved, done = slept(doomed)

    assert saved.toll.doomed == 0
    assert saved.toll.lost == {"radiation": 7}
    assert "Bob will live." in done.notes


@pytest.mark.parametrize(("face", "kind"), [(20, False), (1, True)])
def test_the_extremes_change_the_body(face: int, kind: bool) -> None:
    bob, done = exposed(survivor(), CORE, face, 2, 1)

    assert len(bob.powers) == 1
    assert bob.book.powers[bob.powers[0]].flaw is kind
    assert done.rulings[1].label == "Mutation"


def test_hardened_genes_add_four_and_change_nobody() -> None:
    bob, done = exposed(survivor("hardened_genes"), CORE, 20, 2)

    assert bob.powers == ("hardened_genes",)
    assert [(part.name, part.value) for part in done.rulings[0].modifiers] == [("Gifts", 4)]


def test_some_are_immune() -> None:
    bob, done = exposed(survivor("glow_eater"), CORE)

    assert bob == survivor("glow_eater")
    assert "takes no harm" in done.rulings[0].summary


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(RulesError) as refused:
        exposed(survivor(), Exposure("it", "radiation", peril="red_sweat"))

    assert "hot_ground" in refused.value.hint


def test_strain_never_exceeds_what_is_left_of_the_body() -> None:
    bob, _ = exposed(survivor(vitals=Vitals(8, 8, strain=10)), CORE, 3, 6)

    assert (bob.vitals.strain, strain_limit(bob)) == (4, 4)


def _attempt(skill: str, target: str | None) -> Attempt:
    return Attempt("cleo" if target else "bob", "skill", "I see to the sickness", target, skill=skill)
