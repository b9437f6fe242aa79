"""Sealed rounds: what each kind of action does."""

from dataclasses import replace

from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Hero, Used, Vitals
from campaigns.rules.without_number.gear import Shock
from tests.campaigns.rules.without_number.cast import (
    BOW,
    KIT,
    SALVE,
    SHIELD,
    SWORD,
    LoadedDice,
    foe,
    hero,
    person,
)
from tests.campaigns.rules.without_number.table import RULES, attack, sit_down

TOUGH = Vitals(20, 20)
MISS = [1, 1]


def wait(actor: str) -> Attempt:
    return Attempt(actor, "wait", "I wait")


def test_one_throw_decides_hit_and_damage() -> None:
    table = sit_down(hero(), foe(vitals=TOUGH))
    checks, refusals = RULES.plan_round(table.state, [attack("bob")], table.people)
    table.round(attack("bob"), throws={"bob": [14, 4]}, dice=LoadedDice(MISS))

    assert [check.id for check in checks] == ["e1-r1-bob"]
    assert [(die.sides, die.count) for die in checks[0].dice] == [(20, 1), (6, 1)]
    assert not refusals
    assert table.body("drowner").vitals.hp == 20 - 5
    assert table.last.rulings[0].check == "e1-r1-bob"


def test_a_throw_that_did_not_come_is_made_by_the_table() -> None:
    table = sit_down(hero(), foe(vitals=TOUGH))
    table.round(attack("bob"), dice=LoadedDice([14, 4], MISS))

    assert table.body("drowner").vitals.hp == 15


def test_the_opposition_strikes_on_its_turn() -> None:
    table = sit_down(hero(gear=()), foe())
    table.round(wait("bob"), dice=LoadedDice([15, 4]))

    assert table.body("bob").vitals.hp == 4
    assert table.last.rulings[0].check is None


def test_each_attack_of_a_many_handed_foe_finds_the_one_struck_least() -> None:
    table = sit_down(hero(gear=()), hero("Cleo", gear=()), foe(attacks=2))
    table.tweak("drowner", engaged=("bob", "cleo"))
    table.round(wait("bob"), wait("cleo"), dice=LoadedDice(1, [15, 4], [15, 3]))

    assert table.body("bob").vitals.hp == 4
    assert table.body("cleo").vitals.hp == 5


def test_an_action_whose_target_is_gone_is_wasted_and_not_aimed_anew() -> None:
    table = sit_down(hero(), hero("Cleo"), foe(vitals=Vitals(3, 5)), foe("eel", vitals=TOUGH))
    table.round(
        attack("bob", "drowner"),
        attack("cleo", "drowner"),
        throws={"bob": [15, 5], "cleo": [20, 6]},
        dice=LoadedDice(1, MISS),
    )

    assert table.body("drowner").vitals.condition == "dead"
    assert table.body("eel").vitals.hp == 20
    wasted = table.last.rulings[1]
    assert wasted.check == "e1-r1-cleo"
    assert not wasted.succeeded
    assert "already out of it" in wasted.summary


def test_who_falls_before_their_turn_does_nothing() -> None:
    table = sit_down(foe(attack=9), hero(vitals=Vitals(1, 8), used=Used(), archetype="expert"), hero("Cleo"))
    table.tweak("drowner", engaged=("bob",))
    table.round(attack("bob"), wait("cleo"), throws={"bob": [20, 6]}, dice=LoadedDice([19, 6]))

    assert table.body("bob").vitals.condition == "mortal"
    assert table.body("drowner").vitals.hp == 5
    assert "Bob is out of it before they can act." in table.last.notes


def test_total_defence_is_two_more_armour_and_no_shock() -> None:
    table = sit_down(hero(gear=()), foe(attack=1, shock=Shock(3, 15)))
    table.round(Attempt("bob", "total_defense", "I parry"), dice=LoadedDice([10, 4]))

    assert table.body("bob").vitals.hp == 8
    table.round(wait("bob"), dice=LoadedDice([8, 4]))
    assert table.body("bob").vitals.hp == 5


