"""One spell outside a fight: its dice, the save, the cast it takes, and what is told."""

from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.contracts import Check, Refusal
from campaigns.rules.without_number.bodies import Hero, Used, Vitals, read, write
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.magic.mastery import casts_left, casts_most
from tests.campaigns.rules.without_number.cast import COAT, SHIELD, LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.magic.coven import RULES, cast, eel, mage, planned, settled

COFFIN = mage(spells=("coruscating_coffin",))


def test_a_coffin_does_a_die_a_level_and_half_to_who_withstands_it() -> None:
    done = settled(COFFIN, "cast_coruscating_coffin", eel(), (3, 8, 4), LoadedDice(15))
    ruling = done.rulings[0]

    assert ruling.rule == "wwn.spell"
    assert ruling.total == 3 + 8 + 4
    assert read(WWN, done.sheets["eel"]).vitals.hp == 30 - 7
    assert ruling.changes == ("The eel: Physical save 15 against 15, withstands it", "Casts left: 1 of 2")
    assert ruling.summary == "Cleo casts Coruscating Coffin: 7 damage to the eel (half)."


def test_who_fails_the_save_takes_all_of_it() -> None:
    done = settled(COFFIN, "cast_coruscating_coffin", eel(), (3, 8, 4), LoadedDice(14))
    assert read(WWN, done.sheets["eel"]).vitals.hp == 30 - 15


def test_one_hit_die_does_not_survive_a_coffin() -> None:
    done = settled(COFFIN, "cast_coruscating_coffin", eel(hd=1), (1, 1, 1), LoadedDice(20))
    assert read(WWN, done.sheets["eel"]).vitals.condition == "dead"


def test_the_day_has_as_many_casts_as_the_table_says() -> None:
    cleo = COFFIN
    for left in (1, 0):
        cleo = cast(settled(cleo, "cast_coruscating_coffin", eel(), (1, 1, 1), LoadedDice(15)))
        assert casts_left(cleo) == left
    refused = planned(cleo, "cast_coruscating_coffin", eel())

    assert isinstance(refused, Refusal)
    assert refused.code == "no_cast_left"
    rested = after_a_night(cleo)
    assert casts_left(rested) == casts_most(rested) == 2


def after_a_night(cleo: Hero) -> Hero:
    return cast(RULES.rest(write(cleo), "night", LoadedDice()), "self")


def test_sleep_takes_the_living_of_four_hit_dice() -> None:
    sleeper = mage(spells=("wind_of_final_repose",))
    done = settled(sleeper, "cast_wind_of_final_repose", eel(hd=4))
    assert read(WWN, done.sheets["eel"]).vitals.condition == "out"
    assert "eel" not in settled(sleeper, "cast_wind_of_final_repose", eel(hd=5)).sheets
    assert "eel" not in settled(sleeper, "cast_wind_of_final_repose", eel(undead=True)).sheets


def test_a_spell_without_dice_is_told() -> None:
    done = settled(mage(spells=("phantasmal_mimesis",)), "cast_phantasmal_mimesis")
    assert done.rulings[0].summary.startswith("Cleo casts Phantasmal Mimesis: a thing that is not there")


def test_another_spell_can_be_prepared_before_the_first_cast() -> None:
    cleo = mage(spells=("wardpact", "phantasmal_mimesis"), level=1)
    cleo = cast(settled(_with_book(cleo, "elucidating_intangibility"), "prepare_elucidating_intangibility"))
    assert cleo.magic.prepared == ("phantasmal_mimesis", "elucidating_intangibility")


def _with_book(cleo: Hero, more: str) -> Hero:
    return replace(cleo, magic=replace(cleo.magic, spells=(*cleo.magic.spells, more)))


@pytest.mark.parametrize(
    ("changes", "option", "code"),
    [
        ({"gear": (COAT,)}, "cast_coruscating_coffin", "armour"),
        ({"gear": (SHIELD,)}, "cast_coruscating_coffin", "armour"),
        ({"memory": {}}, "cast_howl_of_light", "unknown_spell"),
        ({"used": Used(day=("cast", "cast"))}, "cast_coruscating_coffin", "no_cast_left"),
        ({"used": Used(day=("cast",))}, "prepare_coruscating_coffin", "not_rested"),
        ({}, "prepare_coruscating_coffin", "prepared"),
        ({}, "prepare_howl_of_light", "unknown_spell"),
    ],
)
def test_what_keeps_a_spell_off_is_said(changes: dict[str, Any], option: str, code: str) -> None:
    refused = planned(mage(spells=("coruscating_coffin",), **changes), option, eel())

    assert isinstance(refused, Refusal)
    assert refused.code == code


def test_a_spell_that_is_too_high_or_not_prepared_is_refused() -> None:
    high = planned(mage(spells=("howl_of_light",)), "cast_howl_of_light", eel())
    resting = planned(_unprepared(), "cast_wardpact", eel())

    assert isinstance(high, Refusal)
    assert high.code == "too_high"
    assert isinstance(resting, Refusal)
    assert resting.code == "not_prepared"


def _unprepared() -> Hero:
    cleo = mage(spells=("wardpact",))
    return replace(cleo, magic=replace(cleo.magic, prepared=()))


def test_an_aimed_spell_takes_a_target_that_is_up() -> None:
    dead = person(foe("eel", vitals=Vitals(0, 5, "dead")))
    for target, code in ((None, "no_target"), (dead, "target_down")):
        refused = planned(COFFIN, "cast_coruscating_coffin", target)
        assert isinstance(refused, Refusal)
        assert refused.code == code


def test_who_is_down_does_not_cast() -> None:
    down = planned(mage(spells=("wardpact",), vitals=Vitals(0, 12, "mortal")), "cast_wardpact", eel())
    assert isinstance(down, Refusal)


def test_a_spell_that_lost_its_cast_on_the_way_does_not_come() -> None:
    check = planned(COFFIN, "cast_coruscating_coffin", eel())
    assert isinstance(check, Check)
    tired = mage(spells=("coruscating_coffin",), used=Used(day=("cast", "cast")))
    people = {"cleo": person(tired, "cleo"), "eel": eel()}
    done = RULES.resolve(check, LoadedDice([1, 1, 1]).throw(check.dice, reason="x"), people, LoadedDice())

    assert done.sheets == {}
    assert done.rulings[0].outcome == "failure"


def test_a_servant_called_beforehand_comes_along() -> None:
    caller = mage(tradition="necromancer", spells=("raise_corpse",))
    done = settled(caller, "cast_raise_corpse")
    assert cast(done).magic.servants == ("raised_corpse",)


def test_words_find_spells() -> None:
    people = {"cleo": person(COFFIN, "cleo"), "eel": eel()}
    offers = {offer["id"]: offer for offer in RULES.deeds(people["cleo"], people)}

    offer = offers["cast_coruscating_coffin"]
    assert "cast coffin" in offer["verbs"]  # type: ignore[operator]
    assert offer["targets"] == ["eel"]
    assert RULES.deeds(person(hero(), "bob"), people) == ()
