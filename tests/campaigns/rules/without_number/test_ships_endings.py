"""How fights of ships end: broken, boarded, away, lost; and that every one of them ends."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.rules.autoplay import QuickDice, Temper
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.registry import ruleset_of
from campaigns.rules.running import Dial
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.ships.crises import CRISES
from campaigns.rules.without_number.ships.state import Trouble
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import EVERY_TEMPER, PARTIES, autoplay, do
from tests.campaigns.rules.without_number.ships_cast import (
    CHASE,
    DOGFIGHT,
    DUEL,
    SHIPS,
    fly,
    ours,
    pilot,
    raider,
    theirs,
    with_ship,
)

RAKE: dict[str, Any] = {
    "name": "raider", "hd": 2, "hp": 16, "ac": 14, "attack": 2, "damage": "1d8", "skill": 1, "morale": 8,
}  # fmt: skip


def test_a_broken_hull_ends_it() -> None:
    place = fly(pilot(), raider(vitals=Vitals(5, 20)))
    place.round(
        do("bob", "ship_fire_plasma", kind="attack"), throws={"bob": (20,)}, dice=LoadedDice([4, 4, 4])
    )
    assert place.last.outcome == "won"
    assert theirs(place).hp == 0


def test_three_steps_and_we_are_away() -> None:
    place = fly(pilot(), raider())
    with_ship(place, escape=2)
    place.round(do("bob", "ship_escape", kind="move"), throws={"bob": (6, 6)}, dice=LoadedDice([1, 1]))
    assert place.last.outcome == "fled"


def test_whoever_pursues_takes_a_step_back() -> None:
    place = fly(pilot(), raider())
    with_ship(place, escape=1)
    place.round(dice=LoadedDice([6, 6], [1, 1], 1))
    assert ours(place).escape == 0
    assert any(ruling.rule == "swn.ship_flight" for ruling in place.last.rulings)


def test_a_ship_that_goes_up_takes_those_aboard_with_it() -> None:
    place = fly(raider(), pilot(), data={**SHIPS, "ship": {"hull": "free_merchant", "hp": 1}})
    place.round(dice=LoadedDice(20, 4, [1, 1], [3, 2]))
    assert place.last.outcome == "lost"
    assert place.body("bob").vitals.hp == 8 - 5
    assert place.last.rulings[1].rule == "swn.ship_lost"


def test_a_chase_is_lost_with_the_hull_that_a_crisis_breaks() -> None:
    place = fly(setup=CHASE, data={**SHIPS, "enemies": [{"hull": "free_merchant", "guns": []}]})
    with_ship(place, hp=1, troubles=(Trouble("hull_breach", due=1),))
    place.round(do("bob", "ship_duty", kind="aid"), dice=LoadedDice([6, 6]))
    assert ours(place).hp == 0
    assert place.last.outcome == "lost"


def test_a_ship_that_is_held_together_drifts() -> None:
    place = fly(raider(), pilot(), data={**SHIPS, "ship": {"hull": "free_merchant", "hp": 1}})
    place.round(dice=LoadedDice(20, 4, [6, 6]))
    assert place.last.outcome == "lost"
    assert place.body("bob").vitals.hp == 8


def test_a_pilot_who_is_shot_down_is_out_in_a_pod() -> None:
    place = fly(raider(), pilot(), setup=DOGFIGHT, data={"craft": {"hp": 1}})
    place.round(dice=LoadedDice(20, 4, 20))
    assert place.last.outcome == "lost"
    assert place.body("bob").vitals.hp == 8


def test_boarding_goes_on_as_another_encounter() -> None:
    place = fly(pilot(), raider(vitals=Vitals(8, 20)), escalates_to="hold")
    place.round(do("bob", "ship_board"), throws={"bob": (6, 6)}, dice=LoadedDice([1, 1]))
    assert (place.last.outcome, place.last.escalates_to) == ("truce", "hold")


def test_a_ship_that_loses_heart_has_to_get_away_first() -> None:
    place = fly(pilot(), raider(), on_break="flee")
    dice = LoadedDice([1, 1], [6, 6], [6, 6], [1, 1])
    place.round(do("bob", "ship_hail", "rake"), throws={"bob": (6, 6)}, dice=dice)
    assert theirs(place).fleeing
    assert theirs(place).escape == 1
    assert place.last.outcome is None


def test_a_ship_that_surrenders_is_out_of_it() -> None:
    place = fly(pilot(), raider(), on_break="surrender")
    place.round(do("bob", "ship_hail", "rake"), throws={"bob": (6, 6)}, dice=LoadedDice([1, 1], [6, 6]))
    assert place.last.outcome == "won"


def test_the_helm_decides_a_chase() -> None:
    place = fly(pilot(), raider(), setup=CHASE)
    place.tweak(party_dial=Dial("Headway", 1, 3))
    place.round(do("bob", "ship_helm"), throws={"bob": (6, 6)}, dice=LoadedDice([1, 1]))
    assert place.last.outcome == "won"


def test_a_chase_that_nobody_flies_is_flown_by_the_crew() -> None:
    place = fly(pilot(), raider(), setup=CHASE)
    place.round(do("bob", "ship_duty", kind="aid"), dice=LoadedDice(1, 1, [1, 1], [6, 6]))
    assert place.encounter.opposition_dial.current == 1


@pytest.mark.parametrize("temper", EVERY_TEMPER)
@pytest.mark.parametrize("size", PARTIES)
@pytest.mark.parametrize("setup", [DUEL, DOGFIGHT, CHASE], ids=["duel", "dogfight", "chase"])
def test_whole_fights_are_played_to_an_end_and_nobody_idles(
    size: int, temper: Temper, setup: EncounterSetup
) -> None:
    classes = ["expert", "warrior", "expert", "psychic"][:size]
    foes = [RAKE] * (size if setup is DOGFIGHT else 1)
    for seed in range(3):
        played = autoplay(ruleset_of("swn"), setup, classes, foes, seed, temper)
        assert played.outcome is not None
        assert played.idle == ()
        assert played.refused == {}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(("ship_duty", "ship_beyond", "ship_fire_all", "ship_evade", "ship_mend", "ship_brace",
                                 "ship_fire_through", "ship_escape", "ship_aim", "ship_boost")),
                min_size=1, max_size=10), st.integers(0, 10**6))  # fmt: skip
def test_numbers_stay_within_their_bounds(deeds: list[str], seed: int) -> None:
    dice = QuickDice(seed)
    place = fly(setup=replace(DUEL, max_rounds=20))
    for deed in deeds:
        if place.last.outcome is not None:
            break
        place.round(do("bob", deed), do("cleo", "ship_fire_plasma", kind="attack"), dice=dice)
        ship = ours(place)
        assert 0 <= ship.hp <= ship.max_hp
        assert 0 <= ship.escape <= 3
        assert {one.id for one in ship.troubles} <= set(CRISES)
        assert len({one.id for one in ship.troubles}) == len(ship.troubles)
        assert (ship.boost, ship.lock, ship.braced) == (0, 0, False)
        assert theirs(place).hp == place.body("rake").vitals.hp
