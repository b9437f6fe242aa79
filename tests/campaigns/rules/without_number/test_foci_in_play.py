"""Foci that change how a fight or a check goes, beyond numbers on the sheet."""

import pytest

from campaigns.rules.contracts import Attempt, Check, EncounterSetup, Throw
from campaigns.rules.without_number.bodies import Hero, Vitals, read
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.gear import Shock
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import KIT, SWORD, LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.table import RULES, attack, sit_down

TOUGH = Vitals(20, 20)
MISS = [1, 1]


def wait(actor: str) -> Attempt:
    return Attempt(actor, "wait", "")


def test_under_authority_allies_hit_better() -> None:
    captain = hero(skills={"lead": 2, "stab": 0}, foci={"authority": 2})
    table = sit_down(captain, foe(vitals=TOUGH), friends=(foe("Watchman", attack=2),))
    table.round(wait("bob"), dice=LoadedDice(1, MISS, [8, 3]))

    assert table.last.rulings[-1].total == 8 + 2 + 2


def test_a_death_grants_a_whirlwind_its_second_blow() -> None:
    bob = hero(foci={"whirlwind_assault": 2}, archetype="expert")
    table = sit_down(bob, foe(vitals=Vitals(1, 5)), foe("eel", vitals=TOUGH))
    table.round(attack("bob", "drowner"), throws={"bob": [15, 4]}, dice=LoadedDice([15, 3], MISS))

    assert table.body("eel").vitals.hp == 17
    assert "Bob is already upon the next." in table.told


def test_a_sweep_may_fell_its_victims() -> None:
    bob = hero(foci={"whirlwind_assault": 1}, archetype="expert")
    table = sit_down(bob, foe(vitals=TOUGH), foe("eel", vitals=Vitals(2, 5)))
    table.tweak("bob", engaged=("drowner", "eel"))
    table.round(attack("bob", "drowner"), throws={"bob": [15, 4]}, dice=LoadedDice(MISS))

    assert table.body("eel").vitals.condition == "dead"


def test_a_valiant_defender_holds_the_first_screen_whatever_the_dice() -> None:
    bob = hero(skills={"stab": 0}, foci={"valiant_defender": 2}, gear=())
    table = sit_down(bob, hero("Cleo", gear=()), foe())
    table.tweak("drowner", engaged=("cleo",))
    table.round(
        Attempt("bob", "aid", "I shield her", "cleo"), wait("cleo"), dice=LoadedDice([11, 3], [1, 1], [6, 6])
    )
    screen, blow = table.last.rulings

    assert screen.rule == "wwn.screen"
    assert screen.succeeded
    assert blow.difficulty == 12  # two more armour class while screening
    assert table.body("bob").vitals.hp == 5


def test_who_has_no_skill_at_arms_cannot_screen_anyone() -> None:
    table = sit_down(hero(skills={"stab": 0}), hero("Cleo", gear=()), foe())
    table.tweak("drowner", engaged=("cleo",))
    table.round(Attempt("bob", "aid", "I shield her", "cleo"), wait("cleo"), dice=LoadedDice([15, 3]))

    assert table.body("cleo").vitals.hp == 5
    assert any("cannot hold anyone off" in told for told in table.told)


def test_a_screen_that_comes_too_late() -> None:
    table = sit_down(hero(skills={"stab": 1}, gear=()), hero("Cleo", gear=()), foe())
    table.tweak("drowner", engaged=("cleo",))
    table.round(
        Attempt("bob", "aid", "I shield her", "cleo"), wait("cleo"), dice=LoadedDice([15, 3], [1, 1], [6, 6])
    )

    assert table.body("cleo").vitals.hp == 5
    assert table.last.rulings[0].outcome == "failure"


