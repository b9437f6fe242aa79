"""Tending and resting."""

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check, Refusal, Throw
from campaigns.rules.without_number.bodies import Body, Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import KIT, LoadedDice, foe, hero, person

RULES = WithoutNumber(WWN)
MEDIC = hero("Cleo", archetype="adventurer", skills={"heal": 1}, gear=(KIT,))


def tend(patient: Body, *faces: int, medic: Body = MEDIC, attempt: str = "stabilise") -> tuple[Check, Vitals]:
    people = {"cleo": person(medic, "cleo"), "bob": person(patient, "bob", side="party")}
    check = RULES.plan(Attempt("cleo", attempt, "", "bob", skill="heal"), people["cleo"], people["bob"], "c")  # type: ignore[arg-type]
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, faces), people, LoadedDice())
    return check, read(WWN, done.sheets.get("bob", people["bob"].sheet)).vitals


def test_stabilising_gets_harder_each_round_and_without_a_kit() -> None:
    dying = hero(vitals=Vitals(0, 8, "mortal", down_rounds=3))
    check, vitals = tend(dying, 5, 5)
    bare, _ = tend(dying, 5, 5, medic=hero("Cleo", skills={"heal": 1}))

    assert check.difficulty == 11
    assert vitals.condition == "stable"
    assert bare.difficulty == 13


def test_failing_leaves_them_dying() -> None:
    assert tend(hero(vitals=Vitals(0, 8, "mortal")), 1, 2)[1].condition == "mortal"


def test_first_aid_restores_a_die_and_the_skill_for_one_strain() -> None:
    check, vitals = tend(hero(vitals=Vitals(2, 8)), 4, attempt="skill")

    assert RULES.odds(check) == 1.0
    assert vitals == Vitals(7, 8, strain=1)


def test_first_aid_never_heals_above_the_maximum_and_twice_as_much_from_gifted_hands() -> None:
    gifted = hero("Cleo", skills={"heal": 1}, gear=(KIT,), foci={"gifted_chirurgeon": 1})

    assert tend(hero(vitals=Vitals(7, 8)), 6, attempt="skill")[1].hp == 8
    assert tend(hero(vitals=Vitals(1, 20)), 4, medic=gifted, attempt="skill")[1].hp == 11


def test_who_can_bear_no_more_strain_is_not_helped() -> None:
    assert tend(hero(vitals=Vitals(2, 8, strain=10)), 6, attempt="skill")[1].hp == 2


def test_a_physician_has_one_try_at_frailty() -> None:
    frail = hero(vitals=Vitals(8, 8, frail=True))

    assert not tend(frail, 5, 5)[1].frail
    failed = tend(frail, 1, 1)[1]
    assert failed.frail
    assert failed.tended


@pytest.mark.parametrize(
    ("patient", "code"),
    [
        (hero(), "not_needed"),
        (hero(vitals=Vitals(0, 8, "stable")), "not_needed"),
        (hero(vitals=Vitals(0, 8, "dead")), "too_late"),
    ],
)
def test_who_needs_no_tending_or_is_beyond_it(patient: Body, code: str) -> None:
    refused = RULES.plan(
        Attempt("cleo", "stabilise", "", "bob"), person(MEDIC, "cleo"), person(patient, "bob"), "c"
    )

    assert isinstance(refused, Refusal)
    assert refused.code == code


@pytest.mark.parametrize("condition", ["out", "stable"])
def test_who_lies_safe_is_not_thrown_against(condition: Any) -> None:
    refused = RULES.plan(
        Attempt("cleo", "skill", "", "bob", skill="heal"),
        person(MEDIC, "cleo"),
        person(hero(vitals=Vitals(0, 8, condition)), "bob"),
        "c",
    )

    assert isinstance(refused, Refusal)
    assert "will come round" in refused.reason


def test_looking_after_somebody_who_is_well_is_not_opposed() -> None:
    check = RULES.plan(
        Attempt("cleo", "skill", "", "bob", skill="heal"),
        person(MEDIC, "cleo"),
        person(hero(), "bob"),
        "c",
    )

    assert isinstance(check, Check)
    assert check.kind == "skill"


def test_first_aid_takes_a_kit() -> None:
    people = person(hero("Cleo"), "cleo"), person(hero(vitals=Vitals(2, 8)), "bob")
    refused = RULES.plan(Attempt("cleo", "stabilise", "", "bob"), *people, "c")

    assert isinstance(refused, Refusal)
    assert refused.code == "no_kit"


def rested(body: Body, kind: str, *faces: int) -> Vitals:
    return read(WWN, RULES.rest(write(body), kind, LoadedDice(*faces)).sheets["self"]).vitals  # type: ignore[arg-type]


def test_a_night_restores_hit_points_by_level_and_a_point_of_strain() -> None:
    assert rested(hero(level=3, vitals=Vitals(2, 20, strain=2)), "night") == Vitals(5, 20, strain=1)
    assert rested(foe(hd=4, vitals=Vitals(2, 20)), "night") == Vitals(6, 20)


def test_the_unconscious_wake_when_the_scene_is_over() -> None:
    assert rested(hero(vitals=Vitals(0, 8, "out")), "scene") == Vitals(1, 8)
    assert rested(hero(vitals=Vitals(0, 8, "stable")), "scene") == Vitals(1, 8, frail=True)


def test_the_untended_dying_have_one_save() -> None:
    dying = hero(vitals=Vitals(0, 8, "mortal"))

    assert rested(dying, "scene", 15) == Vitals(1, 8, frail=True)
    assert rested(dying, "scene", 14).condition == "dead"


def test_the_frail_mend_in_a_week_with_care_and_risk_their_lives_without() -> None:
    frail = Vitals(3, 8, frail=True, frail_nights=6)
    tended = hero(vitals=frail, skills={"heal": 0}, gear=(KIT,))

    assert rested(hero(vitals=Vitals(3, 8, frail=True)), "night") == Vitals(3, 8, frail=True, frail_nights=1)
    assert not rested(tended, "night").frail
    assert rested(hero(vitals=frail), "night", 2).condition == "dead"
    assert rested(hero(vitals=frail), "night", 19).frail


def test_one_may_patch_oneself_up() -> None:
    assert rested(hero(vitals=Vitals(2, 8), skills={"heal": 0}), "first_aid", 4) == Vitals(6, 8, strain=1)


def test_harm_from_a_fall_brings_down_and_gently_only_knocks_out() -> None:
    sheet = write(hero())

    assert read(WWN, RULES.hurt(sheet, 3)).vitals.hp == 5
    assert read(WWN, RULES.hurt(sheet, 30)).vitals == Vitals(0, 8, "mortal")
    assert read(WWN, RULES.hurt(sheet, 30, lethal=False)).vitals == Vitals(0, 8, "out")
    assert read(WWN, RULES.hurt(write(foe()), 30)).vitals.condition == "dead"
    assert read(WWN, RULES.hurt(write(foe(named=True)), 30)).vitals.condition == "mortal"