def test_a_shield_stops_the_first_shock_of_a_round() -> None:
    table = sit_down(hero(gear=(SHIELD,)), foe(attack=0, attacks=2, shock=Shock(2, None)))
    table.round(wait("bob"), dice=LoadedDice([2, 1], [2, 1]))

    assert table.body("bob").vitals.hp == 6


def test_falling_back_is_safe_and_running_is_not() -> None:
    back = sit_down(hero(gear=()), hero("Cleo"), foe())
    back.tweak("bob", engaged=("drowner",))
    back.round(Attempt("bob", "withdraw", ""), wait("cleo"), dice=LoadedDice(MISS))
    assert back.encounter.actor("bob").standing == "fled"  # type: ignore[union-attr]
    assert back.body("bob").vitals.hp == 8

    run = sit_down(hero(gear=()), hero("Cleo"), foe())
    run.tweak("bob", engaged=("drowner",))
    run.round(Attempt("bob", "run", ""), wait("cleo"), dice=LoadedDice([15, 3], MISS))
    assert run.body("bob").vitals.hp == 5
    assert run.last.rulings[0].rule == "wwn.free_attack"
    assert run.encounter.actor("bob").standing == "fled"  # type: ignore[union-attr]


def test_who_yields_is_struck_no_more() -> None:
    table = sit_down(hero(), hero("Cleo", gear=()), foe())
    table.round(Attempt("bob", "yield", ""), wait("cleo"), dice=LoadedDice([15, 3]))

    assert table.body("bob").vitals.hp == 8
    assert table.body("cleo").vitals.hp == 5


def test_wit_opens_an_enemy_to_the_next_blow() -> None:
    table = sit_down(
        hero(skills={"notice": 1, "stab": 0}), hero("Cleo", archetype="expert"), foe(vitals=TOUGH, skill=0)
    )
    table.round(
        Attempt("bob", "skill", "I watch how it moves", "drowner", skill="notice"),
        attack("cleo", "drowner"),
        throws={"bob": [4, 4], "cleo": [10, 3]},
        dice=LoadedDice([3, 4], MISS),
    )
    strike = table.last.rulings[1]

    assert strike.total == 12
    assert "Opening" in {part.name for part in strike.modifiers}
    assert strike.total - sum(part.value for part in strike.modifiers) == 10
    assert table.body("drowner").vitals.hp == 17


def test_a_shove_hampers_the_enemys_next_attack() -> None:
    table = sit_down(hero(skills={"exert": 0}, gear=()), foe(skill=0))
    table.round(
        Attempt("bob", "skill", "I shove it", "drowner", skill="exert"),
        throws={"bob": [4, 4]},
        dice=LoadedDice([3, 4], [10, 3]),
    )

    assert table.body("bob").vitals.hp == 8
    assert table.last.rulings[1].total == 10 + 1 - 2


def test_what_succeeds_well_does_both() -> None:
    table = sit_down(hero(skills={"exert": 0}), foe(skill=0, vitals=TOUGH))
    table.round(
        Attempt("bob", "skill", "I shove it", "drowner", skill="exert"),
        throws={"bob": [6, 6]},
        dice=LoadedDice([3, 4], MISS),
    )

    assert table.encounter.actor("drowner").opening == 2  # type: ignore[union-attr]


def test_help_gives_one_to_a_friends_next_throw() -> None:
    table = sit_down(hero(), hero("Cleo", archetype="expert"), foe(vitals=TOUGH))
    table.round(
        Attempt("bob", "aid", "I draw its eye", "cleo", skill="notice"),
        attack("cleo", "drowner"),
        throws={"bob": [4, 4], "cleo": [11, 3]},
        dice=LoadedDice(MISS),
    )

    assert table.body("drowner").vitals.hp == 17


def test_who_steps_before_a_friend_takes_the_blow() -> None:
    table = sit_down(hero(skills={"stab": 1}, gear=()), hero("Cleo", gear=()), foe(skill=0))
    table.tweak("drowner", engaged=("cleo",))
    table.round(
        Attempt("bob", "aid", "I protect her", "cleo"),
        wait("cleo"),
        dice=LoadedDice([15, 3], [4, 4], [3, 3]),
    )

    assert table.body("cleo").vitals.hp == 8
    assert table.body("bob").vitals.hp == 5


