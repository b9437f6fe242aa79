"""Spells: drain formulas, casting with every die, what is held up, and who cannot cast."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Refusal
from campaigns.rules.dice_pool.bodies import Sustained, read
from campaigns.rules.dice_pool.figures import state_modifiers
from campaigns.rules.dice_pool.pool import ahead
from campaigns.rules.dice_pool.spells import SPELLS, parse_drain
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, body, foe, person, thrown

MAGE = {"magic": 5, "skills": {"sorcery": 4}, "spells": {"lance": 4, "knit": 3, "buckler": 2, "needle": 6}}


def cast(spell: str, target: str | None, **details: object) -> Attempt:
    return Attempt("cleo", "power", "", target, option=f"cast_{spell}", details=details)  # type: ignore[arg-type]


def planned(attempt: Attempt, **changes: object) -> Check:
    check = RULES.plan(attempt, person(body("Cleo", **{**MAGE, **changes})), person(foe()), "c")  # type: ignore[arg-type]
    assert isinstance(check, Check)
    return check


def test_a_spell_hits_and_drains() -> None:
    cleo, guard = body("Cleo", **MAGE), foe()
    check = planned(cast("lance", "guard", pool=2))
    assert (check.difficulty, check.dice[0].count) == (3, 6)
    people = {"cleo": person(cleo), "guard": person(guard)}
    dice = LoadedDice([4, 1, 1], [2, 2, 1, 1, 1, 1])
    done = RULES.resolve(check, thrown(3, 3, 5, 1, 2, 2), people, dice)
    assert [ruling.rule for ruling in done.rulings] == ["dice_pool.cast", "dice_pool.drain"]
    assert read(done.sheets["guard"]).physical == 10
    assert read(done.sheets["cleo"]).stun == 3


def test_odds_are_counted_by_convolution() -> None:
    check = planned(cast("lance", "guard", pool=2))
    assert RULES.odds(check) == pytest.approx(ahead((6, 3), (3, 4)))


def test_force_above_magic_wounds() -> None:
    cleo, guard = body("Cleo", **{**MAGE, "magic": 3}), foe()
    check = planned(cast("needle", "guard", pool=0, drain_pool=0), magic=3)
    people = {"cleo": person(cleo), "guard": person(guard)}
    done = RULES.resolve(check, thrown(1, 1, 1, 2), people, LoadedDice([1, 1, 1]))
    assert read(done.sheets["cleo"]).physical == 1


@pytest.mark.parametrize(
    ("formula", "numbers"),
    [("(F/2)S", {1: 2, 3: 2, 5: 2, 6: 3}), ("[(F/2)-1]L", {1: 2, 6: 2}), ("[(F/2)+3]D", {1: 3, 6: 6})],
)
def test_drain_is_half_the_force_and_two_at_least(formula: str, numbers: dict[int, int]) -> None:
    drain = parse_drain(formula)
    assert {force: drain.target_number(force) for force in numbers} == numbers


@pytest.mark.parametrize("formula", ["", "F", "__import__('os')", "(F/3)S", "(F/2)X", "(F/2)*9S"])
def test_what_is_no_drain_is_refused(formula: str) -> None:
    with pytest.raises(RulesError, match="is no drain"):
        parse_drain(formula)


def test_there_are_twenty_four_spells_and_each_has_a_drain() -> None:
    assert len(SPELLS) == 24
    assert all(parse_drain(spell.drain).target_number(6) >= 2 for spell in SPELLS.values())


def test_a_held_spell_burdens_whoever_holds_it() -> None:
    cleo = body("Cleo", **MAGE)
    check = RULES.plan(cast("buckler", "cleo", pool=0, drain_pool=0), person(cleo), person(cleo), "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, thrown(4, 5, 1, 1), {"cleo": person(cleo)}, LoadedDice([5, 5, 5]))
    after = read(done.sheets["cleo"])
    assert after.sustained == (Sustained("buckler", 2, "cleo", 2),)
    assert {part.name: part.value for part in state_modifiers(RULES.book, after)} == {
        "Sustaining": 2,
        "Wounds (light)": 1,
    }


@pytest.mark.parametrize(
    ("changes", "spell", "details", "reason"),
    [
        ({"magic": 0}, "lance", {}, "no magic"),
        ({}, "unmaking", {}, "never learned"),
        ({"skills": {"brawl": 3}}, "lance", {}, "without sorcery"),
        ({}, "lance", {"force": 5}, "learned at force 4"),
        ({"essence": 5}, "lance", {}, "no magic"),
    ],
)
def test_who_cannot_cast_is_told_why(
    changes: dict[str, object], spell: str, details: dict[str, object], reason: str
) -> None:
    cleo = person(body("Cleo", **{**MAGE, **changes}))
    refused = RULES.plan(cast(spell, "guard", **details), cleo, person(foe()), "c")
    assert isinstance(refused, Refusal)
    assert reason in refused.reason
