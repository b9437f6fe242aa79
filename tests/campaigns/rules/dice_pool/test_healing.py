"""First aid, remedies, rest, dying and karma."""

from __future__ import annotations

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check, Refusal
from campaigns.rules.dice_pool.bodies import read, write
from campaigns.rules.dice_pool.buying import cost_of
from campaigns.rules.dice_pool.gear import Item
from campaigns.rules.growing import as_suggested
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, body, person, thrown

TEND = Attempt("cleo", "stabilise", "", "bob")


def test_first_aid_empties_a_box_for_each_success() -> None:
    cleo, bob = person(body("Cleo", skills={"medicine": 4})), person(body(physical=6))
    check = RULES.plan(TEND, cleo, bob, "c")
    assert isinstance(check, Check)
    assert check.difficulty == 8
    done = RULES.resolve(check, thrown(6, 6, 3, 1), {"cleo": cleo, "bob": bob}, LoadedDice([4, 1]))
    after = read(done.sheets["bob"])
    assert (after.physical, after.tended) == (5, True)
    assert isinstance(RULES.plan(TEND, cleo, person(after), "c"), Refusal)


def test_the_dying_stop_bleeding() -> None:
    cleo, bob = person(body("Cleo", skills={"medicine": 4})), person(body(physical=10, condition="mortal"))
    check = RULES.plan(TEND, cleo, bob, "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, thrown(6, 3, 3, 1), {"cleo": cleo, "bob": bob}, LoadedDice([5]))
    assert RULES.view(done.sheets["bob"]).can_act


def test_nobody_tends_the_unhurt() -> None:
    refused = RULES.plan(TEND, person(body("Cleo")), person(body()), "c")
    assert isinstance(refused, Refusal)
    assert refused.code == "not_hurt"


def test_a_remedy_is_used_up() -> None:
    salve = Item("salve", "Salve", "consumable", heal=3)
    bob = person(body(physical=4, gear=(salve,)))
    check = RULES.plan(Attempt("bob", "use_item", "", "bob", item="salve"), bob, bob, "c")
    assert isinstance(check, Check)
    done = RULES.resolve(check, thrown(), {"bob": bob}, LoadedDice())
    assert read(done.sheets["bob"]).physical == 1
    assert done.used_items == (("bob", "salve"),)


def test_a_pause_clears_the_head_and_brings_the_pools_back() -> None:
    tired = body(stun=5, edge_used=2, combat_used=3)
    after = read(RULES.rest(write(tired), "scene", LoadedDice([5, 4, 1])).sheets["self"])
    assert (after.stun, after.edge_used, after.combat_used) == (3, 0, 0)


def test_a_night_heals_wounds() -> None:
    after = read(RULES.rest(write(body(physical=3)), "night", LoadedDice([6, 5, 1], [2])).sheets["self"])
    assert after.physical == 2


@pytest.mark.parametrize(("faces", "alive"), [((4, 1, 1), True), ((3, 1, 1), False)])
def test_whoever_is_left_alone_lives_or_dies_by_one_throw(faces: tuple[int, ...], alive: bool) -> None:
    dying = write(body(physical=10, condition="mortal"))
    view = RULES.view(RULES.rest(dying, "scene", LoadedDice(faces)).sheets["self"])
    assert (view.can_act, view.dead) == (alive, not alive)


def test_karma_buys_the_cheapest_skill_in_training_and_ten_make_edge() -> None:
    bob = body(training=("firearms", "stealth"), skills={"firearms": 4, "stealth": 1}, edge=2)
    after = read(as_suggested(RULES, RULES.advance(write(bob), 10, LoadedDice())).sheets["self"])
    assert after.skills == {"firearms": 4, "stealth": 4}
    assert (after.karma, after.edge, RULES.view(write(after)).level) == (1, 3, 2)


def test_skills_cost_their_rating_and_twice_that_from_seven() -> None:
    assert [cost_of(rating) for rating in (1, 6, 7, 9)] == [1, 6, 14, 18]


def test_no_karma_is_taken_away() -> None:
    with pytest.raises(RulesError, match="cannot be awarded"):
        RULES.advance(write(body()), -1, LoadedDice())


def test_harm_from_outside_fills_boxes() -> None:
    assert RULES.view(RULES.hurt(write(body()), 4)).hp == 6
    assert RULES.view(RULES.hurt(write(body()), 20, lethal=False)).down
