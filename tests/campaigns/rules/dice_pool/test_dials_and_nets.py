"""Dials, beats and nets worked through: what moves them, and what a pack may not say."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt
from campaigns.rules.dice_pool.encounter.state import read_state
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, Table, body, foe, person, setup, sit_down

HACKER = {"skills": {"hacking": 4}}
GATE = {
    "nodes": [{"id": "gate", "label": "the water gate", "rating": 4}, {"label": "the ledger", "rating": 6}]
}
BEAT: dict[str, Any] = {
    "id": "kick",
    "label": "Kick the ladder",
    "skill": "brawl",
    "difficulty": 4,
    "success": {"player": 2, "damage": "3"},
    "failure": {"opponent": 1, "backfire": "1"},
}


def dials(table: Table) -> tuple[int, int]:
    state = read_state(table.state)
    return state.party_dial.current, state.opposition_dial.current


def net(**data: Any) -> Table:
    return sit_down(body(**HACKER), foe(mindless=True), at=setup("netrun", "dial_threshold", 4, data=data))


def talk(**more: Any) -> Table:
    at = setup("social", "dial_threshold", 4, **more)
    return sit_down(body(skills={"negotiation": 4}), foe(skills={"negotiation": 3}), at=at)


def test_a_lost_try_and_the_pressure_both_move_the_other_dial() -> None:
    table = talk()
    table.round(
        Attempt("bob", "skill", "", skill="negotiation"),
        throws={"bob": (1, 1, 2, 2)},
        dice=LoadedDice([5, 5, 1], [5, 1, 1], [3, 3]),
    )
    assert dials(table) == (0, 2)


def test_a_won_try_moves_ones_own_dial() -> None:
    table = talk()
    table.round(
        Attempt("bob", "skill", "", skill="negotiation"),
        throws={"bob": (5, 5, 1, 2)},
        dice=LoadedDice([1, 1, 1], [1, 1, 1], [3, 3]),
    )
    assert dials(table) == (1, 0)


def test_a_round_in_which_nothing_moves_is_the_oppositions() -> None:
    table = talk()
    table.round(Attempt("bob", "wait", ""), dice=LoadedDice([1, 1, 1], [3, 3]))
    assert dials(table) == (0, 1)


@pytest.mark.parametrize(
    ("faces", "moved", "hurt"), [((4, 1, 1, 1), (2, 0), (0, 3)), ((3, 1, 1, 1), (0, 1), (1, 0))]
)
def test_a_beat_does_what_the_pack_says(
    faces: tuple[int, ...], moved: tuple[int, int], hurt: tuple[int, int]
) -> None:
    at = setup("fight", "dial_threshold", 4, beats=(BEAT,))
    table = sit_down(body(), foe(), at=at)
    result = table.round(
        Attempt("bob", "skill", "", beat="kick"), throws={"bob": faces}, dice=LoadedDice([1, 1, 1, 1], [3, 3])
    )
    assert dials(table) == moved
    assert (table.of("bob").physical, table.of("guard").physical) == hurt
    assert [(beat.beat, beat.succeeded) for beat in result.beats] == [("kick", moved == (2, 0))]


def test_a_beat_that_is_not_there_is_refused() -> None:
    table = talk()
    _, refused = RULES.plan_round(table.state, [Attempt("bob", "skill", "", beat="sing")], table.people)
    assert [refusal.code for refusal in refused] == ["no_beat"]


def test_no_dial_goes_forward_by_more_than_three_in_a_round() -> None:
    at = setup("chase", "dial_threshold", 9, beats=({**BEAT, "success": {"player": 2}},))
    table = sit_down(body("Bob"), body("Cleo"), foe(), at=at)
    table.round(
        Attempt("bob", "skill", "", beat="kick"),
        Attempt("cleo", "skill", "", beat="kick"),
        throws={"bob": (4, 1, 1, 1), "cleo": (4, 1, 1, 1)},
        dice=LoadedDice([1, 1], [3, 3, 3]),
    )
    assert dials(table) == (3, 0)


def test_opening_a_node_moves_the_dial_and_the_last_one_fills_it() -> None:
    table = net(**GATE)
    opening = Attempt("bob", "power", "", option="net_open")
    guard = [1, 1, 1, 1]
    table.round(opening, throws={"bob": (4, 1, 1, 1, 1, 1)}, dice=LoadedDice(guard, [3, 3]))
    assert dials(table) == (1, 0)
    last = table.round(opening, throws={"bob": (6, 1, 1, 1, 1, 1)}, dice=LoadedDice([2], guard))
    assert (dials(table), last.outcome) == ((4, 0), "won")


def test_failure_feeds_the_alarm_and_masking_takes_it_down() -> None:
    table = net()
    guard = [1, 1, 1, 1]
    opening, masking = (Attempt("bob", "power", "", option=f"net_{deed}") for deed in ("open", "mask"))
    table.round(opening, throws={"bob": (3, 1, 1, 1, 1, 1)}, dice=LoadedDice(guard, [3, 3]))
    assert dials(table) == (0, 1)
    table.round(masking, throws={"bob": (5, 1, 1, 1, 1, 1)}, dice=LoadedDice(guard, [3, 3]))
    assert dials(table) == (0, 0)


def test_probing_helps_the_next_try() -> None:
    table = net()
    probing, opening = (Attempt("bob", "power", "", option=f"net_{deed}") for deed in ("probe", "open"))
    table.round(probing, throws={"bob": (4, 1, 1, 1, 1, 1)}, dice=LoadedDice([1, 1, 1, 1], [3, 3]))
    checks, _ = RULES.plan_round(table.state, [opening], table.people)
    assert checks[0].difficulty == 2


def test_spiking_throws_a_guard_out() -> None:
    table = net()
    result = table.round(
        Attempt("bob", "attack", "", "guard"), throws={"bob": (5, 5, 5, 5, 1, 1)}, dice=LoadedDice([1, 1, 1])
    )
    assert (table.of("guard").stun, result.outcome) == (10, "won")


def test_an_offer_is_reckoned_anew_and_not_from_the_number_it_was_shown_with() -> None:
    table = talk()
    offer = next(
        one
        for one in RULES.options(table.state, table.people["bob"], table.people)
        if one["id"] == "try_negotiation"
    )
    taken = Attempt(
        "bob", "skill", "", skill="negotiation", option="try_negotiation", difficulty=str(offer["difficulty"])
    )
    checks, _ = RULES.plan_round(table.state, [taken], table.people)
    assert (checks[0].kind, round(RULES.odds(checks[0]), 3)) == ("opposed", offer["odds"])


def test_a_hurting_spell_is_offered_and_cast_in_a_fight() -> None:
    mage = {"magic": 5, "skills": {"sorcery": 4}, "spells": {"lance": 4}}
    table = sit_down(body(**mage), foe())
    offers = {str(one["id"]) for one in RULES.options(table.state, table.people["bob"], table.people)}
    assert "cast_lance" in offers
    table.round(
        Attempt("bob", "power", "", "guard", option="cast_lance"),
        throws={"bob": (3, 3, 3, 3, 1, 1)},
        dice=LoadedDice([1, 1, 1], [2, 2, 2, 1, 1, 1]),
    )
    assert table.of("guard").condition == "dead"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"distance": 0}, "stats.distance"),
        ({"light": "purple"}, "no light 'purple'"),
        ({"conditions": ["frogs"]}, "stats.conditions"),
        ({"cover": {"party": "a leaf"}}, "no cover 'a leaf'"),
        ({"nodes": []}, "stats.nodes"),
        ({"nodes": [{"rating": 99}]}, "stats.rating"),
    ],
)
def test_ground_that_the_rules_do_not_know_is_refused(data: dict[str, Any], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        net(**data)


def test_an_encounter_needs_two_sides() -> None:
    with pytest.raises(RulesError, match="side of the opposition"):
        RULES.open_encounter(setup(), [person(body())], LoadedDice())
