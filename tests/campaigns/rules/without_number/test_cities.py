"""Cities Without Number: edges, trauma, soak, bursts, implants."""

from collections import Counter
from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt, Build, EncounterSetup
from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.blows import Exchange, settle
from campaigns.rules.without_number.bodies import Body, Foe, Hero, Vitals, read, write
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.checks import attack_check
from campaigns.rules.without_number.figures import armour_class, check_modifiers, strain_limit, trauma_target
from campaigns.rules.without_number.gear import Item, ItemStats
from campaigns.rules.without_number.impacts import Defence
from campaigns.rules.without_number.strikes import strike_of
from campaigns.rules.without_number.vitals import new_scene
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person, thrown

RULES = ruleset_of("cwn")
ARRAY = {
    "strength": 11, "dexterity": 14, "constitution": 12, "intelligence": 10, "wisdom": 9, "charisma": 7,
}  # fmt: skip
PISTOL = Item(
    "pistol", "Heavy pistol", "weapon", True, damage="1d8", skill="shoot", attributes=("dexterity",),
    stats=ItemStats(trauma_die="1d6", trauma_rating=3, magazine=8),
)  # fmt: skip
SMG = Item(
    "smg", "Machine pistol", "weapon", True, damage="1d8", skill="shoot", attributes=("dexterity",),
    traits=("burst",), stats=ItemStats(trauma_die="1d6", trauma_rating=2, magazine=4),
)  # fmt: skip
LONGCOAT = Item(
    "coat", "Reinforced longcoat", "armor", True, ac=15,
    stats=ItemStats(melee_ac=13, soak=5, trauma_target=1),
)  # fmt: skip


def runner(**changes: Any) -> Hero:
    return hero(**{"rules": "cwn", "book": CWN, "archetype": "operator", "gear": (PISTOL,), **changes})


def thug(**changes: Any) -> Foe:
    return foe("thug", **{"rules": "cwn", "book": CWN, "ac": 10, **changes})


def blow(attacker: Body, target: Body, *faces: int, dice: LoadedDice | None = None) -> Any:
    strike = strike_of(attacker)
    ac = armour_class(target, ranged=strike.ranged)
    check = attack_check(CWN, Attempt("a", "attack", ""), strike, "c", person(target, "t"), ac)
    exchange = Exchange(check, thrown(*faces), attacker, target, "Bob", "Thug", Defence(ac))
    return settle(exchange, dice or LoadedDice())


def test_a_concept_becomes_a_sheet_with_two_edges() -> None:
    made = read(CWN, RULES.new_sheet(Build("Bob", "x", "soldier", ARRAY), LoadedDice(4)))

    assert isinstance(made, Hero)
    assert made.edges == ("on_target", "hard_to_kill")
    assert made.vitals.max_hp == 4 + 2 + 2 * ("die_hard" in made.foci)
    assert trauma_target(made) == 7
    assert RULES.view(write(made)).stats


def test_edges_are_asked_and_chosen() -> None:
    build = Build("Cleo", "x", "face", ARRAY, choices={"edges": ["wired", "prodigy"], "prodigy": ["charisma"],
                                                       "implants": ["dermal_1", "gunlink"]})  # fmt: skip
    steps = {step.id: step for step in RULES.creation_steps(build, {})}
    made = read(CWN, RULES.new_sheet(build, LoadedDice(4)))

    assert set(steps) == {"edges", "prodigy", "implants"}
    assert steps["implants"].budget == 200
    assert isinstance(made, Hero)
    assert made.attributes["charisma"] == 18
    assert sum(part.value for part in check_modifiers(made, "", "charisma")) == 3
    assert armour_class(made) == 16 + 1
    assert strain_limit(made) == 12 - 2


@pytest.mark.parametrize(
    "choices",
    [
        {"edges": ["on_target"]},
        {"edges": ["on_target", "on_target"]},
        {"edges": ["on_target", "flight"]},
        {"edges": ["prodigy", "ghost"], "prodigy": ["constitution"]},
        {"implants": ["gunlink"]},
        {"edges": ["wired", "ghost"], "implants": ["laser_eyes"]},
        {"edges": ["wired", "ghost"], "implants": ["dermal_3", "gunlink"]},
    ],
)
def test_what_nobody_may_begin_with_is_refused(choices: Any) -> None:
    with pytest.raises(RulesError) as refused:
        RULES.new_sheet(Build("Bob", "x", "operator", ARRAY, choices=choices), LoadedDice(4))

    assert refused.value.hint


def test_a_traumatic_hit_does_its_damage_three_times() -> None:
    # d20 15, damage 4, Trauma Die 6 against Trauma Target 6, rating 3.
    struck = blow(runner(), thug(vitals=Vitals(20, 20)), 15, 4, 6)

    assert struck.target.vitals.hp == 20 - 12
    assert struck.ruling.rule == "cwn.trauma"
    assert "traumatic" in struck.ruling.summary


