"""Stress: what adds to it, when a mind breaks, and what takes it away."""

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Check, EncounterSetup, Exposure, Refusal, Throw
from campaigns.rules.without_number.ailing.nerves import shaken
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.books.perils import BREAKDOWNS, SCARS
from campaigns.rules.without_number.grown import stress_limit
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, exposed, ill, slept, survivor
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, person

SIGHT = Exposure("what is in the cellar", "stress", peril="horror")


def test_who_bears_the_sight_takes_one_and_who_does_not_a_d4() -> None:
    bears, done = exposed(survivor(), SIGHT, 15)
    does_not, _ = exposed(survivor(), SIGHT, 14, 3)

    assert bears.toll.stress == 1
    assert does_not.toll.stress == 3
    assert done.rulings[0].stat == "Mental save"


@pytest.mark.parametrize(("held", "penalty"), [(0, -2), (1, -4), (2, -6), (5, -6)])
def test_above_the_limit_the_saves_grow_worse(held: int, penalty: int) -> None:
    target = 15 - penalty
    face = min(20, target)
    shook = shaken(ill(stress=10, held=held), 1, "Bob", "bob", LoadedDice(face))

    assert [part.value for part in shook.rulings[0].modifiers] == [penalty]
    assert shook.rulings[0].total == face + penalty
    assert shook.hero.toll.held == held + 1


def test_at_the_limit_nothing_breaks() -> None:
    shook = shaken(ill(stress=9), 1, "Bob", "bob", LoadedDice())

    assert stress_limit(shook.hero) == 10
    assert shook.rulings == ()


@pytest.mark.parametrize(("face", "breakdown"), list(enumerate(BREAKDOWNS, 1)))
def test_who_breaks_is_worse_at_what_the_table_says(face: int, breakdown: str) -> None:
    shook = shaken(ill(stress=10), 2, "Bob", "bob", LoadedDice(16, face))

    assert shook.hero.toll.broken == breakdown
    assert shook.hero.toll.stress == 12 - 5
    assert BREAKDOWNS[breakdown].label in RULES.view(person(shook.hero).sheet).statuses
    assert shook.rulings[0].outcome == "failure"


def test_a_night_ends_it_and_takes_one_away() -> None:
    bob, _ = slept(ill(stress=12, held=2, broken="hollow", eased=True))

    assert (bob.toll.broken, bob.toll.stress, bob.toll.eased) == ("", 11, False)
    assert bob.toll.held == 2
    assert slept(ill(stress=11, held=2))[0].toll.held == 0


def with_option(bob: Any, option: str, faces: tuple[int, ...], *, target: Any = None) -> tuple[Any, Any]:
    people = {"bob": person(bob, "bob")}
    if target is not None:
        people["cleo"] = person(target, "cleo")
    meant = people.get("cleo")
    check = RULES.plan(
        Attempt("bob", "power", "", meant.id if meant else None, option=option), people["bob"], meant, "c"
    )
    if isinstance(check, Refusal):
        return check, None
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, faces), people, LoadedDice())
    return {found: body(sheet) for found, sheet in done.sheets.items()}, done


@pytest.mark.parametrize(("face", "scar"), list(enumerate(SCARS, 1)))
def test_hardening_takes_all_stress_and_leaves_a_scar(face: int, scar: str) -> None:
    after, done = with_option(ill(stress=12, broken="hollow"), "harden", (face,))

    assert (after["bob"].toll.stress, after["bob"].toll.broken, after["bob"].toll.scars) == (0, "", (scar,))
    assert stress_limit(after["bob"]) == 11
    assert done.rulings[0].rule == "awn.harden"
    ((skill, less),) = SCARS[scar].skills.items()
    check = RULES.plan(Attempt("bob", "skill", "", skill=skill), person(after["bob"], "bob"), None, "c")
    assert isinstance(check, Check)
    assert (SCARS[scar].label, -less) in [(part.name, part.value) for part in check.modifiers]


def test_nobody_hardens_before_the_edge() -> None:
    refused, _ = with_option(ill(stress=10), "harden", (1,))

    assert isinstance(refused, Refusal)
    assert refused.code == "not_needed"


@pytest.mark.parametrize(("faces", "less"), [((3, 4), 0), ((4, 4), 1), ((5, 6), 1), ((6, 6), 2)])
def test_company_eases_it_once_a_day(faces: tuple[int, int], less: int) -> None:
    friend = survivor(name="Bob", skills={"talk": 0})
    after, _ = with_option(friend, "unburden", faces, target=ill(stress=5))
    again, _ = with_option(friend, "unburden", faces, target=after["cleo"])

    assert after["cleo"].toll.stress == 5 - less
    assert isinstance(again, Refusal)


def test_company_and_hardening_are_offered_where_they_help() -> None:
    bob = person(ill(stress=11), "bob")
    cleo = person(survivor(name="Cleo"), "cleo")

    assert [deed["id"] for deed in RULES.deeds(bob, {"bob": bob, "cleo": cleo})] == ["harden"]
    assert [deed["targets"] for deed in RULES.deeds(cleo, {"bob": bob, "cleo": cleo})] == [["bob"]]


def test_a_lost_fight_weighs_on_everybody_who_lived() -> None:
    people = {
        "bob": person(survivor(vitals=Vitals(1, 8)), "bob"),
        "cleo": person(survivor(name="Cleo", vitals=Vitals(30, 30)), "cleo"),
        "raider": person(foe("raider", rules="awn", book=RULES.book, attack=20, damage="9"), "raider"),  # type: ignore[attr-defined]
    }
    setup = EncounterSetup("e", "pit", "The pit", "fight", "survive_rounds", 1, verdict_pc="out_cold")
    state = RULES.open_encounter(setup, list(people.values()), LoadedDice([8, 7, 1])).state
    done = RULES.resolve_round(
        state,
        [Attempt("bob", "wait", ""), Attempt("cleo", "wait", "")],
        {},
        people,
        LoadedDice(1, [19, 1]),
    )

    assert done.outcome == "won"
    assert body(done.sheets["bob"]).toll.stress == 2
    assert body(done.sheets["cleo"]).toll.stress == 1
    assert [ruling.rule for ruling in done.rulings if ruling.label == "Stress"] == [
        "awn.stress",
        "awn.stress",
    ]
