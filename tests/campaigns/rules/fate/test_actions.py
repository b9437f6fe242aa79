"""The four actions outside an encounter, each outcome by hand; compels and recovery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.rules.contracts import Attempt, Check, Refusal
from campaigns.rules.fate.harm import absorb
from campaigns.rules.fate.sheet import read
from tests.campaigns.rules.fate.cast import RULES, Loaded, being_of, bob, cleo, fell, foe, with_being


@pytest.mark.parametrize(
    ("faces", "total", "outcome"),
    [
        ((0, 0, 0, 0), 3, "success"),
        ((-1, 0, 0, 0), 2, "success"),
        ((-1, -1, 0, 0), 1, "failure"),
        ((1, 1, 0, 0), 5, "critical_success"),
    ],
)
def test_overcoming_a_fair_difficulty_with_good_physique(
    faces: tuple[int, ...], total: int, outcome: str
) -> None:
    person = bob()
    planned = RULES.plan(Attempt("bob", "skill", "", skill="physique", difficulty="2"), person, None, "c")
    assert isinstance(planned, Check)

    resolved = RULES.resolve(planned, fell(*faces), {"bob": person}, Loaded())

    (ruling,) = resolved.rulings
    assert (ruling.total, ruling.outcome, ruling.rule) == (total, outcome, "fate.overcome")
    boosts = [one for one in read(resolved.sheets.get("bob", person.sheet)).aspects if one.passing]
    assert len(boosts) == (1 if outcome == "critical_success" else 0)


def test_somebody_who_stands_against_it_throws_their_own_dice() -> None:
    person, rusk = cleo(), foe()
    planned = RULES.plan(Attempt("cleo", "skill", "", "rusk", skill="rapport"), person, rusk, "c")
    assert isinstance(planned, Check)

    resolved = RULES.resolve(planned, fell(0, 0, 0, 0), {"cleo": person, "rusk": rusk}, Loaded((1, 0, 0, 0)))

    (ruling,) = resolved.rulings
    assert (ruling.total, ruling.difficulty, ruling.outcome) == (4, 2, "success")


def test_a_blow_outside_a_conflict_lands_by_its_shifts() -> None:
    person, rusk = bob(), foe()
    planned = RULES.plan(Attempt("bob", "attack", "", "rusk"), person, rusk, "c")
    assert isinstance(planned, Check)

    resolved = RULES.resolve(planned, fell(0, 0, 0, 0), {"bob": person, "rusk": rusk}, Loaded((0, 0, 0, 0)))

    assert resolved.rulings[0].margin == 2
    assert read(resolved.sheets["rusk"]).physical == (True, True)


def test_giving_in_to_trouble_brings_a_fate_point_once_a_scene() -> None:
    person = bob()
    (deed,) = RULES.deeds(person, {"bob": person})
    attempt = Attempt("bob", "power", "", option=str(deed["id"]))
    planned = RULES.plan(attempt, person, None, "c")
    assert isinstance(planned, Check)

    resolved = RULES.resolve(planned, fell(), {"bob": person}, Loaded())
    after = with_being(person, read(resolved.sheets["bob"]))

    assert read(resolved.sheets["bob"]).fate_points == 4
    assert isinstance(RULES.plan(attempt, after, None, "c"), Refusal)
    assert RULES.deeds(after, {"bob": after}) == ()


def test_a_treated_consequence_begins_to_heal() -> None:
    person, scholar = bob(), cleo("scholar")
    hurt = with_being(person, absorb(being_of(person), 8, "physical").being)
    attempt = Attempt("cleo", "stabilise", "", "bob")
    planned = RULES.plan(attempt, scholar, hurt, "c")
    assert isinstance(planned, Check)

    resolved = RULES.resolve(planned, fell(0, 0, 0, 0), {"bob": hurt, "cleo": scholar}, Loaded())

    assert planned.difficulty == 2
    assert [one.healing for one in read(resolved.sheets["bob"]).consequences] == [True]


def test_whoever_is_out_can_do_nothing() -> None:
    out = with_being(bob(), replace(being_of(bob()), out="taken_out"))

    assert isinstance(RULES.plan(Attempt("bob", "skill", "", skill="fight"), out, None, "c"), Refusal)
