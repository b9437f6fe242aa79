"""Powers of every effect in a fight: drains, stuns, dread, cleansing, heartening, and those that spare nobody."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, EncounterSetup, RoundResult
from campaigns.rules.without_number.ailing.toll import Ailment, Toll
from campaigns.rules.without_number.bodies import Vitals, read
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.encounter.state import read_state
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, survivor
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, person

SETUP = EncounterSetup("e1", "pit", "The pit", "fight", "hp_depletion", 1, morale_triggers=())


def fought(power: str, *faces: Any, target: str | None = "raider", foes: int = 1, **bob: Any) -> RoundResult:
    """One round in which Bob uses a power first; raiders have 20 hit points, save on 15 and hit nothing."""
    people = {"bob": person(survivor(power, **bob), "bob")}
    for number in range(foes):
        name = "raider" if number == 0 else f"raider{number + 1}"
        raider = foe(name, rules="awn", book=AWN, vitals=Vitals(20, 20), save=15, morale=7)
        people[name] = person(raider, name)
    state = RULES.open_encounter(SETUP, list(people.values()), LoadedDice([8, *range(1, foes + 1)])).state
    attempt = Attempt("bob", "power", "", target, option=f"power_{power}")
    return RULES.resolve_round(state, [attempt], {}, people, LoadedDice(*faces))


def raider_hp(result: RoundResult, name: str = "raider") -> int:
    return read(AWN, result.sheets[name]).vitals.hp if name in result.sheets else 20


def test_a_drain_gives_half_of_what_it_takes() -> None:
    done = fought("leech_mouth", 6, 3, [2, 1, 1], vitals=Vitals(2, 8))

    assert raider_hp(done) == 14
    assert body(done.sheets["bob"]).vitals.hp == 5


def test_the_stunned_lose_their_turn() -> None:
    done = fought("dead_stop", 3)

    assert "The raider is too dazed to act." in done.notes
    assert not [ruling for ruling in done.rulings if ruling.kind == "attack"]


def test_who_withstands_a_stun_acts() -> None:
    done = fought("dead_stop", 15, [2, 1, 1])

    assert [ruling.kind for ruling in done.rulings] == ["power", "attack"]


def test_dread_makes_them_find_their_nerve() -> None:
    broken = fought("wolf_howl", [6, 6])
    kept = fought("wolf_howl", [1, 1], [2, 1, 1])

    assert broken.outcome == "won"
    assert kept.outcome is None


def test_what_spares_nobody_meets_everybody_with_the_same_dice() -> None:
    done = fought("pain_wave", 6, 3, 15, [2, 1, 1], [2, 1, 1], foes=2)

    assert (raider_hp(done), raider_hp(done, "raider2")) == (14, 17)
    assert body(done.sheets["bob"]).vitals.strain == 1


def test_a_hindrance_for_everybody() -> None:
    done = fought("skunk_gland", 3, 3, [2, 1, 1], [2, 1, 1], foes=2)
    hindered = [
        part.value for ruling in done.rulings if ruling.kind == "attack" for part in ruling.modifiers
        if part.name == "Hindered"
    ]  # fmt: skip

    assert hindered == [-2, -2]


def test_heartening_counts_on_the_next_throw() -> None:
    done = fought("drill_voice", [2, 1, 1], target="bob")

    assert {actor.id: actor.aided for actor in read_state(done.state).actors}["bob"] == 3


@pytest.mark.parametrize(
    ("toll", "faces", "left"),
    [
        (Toll(ailments=(Ailment("ash_lung", 1, 4, felt=True),)), (), Toll()),
        (Toll(lost={"radiation": 4}), (3,), Toll(lost={"radiation": 1})),
    ],
)
def test_cleansing_takes_away_what_ails(toll: Toll, faces: tuple[int, ...], left: Toll) -> None:
    done = fought("clean_hands", *faces, [2, 1, 1], target="bob", toll=toll)

    assert body(done.sheets["bob"]).toll == left


def test_the_steady_do_not_bleed_out() -> None:
    people = {
        "bob": person(survivor("second_heart", vitals=Vitals(1, 8)), "bob"),
        "raider": person(foe("raider", rules="awn", book=AWN, attack=20, damage="9"), "raider"),
    }
    state = RULES.open_encounter(SETUP, list(people.values()), LoadedDice([8, 1])).state
    done = RULES.resolve_round(state, [Attempt("bob", "wait", "")], {}, people, LoadedDice([19, 1]))

    assert "the bleeding stops by itself" in " ".join(ruling.summary for ruling in done.rulings)
