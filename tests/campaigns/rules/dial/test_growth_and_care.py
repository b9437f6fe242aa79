"""Milestones, rest, injuries, tending, and edge."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt, Check
from campaigns.rules.dial.tables import PRICES
from campaigns.rules.growing import as_suggested
from tests.campaigns.rules.dial.cast import RULES, LoadedDice, foe, hero, with_sheet


def tracks(sheet: Any) -> dict[str, tuple[int, int]]:
    return {track.id: (track.current, track.maximum) for track in RULES.view(sheet).tracks}


def planned(attempt: Attempt, actor: Any, target: Any = None) -> Check:
    check = RULES.plan(attempt, actor, target, "c1")
    assert isinstance(check, Check)
    return check


def test_every_three_points_are_a_level_up_to_the_tenth() -> None:
    sheet, levels = hero().sheet, []
    for _ in range(30):
        sheet = RULES.advance(sheet, 1, LoadedDice()).sheets["self"]
        levels.append(RULES.view(sheet).level)
    assert levels[:4] == [1, 1, 2, 2]
    assert levels[26] == 10
    assert levels[-1] == 10


def test_what_a_vanguard_has_at_the_tenth_level() -> None:
    sheet = as_suggested(RULES, RULES.advance(hero().sheet, 27, LoadedDice())).sheets["self"]
    # Force 15, 17, 19; then grit 14, 16, 18 (+4). Resolve: 10 + 8 + 2 * 9, and 4 for a knack.
    scores = sheet["scores"]
    assert (scores["force"], scores["grit"]) == (19, 18)  # type: ignore[index, call-overload]
    assert RULES.view(sheet).max_hp == 10 + 8 + 18 + 4
    assert len(sheet["knacks"]) == 7  # type: ignore[arg-type]


def test_a_stat_line_does_not_grow() -> None:
    wight = foe()
    assert RULES.advance(wight.sheet, 9, LoadedDice()).sheets["self"] == wight.sheet


def test_the_prices_of_scores() -> None:
    assert dict(PRICES) == {8: 0, 9: 1, 10: 2, 11: 3, 12: 4, 13: 5, 14: 7, 15: 9}


def test_half_of_all_resolve_at_one_blow_leaves_a_scratch_that_a_quiet_hour_takes() -> None:
    sheet = RULES.hurt(hero().sheet, 9)
    assert RULES.view(sheet).statuses == ("Scratch -1",)
    rested = RULES.rest(sheet, "scene", LoadedDice()).sheets["self"]
    assert RULES.view(rested).statuses == ()


def test_a_wound_closes_with_the_third_night() -> None:
    sheet = RULES.rest(RULES.hurt(hero().sheet, 99), "scene", LoadedDice()).sheets["self"]
    found = []
    for _ in range(3):
        sheet = RULES.rest(sheet, "night", LoadedDice()).sheets["self"]
        found.append(RULES.view(sheet).statuses)
    assert found == [("Wound -2",), ("Wound -2",), ()]


def test_a_wound_is_taken_from_checks_of_the_body_only() -> None:
    bob = with_sheet(hero(), vitals={"injuries": [{"kind": "wound"}]})
    bodily = planned(Attempt("bob", "skill", "", skill="athletics"), bob)
    mental = planned(Attempt("bob", "skill", "", skill="know"), bob)
    assert ("Wound", -2) in [(part.name, part.value) for part in bodily.modifiers]
    assert "Wound" not in [part.name for part in mental.modifiers]


@pytest.mark.parametrize(("face", "dead", "statuses"), [
    (20, False, ("Wound -2",)), (8, False, ("Wound -2", "Scar (grit) -1")), (7, True, ("Dead", "Wound -2")),
])  # fmt: skip
def test_the_check_on_the_brink(face: int, dead: bool, statuses: tuple[str, ...]) -> None:
    # Grit +2 against 10: an 8 is even.
    bob = with_sheet(hero(), vitals={"injuries": [{"kind": "wound"}]})
    rested = RULES.rest(RULES.hurt(bob.sheet, 99), "scene", LoadedDice(face)).sheets["self"]
    view = RULES.view(rested)
    assert (view.dead, view.statuses) == (dead, statuses)


def test_a_healers_hand_gets_somebody_back_up() -> None:
    cleo = replace(hero("Cleo"), sheet=RULES.hurt(hero("Cleo").sheet, 99))
    check = planned(Attempt("bob", "stabilise", ""), hero(), cleo)
    assert check.difficulty == 10
    people = {"bob": hero(), "cleo": cleo}
    done = RULES.resolve(check, LoadedDice(12).throw(check.dice, reason=""), people, LoadedDice())
    assert RULES.view(done.sheets["cleo"]).can_act


def test_what_heals_is_thrown_and_spent() -> None:
    bob = replace(hero(), sheet=RULES.hurt(hero().sheet, 5))
    check = planned(Attempt("bob", "use_item", "", item="salve"), bob)
    done = RULES.resolve(check, LoadedDice(3).throw(check.dice, reason=""), {"bob": bob}, LoadedDice())
    assert RULES.view(done.sheets["bob"]).hp == 18 - 5 + 4
    assert done.used_items == (("bob", "salve"),)


def test_edge_adds_two_to_a_throw_that_lies_and_is_paid() -> None:
    bob = hero()
    check = planned(Attempt("bob", "skill", "", skill="athletics", difficulty="tricky"), bob)
    # Force +2, trained +2 against 14: a 9 is 13.
    lies = LoadedDice(9).throw(check.dice, reason="")
    offers = {offer.id: offer.odds for offer in RULES.spends(check, lies, bob)}
    assert offers == {"plus": 1.0, "again": pytest.approx(10 / 20)}
    spent = RULES.spend(check, lies, "plus", bob, LoadedDice())
    assert tracks(spent.sheet)["edge"] == (3, 4)
    assert sum(part.value for part in spent.throw.spent) == 2


def test_nothing_is_offered_twice_nor_on_a_success() -> None:
    bob = hero()
    check = planned(Attempt("bob", "skill", "", skill="athletics", difficulty="tricky"), bob)
    lies = LoadedDice(9).throw(check.dice, reason="")
    again = RULES.spend(check, lies, "again", bob, LoadedDice(2))
    check = replace(check, modifiers=(*check.modifiers, *again.throw.spent))
    assert [offer.id for offer in RULES.spends(check, again.throw, bob)] == []
    with pytest.raises(RulesError, match="cannot be spent"):
        RULES.spend(check, again.throw, "again", bob, LoadedDice())
    assert RULES.spends(check, LoadedDice(20).throw(check.dice, reason=""), bob) == ()


def test_who_has_no_edge_is_offered_nothing() -> None:
    bob = with_sheet(hero(), edge=0)
    check = planned(Attempt("bob", "skill", "", skill="athletics"), bob)
    assert RULES.spends(check, LoadedDice(2).throw(check.dice, reason=""), bob) == ()


def test_a_night_gives_all_edge_back_and_a_quiet_hour_one() -> None:
    bob = with_sheet(hero(), edge=0)
    assert tracks(RULES.rest(bob.sheet, "scene", LoadedDice()).sheets["self"])["edge"] == (1, 4)
    assert tracks(RULES.rest(bob.sheet, "night", LoadedDice()).sheets["self"])["edge"] == (4, 4)


def test_against_somebody_a_check_without_a_difficulty_is_opposed() -> None:
    bob, wight = hero(), foe()
    check = planned(Attempt("bob", "skill", "", skill="threaten"), bob, wight)
    assert check.kind == "opposed"
    done = RULES.resolve(
        check, LoadedDice(12).throw(check.dice, reason=""), {"bob": bob, "wight": wight}, LoadedDice(8)
    )
    # 12 + 0 against 8 + 2.
    assert (done.rulings[0].total, done.rulings[0].difficulty, done.rulings[0].outcome) == (12, 10, "success")


def test_whoever_is_down_is_refused() -> None:
    bob = replace(hero(), sheet=RULES.hurt(hero().sheet, 99))
    refused = RULES.plan(Attempt("bob", "skill", "", skill="know"), bob, None, "c1")
    assert getattr(refused, "code", "") == "cannot_act"


def at_level(level: int) -> Any:
    """Somebody who has chosen all but what the level brings."""
    sheet = hero().sheet
    for _ in range(level - 2):
        sheet = as_suggested(RULES, RULES.advance(sheet, 3, LoadedDice())).sheets["self"]
    return RULES.advance(sheet, 3, LoadedDice()).sheets["self"]


@pytest.mark.parametrize("level", range(2, 11))
def test_scores_rise_at_odd_levels_and_knacks_come_at_even_ones(level: int) -> None:
    steps = RULES.growth(at_level(level), {})
    assert [step.id for step in steps] == [f"{'scores' if level % 2 else 'knack'}_{level}"]


def test_two_points_go_on_one_score_or_on_two_and_none_is_left() -> None:
    sheet = at_level(3)
    scores: Any = sheet["scores"]
    wanted = {"wits": scores["wits"] + 1, "heart": scores["heart"] + 1}
    grown: Any = RULES.grow(sheet, {"scores_3": wanted}).sheets["self"]["scores"]
    assert (grown["wits"], grown["heart"]) == (scores["wits"] + 1, scores["heart"] + 1)
    with pytest.raises(RulesError, match="are to be spent"):
        RULES.grow(sheet, {"scores_3": {"wits": scores["wits"] + 1}})
    with pytest.raises(RulesError, match="costs 4 of 2"):
        RULES.grow(sheet, {"scores_3": {"wits": scores["wits"] + 2, "heart": scores["heart"] + 2}})


def test_a_knack_that_is_chosen_is_had_and_counts_at_once() -> None:
    sheet = at_level(2)
    grown = RULES.grow(sheet, {"knack_2": ["long_memory"]})
    assert "long_memory" in {knack["id"] for knack in grown.sheets["self"]["knacks"]}  # type: ignore[index, call-overload, union-attr]
    assert grown.rulings[0].changes == ("the knack Long memory",)