def test_an_assassin_does_not_miss_from_ambush() -> None:
    knife = SWORD.__class__("knife", "Knife", "weapon", True, damage="1d4", skill="stab", traits=("subtle",))
    ambush = EncounterSetup("e1", "x", "X", "fight", "hp_depletion", 1, surprise="party", morale_triggers=())
    table = sit_down(
        hero(gear=(knife,), foci={"assassin": 1}, archetype="expert"), foe(vitals=TOUGH), setup=ambush
    )
    table.round(attack("bob"), throws={"bob": [2, 4]})

    assert table.body("drowner").vitals.hp == 16
    table.round(attack("bob"), throws={"bob": [2, 4]}, dice=LoadedDice(MISS))
    assert table.body("drowner").vitals.hp == 16


def test_a_close_combatant_ignores_shock_and_slips_away_unhurt() -> None:
    cat = hero(gear=(), foci={"close_combatant": 2})
    table = sit_down(cat, hero("Cleo"), foe(shock=Shock(3, None)))
    table.round(wait("bob"), wait("cleo"), dice=LoadedDice(1, MISS))
    assert table.body("bob").vitals.hp == 8
    table.tweak("bob", engaged=("drowner",))
    table.round(Attempt("bob", "run", ""), wait("cleo"), dice=LoadedDice(MISS))

    assert table.body("bob").vitals.hp == 8
    assert table.encounter.actor("bob").standing == "fled"  # type: ignore[union-attr]


def test_masterly_hands_heal_in_the_thick_of_it_and_leave_nobody_frail() -> None:
    medic = hero("Cleo", skills={"heal": 1}, gear=(KIT,), foci={"gifted_chirurgeon": 2})
    table = sit_down(medic, hero(vitals=Vitals(2, 8)), foe())
    table.round(
        Attempt("cleo", "stabilise", "", "bob"), wait("bob"), throws={"cleo": [4]}, dice=LoadedDice(1, MISS)
    )
    assert table.body("bob").vitals == Vitals(7, 8, strain=1)

    table.people["bob"] = person(hero(vitals=Vitals(0, 8, "mortal")))
    table.round(Attempt("cleo", "stabilise", "", "bob"), throws={"cleo": [6, 6, 1]}, dice=LoadedDice([1, 1]))
    assert table.body("bob").vitals.condition == "out"


def test_two_healers_are_in_each_others_way() -> None:
    medics = [hero(name, skills={"heal": 0}, gear=(KIT,)) for name in ("Cleo", "Alice")]
    table = sit_down(*medics, hero(), foe())
    table.people["bob"] = person(hero(vitals=Vitals(0, 8, "mortal")))
    tries = [Attempt(name, "stabilise", "", "bob") for name in ("cleo", "alice")]
    table.round(*tries, throws={"cleo": [1, 1], "alice": [6, 6]}, dice=LoadedDice(1, MISS))

    assert table.body("bob").vitals.condition == "mortal"
    assert any("in another's way" in told for told in table.told)


@pytest.mark.parametrize(
    ("foci", "text", "skill"),
    [
        ({"trapmaster": 1}, "I disarm the trap", "notice"),
        ({"trapmaster": 1}, "I leap clear of the snare", "evasion"),
        ({"impostor": 1}, "I pretend to be the clerk", "perform"),
        ({"cultured": 2}, "I greet them as they do here", "connect"),
    ],
)
def test_a_failure_may_be_thrown_again_where_one_is_at_home(
    foci: dict[str, int], text: str, skill: str
) -> None:
    bob = person(hero(foci=foci, skills={"notice": 0, "perform": 0, "connect": 0}), "bob")
    check = WithoutNumber(WWN).plan(
        Attempt("bob", "skill", text, skill=skill, difficulty="8"), bob, None, "c"
    )
    assert isinstance(check, Check)
    low, high = ([1], 19) if check.kind == "save" else ([1, 2], [6, 6])
    if check.kind == "save":
        low = [2]
    done = RULES.resolve(check, Throw("t", check.dice, tuple(low)), {"bob": bob}, LoadedDice(high))

    assert done.rulings[0].succeeded
    after = read(WWN, done.sheets["bob"])
    assert isinstance(after, Hero)
    assert after.used.scene or after.used.day
