"""Every random procedure of the family falls as its dice say, from the chains that the table plays with."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt, Build, Check, EncounterSetup, Exposure, Person
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.nerves import shaken
from campaigns.rules.without_number.ailing.nights import pass_night
from campaigns.rules.without_number.ailing.toll import Ailment
from campaigns.rules.without_number.bodies import Hero, Used, Vitals, read
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.books.injuries import INJURIES
from campaigns.rules.without_number.books.mutations import GIFTS
from campaigns.rules.without_number.books.perils import BREAKDOWNS, SCARS
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.torching import burnt
from campaigns.rules.without_number.trauma import fall_of
from tests.campaigns.rules.without_number.ailing.ward import RULES, body, ill, survivor
from tests.campaigns.rules.without_number.cast import foe, hero, person
from tests.campaigns.rules.without_number.conformance.counting import assert_falls_as, evenly, two_dice

SETUP = EncounterSetup("e", "pit", "The pit", "fight", "hp_depletion", 1, morale_triggers=())
WWN_RULES = ruleset_of("wwn")


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> SeededDice:
    return SeededDice.from_label(request.node.name)


def checked(rules: Any, attempt: Attempt, people: dict[str, Person], dice: SeededDice) -> tuple[Check, Any]:
    check = rules.plan(attempt, people[attempt.actor], people.get(attempt.target or ""), "c")
    assert isinstance(check, Check)
    return (
        check,
        lambda _: rules.resolve(check, dice.throw(check.dice, reason="c"), people, dice).rulings[0].succeeded,
    )


@pytest.mark.parametrize(
    "attempt",
    [
        Attempt("bob", "skill", "", skill="notice", difficulty="8"),
        Attempt("bob", "skill", "", skill="sneak", difficulty="10"),
        Attempt("bob", "skill", "", "drowner", skill="notice"),
        Attempt("bob", "skill", "", skill="evasion"),
        Attempt("bob", "attack", "", "drowner"),
    ],
    ids=["skilled", "unskilled", "opposed", "save", "attack"],
)
def test_checks_succeed_as_often_as_their_odds_say(attempt: Attempt, dice: SeededDice) -> None:
    people = {
        "bob": person(hero(archetype="expert", used=Used(scene=("masterful_expertise",))), "bob"),
        "drowner": person(foe(vitals=Vitals(99, 99)), "drowner"),
    }
    check, draw = checked(WWN_RULES, attempt, people, dice)
    chance = WWN_RULES.odds(check)

    assert_falls_as(draw, {True: chance, False: 1 - chance})


@pytest.mark.parametrize("option", ["shove", "topple", "grapple"])
def test_laying_hands_on_somebody(option: str, dice: SeededDice) -> None:
    people = {"bob": person(hero(), "bob"), "drowner": person(foe(vitals=Vitals(99, 99)), "drowner")}
    state = WWN_RULES.open_encounter(SETUP, list(people.values()), SeededDice.from_label("x")).state
    attempt = Attempt("bob", "advantage", "", "drowner", option=option)
    (check,) = WWN_RULES.plan_round(state, [attempt], people)[0]
    chance = WWN_RULES.odds(check)

    def draw(_: int) -> bool:
        done = WWN_RULES.resolve_round(state, [attempt], {}, people, dice)
        return next(ruling for ruling in done.rulings if ruling.check == check.id).succeeded

    assert_falls_as(draw, {True: chance, False: 1 - chance}, 800)


def test_breaking_free_of_two(dice: SeededDice) -> None:
    people = {
        "bob": person(hero(), "bob"),
        **{name: person(foe(name, vitals=Vitals(99, 99)), name) for name in ("eel", "drowner")},
    }
    opened: Any = WWN_RULES.open_encounter(SETUP, list(people.values()), SeededDice.from_label("x")).state
    held = {
        "bob": {"held_by": ["eel", "drowner"]},
        "eel": {"grappling": "bob"},
        "drowner": {"grappling": "bob"},
    }
    state = {**opened, "actors": [{**actor, **held[actor["id"]]} for actor in opened["actors"]]}
    attempt = Attempt("bob", "advantage", "", option="break_free")
    (check,) = WWN_RULES.plan_round(state, [attempt], people)[0]
    chance = WWN_RULES.odds(check)

    def draw(_: int) -> bool:
        done = WWN_RULES.resolve_round(state, [attempt], {}, people, dice)
        return next(ruling for ruling in done.rulings if ruling.check == check.id).succeeded

    assert_falls_as(draw, {True: chance, False: 1 - chance}, 800)


def test_initiative_is_a_d8_each(dice: SeededDice) -> None:
    people = [person(hero()), person(foe())]

    def draw(_: int) -> str:
        state: Any = WWN_RULES.open_encounter(SETUP, people, dice).state
        return str(state["actors"][0]["id"])

    # Characters win ties: 36 of 64 ways.
    assert_falls_as(draw, {"bob": 36 / 64, "drowner": 28 / 64}, 2000)


def test_sides_throw_one_d8_each(dice: SeededDice) -> None:
    people = [person(hero()), person(hero("Cleo")), person(foe()), person(foe("eel")), person(foe("ray"))]
    setup = EncounterSetup("e", "x", "X", "fight", "hp_depletion", 1, data={"initiative": "side"})

    def draw(_: int) -> str:
        state: Any = WWN_RULES.open_encounter(setup, people, dice).state
        sides = [actor["side"] for actor in state["actors"]]
        assert sides == sorted(sides, key=sides.index)
        return str(sides[0])

    assert_falls_as(draw, {"party": 36 / 64, "opposition": 28 / 64}, 2000)


def test_whom_creatures_turn_on_is_fair(dice: SeededDice) -> None:
    names = ("Bob", "Cleo", "Dag")
    people = {name.lower(): person(hero(name), name.lower()) for name in names}
    people["drowner"] = person(foe(attack=0, damage="1"), "drowner")
    state = WWN_RULES.open_encounter(SETUP, list(people.values()), SeededDice.from_label("x")).state
    waits = [Attempt(name.lower(), "wait", "") for name in names]

    def draw(_: int) -> str:
        done = WWN_RULES.resolve_round(state, waits, {}, people, dice)
        return str(next(ruling.target for ruling in done.rulings if ruling.kind == "attack"))

    assert_falls_as(draw, evenly([name.lower() for name in names]), 1500)


def test_morale_is_two_dice(dice: SeededDice) -> None:
    people = {"bob": person(hero(skills={"lead": 4}), "bob"), "drowner": person(foe(morale=7), "drowner")}
    state = WWN_RULES.open_encounter(SETUP, list(people.values()), SeededDice.from_label("x")).state
    appeal = Attempt("bob", "skill", "I demand that you yield", "drowner", skill="lead")

    def draw(_: int) -> int:
        done = WWN_RULES.resolve_round(state, [appeal], {}, people, dice)
        thrown = [ruling.total for ruling in done.rulings if ruling.kind == "morale"]
        return thrown[0] if thrown else draw(0)

    assert_falls_as(draw, two_dice(), 800)


def exposed(exposure: Exposure, dice: SeededDice, bob: Hero | None = None) -> tuple[Hero, Any]:
    who = person(bob or survivor(), "bob")
    done = RULES.expose(exposure, who, {}, dice)
    return body(done.sheets.get("bob", who.sheet)), done


def test_radiation_takes_a_d6_of_constitution_or_a_d4_of_strain(dice: SeededDice) -> None:
    def draw(_: int) -> tuple[str, int]:
        bob, done = exposed(Exposure("the core", "radiation"), dice)
        if done.rulings[0].succeeded:
            return "strain", bob.vitals.strain
        return "lost", bob.toll.lost["radiation"]

    # A save of 15: 6 of 20 faces withstand it.
    expected = {("strain", face): 6 / 20 / 4 for face in range(1, 5)}
    expected |= {("lost", face): 14 / 20 / 6 for face in range(1, 7)}
    assert_falls_as(draw, expected)


def test_the_extremes_change_a_body_once_in_ten(dice: SeededDice) -> None:
    def draw(_: int) -> str:
        bob, _done = exposed(Exposure("the core", "radiation"), dice)
        return "" if not bob.powers else "flaw" if AWN.powers[bob.powers[0]].flaw else "gift"

    assert_falls_as(draw, {"": 0.9, "flaw": 0.05, "gift": 0.05}, 2000)


def test_diseases_are_mild_severe_or_lethal_as_six_to_three_to_one(dice: SeededDice) -> None:
    def draw(_: int) -> int:
        bob, _done = exposed(Exposure("the ash", "disease", strength=4, peril="ash_lung"), dice)
        return bob.toll.ailments[0].severity if bob.toll.ailments else draw(0)

    assert_falls_as(draw, {0: 0.6, 1: 0.3, 2: 0.1}, 1500)


def test_a_disease_is_saved_against_after_two_dice_of_nights(dice: SeededDice) -> None:
    sick = ill(ailments=(Ailment("ash_lung", 0, 1),))

    assert_falls_as(lambda _: pass_night(sick, dice).hero.toll.ailments[0].nights, two_dice(), 1500)


def test_who_recovers(dice: SeededDice) -> None:
    sick = ill(ailments=(Ailment("ash_lung", 0, 1, felt=True, tended=3),))

    # 15 less 3: faces 12 to 20.
    assert_falls_as(lambda _: not pass_night(sick, dice).hero.toll.ailments, {True: 9 / 20, False: 11 / 20})


def test_breakdowns(dice: SeededDice) -> None:
    def draw(_: int) -> str:
        return shaken(ill(stress=10), 1, "Bob", "bob", dice).hero.toll.broken

    # A Mental save of 15 at -2: faces 17 to 20 hold.
    expected = {"": 4 / 20, **{found: 16 / 20 / 6 for found in BREAKDOWNS}}
    assert_falls_as(draw, expected)


def test_scars_are_thrown_among_those_that_are_left(dice: SeededDice) -> None:
    bob = person(ill(stress=13, scars=("flat_voice", "no_songs")), "bob")
    attempt = Attempt("bob", "power", "", option="harden")
    check = RULES.plan(attempt, bob, None, "c")
    assert isinstance(check, Check)

    def draw(_: int) -> str:
        done = RULES.resolve(check, dice.throw(check.dice, reason="c"), {"bob": bob}, dice)
        return body(done.sheets["bob"]).toll.scars[-1]

    assert_falls_as(draw, evenly([scar for scar in SCARS if scar not in ("flat_voice", "no_songs")]), 1500)


def test_major_injuries_are_a_d12_for_who_fails_a_save(dice: SeededDice) -> None:
    fallen = survivor(vitals=Vitals(0, 8, condition="mortal", traumatic=True))

    def draw(_: int) -> str:
        found = fall_of(fallen, "Bob", dice).body
        assert isinstance(found, Hero)
        return next(iter(found.injuries), "")

    expected = {"": 6 / 20, **{injury.id: 14 / 20 / 12 for injury in INJURIES}}
    assert_falls_as(draw, expected)


def test_a_gift_left_to_chance_is_any_of_sixty(dice: SeededDice) -> None:
    build = Build(
        "Bob", "x", "mutant", dict.fromkeys(survivor().attributes, 10), choices={"mutations": ["thrown_1"]}
    )

    def draw(_: int) -> str:
        made = read(AWN, RULES.new_sheet(build, dice))
        assert isinstance(made, Hero)
        return made.powers[0]

    assert_falls_as(draw, evenly([gift.id for gift in GIFTS]), 1200)


def test_torching_burns_as_three_to_two_to_one(dice: SeededDice) -> None:
    cleo = hero(rules="swn", book=SWN, archetype="psychic")

    def draw(_: int) -> str:
        return next(iter(burnt(cleo, "Cleo", dice)[0].toll.burnt), "")

    assert_falls_as(draw, {"constitution": 3 / 6, "wisdom": 2 / 6, "": 1 / 6}, 2000)


def test_powers_take_hold_as_often_as_their_odds_say(dice: SeededDice) -> None:
    people = {
        "bob": person(survivor("dread_gaze"), "bob"),
        "raider": person(foe("raider", rules="awn", book=AWN, save=13), "raider"),
    }
    attempt = Attempt("bob", "power", "", "raider", option="power_dread_gaze")
    check, draw = checked(RULES, attempt, people, dice)
    chance = RULES.odds(check)

    assert chance == pytest.approx(12 / 20)
    assert_falls_as(draw, {True: chance, False: 1 - chance})
