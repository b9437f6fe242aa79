"""Arts: Effort committed for a scene, a day, or as long as one holds it, and what each does."""

from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Refusal
from campaigns.rules.without_number.ailing.toll import Ailment, Toll
from campaigns.rules.without_number.bodies import Hero, Used, Vitals, write
from campaigns.rules.without_number.figures import armour_class
from campaigns.rules.without_number.gear import UNARMED
from campaigns.rules.without_number.magic.mastery import effort_free, effort_most
from campaigns.rules.without_number.magic.traditions import TRADITIONS
from campaigns.rules.without_number.strikes import hero_strike
from tests.campaigns.rules.without_number.cast import COAT, SWORD, LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.magic.coven import (
    RULES,
    TOUGH,
    cast,
    eel,
    mage,
    planned,
    settled,
    spell,
)
from tests.campaigns.rules.without_number.table import attack, sit_down

MISS = [1, 1]


@pytest.mark.parametrize(
    ("archetype", "tradition", "most"),
    [
        ("mage", "high_mage", 1 + 1 + 1),
        ("adventurer_warrior_mage", "high_mage", 1 + 1),
        ("adventurer_warrior_mage", "healer", 1),
        ("adventurer_warrior_mage", "vowed", 1),
    ],
)
def test_effort_is_base_skill_and_attribute(archetype: str, tradition: str, most: int) -> None:
    assert effort_most(mage(archetype=archetype, tradition=tradition), TRADITIONS[tradition]) == most


def test_a_held_art_wards_and_is_let_go_again() -> None:
    cleo = mage(tradition="elementalist", arts=("pavis_of_elements",))
    assert armour_class(cleo) == 10
    cleo = cast(settled(cleo, "art_pavis_of_elements"))
    assert armour_class(cleo) == 14
    assert effort_free(cleo, TRADITIONS["elementalist"]) == 2

    cleo = cast(RULES.rest(write(cleo), "night", LoadedDice()), "self")
    assert effort_free(cleo, TRADITIONS["elementalist"]) == 2
    cleo = cast(settled(cleo, "art_pavis_of_elements"))
    assert armour_class(cleo) == 10
    assert effort_free(cleo, TRADITIONS["elementalist"]) == 3


def test_a_scene_gives_back_what_it_took_and_a_night_the_rest() -> None:
    used = Used(scene=("effort:high_mage",), day=("effort:high_mage", "cast"))
    cleo = mage(used=used)
    assert effort_free(cleo, TRADITIONS["high_mage"]) == 1
    after = cast(RULES.rest(write(cleo), "scene", LoadedDice()), "self")
    assert effort_free(after, TRADITIONS["high_mage"]) == 2
    rested = cast(RULES.rest(write(cleo), "night", LoadedDice()), "self")
    assert effort_free(rested, TRADITIONS["high_mage"]) == 3


def test_a_blast_hits_by_magic_level_and_attribute() -> None:
    cleo = mage(tradition="elementalist", arts=("elemental_blast",))
    done = settled(cleo, "art_elemental_blast", eel(ac=12), (7, 5))
    ruling = done.rulings[0]

    assert (ruling.rule, ruling.total, ruling.difficulty) == ("wwn.art", 7 + 3 + 1 + 1, 12)
    assert "9 damage to the eel" in ruling.summary
    assert ruling.changes == ("Effort left: 2 of 3",)
    missed = settled(cleo, "art_elemental_blast", eel(ac=12), (6, 5)).rulings[0]
    assert missed.outcome == "failure"


def test_armour_stops_arts_but_not_a_healers() -> None:
    armoured: Any = {"gear": (COAT,)}
    refused = planned(
        mage(tradition="elementalist", arts=("elemental_blast",), **armoured), "art_elemental_blast", eel()
    )
    assert isinstance(refused, Refusal)
    assert refused.code == "armour"
    healer = mage(
        tradition="healer", arts=("healing_touch",), archetype="adventurer_warrior_mage", **armoured
    )
    hurt = person(hero(vitals=Vitals(1, 20)))
    assert settled(healer, "art_healing_touch", hurt, (4, 4)).rulings[0].outcome == "success"