def test_the_dying_are_saved_in_time() -> None:
    table = sit_down(hero("Cleo", skills={"heal": 0}, gear=(KIT,)), foe(), hero())
    table.people["bob"] = person(hero(vitals=Vitals(0, 8, "mortal", down_rounds=1)))
    checks, _ = RULES.plan_round(table.state, [Attempt("cleo", "stabilise", "", "bob")], table.people)
    table.round(Attempt("cleo", "stabilise", "", "bob"), throws={"cleo": [5, 4]}, dice=LoadedDice(MISS))

    assert checks[0].difficulty == 9
    assert table.body("bob").vitals.condition == "stable"


def test_a_salve_is_used_and_spent() -> None:
    table = sit_down(hero(vitals=Vitals(2, 8), gear=(SWORD, SALVE)), foe())
    table.round(Attempt("bob", "use_item", "", item="salve"), throws={"bob": [4]}, dice=LoadedDice(MISS))

    assert table.body("bob").vitals.hp == 7
    assert table.last.used_items == (("bob", "salve"),)


def test_an_ally_who_is_no_character_fights_on_their_own() -> None:
    table = sit_down(hero(), foe(vitals=TOUGH), friends=(foe("Watchman", attack=5, damage="1d8"),))
    table.round(wait("bob"), dice=LoadedDice(1, MISS, [15, 6]))

    assert table.body("drowner").vitals.hp == 14


def test_a_whirlwind_catches_everyone_at_arms_length_once_a_scene() -> None:
    bob = hero(foci={"whirlwind_assault": 1}, archetype="expert")
    table = sit_down(bob, foe(vitals=TOUGH), foe("eel", vitals=TOUGH))
    table.tweak("bob", engaged=("drowner", "eel"))
    table.round(attack("bob", "drowner"), throws={"bob": [15, 4]}, dice=LoadedDice(MISS, MISS))

    assert table.body("drowner").vitals.hp == 16
    assert table.body("eel").vitals.hp == 18
    body = table.body("bob")
    assert isinstance(body, Hero)
    assert "whirlwind_assault" in body.used.scene


def test_a_bow_is_put_away_when_they_are_upon_you() -> None:
    table = sit_down(hero(skills={"shoot": 0, "stab": 0}, gear=(BOW, SWORD)), foe())
    far, _ = RULES.plan_round(table.state, [attack("bob", weapon="bow")], table.people)
    table.tweak("bob", engaged=("drowner",))
    near, _ = RULES.plan_round(table.state, [attack("bob", weapon="bow")], table.people)

    assert "bow" in far[0].label
    assert "Short sword" in near[0].label


def test_a_charge_hits_harder_and_leaves_one_open_for_the_round() -> None:
    table = sit_down(hero(archetype="expert", gear=(SWORD,)), foe(vitals=TOUGH))
    table.round(attack("bob", text="I charge it"), throws={"bob": [10, 3]}, dice=LoadedDice([7, 3]))

    assert table.last.rulings[0].total == 12
    assert table.body("bob").vitals.hp == 5
    table.round(attack("bob", text="I charge it"), throws={"bob": [10, 3]}, dice=LoadedDice([7, 3]))
    assert table.last.rulings[0].total == 10  # no room for a charge at arm's length
    assert table.body("bob").vitals.hp == 5


def test_a_crossbow_is_wound_again_before_its_next_bolt() -> None:
    crossbow = replace(BOW, id="crossbow", name="Crossbow", traits=("two_handed", "slow_reload"))
    table = sit_down(hero(skills={"shoot": 0}, gear=(crossbow,)), foe(vitals=TOUGH, ranged=True))
    shot = attack("bob")
    table.round(shot, throws={"bob": [14, 4]}, dice=LoadedDice(MISS))
    assert RULES.plan_round(table.state, [shot], table.people) == ((), ())
    table.round(shot, dice=LoadedDice(MISS))

    assert "Bob loads the crossbow again." in table.last.notes
    assert RULES.plan_round(table.state, [shot], table.people)[0]
