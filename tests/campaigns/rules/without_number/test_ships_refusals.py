"""What is refused aboard ships, and what a pack may not send out."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt
from tests.campaigns.rules.without_number.cast import LoadedDice
from tests.campaigns.rules.without_number.elsewhere import do
from tests.campaigns.rules.without_number.ships_cast import DOGFIGHT, fly, ours, pilot, raider, with_ship


@pytest.mark.parametrize(
    ("attempt", "code"),
    [
        (do("bob", "ship_dance"), "no_action"),
        (do("bob", "ship_fire_spinal", kind="attack"), "no_action"),
        (do("bob", "ship_fire_all", "nobody", kind="attack"), "no_target"),
        (do("bob", "ship_fire_all", "cleo", kind="attack"), "friend"),
        (do("bob", "ship_mend"), "not_needed"),
        (do("bob", "ship_repair"), "not_needed"),
        (do("bob", "ship_pursue"), "no_chase"),
        (do("bob", "ship_helm"), "no_chase"),
        (do("bob", "ship_board"), "not_yet"),
        (do("bob", "ship_spot"), "aboard"),
        (do("bob", "ship_crisis_haywire"), "no_crisis"),
        (do("mallory", "ship_duty"), "not_here"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(attempt: Attempt, code: str) -> None:
    assert fly().refused(attempt) == code


def test_there_may_be_no_way_out() -> None:
    assert fly(can_flee=False).refused(do("bob", "ship_escape", kind="move")) == "no_way_out"


def test_guns_that_are_disabled_do_not_fire() -> None:
    place = fly()
    with_ship(place, disabled=("guns",))
    assert place.refused(do("bob", "ship_fire_all", kind="attack")) == "disabled"
    assert not any(option.startswith("ship_fire_p") for option in place.options("bob"))


def test_nobody_is_supported_by_one_alone() -> None:
    assert fly(pilot(), raider()).refused(do("bob", "ship_support", kind="aid")) == "alone"


def test_the_fallen_do_nothing() -> None:
    place = fly()
    down = place.rules.hurt(place.people["bob"].sheet, 20)
    place.people["bob"] = type(place.people["bob"])("bob", "Bob", "party", down, True)
    assert place.refused(do("bob", "ship_duty", kind="aid")) == "cannot_act"
    assert place.options("bob") == {}


def test_what_is_over_stays_over() -> None:
    place = fly(pilot(), raider())
    place.round(do("bob", "yield", kind="yield"), dice=LoadedDice())
    before = place.state
    again = place.rules.resolve_round(place.state, [do("bob", "ship_duty")], {}, place.people, LoadedDice())

    assert place.last.outcome == "conceded"
    assert place.refused(do("bob", "ship_duty", kind="aid")) == "over"
    assert again.state == before


def test_a_throw_of_the_round_before_is_not_used_again() -> None:
    place = fly()
    stale, _ = place.rules.plan_round(place.state, [do("bob", "ship_evade")], place.people)
    place.round(dice=LoadedDice(1, 1))
    fresh, _ = place.rules.plan_round(place.state, [do("bob", "ship_evade")], place.people)
    assert stale[0].id != fresh[0].id


@pytest.mark.parametrize(
    "data",
    [
        {"ship": {"hull": "teacup"}},
        {"ship": {"guns": ["slingshot"]}},
        {"ship": {"guns": [{"id": "x", "label": "X", "damage": "many"}]}},
        {"ship": {"colour": "red"}},
        {"enemies": [{"speed": -1}]},
    ],
)
def test_ships_that_cannot_fly_are_refused(data: dict[str, Any]) -> None:
    with pytest.raises(RulesError) as refused:
        fly(data=data)
    assert refused.value.hint


def test_ships_need_two_sides() -> None:
    with pytest.raises(RulesError):
        fly(pilot(), pilot("Cleo"))


def test_who_floats_in_a_pod_only_calls_out() -> None:
    place = fly(pilot(), pilot("Cleo"), raider(), setup=DOGFIGHT)
    with_ship(place, hp=0)
    assert ours(place).crew == ("bob",)
    assert set(place.options("bob")) == {"ship_spot", "yield"}
    assert place.refused(do("bob", "ship_evade")) == "ship_lost"
