"""Sealed rounds: passes, dead premises, guards, spells, leaving, coming in later."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import Unsupported
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Attempt
from campaigns.rules.dice_pool.encounter.state import Actor
from campaigns.rules.dice_pool.encounter.walk import passes
from tests.campaigns.rules.dice_pool.cast import (
    RULES,
    LoadedDice,
    attack,
    body,
    foe,
    person,
    setup,
    sit_down,
)


def actor(id: str, total: int) -> Actor:
    return Actor(id, "party", True, total)


def test_everybodys_first_action_comes_before_any_second() -> None:
    order = passes((actor("a", 21), actor("b", 20), actor("c", 11), actor("d", 10)))
    assert order == [(0, "a"), (0, "b"), (0, "c"), (0, "d"), (1, "a"), (1, "b"), (1, "c"), (2, "a")]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_one_acts_once_for_each_ten_begun(totals: list[int]) -> None:
    actors = tuple(actor(f"a{at}", total) for at, total in enumerate(sorted(totals, reverse=True)))
    order = passes(actors)
    for one in actors:
        assert sum(id == one.id for _, id in order) == -(-one.initiative // 10)
    assert {id for number, id in order if number == 0} == {one.id for one in actors}


def test_an_attack_on_somebody_who_is_gone_is_wasted_and_not_aimed_anew() -> None:
    table = sit_down(body("Bob"), body("Cleo"), foe("guard"), foe("porter"), dice=LoadedDice([6, 5, 2, 1]))
    result = table.round(
        attack("bob", "guard"),
        attack("cleo", "guard"),
        dice=LoadedDice([1, 1, 1], [1, 1, 1, 1], [3, 3, 3]),
        throws={"bob": (5, 5, 5, 5), "cleo": (5, 5, 5, 5)},
    )
    wasted = [ruling for ruling in result.rulings if ruling.actor == "cleo"]
    assert [ruling.changes[-1] for ruling in wasted] == ["The action is wasted."]
    assert not table.of("porter").physical


def test_whoever_is_down_before_their_turn_does_nothing() -> None:
    table = sit_down(body("Bob"), foe("guard"), dice=LoadedDice([1, 6]))
    result = table.round(
        attack("bob", "guard"),
        dice=LoadedDice([5, 5, 5, 5], [1, 1, 1], [1, 1, 1]),
        throws={"bob": (5, 5, 5, 5)},
    )
    assert result.outcome == "lost"
    assert not [ruling for ruling in result.rulings if ruling.actor == "bob" and ruling.kind == "attack"]


def test_whoever_guards_dodges_with_every_combat_die() -> None:
    table = sit_down(body("Bob", fixed_pool=3), foe("guard"))
    result = table.round(
        Attempt("bob", "total_defense", ""), dice=LoadedDice([5, 2, 2, 2], [4, 1, 1], [3, 3])
    )
    assert [ruling.outcome for ruling in result.rulings if ruling.actor == "guard"] == ["failure"]
    assert not table.of("bob").physical


def test_a_second_pass_repeats_the_attack_with_dice_of_the_engine() -> None:
    table = sit_down(body("Bob", initiative_dice=3), foe("guard"), dice=LoadedDice([5, 5, 5, 1]))
    result = table.round(
        attack("bob", "guard"),
        dice=LoadedDice([1, 1, 1, 2], [3, 3, 3, 2], [1, 1, 1, 1]),
        throws={"bob": (3, 3, 3, 3)},
    )
    assert [ruling.actor for ruling in result.rulings if ruling.kind == "attack"] == ["bob", "guard", "bob"]


def test_a_weapon_that_is_empty_has_to_be_loaded() -> None:
    table = sit_down(body("Bob"), foe("guard"))
    state = json.loads(json.dumps(table.state))
    state["actors"][0]["fired"] = 10
    _, refused = RULES.plan_round(state, [attack("bob", "guard")], table.people)
    assert [refusal.code for refusal in refused] == ["empty"]
    checks, refused = RULES.plan_round(state, [Attempt("bob", "wait", "", option="reload")], table.people)
    assert (checks, refused) == ((), ())


def test_one_action_a_round() -> None:
    table = sit_down(body("Bob"), foe("guard"))
    checks, refused = RULES.plan_round(table.state, [attack("bob"), attack("bob")], table.people)
    assert (len(checks), [refusal.code for refusal in refused]) == (1, ["one_action"])


def test_yielding_concedes_and_withdrawing_flees() -> None:
    for kind, outcome in (("yield", "conceded"), ("withdraw", "fled")):
        table = sit_down(body("Bob"), foe("guard"))
        assert table.round(Attempt("bob", kind, ""), dice=LoadedDice()).outcome == outcome  # type: ignore[arg-type]


def test_there_may_be_no_way_out() -> None:
    table = sit_down(body("Bob"), foe("guard"), at=setup(can_flee=False))
    _, refused = RULES.plan_round(table.state, [Attempt("bob", "run", "")], table.people)
    assert [refusal.code for refusal in refused] == ["no_way_out"]


def test_somebody_comes_in_later() -> None:
    table = sit_down(body("Bob"), foe("guard"))
    late = person(foe("porter"))
    joined = RULES.join(table.state, [late], {**table.people, late.id: late}, LoadedDice([6]))
    shown = RULES.describe(joined.state, {**table.people, late.id: late})
    assert [row["id"] for row in shown["initiative_order"]] == ["porter", "bob", "guard"]  # type: ignore[index, union-attr, call-overload]


def test_surprise_gives_the_party_a_round_of_its_own() -> None:
    table = sit_down(body("Bob"), foe("guard"), at=setup(surprise="party"), dice=LoadedDice([3, 3]))
    result = table.round(attack("bob"), dice=LoadedDice([4, 4]), throws={"bob": (3, 3, 3, 3)})
    assert [ruling.actor for ruling in result.rulings if ruling.kind == "attack"] == ["bob"]


def test_the_same_dice_give_the_same_round_and_nothing_is_changed_in_place() -> None:
    def play() -> str:
        table = sit_down(body("Bob"), foe("guard"))
        before = json.dumps([table.state, table.people["bob"].sheet])
        checks, _ = RULES.plan_round(table.state, [attack("bob")], table.people)
        done = RULES.resolve_round(
            table.state, [attack("bob")], {}, table.people, SeededDice.from_label("same")
        )
        assert json.dumps([table.state, table.people["bob"].sheet]) == before
        assert checks
        return json.dumps([done.state, dict(done.sheets)])

    assert play() == play()


def test_a_category_these_rules_do_not_have_is_refused_by_its_sentence() -> None:
    with pytest.raises(Unsupported, match="no fights between ships"):
        RULES.open_encounter(replace(setup(), category="ship"), [person(body())], LoadedDice())