def test_below_the_trauma_target_a_hit_is_a_hit() -> None:
    assert blow(runner(), thug(vitals=Vitals(20, 20)), 15, 4, 5).target.vitals.hp == 16
    assert blow(runner(), thug(vitals=Vitals(20, 20), trauma_target=0), 15, 4, 6).target.vitals.hp == 16


def test_armour_soaks_first_and_anew_in_the_next_scene() -> None:
    cleo = runner(gear=(LONGCOAT,), vitals=Vitals(8, 8))
    gunman = thug(attack=5, damage="1d8", ranged=True, trauma_rating=1)
    first = blow(gunman, cleo, 15, 4).target
    second = blow(gunman, first, 15, 4).target

    assert (first.vitals.hp, first.vitals.soaked) == (8, 4)
    assert (second.vitals.hp, second.vitals.soaked) == (5, 5)
    assert new_scene(second).vitals.soaked == 0


def test_armour_may_be_worth_less_in_melee() -> None:
    cleo = runner(gear=(LONGCOAT,))

    assert (armour_class(cleo, ranged=True), armour_class(cleo)) == (15, 13)


def test_a_fall_after_trauma_may_maim() -> None:
    gunman = thug(attack=5, damage="1d8", ranged=True, trauma_rating=2)
    cleo = runner(vitals=Vitals(6, 8))
    saved = blow(gunman, cleo, 15, 4, 6, dice=LoadedDice(15)).target
    maimed = blow(gunman, cleo, 15, 4, 6, dice=LoadedDice(2, 12)).target
    torn = blow(gunman, cleo, 15, 4, 6, dice=LoadedDice(2, 1)).target

    assert saved.injuries == {}
    assert maimed.injuries == {"flesh_wound": 1}
    assert torn.vitals.down_rounds == 3


def test_an_injury_weakens_until_it_heals() -> None:
    hurt = runner(injuries={"broken_ribs": 2})
    first = RULES.rest(write(hurt), "night", LoadedDice()).sheets["self"]
    second = RULES.rest(first, "night", LoadedDice()).sheets["self"]

    assert sum(part.value for part in check_modifiers(hurt, "", "strength")) == 0
    assert (
        sum(
            part.value
            for part in check_modifiers(
                runner(attributes={"strength": 8}, injuries={"broken_ribs": 2}), "", "strength"
            )
        )
        == -1
    )
    assert first["injuries"] == {"broken_ribs": 2}
    assert second["injuries"] == {}


def test_a_burst_hits_harder_and_empties_the_magazine() -> None:
    people = {"bob": person(runner(gear=(SMG,)), "bob"), "thug": person(thug(vitals=Vitals(40, 40)), "thug")}
    setup = EncounterSetup("e1", "alley", "The alley", "fight", "hp_depletion", 1, morale_triggers=())
    state = RULES.open_encounter(setup, list(people.values()), LoadedDice([8, 1])).state
    burst = Attempt("bob", "attack", "I fire", "thug", weapon="smg", option="burst_smg")
    single = Attempt("bob", "attack", "I fire", "thug", weapon="smg")
    (check,), _ = RULES.plan_round(state, (burst,), people)
    (plain,), _ = RULES.plan_round(state, (single,), people)

    assert check.modifier == plain.modifier + 2
    assert {option["id"] for option in RULES.options(state, people["bob"], people)} >= {"burst_smg"}

    dice = SeededDice.from_label("burst")
    once = RULES.resolve_round(state, (burst,), {}, people, dice).state
    twice = RULES.resolve_round(once, (burst,), {}, people, dice)

    assert any("empty" in note for note in twice.notes)


def test_fights_end_both_ways() -> None:
    outcomes = Counter(played(seed) for seed in range(30))

    assert outcomes["won"]
    assert outcomes["lost"]


def played(seed: int) -> str | None:
    dice = SeededDice.from_label(f"alley-{seed}")
    gang = [thug(attack=3, vitals=Vitals(6, 6)) for _ in range(2)]
    people = {"bob": person(runner(gear=(SMG, LONGCOAT)), "bob")}
    people |= {f"t{n}": person(body, f"t{n}") for n, body in enumerate(gang)}
    setup = EncounterSetup("e1", "alley", "The alley", "fight", "hp_depletion", 1, morale_triggers=())
    result = RULES.open_encounter(setup, list(people.values()), dice)
    while result.outcome is None:
        for found, sheet in result.sheets.items():
            people[found] = person(read(CWN, sheet), found)
        burst = Attempt("bob", "attack", "I spray them", option="burst_smg")
        result = RULES.resolve_round(result.state, (burst,), {}, people, dice)
    return result.outcome