def test_a_healers_touch_takes_effort_once_a_scene_and_strain_each_time() -> None:
    healer = mage(
        tradition="healer", arts=("healing_touch", "empowered_healer"), archetype="adventurer_expert_mage"
    )
    for expected in (12, 20):
        bob = person(hero(vitals=Vitals(expected - 11 if expected == 12 else 12, 20)))
        done = settled(healer, "art_healing_touch", bob, (4, 4))
        healer = cast(done)
        assert cast(done, "bob").vitals.hp == expected
        assert cast(done, "bob").vitals.strain == 1
        assert effort_free(healer, TRADITIONS["healer"]) == 0


def test_effort_that_is_not_there_is_refused() -> None:
    spent = Used(scene=("effort:elementalist",) * 3)
    refused = planned(
        mage(tradition="elementalist", arts=("elemental_blast",), used=spent), "art_elemental_blast", eel()
    )
    assert isinstance(refused, Refusal)
    assert refused.code == "no_effort"


def test_a_once_a_day_art_is_used_up() -> None:
    cleo = mage(arts=("psychic_conversion",), vitals=Vitals(2, 12, strain=3))
    cleo = cast(settled(cleo, "art_psychic_conversion"))
    assert (cleo.vitals.hp, cleo.vitals.strain) == (8, 2)
    refused = planned(cleo, "art_psychic_conversion")
    assert isinstance(refused, Refusal)
    assert refused.code == "used_up"


def test_retaining_gives_a_cast_back() -> None:
    cleo = cast(settled(mage(arts=("retain_sorcery",), used=Used(day=("cast",))), "art_retain_sorcery"))
    assert "cast" not in cleo.used.day
    refused = planned(mage(arts=("retain_sorcery",)), "art_retain_sorcery")
    assert isinstance(refused, Refusal)
    assert refused.code == "nothing_cast"


def test_weak_dice_are_empowered() -> None:
    cleo = mage(spells=("coruscating_coffin",), arts=("empowered_sorcery",))
    done = settled(cleo, "cast_coruscating_coffin", eel(), (1, 2, 3), LoadedDice([4, 5, 6], 2))
    assert "15 damage" in done.rulings[0].summary
    assert "Empowered Sorcery: 15 instead of 6" in done.rulings[0].changes


def test_a_save_may_be_pressed_once_a_scene() -> None:
    cleo = mage(spells=("shackles_of_volition",), arts=("inexorable_effect",))
    done = settled(cleo, "cast_shackles_of_volition", eel(), (), LoadedDice(19, 4))
    assert done.rulings[0].outcome == "success"


def test_masters_of_bones_make_the_dead_save_twice() -> None:
    cleo = mage(tradition="necromancer", spells=("command_the_dead",), arts=("master_of_bones",))
    done = settled(cleo, "cast_command_the_dead", eel(undead=True), (), LoadedDice(19, 4))
    assert done.rulings[0].outcome == "success"


def test_life_passes_over_a_bridge_and_leaves_the_giver_one_point() -> None:
    cleo = mage(tradition="necromancer", arts=("life_bridge",), vitals=Vitals(5, 12))
    done = settled(cleo, "art_life_bridge", person(hero(vitals=Vitals(1, 8))))
    assert (cast(done).vitals.hp, cast(done, "bob").vitals.hp) == (1, 5)


def test_the_dead_can_be_revived_by_a_master() -> None:
    healer = mage(
        tradition="healer", arts=("revive_the_fallen",), level=8, archetype="adventurer_expert_mage"
    )
    done = settled(healer, "art_revive_the_fallen", person(hero(vitals=Vitals(0, 8, "dead"))))
    bob = cast(done, "bob")
    assert (bob.vitals.condition, bob.vitals.strain) == ("out", 10)


