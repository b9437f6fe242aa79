"""Ashes Without Number: mutations, what they give and take, and powers in use."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt, Build, Check, EncounterSetup, Refusal, Throw
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.bodies import Foe, Hero, Vitals, read, write
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.figures import armour_class, modifier
from campaigns.rules.without_number.strikes import strike_of
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person

RULES = ruleset_of("awn")
SETUP = EncounterSetup("e1", "pit", "The pit", "fight", "hp_depletion", 1, morale_triggers=())
ARRAY = {
    "strength": 11, "dexterity": 14, "constitution": 12, "intelligence": 10, "wisdom": 9, "charisma": 7,
}  # fmt: skip


def mutant(*powers: str, **changes: Any) -> Hero:
    return hero(
        **{"rules": "awn", "book": AWN, "archetype": "mutant", "gear": (), "powers": powers, **changes}
    )


def raider(**changes: Any) -> Foe:
    return foe("raider", **{"rules": "awn", "book": AWN, "vitals": Vitals(20, 20), **changes})


def made(choices: dict[str, Any], *faces: Any) -> Hero:
    build = Build("Bob", "x", "mutant", ARRAY, choices=choices)
    found = read(AWN, RULES.new_sheet(build, LoadedDice(*faces)))
    assert isinstance(found, Hero)
    return found


def test_flaws_pay_for_gifts() -> None:
    bob = made({"flaws": ["palsy", "milky_eyes"], "mutations": ["scaled_hide", "claws"]}, 4, [1, 1, 1])

    assert bob.powers == ("palsy", "milky_eyes", "scaled_hide", "claws")
    assert modifier(bob, "dexterity") == 0
    assert armour_class(bob) == 15
    assert strike_of(bob).weapon == "Claws"


def test_a_gift_left_to_chance_is_thrown() -> None:
    bob = made({"mutations": ["thrown_1", "thrown_2"]}, 1, 1, 4, [1, 1, 1])

    assert bob.powers == ("scaled_hide", "dense_bones")


def test_creation_asks_for_flaws_first_and_counts_their_points() -> None:
    build = Build("Bob", "x", "mutant", ARRAY, choices={"flaws": ["palsy"]})
    steps = {step.id: step for step in RULES.creation_steps(build, {})}

    assert list(steps) == ["edges", "flaws", "mutations"]
    assert steps["mutations"].budget == 4


@pytest.mark.parametrize(
    "choices",
    [
        {"mutations": ["claws"]},
        {"mutations": ["wings"]},
        {"flaws": ["claws"]},
        {"flaws": ["palsy", "palsy"]},
        {"mutations": ["palsy"]},
        {"flaws": ["palsy", "milky_eyes", "stone_ears", "rank_scent"]},
    ],
)
def test_what_is_not_to_be_had_is_refused(choices: dict[str, Any]) -> None:
    with pytest.raises(RulesError) as refused:
        made(choices, 4)

    assert refused.value.hint


def used(bob: Hero, other: Foe, option: str, faces: tuple[int, ...], dice: LoadedDice) -> Any:
    people = {"bob": person(bob, "bob"), "raider": person(other, "raider")}
    check = RULES.plan(
        Attempt("bob", "power", "", "raider", option=option), people["bob"], people["raider"], "c"
    )
    assert isinstance(check, Check)
    done = RULES.resolve(check, Throw("t", check.dice, faces), people, dice)
    return check, {found: read(AWN, sheet) for found, sheet in done.sheets.items()}


def test_a_power_does_damage_and_costs_strain() -> None:
    _, after = used(mutant("venom_spit"), raider(save=15), "power_venom_spit", (5,), LoadedDice(3))

    assert after["raider"].vitals.hp == 15
    assert after["bob"].vitals.strain == 1


def test_a_save_halves_it() -> None:
    _, after = used(
        mutant("venom_spit", level=3), raider(save=15), "power_venom_spit", (5, 4, 2), LoadedDice(15)
    )

    assert after["raider"].vitals.hp == 20 - 5


def test_what_bends_the_will_is_turned_aside_by_a_save() -> None:
    check, after = used(mutant("dread_gaze"), raider(save=11), "power_dread_gaze", (), LoadedDice(11))

    assert "raider" not in after
    assert RULES.odds(check) == pytest.approx(10 / 20)


def test_uses_come_back_with_the_scene() -> None:
    spent = mutant("venom_spit")
    for _ in range(2):
        _, after = used(spent, raider(), "power_venom_spit", (1,), LoadedDice(2))
        spent = after["bob"]
    refused = RULES.plan(
        Attempt("bob", "power", "", "raider", option="power_venom_spit"),
        person(spent, "bob"), person(raider(), "raider"), "c",
    )  # fmt: skip
    rested = RULES.rest(write(spent), "scene", LoadedDice()).sheets["self"]

    assert isinstance(refused, Refusal)
    assert RULES.deeds(person(spent, "bob"), {}) == ()
    assert [deed["id"] for deed in RULES.deeds(person(read(AWN, rested), "bob"), {})] == ["power_venom_spit"]


def test_a_body_bears_only_so_much() -> None:
    worn_out = mutant("venom_spit", vitals=Vitals(8, 8, strain=10))
    people = person(worn_out, "bob"), person(raider(), "raider")

    assert isinstance(
        RULES.plan(Attempt("bob", "power", "", "raider", option="venom_spit"), *people, "c"), Refusal
    )


def test_powers_are_offered_and_work_in_a_fight() -> None:
    people = {
        "bob": person(mutant("foreseen_blow", "ember_breath"), "bob"),
        "raider": person(raider(attack=3), "raider"),
    }
    state = RULES.open_encounter(SETUP, list(people.values()), LoadedDice([8, 1])).state
    offered = {str(option["id"]) for option in RULES.options(state, people["bob"], people)}
    burn = Attempt("bob", "power", "I breathe", "raider", option="power_ember_breath")
    ward = Attempt("bob", "power", "I dodge", option="power_foreseen_blow")
    burnt = RULES.resolve_round(state, (burn,), {}, people, SeededDice.from_label("burn"))
    warded = RULES.resolve_round(state, (ward,), {}, people, SeededDice.from_label("ward"))

    assert {"power_foreseen_blow", "power_ember_breath"} <= offered
    assert read(AWN, burnt.sheets["raider"]).vitals.hp < 20
    attacks = [ruling for ruling in warded.rulings if ruling.kind == "attack"]
    assert attacks[0].difficulty == 10 + 4


def test_a_natural_one_misses_and_a_twenty_hits() -> None:
    sure = person(mutant(skills={"punch": 4}), "bob")
    easy, hard = person(raider(ac=5), "raider"), person(raider(ac=30), "raider")
    chances = []
    for target in (easy, hard):
        check = RULES.plan(Attempt("bob", "attack", "", "raider"), sure, target, "c")
        assert isinstance(check, Check)
        chances.append(RULES.odds(check))

    assert chances == [pytest.approx(19 / 20), pytest.approx(1 / 20)]
