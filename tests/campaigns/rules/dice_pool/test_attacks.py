"""Attacks worked through with every die: staging, armour, dodging, striking back."""

from __future__ import annotations

import pytest

from campaigns.rules.contracts import Check, Refusal
from campaigns.rules.dice_pool.bodies import read
from campaigns.rules.dice_pool.pool import ahead, at_least
from campaigns.rules.dice_pool.tables import LEVEL_BOXES
from campaigns.rules.dice_pool.wounds import boxes_of, harm, stage
from tests.campaigns.rules.dice_pool.cast import (
    CLUB,
    PISTOL,
    RULES,
    VEST,
    LoadedDice,
    attack,
    body,
    foe,
    person,
    thrown,
)


def planned(bob: object, guard: object, **more: object) -> Check:
    check = RULES.plan(attack("bob", "guard", **more), person(bob), person(guard), "c")  # type: ignore[arg-type]
    assert isinstance(check, Check)
    return check


def test_a_shot_is_staged_by_net_successes_and_armour() -> None:
    bob, guard = body(), foe(gear=(PISTOL, VEST))
    check = planned(bob, guard)
    assert (check.difficulty, check.dice[0].count) == (4, 4)
    people = {"bob": person(bob), "guard": person(guard)}
    dice = LoadedDice([3], [4, 2, 1])
    done = RULES.resolve(check, thrown(6, 5, 4, 4), people, dice)
    assert read(done.sheets["guard"]).physical == 6
    ruling = done.rulings[0]
    assert (ruling.total, ruling.difficulty, ruling.outcome) == (9, 4, "critical_success")
    assert ruling.changes == (
        "Dice: 9 (6+3), 5, 4, 4.",
        "Power 9, deadly before resistance.",
        "Resisting: 4, 2, 1 against 4, 1 success.",
    )


def test_four_net_successes_raise_moderate_to_deadly() -> None:
    bob, guard = body(), foe()
    people = {"bob": person(bob), "guard": person(guard)}
    done = RULES.resolve(planned(bob, guard), thrown(5, 5, 5, 5), people, LoadedDice([1, 1, 2]))
    assert read(done.sheets["guard"]).condition == "dead"


def test_a_miss_hurts_nobody() -> None:
    bob, guard = body(), foe()
    people = {"bob": person(bob), "guard": person(guard)}
    done = RULES.resolve(planned(bob, guard), thrown(3, 2, 1, 1), people, LoadedDice())
    assert done.sheets == {}
    assert not done.rulings[0].succeeded


def test_whoever_is_struck_at_may_strike_back() -> None:
    bob, guard = body(gear=(CLUB,), skills={"blades": 3}), foe(gear=(CLUB,), skills={"blades": 3})
    people = {"bob": person(bob), "guard": person(guard)}
    check = planned(bob, guard)
    assert check.rule == "dice_pool.melee"
    done = RULES.resolve(check, thrown(2, 2, 4), people, LoadedDice([4, 5, 5], [1, 1, 1]))
    assert set(done.sheets) == {"bob"}
    assert read(done.sheets["bob"]).physical == 6


def test_a_tie_in_melee_goes_to_whoever_began() -> None:
    bob, guard = body(gear=(CLUB,), skills={"blades": 3}), foe(gear=(CLUB,), skills={"blades": 3})
    people = {"bob": person(bob), "guard": person(guard)}
    done = RULES.resolve(planned(bob, guard), thrown(2, 2, 4), people, LoadedDice([4, 1, 1], [1, 1, 1]))
    assert read(done.sheets["guard"]).physical == 3


def test_odds_are_exact() -> None:
    assert RULES.odds(planned(body(), foe())) == pytest.approx(at_least(4, 4))
    bob, guard = body(gear=(CLUB,), skills={"blades": 3}), foe(gear=(CLUB,), skills={"blades": 2})
    assert RULES.odds(planned(bob, guard)) == pytest.approx(ahead((3, 4), (2, 4), ties=True))


@pytest.mark.parametrize(
    ("level", "net", "staged"),
    [("L", 0, "L"), ("L", 1, "L"), ("L", 2, "M"), ("M", 4, "D"), ("S", 9, "D"), ("D", -1, "D"), ("D", -2, "S"),
     ("M", -4, None), ("L", -2, None), ("D", -8, None)],
)  # fmt: skip
def test_two_net_successes_move_the_damage_a_step(level: str, net: int, staged: str | None) -> None:
    assert stage(level, net) == staged  # type: ignore[arg-type]


def test_levels_fill_one_three_six_and_ten_boxes() -> None:
    assert dict(LEVEL_BOXES) == {"L": 1, "M": 3, "S": 6, "D": 10}
    assert boxes_of(None) == 0


def test_stun_beyond_ten_goes_on_as_physical() -> None:
    hurt = harm(body(stun=8), 6, "stun")
    assert (hurt.body.stun, hurt.body.physical, hurt.body.condition, hurt.fell) == (10, 4, "out", True)


def test_overflow_beyond_the_body_kills() -> None:
    assert harm(body(physical=9), 4).body.condition == "mortal"
    assert harm(body(physical=9), 5).body.condition == "dead"


def test_wounds_raise_every_target_number() -> None:
    assert [planned(body(physical=boxes), foe()).difficulty for boxes in (0, 1, 3, 6)] == [4, 5, 6, 7]


def test_a_called_shot_is_harder_and_worse() -> None:
    check = planned(body(), foe(), text="I aim for the knee")
    assert (check.difficulty, check.data["level"]) == (8, "S")


def test_a_weapon_that_fires_single_shots_fires_no_burst() -> None:
    refused = RULES.plan(attack("bob", "guard", text="a burst"), person(body()), person(foe()), "c")
    assert isinstance(refused, Refusal)
    assert refused.reason == "That weapon does not fire like that."


def test_nobody_strikes_at_the_fallen() -> None:
    refused = RULES.plan(
        attack("bob", "guard"), person(body()), person(foe(physical=10, condition="dead")), "c"
    )
    assert isinstance(refused, Refusal)
    assert refused.code == "target_down"
