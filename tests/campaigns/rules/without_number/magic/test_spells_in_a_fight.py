"""Spells in the thick of it: who is met, what lasts, when a spell is spoiled."""

from typing import Any

import pytest

from campaigns.rules.contracts import RoundResult
from campaigns.rules.without_number.bodies import Hero, Used, Vitals
from campaigns.rules.without_number.magic.held import Held
from campaigns.rules.without_number.magic.mastery import casts_left
from tests.campaigns.rules.without_number.cast import COAT, SWORD, LoadedDice, foe, hero
from tests.campaigns.rules.without_number.magic.coven import TOUGH, mage, spell
from tests.campaigns.rules.without_number.table import RULES, Table, attack, sit_down

MISS = [1, 1]


def holds(table: Table, person: str) -> dict[str, int]:
    actor = table.encounter.actor(person)
    assert actor is not None
    return {held.hold: held.rounds for held in actor.bindings}


def casting(
    table: Table, option: str, target: str | None = None, *faces: Any, own: Any = None
) -> RoundResult:
    throws = {"cleo": own} if own is not None else None
    return table.round(spell(option, target), throws=throws, dice=LoadedDice(*faces))


def test_an_area_meets_every_enemy_with_the_same_dice_and_saves_of_their_own() -> None:
    cleo = mage(spells=("howl_of_light",), level=5)
    table = sit_down(cleo, foe(vitals=TOUGH), foe("eel", vitals=TOUGH))
    casting(table, "cast_howl_of_light", "eel", 20, 2, MISS, MISS, own=[4, 4, 4, 4, 4])

    assert table.body("eel").vitals.hp == 30 - 10
    assert table.body("drowner").vitals.hp == 30 - 20
    assert "Casts left: 2 of 3" in table.last.rulings[0].changes


def test_an_area_catches_friends_who_stand_among_the_enemy() -> None:
    cleo = mage(spells=("howl_of_light",), level=5)
    table = sit_down(cleo, hero(vitals=TOUGH), foe(vitals=TOUGH))
    table.tweak("bob", engaged=("drowner",))
    table.tweak("drowner", engaged=("bob",))
    casting(table, "cast_howl_of_light", "drowner", 2, 2, MISS, own=[4, 4, 4, 4, 4])

    assert table.body("bob").vitals.hp == 30 - 20


def test_ward_allies_leaves_them_out_for_effort() -> None:
    cleo = mage(spells=("howl_of_light",), arts=("ward_allies",), level=5)
    table = sit_down(cleo, hero(vitals=TOUGH), foe(vitals=TOUGH))
    table.tweak("bob", engaged=("drowner",))
    table.tweak("drowner", engaged=("bob",))
    casting(table, "cast_howl_of_light", "drowner", 2, MISS, own=[4, 4, 4, 4, 4])

    assert table.body("bob").vitals.hp == 30
    assert any("Ward Allies" in change for change in table.last.rulings[0].changes)


def test_all_asleep_is_won() -> None:
    table = sit_down(mage(spells=("wind_of_final_repose",)), foe(), foe("eel"))
    assert casting(table, "cast_wind_of_final_repose").outcome == "won"
    assert table.body("eel").vitals.condition == "out"
    assert table.body("eel").vitals.hp == 5


def test_who_was_hurt_first_cannot_cast_and_keeps_the_cast() -> None:
    table = sit_down(foe(attack=5), mage(spells=("wind_of_final_repose",)))
    casting(table, "cast_wind_of_final_repose", None, [15, 3])
    cleo = table.body("cleo")

    assert isinstance(cleo, Hero)
    assert cleo.vitals.hp == 9
    assert casts_left(cleo) == 2
    assert any("the cast is kept" in told for told in table.told)


@pytest.mark.parametrize(("face", "asleep"), [(13, True), (2, False)])
def test_iron_resolution_may_hold_a_spoiled_spell(face: int, asleep: bool) -> None:
    table = sit_down(foe(attack=5), mage(spells=("wind_of_final_repose",), arts=("iron_resolution",)))
    casting(table, "cast_wind_of_final_repose", None, [15, 3], face)
    cleo = table.body("cleo")

    assert isinstance(cleo, Hero)
    assert (table.body("drowner").vitals.condition == "out") is asleep
    assert cleo.used.day.count("effort:high_mage") == 1


def test_armour_put_on_after_planning_spoils_the_offer() -> None:
    table = sit_down(mage(spells=("wind_of_final_repose",), gear=(COAT,)), foe())
    casting(table, "cast_wind_of_final_repose", None, MISS)
    assert [refusal.code for refusal in table.refusals] == ["armour"]


