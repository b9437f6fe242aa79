"""Attack, damage and Shock, one blow at a time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.contracts import Attempt, Check, DieSpec, Modifier, Throw
from campaigns.rules.without_number.blows import Exchange, Struck, settle
from campaigns.rules.without_number.bodies import Body, Hero, Used, Vitals
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.checks import attack_check
from campaigns.rules.without_number.figures import armour_class
from campaigns.rules.without_number.gear import UNARMED, Item, Reach, Shock
from campaigns.rules.without_number.impacts import Defence, fell, shock_against
from campaigns.rules.without_number.strikes import foe_strike, hero_strike, strike_of
from tests.campaigns.rules.without_number.cast import BOW, MACE, SWORD, LoadedDice, foe, hero, person

AVERAGE = hero().attributes


def strike_once(
    attacker: Body, target: Body, faces: tuple[int, ...], *more: object, text: str = "", **options: object
) -> Struck:
    strike = strike_of(attacker)
    ac = armour_class(target)
    check = attack_check(WWN, Attempt("a", "attack", text, "t"), strike, "c", person(target, "t"), ac)
    exchange = Exchange(
        check,
        Throw("x", check.dice, faces),
        attacker,
        target,
        attacker.name,
        target.name,
        Defence(ac),
        **options,  # type: ignore[arg-type]
    )
    return settle(exchange, LoadedDice(*more))  # type: ignore[arg-type]


def test_attack_bonus_skill_and_the_better_attribute_are_added() -> None:
    bob = hero(level=3, skills={"stab": 1}, attributes={**AVERAGE, "dexterity": 14})
    strike = hero_strike(bob, SWORD)

    assert {part.name: part.value for part in strike.hit} == {"Attack bonus": 3, "Stab": 1, "Dexterity": 1}
    assert strike.dice == (DieSpec(6, 1),)
    assert strike.bonus == 1 + 2  # Dexterity and Killing Blow of a third-level warrior


def test_without_the_skill_an_attack_is_at_minus_two() -> None:
    assert Modifier("Unskilled", -2) in hero_strike(hero(skills={}), SWORD).hit


def test_killing_blow_adds_half_the_level_rounded_up_to_damage_and_shock() -> None:
    for level, bonus in ((1, 1), (2, 1), (3, 2), (9, 5)):
        strike = hero_strike(hero(level=level), SWORD)
        assert strike.bonus == bonus
        assert strike.shock == 2 + bonus
    assert hero_strike(hero(archetype="adventurer"), SWORD).bonus == 0


def test_a_total_that_reaches_the_armour_class_hits() -> None:
    bob, drowner = hero(archetype="expert"), foe(ac=12, vitals=Vitals(9, 9))
    hit = strike_once(bob, drowner, (12, 4))
    miss = strike_once(bob, foe(ac=16, vitals=Vitals(9, 9)), (15, 4))

    assert hit.hit
    assert hit.target.vitals.hp == 5
    assert hit.ruling.summary.endswith("4 damage.")
    assert "Bob" in hit.ruling.summary
    assert "the drowner" in hit.ruling.summary.lower()
    assert not miss.hit
    assert miss.target.vitals.hp == 9


def test_shock_reaches_only_the_poorly_armoured() -> None:
    bob = hero(archetype="expert")
    near = strike_once(bob, foe(ac=15, vitals=Vitals(9, 9)), (2, 6))
    far = strike_once(bob, foe(ac=16, vitals=Vitals(9, 9)), (2, 6))

    assert near.by_shock
    assert near.target.vitals.hp == 7
    assert near.ruling.rule == "wwn.shock"
    assert not near.ruling.succeeded
    assert far.target.vitals.hp == 9


def test_a_hit_never_does_less_than_its_shock() -> None:
    struck = strike_once(hero(archetype="expert"), foe(ac=10, vitals=Vitals(9, 9)), (18, 1))

    assert struck.target.vitals.hp == 7


def test_a_bow_has_no_shock_and_cannot_be_drawn_at_arms_length() -> None:
    archer = hero(archetype="expert", skills={"shoot": 1, "stab": 0}, gear=(BOW, SWORD))

    assert strike_of(archer, "bow").weapon == "Large bow"
    assert strike_of(archer, "bow").shock is None
    assert strike_of(archer, "bow", crowded=True).weapon == "Short sword"
    deadeye = hero(archetype="expert", skills={"shoot": 1}, gear=(BOW,), foci={"deadeye": 1})
    assert Modifier("Enemy at arm's length", -4) in strike_of(deadeye, "bow", crowded=True).hit
    assert strike_of(deadeye).bonus == 1
    master = hero(archetype="expert", skills={"shoot": 1}, gear=(BOW,), foci={"deadeye": 2})
    assert sum(part.value for part in strike_of(master, "bow", crowded=True).hit) == 1


def test_bare_hands_add_the_punch_skill() -> None:
    bob = hero(archetype="expert", gear=(), skills={"punch": 1})

    assert strike_of(bob).dice == (DieSpec(2, 1),)
    assert strike_of(bob).bonus == 1
    fighter = hero(archetype="expert", gear=(), skills={"punch": 1}, foci={"unarmed_combatant": 1})
    assert strike_of(fighter).dice == (DieSpec(8, 1),)
    assert (strike_of(fighter).shock, strike_of(fighter).shock_ac) == (1, 15)


def test_an_unarmed_master_grazes_even_on_a_miss() -> None:
    master = hero(archetype="expert", gear=(), skills={"punch": 1}, foci={"unarmed_combatant": 2})
    struck = strike_once(master, foe(ac=18, vitals=Vitals(9, 9)), (2, 5), 4)

    assert not struck.hit
    assert struck.target.vitals.hp == 5


@pytest.mark.parametrize(
    ("foci", "shock", "reach"),
    [
        ({}, 2, 15),
        ({"shocking_assault": 1}, 2, None),
        ({"shocking_assault": 2}, 4, None),
        ({"close_combatant": 2}, 2, None),
        ({"armsmaster": 1}, 3, 15),
        ({"armsmaster": 2}, 3, None),
    ],
)
def test_foci_that_sharpen_shock(foci: dict[str, int], shock: int, reach: int | None) -> None:
    strike = hero_strike(hero(archetype="expert", skills={"stab": 1}, foci=foci), SWORD)

    assert (strike.shock, strike.shock_ac) == (shock, reach)


def test_a_stat_line_strikes_as_it_is_written() -> None:
    strike = foe_strike(foe(attack=5, damage="2d6+1", shock=Shock(2, None)))

    assert (strike.hit, strike.dice, strike.bonus) == ((Modifier("Attack bonus", 5),), (DieSpec(6, 2),), 1)
    assert (strike.shock, strike.shock_ac) == (2, None)


def test_veterans_luck_turns_a_fatal_blow_aside_once_a_scene() -> None:
    bob = hero(vitals=Vitals(3, 8), gear=())
    spared = strike_once(foe(), bob, (19, 6))
    fallen = strike_once(
        foe(), hero(vitals=Vitals(3, 8), gear=(), used=Used(scene=("veterans_luck",))), (19, 6)
    )

    assert not spared.hit
    assert spared.target.vitals.hp == 3
    assert isinstance(spared.target, Hero)
    assert spared.target.used.scene == ("veterans_luck",)
    assert fallen.target.vitals.condition == "mortal"


def test_veterans_luck_presses_a_miss_home() -> None:
    struck = strike_once(hero(), foe(ac=18, vitals=Vitals(9, 9)), (3, 5), press_luck=True)

    assert struck.hit
    assert struck.ruling.succeeded
    assert struck.target.vitals.hp == 9 - 6


def test_nobody_but_a_full_warrior_has_such_luck() -> None:
    assert not strike_once(hero(archetype="adventurer"), foe(ac=18), (3, 5), press_luck=True).hit


def test_a_mace_may_spare_a_life_and_a_sword_may_not() -> None:
    told = "I knock him out"
    club = strike_once(hero(gear=(MACE,)), foe(vitals=Vitals(1, 5)), (18, 5), text=told)
    blade = strike_once(hero(gear=(SWORD,)), foe(vitals=Vitals(1, 5)), (18, 5), text=told)

    assert club.target.vitals.condition == "out"
    assert blade.target.vitals.condition == "dead"


@pytest.mark.parametrize(
    ("foci", "hp", "condition"),
    [
        ({}, 0, "mortal"),
        ({"die_hard": 1}, 0, "stable"),
        ({"die_hard": 2}, 1, "up"),
        ({"impervious_defense": 2}, 3, "up"),
        ({"lucky": 1}, 3, "up"),
    ],
)
def test_what_keeps_a_character_up(foci: dict[str, int], hp: int, condition: str) -> None:
    cleo = hero("Cleo", archetype="expert", vitals=Vitals(3, 8), gear=(), foci=foci)
    struck = strike_once(foe(), cleo, (20, 6))

    assert (struck.target.vitals.hp, struck.target.vitals.condition) == (hp, condition)


def test_what_kept_a_character_up_is_spent() -> None:
    cleo = hero("Cleo", archetype="expert", vitals=Vitals(3, 8), gear=(), foci={"die_hard": 2})
    once = strike_once(foe(), cleo, (20, 6)).target
    twice = strike_once(foe(), once, (20, 6)).target

    assert twice.vitals.condition == "stable"


def test_a_thing_to_throw_is_not_thrown_unasked() -> None:
    oil = Item("oil", "Oil flask", "consumable", True, damage="3d10", skill="shoot", range=Reach(10, 30))
    bob = hero(gear=(oil, SWORD))

    assert strike_of(bob).weapon == "Short sword"
    assert strike_of(bob, "oil").weapon == "Oil flask"


@settings(max_examples=60)
@given(
    st.integers(1, 20),
    st.integers(1, 6),
    st.integers(8, 20),
    st.integers(1, 10),
    st.booleans(),
    st.sampled_from([{}, {"armsmaster": 2}, {"shocking_assault": 2}]),
)
def test_shock_is_never_more_than_a_hit_and_a_hit_never_less_than_shock(
    face: int, damage: int, ac: int, level: int, stopped: bool, foci: dict[str, int]
) -> None:
    strike = hero_strike(hero(level=level, skills={"stab": 1}, foci=foci), SWORD)
    defence = Defence(ac, no_shock=stopped)
    blow = fell(strike, Throw("x", (DieSpec(20, 1), *strike.dice), (face, damage)), defence, strike.hit)

    assert blow.total == face + sum(part.value for part in strike.hit)
    assert blow.hit == (blow.total >= ac)
    if blow.hit:
        assert blow.damage >= max(1, shock_against(strike, defence))
    else:
        assert blow.damage == shock_against(strike, defence) <= (strike.shock or 0)
        assert not (stopped and blow.damage)


def test_bare_hands_are_always_there() -> None:
    check = attack_check(
        WWN, Attempt("a", "attack", ""), strike_of(hero(gear=())), "c", person(foe(), "t"), 12
    )

    assert isinstance(check, Check)
    assert check.data["item"] == UNARMED.id
