"""Creatures that cast and use powers: what they may know, what they choose, what keeps it off."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.autoplay import QuickDice, play_out
from campaigns.rules.contracts import Attempt, EncounterSetup, Json, Person
from campaigns.rules.without_number.bodies import Foe, Hero, Used, Vitals, read
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.books.cwn import CWN
from campaigns.rules.without_number.books.swn import SWN
from campaigns.rules.without_number.books.wwn import WWN
from campaigns.rules.without_number.care import rest
from campaigns.rules.without_number.creation import new_foe
from campaigns.rules.without_number.ruleset import WithoutNumber
from campaigns.rules.without_number.showing import view
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.elsewhere import sit
from tests.campaigns.rules.without_number.magic.coven import TOUGH, mage, spell
from tests.campaigns.rules.without_number.table import FIGHT, Table, attack, sit_down

ENTRY: dict[str, Json] = {
    "name": "hedge mage", "hd": 2, "hp": 9, "ac": 10, "attack": 1, "damage": "1d4", "skill": 1, "save": 14,
}  # fmt: skip
MISS = [1, 1]
WAIT = Attempt("bob", "total_defense", "")


def sorcerer(*knows: str, **more: Any) -> Foe:
    """A hedge mage of two hit dice who strikes for little."""
    own: dict[str, Any] = {
        "hd": 2,
        "vitals": Vitals(9, 9),
        "attack": 0,
        "damage": "1d4",
        "skill": 1,
        "knows": knows,
    }
    return foe("mage", **{**own, **more})


def outcomes(table: Table) -> list[tuple[str, str]]:
    return [(ruling.kind, ruling.actor) for ruling in table.last.rulings]


def test_a_mage_casts_what_is_worth_more_than_a_blow() -> None:
    table = sit_down(sorcerer("coruscating_coffin"), hero(vitals=TOUGH))
    table.round(WAIT, dice=LoadedDice([5, 6], 3))

    assert outcomes(table) == [("power", "mage")]
    assert table.body("bob").vitals.hp == 30 - 11
    assert table.last.rulings[0].summary == "The mage casts Coruscating Coffin: 11 damage to Bob."
    assert table.last.rulings[0].source == "WWN SRD 4.2"


def test_whoever_is_met_makes_the_save_that_is_theirs() -> None:
    table = sit_down(sorcerer("coruscating_coffin"), hero(vitals=TOUGH))
    table.round(WAIT, dice=LoadedDice([5, 6], 19))

    assert table.body("bob").vitals.hp == 30 - 5
    assert "Bob: Physical save 19 against 15, withstands it" in table.last.rulings[0].changes


def test_what_a_creature_has_left_is_not_told_at_the_table() -> None:
    table = sit_down(sorcerer("coruscating_coffin"), hero(vitals=TOUGH))
    table.round(WAIT, dice=LoadedDice([5, 6], 3))

    assert not any("left" in change for change in table.last.rulings[0].changes)


def test_with_its_casts_spent_it_strikes() -> None:
    table = sit_down(sorcerer("coruscating_coffin", used=Used(day=("cast",))), hero(vitals=TOUGH))
    table.round(WAIT, dice=LoadedDice([1, 1]))

    assert outcomes(table) == [("attack", "mage")]


def test_who_was_hurt_first_casts_nothing_and_keeps_the_cast() -> None:
    table = sit_down(hero(), sorcerer("coruscating_coffin"))
    table.round(attack("bob", "mage"), dice=LoadedDice([18, 1], [1, 1]))
    body = table.body("mage")

    assert isinstance(body, Foe)
    assert body.used == Used()
    assert "The mage was hurt, and no spell comes." in table.told
    assert outcomes(table)[-1] == ("attack", "mage")


def test_an_art_comes_in_spite_of_a_wound() -> None:
    table = sit_down(hero(), sorcerer("coruscating_coffin", "elemental_blast"))
    table.round(attack("bob", "mage"), dice=LoadedDice([18, 1], [15, 2]))

    assert [ruling.label for ruling in table.last.rulings][-1] == "Elemental Blast"


def test_effort_is_the_skill_and_two() -> None:
    worn = Used(day=("effort:high_mage",) * 3)
    spent = sit_down(mage(spells=("wind_of_final_repose",)), sorcerer("counter_magic", used=worn))
    free = sit_down(
        mage(spells=("wind_of_final_repose",)),
        sorcerer("counter_magic", used=Used(day=("effort:high_mage",) * 2)),
    )
    spent.round(spell("cast_wind_of_final_repose"))
    free.round(spell("cast_wind_of_final_repose"), dice=LoadedDice([6, 6], [1, 1], [1, 1]))

    assert spent.last.rulings[0].label == "The Wind of the Final Repose"
    assert free.last.rulings[0].label == "Counter Magic"


def test_counter_magic_makes_a_players_spell_come_to_nothing() -> None:
    table = sit_down(mage(spells=("wind_of_final_repose",)), sorcerer("counter_magic"))
    table.round(spell("cast_wind_of_final_repose"), dice=LoadedDice([6, 6], [1, 1], [1, 1]))
    cleo = table.body("cleo")

    assert isinstance(cleo, Hero)
    assert cleo.used.day == ("cast",)
    assert table.body("mage").vitals.condition == "up"


def test_a_player_counters_a_creatures_spell_and_wins_the_tie() -> None:
    table = sit_down(sorcerer("coruscating_coffin"), mage(arts=("counter_magic",), vitals=TOUGH))
    table.round(dice=LoadedDice([5, 6], [3, 4], [3, 4]))

    assert table.body("cleo").vitals.hp == 30
    assert table.last.rulings[0].rule == "wwn.counter_magic"


def test_a_counter_that_fails_lets_the_spell_through() -> None:
    table = sit_down(sorcerer("coruscating_coffin"), mage(arts=("counter_magic",), vitals=TOUGH))
    table.round(dice=LoadedDice([5, 6], [1, 1], [6, 6], 3))

    assert table.body("cleo").vitals.hp == 30 - 11


def test_an_area_is_kept_from_friends_who_would_suffer_more() -> None:
    fighter = foe("eel", vitals=TOUGH)
    table = sit_down(sorcerer("howl_of_light", hd=6), hero(vitals=TOUGH), fighter, foe("hag", vitals=TOUGH))
    for one in ("eel", "hag"):
        table.tweak(one, engaged=("bob",))
    table.tweak("bob", engaged=("eel", "hag"))
    table.round(WAIT, dice=LoadedDice([1, 1], [1, 1], [1, 1]))

    assert ("power", "mage") not in outcomes(table)


def test_a_summons_of_the_opposition_joins_the_opposition() -> None:
    table = sit_down(sorcerer("phantasmal_eidolon", hd=8), hero(vitals=TOUGH))
    table.round(WAIT)

    assert table.last.arrivals == ("eidolon",)


def test_a_gift_is_used_once_where_it_serves_once() -> None:
    sow = foe("sow", rules="awn", book=AWN, knows=("spore_cloud",), vitals=TOUGH, attack=0, damage="1d4")
    bob = hero(rules="awn", book=AWN, archetype="raider", vitals=TOUGH)
    place = sit(AWN, FIGHT, sow, bob)
    place.round(WAIT, dice=LoadedDice(3))
    first = [ruling.kind for ruling in place.last.rulings]
    place.round(WAIT, dice=LoadedDice([1, 1, 1]))

    assert first == ["power"]
    assert [ruling.kind for ruling in place.last.rulings] == ["attack"]
    assert place.body("sow").vitals.strain == 1


def test_a_technique_commits_effort_for_the_scene() -> None:
    psychic = foe(
        "seer", rules="swn", book=SWN, knows=("stolen_breath",), hd=3, skill=2, damage="1d4", attack=0
    )
    bob = hero(rules="swn", book=SWN, vitals=TOUGH)
    place = sit(SWN, FIGHT, psychic, bob)
    place.round(WAIT, dice=LoadedDice([4, 4], 2))
    body = place.body("seer")

    assert place.body("bob").vitals.hp == 30 - 8
    assert isinstance(body, Foe)
    assert body.used.scene == ("effort",)


def test_an_ally_with_powers_helps_whoever_is_badly_off() -> None:
    nurse = sorcerer("healing_touch", attack=0)
    table = sit_down(hero(vitals=Vitals(2, 8)), foe(vitals=TOUGH), friends=(nurse,))
    table.round(WAIT, dice=LoadedDice(1, MISS, [2, 2]))

    assert table.body("bob").vitals.hp == 8
    assert table.last.rulings[-1].label == "Healing Touch"


def test_in_an_ambush_the_alert_are_not_met() -> None:
    alert = hero(foci={"alert": 1}, vitals=TOUGH)
    setup = replace(FIGHT, surprise="opposition")
    table = sit_down(
        sorcerer("coruscating_coffin"), alert, mage(vitals=TOUGH), setup=setup,
        dice=LoadedDice([8, 7, 7, 6], [5, 6], 3),
    )  # fmt: skip

    assert (table.body("bob").vitals.hp, table.body("cleo").vitals.hp) == (30, 19)


def test_a_gm_reads_what_it_knows() -> None:
    assert ("Powers", "Coruscating Coffin") in view(sorcerer("coruscating_coffin")).lines


def test_a_night_gives_everything_back() -> None:
    worn = sorcerer("coruscating_coffin", used=Used(("effort",), ("cast",)))
    after = read(WWN, rest(worn, "night", LoadedDice()).sheets["self"])

    assert isinstance(after, Foe)
    assert after.used == Used()


@pytest.mark.parametrize(
    ("book", "knows", "more", "said"),
    [
        (WWN, "sneezing", {}, "stats.knows.0: there is no spell"),
        (WWN, "howl_of_light", {}, "stats.knows.0: The Howl of Light is beyond 2 hit dice"),
        (WWN, "shackles_of_volition", {}, "nothing that a creature uses"),
        (WWN, "pavis_of_elements", {}, "nothing that a creature uses"),
        (AWN, "wolf_howl", {}, "nothing that a creature uses"),
        (SWN, "undoing", {}, "takes a skill of 4"),
        (CWN, "spore_cloud", {}, "there is no spell"),
    ],
)
def test_a_creature_knows_only_what_it_can_use(
    book: Any, knows: str, more: dict[str, Json], said: str
) -> None:
    with pytest.raises(RulesError, match=said):
        new_foe(book, {**ENTRY, **more, "stats": {"knows": [knows]}}, QuickDice(1))


@given(seed=st.integers(0, 10_000))
def test_a_fight_with_mages_ends_and_nobody_spends_what_they_have_not(seed: int) -> None:
    dice, rules = QuickDice(seed), WithoutNumber(WWN)
    knows: list[Json] = [
        "coruscating_coffin",
        "wind_of_final_repose",
        "elemental_blast",
        "wardpact",
        "healing_touch",
    ]
    people = [person(hero()), person(mage(spells=("coruscating_coffin",), arts=("counter_magic",)))]
    for number in range(2):
        entry: dict[str, Json] = {
            **ENTRY,
            "hd": 3,
            "name": f"mage {number}",
            "stats": {"knows": [*knows, "counter_magic"]},
        }
        people.append(
            Person(f"m{number}", f"mage {number}", "opposition", rules.foe_sheet(entry, dice), False)
        )
    setup = EncounterSetup("e1", "tower", "The tower", "fight", "hp_depletion", 1, max_rounds=12)

    assert play_out(rules, setup, people, dice).outcome is not None