def test_shackles_turn_an_enemy_who_then_fights_for_the_party() -> None:
    cleo = mage(spells=("shackles_of_volition",))
    table = sit_down(cleo, foe(attack=5), foe("eel", vitals=TOUGH))
    casting(table, "cast_shackles_of_volition", "drowner", 15, [20, 4], MISS)
    actor = table.encounter.actor("drowner")

    assert actor is not None
    assert actor.side == "party"
    assert table.body("eel").vitals.hp == 26
    assert "The drowner: Mental save 15 against 16, does not" in table.last.rulings[0].changes


def test_a_storm_of_fear_makes_them_flee_or_despair() -> None:
    cleo = mage(spells=("phobic_storm",), level=5)
    table = sit_down(cleo, foe(vitals=TOUGH), foe("eel", vitals=TOUGH), foe("golem", mindless=True))
    casting(table, "cast_phobic_storm", None, [4, 4], [3, 4], MISS, MISS)

    standing = {actor.id: actor.standing for actor in table.encounter.actors}
    assert standing == {"cleo": "in", "drowner": "fled", "eel": "in", "golem": "in"}
    assert table.body("eel").vitals.hp == 25


def test_a_wardpact_turns_a_hit_of_who_fails_the_save() -> None:
    table = sit_down(mage(spells=("wardpact",)), hero(), foe(attack=9))
    casting(table, "cast_wardpact", "bob", 2, [12, 6], 3)
    assert table.body("bob").vitals.hp == 8
    assert holds(table, "bob") == {"aegis": 1}

    table.round(dice=LoadedDice([12, 6], 18))
    assert table.body("bob").vitals.hp == 2
    assert holds(table, "bob") == {}


def test_blades_cut_whoever_reaches_in() -> None:
    cleo = mage(spells=("mantle_of_dissection",))
    table = sit_down(cleo, foe(vitals=Vitals(5, 5)))
    casting(table, "cast_mantle_of_dissection", None, MISS, 3, 4)

    assert table.body("drowner").vitals.condition == "dead"
    assert table.body("cleo").vitals.hp == 12
    assert table.last.outcome == "won"


def test_the_blinded_strike_twice_and_the_worse_counts() -> None:
    table = sit_down(mage(spells=("damnation_of_the_sense",)), foe(attack=5))
    casting(table, "cast_damnation_of_the_sense", None, 2, [18, 6], [3, 1])

    assert holds(table, "drowner") == {"blind": 0}
    assert table.last.rulings[-1].total == 3 + 5


def test_a_save_shortens_blindness_to_one_round() -> None:
    table = sit_down(mage(spells=("damnation_of_the_sense",)), foe())
    casting(table, "cast_damnation_of_the_sense", None, 19, MISS, MISS)
    assert holds(table, "drowner") == {}


def test_the_unseen_are_hard_to_hit_until_they_strike() -> None:
    table = sit_down(mage(spells=("transpicuous_transformation",)), foe(attack=3))
    casting(table, "cast_transpicuous_transformation", None, [11, 6])
    assert table.last.rulings[-1].total == 11 + 3 - 4
    assert holds(table, "cleo") == {"unseen": 0}

    table.round(attack("cleo"), throws={"cleo": [1, 1]}, dice=LoadedDice(MISS))
    assert holds(table, "cleo") == {}


def test_who_moves_in_quicker_time_strikes_twice_for_strain() -> None:
    table = sit_down(mage(spells=("temporal_echo",)), hero(gear=(SWORD,)), foe(vitals=TOUGH))
    casting(table, "cast_temporal_echo", "bob", 2, MISS, [15, 3], 1, MISS)

    assert table.body("bob").vitals.strain == 1
    assert table.body("drowner").vitals.hp == 26
    assert holds(table, "bob") == {"hasted": 2}


def test_torment_costs_whoever_acts_once_a_round() -> None:
    table = sit_down(mage(spells=("torment_of_tumefaction",), level=5), foe(vitals=TOUGH, attacks=2))
    casting(table, "cast_torment_of_tumefaction", None, MISS, MISS)
    assert table.body("drowner").vitals.hp == 30 - 2 * 5


def test_cold_slows_who_fails_and_the_slow_reach_nobody() -> None:
    table = sit_down(mage(spells=("congelating_cold",), level=5), foe(vitals=TOUGH))
    casting(table, "cast_congelating_cold", None, 2, 3, own=[6, 6])

    assert table.body("drowner").vitals.hp == 18
    assert holds(table, "drowner") == {"hobbled": 2}
    assert len(table.last.rulings) == 1


def test_nobody_falls_whom_magic_keeps_up() -> None:
    table = sit_down(
        mage(tradition="necromancer", spells=("forgetting_the_grave",), level=5),
        hero(archetype="expert"),
        foe(attack=9),
    )
    casting(table, "cast_forgetting_the_grave", "bob", 2, [19, 6])
    table.round(dice=LoadedDice([19, 6]))

    assert table.body("bob").vitals.hp == 1
    assert table.body("bob").vitals.condition == "up"


