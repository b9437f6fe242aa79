"""How far magic and gifts reach where the ground has zones, and whom an area meets there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.rules.contracts import Attempt, Zone
from campaigns.rules.without_number.bodies import Body, Hero
from campaigns.rules.without_number.books.awn import AWN
from campaigns.rules.without_number.magic.canon import WORKINGS
from tests.campaigns.rules.without_number.ailing.ward import survivor
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero
from tests.campaigns.rules.without_number.elsewhere import sit
from tests.campaigns.rules.without_number.magic.coven import TOUGH, mage, spell
from tests.campaigns.rules.without_number.table import FIGHT, RULES, Table, sit_down

NAMES = ("gate", "yard", "stair", "roof", "sky")
ROW = tuple(
    Zone(name, name.capitalize(), (after,)) for name, after in zip(NAMES, (*NAMES[1:], "sky"), strict=True)
)
SETUP = replace(FIGHT, zones=ROW)


def lined_up(*bodies: Body, **zones: str) -> Table:
    """People in a row of five zones; whoever is not named stands where their side begins."""
    table = sit_down(*bodies, setup=SETUP)
    for one, zone in zones.items():
        table.tweak(one, zone=zone, stunned=one != "cleo")
    return table


def offered(table: Table) -> dict[str, Any]:
    return {
        str(found["id"]): found for found in RULES.options(table.state, table.people["cleo"], table.people)
    }


@pytest.mark.parametrize(
    ("working", "level", "feet"),
    [("coruscating_coffin", 3, 300), ("howl_of_light", 5, 250), ("phobic_storm", 5, 40), ("healing_touch", 1, 5),
     ("scorn_the_fetters", 5, 600), ("wind_of_final_repose", 9, 200)],
)  # fmt: skip
def test_ranges_are_those_of_the_srd(working: str, level: int, feet: int) -> None:
    assert WORKINGS[working].feet_at(level) == feet


def test_what_is_beyond_the_range_is_refused_and_not_offered() -> None:
    table = lined_up(mage(spells=("shackles_of_volition",)), foe(), drowner="sky")
    table.round(spell("cast_shackles_of_volition", "drowner"))

    assert [refusal.code for refusal in table.refusals] == ["out_of_reach"]
    assert "It reaches 3 zones (100 feet)." in table.refusals[0].reason
    assert "cast_shackles_of_volition" not in offered(table)


def test_an_offer_says_how_far_it_reaches_and_whom_it_meets() -> None:
    table = lined_up(mage(spells=("wind_of_final_repose",)), foe(), drowner="roof")
    found = offered(table)["cast_wind_of_final_repose"]

    assert found["targets"] == ["drowner"]
    assert found["description"].endswith("It reaches 6 zones (200 feet). Everybody in one zone, friends too.")


def test_an_area_meets_one_zone_and_friends_in_it() -> None:
    bodies = (
        mage(spells=("howl_of_light",), level=5),
        hero(vitals=TOUGH),
        foe(vitals=TOUGH),
        foe("eel", vitals=TOUGH),
    )
    table = lined_up(*bodies, bob="roof", drowner="roof", eel="sky")
    table.round(spell("cast_howl_of_light", "drowner"), throws={"cleo": [4] * 5}, dice=LoadedDice(2, 2))

    assert [table.body(one).vitals.hp for one in ("drowner", "bob", "eel")] == [10, 10, 30]


def test_a_wave_around_the_mage_leaves_out_who_is_far() -> None:
    bodies = (mage(spells=("phobic_storm",), level=5), foe(vitals=TOUGH), foe("eel", vitals=TOUGH))
    table = lined_up(*bodies, drowner="yard", eel="roof")
    table.round(spell("cast_phobic_storm", "drowner"), dice=LoadedDice([1, 1]))

    assert [table.body(one).vitals.hp for one in ("drowner", "eel")] == [25, 30]


def test_a_touch_takes_a_step_first() -> None:
    table = lined_up(
        mage(tradition="healer", arts=("healing_touch",)), hero(vitals=replace(TOUGH, hp=3)), foe(),
        bob="yard", drowner="sky",
    )  # fmt: skip
    table.round(spell("art_healing_touch", "bob"), throws={"cleo": [3, 3]})
    cleo = table.encounter.actor("cleo")

    assert cleo is not None
    assert cleo.zone == "yard"
    assert table.body("bob").vitals.hp == 9


def test_a_friend_two_zones_off_cannot_be_touched() -> None:
    table = lined_up(
        mage(tradition="healer", arts=("healing_touch",)), hero(vitals=replace(TOUGH, hp=3)), foe(),
        bob="stair", drowner="sky",
    )  # fmt: skip
    table.round(spell("art_healing_touch", "bob"))

    assert "It takes a touch." in table.refusals[0].reason


def test_who_has_gone_out_of_reach_by_then_costs_nothing() -> None:
    healer = mage(tradition="healer", arts=("healing_touch",))
    table = lined_up(hero(vitals=replace(TOUGH, hp=3)), healer, foe(), drowner="sky")
    table.tweak("bob", zone="yard")
    away = Attempt("bob", "move", "", option="move_roof")
    table.round(away, spell("art_healing_touch", "bob"), throws={"cleo": [3, 3]})
    cleo = table.body("cleo")

    assert table.body("bob").vitals.hp == 3
    assert isinstance(cleo, Hero)
    assert cleo.used.scene == ()


def test_a_gift_reaches_as_far_as_it_says() -> None:
    raider = foe("raider", rules="awn", book=AWN, vitals=TOUGH)
    place = sit(AWN, SETUP, replace(survivor("venom_spit"), name="Bob"), raider)

    assert place.refused(Attempt("bob", "power", "", "raider", option="power_venom_spit")) == "out_of_reach"
    assert "power_venom_spit" not in place.options("bob")


def test_a_gift_is_offered_with_its_reach() -> None:
    raider = foe("raider", rules="awn", book=AWN, vitals=TOUGH)
    near = replace(FIGHT, zones=ROW[:2])
    place = sit(AWN, near, replace(survivor("venom_spit"), name="Bob"), raider)

    assert str(place.options("bob")["power_venom_spit"]["description"]).endswith(
        "It reaches 1 zone (30 feet)."
    )


def test_a_creature_beyond_its_reach_comes_nearer() -> None:
    beyond = (Zone("far", "Far", ("sky",)), Zone("end", "End", ("far",)), Zone("last", "Last", ("end",)))
    longer = replace(FIGHT, zones=(*ROW, *beyond))
    table = sit_down(foe("mage", knows=("wind_of_final_repose",), hd=2), hero(vitals=TOUGH), setup=longer)
    table.round(Attempt("bob", "total_defense", ""))
    actor = table.encounter.actor("mage")

    assert actor is not None
    assert actor.zone == "end"