def test_a_poison_leaves_who_is_purged() -> None:
    healer = mage(tradition="healer", arts=("purge_ailment",), archetype="adventurer_expert_mage")
    bob = hero(toll=Toll(ailments=(Ailment("adder_bite", 1, 2, felt=True),)))
    done = settled(healer, "art_purge_ailment", person(bob))
    assert cast(done, "bob").toll.ailments == ()
    assert settled(healer, "art_purge_ailment", person(hero())).rulings[0].outcome == "failure"


def test_skin_of_the_dead_and_of_the_vowed_is_armour() -> None:
    assert armour_class(mage(tradition="necromancer", arts=("cold_flesh",))) == 13
    vowed = mage(tradition="vowed", arts=("unarmored_defense", "unarmed_might", "martial_style"))
    assert armour_class(vowed) == 14
    assert armour_class(mage(tradition="vowed", arts=("unarmored_defense",), gear=(COAT,))) == 12


def test_a_vowed_strikes_as_an_expert_with_dice_of_their_own() -> None:
    vowed = mage(
        tradition="vowed", arts=("unarmored_defense", "unarmed_might", "martial_style"), skills={"punch": 1},
        archetype="adventurer_mage_mage",
    )  # fmt: skip
    strike = hero_strike(vowed, UNARMED)

    assert [die.sides for die in strike.dice] == [8]
    assert (strike.bonus, strike.shock, strike.shock_ac) == (1, 2, 15)
    assert strike.hit[0].value == 1


def test_a_brutal_counter_answers_once_a_round() -> None:
    vowed = mage(tradition="vowed", arts=("brutal_counter",), vitals=TOUGH)
    table = sit_down(foe(vitals=TOUGH, attacks=2), vowed)
    table.round(dice=LoadedDice(MISS, [20, 2], MISS))
    cleo = table.body("cleo")

    assert isinstance(cleo, Hero)
    assert table.body("drowner").vitals.hp < 30
    assert cleo.used.scene.count("effort:vowed") == 1


def test_who_persists_stops_bleeding_and_who_reaps_is_fed() -> None:
    stubborn = mage(tradition="necromancer", arts=("unliving_persistence",), vitals=Vitals(1, 12))
    table = sit_down(foe(attack=9), stubborn, hero())
    table.round(dice=LoadedDice(1, [19, 6]))
    assert table.body("cleo").vitals.condition == "stable"

    reaper = mage(tradition="necromancer", arts=("red_harvest",), vitals=Vitals(2, 12))
    fight = sit_down(hero(gear=(SWORD,)), reaper, foe(vitals=Vitals(1, 5)), foe("eel"))
    fight.round(attack("bob", "drowner"), throws={"bob": [19, 6]}, dice=LoadedDice(1, MISS, 4))
    assert fight.body("cleo").vitals.hp == 2 + 4 + 3


def test_the_gate_is_kept_for_all_who_lie_dying() -> None:
    keeper = mage(tradition="necromancer", arts=("keeper_of_the_gate",))
    table = sit_down(keeper, hero(archetype="expert", vitals=Vitals(1, 8)), foe(attack=9, morale=12))
    table.round(Attempt("cleo", "wait", ""), dice=LoadedDice(2, [19, 6]))
    table.round(spell("art_keeper_of_the_gate"), dice=LoadedDice(MISS))
    bob = table.body("bob")

    assert (bob.vitals.condition, bob.vitals.strain) == ("stable", 1)


def test_a_breath_gives_hit_points_and_leaves_room_for_defence() -> None:
    vowed = mage(tradition="vowed", arts=("revivifying_breath",), vitals=Vitals(2, 12))
    table = sit_down(vowed, foe())
    table.round(spell("art_revivifying_breath"), throws={"cleo": [4]}, dice=LoadedDice(MISS))
    actor = table.encounter.actor("cleo")

    assert actor is not None
    assert table.body("cleo").vitals.hp == 9
    assert actor.defending