def test_compelled_flesh_tears_itself_free() -> None:
    table = sit_down(mage(tradition="necromancer", spells=("compel_flesh",), level=5), foe(vitals=TOUGH))
    casting(table, "cast_compel_flesh", None, 3)
    assert table.body("drowner").vitals.hp == 25

    table.round(dice=LoadedDice(18, MISS))
    assert table.body("drowner").vitals.hp == 20
    assert holds(table, "drowner") == {}


def test_what_magic_has_laid_on_somebody_can_be_dispelled() -> None:
    table = sit_down(mage(spells=("extirpate_arcana",)), foe())
    table.tweak("cleo", bindings=(Held("curse", "blind", 3, 0, "drowner"),))
    casting(table, "cast_extirpate_arcana", "cleo", MISS)
    assert holds(table, "cleo") == {}


def test_who_is_stepped_away_is_out_of_it() -> None:
    table = sit_down(mage(spells=("inexorable_step",)), foe())
    assert casting(table, "cast_inexorable_step", "drowner", 3).outcome == "won"


def test_a_raised_corpse_comes_into_the_fight() -> None:
    table = sit_down(mage(tradition="necromancer", spells=("raise_corpse",)), foe())
    assert casting(table, "cast_raise_corpse", None, MISS).arrivals == ("ally:raised_corpse",)


def test_what_turns_to_stone_is_out_and_alive() -> None:
    cleo = mage(tradition="elementalist", spells=("calcifying_scourge",), level=7)
    table = sit_down(cleo, foe("eel", vitals=TOUGH))
    casting(table, "cast_calcifying_scourge", None, 2)
    assert table.body("eel").vitals.condition == "out"


@pytest.mark.parametrize(
    ("face", "condition", "side"),
    [(1, "up", "opposition"), (2, "dead", "opposition"), (3, "out", "opposition"), (5, "out", "opposition"),
     (6, "up", "party")],
)  # fmt: skip
def test_the_hemicycle_throws_a_die_for_each(face: int, condition: str, side: str) -> None:
    table = sit_down(mage(spells=("prismatic_hemicycle",), level=9), foe("eel", vitals=TOUGH), foe())
    casting(table, "cast_prismatic_hemicycle", "eel", 2, face, 19, *[MISS] * 2)
    actor = table.encounter.actor("eel")

    assert actor is not None
    assert (table.body("eel").vitals.condition, actor.side) == (condition, side)


def test_smiting_the_dead_leaves_the_living_alone() -> None:
    cleo = mage(tradition="necromancer", spells=("smite_the_dead",))
    table = sit_down(cleo, foe("shade", undead=True, hd=3), foe(vitals=TOUGH))
    casting(table, "cast_smite_the_dead", "shade", 2, MISS, own=[1, 1, 1])

    assert table.body("shade").vitals.condition == "dead"
    assert table.body("drowner").vitals.hp == 30


def test_a_spell_at_somebody_gone_is_wasted_and_costs_nothing() -> None:
    bob = hero(gear=(SWORD,))
    table = sit_down(bob, mage(spells=("coruscating_coffin",)), foe(vitals=Vitals(1, 5)), foe("eel"))
    table.round(
        attack("bob", "drowner"), spell("cast_coruscating_coffin", "drowner"),
        throws={"bob": [19, 6], "cleo": [1, 1, 1]}, dice=LoadedDice(1, MISS),
    )  # fmt: skip
    cleo = table.body("cleo")

    assert isinstance(cleo, Hero)
    assert casts_left(cleo) == 2


@pytest.mark.parametrize(
    ("option", "target", "code"),
    [
        ("cast_coruscating_coffin", "bob", "friend"),
        ("cast_wardpact", "drowner", "enemy"),
        ("cast_wardpact", "cleo", "not_self"),
        ("cast_howl_of_light", "drowner", "unknown_spell"),
        ("prepare_wardpact", None, "no_time"),
    ],
)
def test_what_cannot_be_cast_here_is_refused(option: str, target: str | None, code: str) -> None:
    table = sit_down(mage(spells=("coruscating_coffin", "wardpact")), hero(), foe())
    table.round(spell(option, target), dice=LoadedDice(1, MISS))
    assert [refusal.code for refusal in table.refusals] == [code]


def test_options_name_spells_with_their_odds_and_hide_what_is_spent() -> None:
    table = sit_down(mage(spells=("coruscating_coffin", "shackles_of_volition")), foe())
    offers = {found["id"]: found for found in table_options(table)}
    assert offers["cast_coruscating_coffin"]["odds"] == 1.0
    assert offers["cast_shackles_of_volition"]["odds"] == 0.75

    spent = sit_down(mage(spells=("coruscating_coffin",), used=Used(day=("cast", "cast"))), foe())
    assert "cast_coruscating_coffin" not in {found["id"] for found in table_options(spent)}


def table_options(table: Table) -> Any:
    return RULES.options(table.state, table.people["cleo"], table.people)
