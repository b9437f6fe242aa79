"""Fights: strikes, braces, tags, taunts, and how they end, with every number worked out."""

from __future__ import annotations

from dataclasses import replace

from campaigns.rules.contracts import Modifier
from tests.campaigns.rules.dial.cast import FIGHT, RULES, LoadedDice, foe, hero, with_sheet
from tests.campaigns.rules.dial.table import act, sit_down

# Bob: force 15 (+2), trained to fight (+2): +4. Heavy hand does 1 more harm. Grace 13 (+1), coat (+1): defence 12.
# The wight: +3 against that, 1d6, defence 12, resolve 8.


def test_a_strike_that_succeeds_does_the_weapons_harm() -> None:
    table = sit_down(hero(), foe())
    result = table.round(act("bob", "attack", "wight"), throws={"bob": 9}, dice=LoadedDice(4, 2))
    strike = result.rulings[0]
    assert (strike.total, strike.difficulty, strike.outcome) == (13, 12, "success")
    assert table.resolve("wight") == 8 - (4 + 1)


def test_an_even_strike_does_half() -> None:
    table = sit_down(hero(), foe())
    table.round(act("bob", "attack", "wight"), throws={"bob": 8}, dice=LoadedDice(4, 2))
    assert table.resolve("wight") == 8 - (4 + 1) // 2


def test_a_clean_strike_leaves_an_opening_that_the_next_spends() -> None:
    table = sit_down(hero(), foe(resolve=30))
    table.round(act("bob", "attack", "wight"), throws={"bob": 11}, dice=LoadedDice(4, 2))
    assert [tag.label for tag in table.encounter.tags] == ["Opening"]
    checks, _ = RULES.plan_round(table.last.state, (act("bob", "attack", "wight"),), table.people)
    assert Modifier("Opening", 2) in checks[0].modifiers
    table.round(act("bob", "attack", "wight"), throws={"bob": 2}, dice=LoadedDice(2))
    assert not table.encounter.tags


def test_an_opening_that_nobody_uses_is_gone_after_the_next_round() -> None:
    table = sit_down(hero(), foe(resolve=30))
    table.round(act("bob", "attack", "wight"), throws={"bob": 11}, dice=LoadedDice(4, 2))
    table.round(act("bob", "wait"), dice=LoadedDice(2))
    assert not table.encounter.tags


def test_two_sealed_strikes_cannot_spend_the_same_tag() -> None:
    table = sit_down(hero(), hero("Cleo"), foe(resolve=30))
    table.round(act("bob", "attack", "wight"), act("cleo", "wait"), throws={"bob": 11}, dice=LoadedDice(4, 2))
    strikes = (act("bob", "attack", "wight"), act("cleo", "attack", "wight"))
    checks, _ = RULES.plan_round(table.last.state, strikes, table.people)
    assert [Modifier("Opening", 2) in check.modifiers for check in checks] == [True, False]


def test_a_brace_takes_its_base_off_the_next_blow() -> None:
    # Grit 14 (+2), trained to endure (+2) against 10 + 2 * 3.
    table = sit_down(hero(), foe())
    before = table.resolve("bob")
    result = table.round(act("bob", "total_defense"), throws={"bob": 13}, dice=LoadedDice(12, 5))
    assert (result.rulings[0].total, result.rulings[0].difficulty) == (17, 16)
    assert table.resolve("bob") == before - (5 - 3)


def test_a_counter_stance_answers_a_strike_that_fails() -> None:
    table = sit_down(hero(), foe())
    result = table.round(act("bob", "total_defense"), throws={"bob": 20}, dice=LoadedDice(2))
    assert "dial.counter" in [ruling.rule for ruling in result.rulings]
    assert table.resolve("wight") == 8 - 2


def test_an_angle_that_backfires_helps_the_enemy() -> None:
    table = sit_down(hero(), foe())
    result = table.round(act("bob", "advantage", "wight"), throws={"bob": 1}, dice=LoadedDice(8, 4))
    assert Modifier("Bob exposed", 2) in result.rulings[1].modifiers


def test_a_blow_at_somebody_who_has_fallen_is_wasted_and_told() -> None:
    table = sit_down(hero(), hero("Cleo"), foe(), foe("ghoul"))
    sealed = (act("bob", "attack", "wight"), act("cleo", "attack", "wight"))
    table.round(*sealed, throws={"bob": 12, "cleo": 12}, dice=LoadedDice(8, 2))
    assert "Cleo comes too late: the wight is out of it already." in table.told
    assert table.resolve("ghoul") == 8


def test_who_has_fallen_before_their_turn_does_nothing() -> None:
    frail = with_sheet(hero("Cleo"), vitals={"resolve": 1})
    table = sit_down(hero(), foe(resolve=30, defence=30, attack=20), frail)
    table.tweak(actors=tuple(sorted(table.encounter.actors, key=lambda one: one.id != "wight")))
    table.tweak(
        actors=tuple(
            replace(one, taunted_by="cleo" if one.id == "wight" else "") for one in table.encounter.actors
        )
    )
    table.round(act("cleo", "attack", "wight"), throws={"cleo": 20}, dice=LoadedDice(15, 3))
    assert "Cleo is out of it before they can act." in table.told
    assert table.resolve("wight") == 30


def test_a_taunt_draws_the_next_strike_and_only_one_a_round_is_drawn() -> None:
    table = sit_down(hero(), hero("Cleo"), foe())
    taunts = [act(one, "advantage", "wight", option="taunt") for one in ("bob", "cleo")]
    result = table.round(*taunts, throws={"bob": 20}, dice=LoadedDice(2))
    assert [refusal.code for refusal in table.refusals] == ["one_taunt"]
    assert result.rulings[-1].target == "bob"


def test_the_fallen_end_a_fight_and_it_is_won() -> None:
    table = sit_down(hero(), foe())
    result = table.round(act("bob", "attack", "wight"), throws={"bob": 20}, dice=LoadedDice(8))
    assert result.outcome == "won"
    assert RULES.view(table.people["wight"].sheet).dead
    assert RULES.describe(result.state, table.people)["phase"] == {"name": "Resolution", "drama": 0.7}


def test_a_broken_party_has_lost_and_wakes_wounded() -> None:
    table = sit_down(with_sheet(hero(), vitals={"resolve": 1}), foe())
    result = table.round(act("bob", "wait"), dice=LoadedDice(15, 3))
    assert result.outcome == "lost"
    view = RULES.view(table.people["bob"].sheet)
    assert (view.hp, view.can_act, view.statuses) == (1, True, ("Wound -2",))


def test_nobody_wounded_falls_a_second_time_without_a_throw_on_the_brink() -> None:
    bob = with_sheet(hero(), vitals={"resolve": 1, "injuries": [{"kind": "wound"}]})
    table = sit_down(bob, foe())
    # Grit +2 against 10: a 5 is not enough.
    result = table.round(act("bob", "wait"), dice=LoadedDice(15, 3, 5))
    assert result.rulings[-1].rule == "dial.brink"
    assert RULES.view(table.people["bob"].sheet).dead


def test_morale_is_thrown_once_for_a_cause_and_the_broken_flee() -> None:
    setup = replace(FIGHT, morale_triggers=("first_blood",))
    table = sit_down(hero(), foe(), foe("ghoul"), setup=setup)
    result = table.round(act("bob", "attack", "wight"), throws={"bob": 20}, dice=LoadedDice(8, (5, 4)))
    assert result.rulings[-1].kind == "morale"
    assert result.outcome == "won"
    assert table.encounter.actor("ghoul").standing == "fled"  # type: ignore[union-attr]


def test_the_mindless_never_throw_morale() -> None:
    setup = replace(FIGHT, morale_triggers=("first_blood",))
    table = sit_down(hero(), foe(), foe("ghoul", mindless=True), setup=setup)
    result = table.round(act("bob", "attack", "wight"), throws={"bob": 20}, dice=LoadedDice(8, 2))
    assert result.outcome is None


def test_breaking_away_cleanly_takes_friends_along() -> None:
    table = sit_down(hero(), hero("Cleo"), foe())
    result = table.round(act("bob", "run"), act("cleo", "wait"), throws={"bob": 20}, dice=LoadedDice())
    assert result.outcome == "fled"


def test_there_is_no_breaking_away_where_there_is_no_way_out() -> None:
    table = sit_down(hero(), foe(), setup=replace(FIGHT, can_flee=False))
    _, refusals = RULES.plan_round(table.last.state, (act("bob", "run"),), table.people)
    assert [refusal.code for refusal in refusals] == ["no_way_out"]
    assert "push" not in table.options("bob")


def test_the_surprised_lose_a_round() -> None:
    table = sit_down(hero(), foe(), setup=replace(FIGHT, surprise="party"))
    result = table.round(act("bob", "wait"))
    assert not result.rulings
    table.round(act("bob", "wait"), dice=LoadedDice(2))


def test_an_ambush_falls_before_anybody_can_answer() -> None:
    table = sit_down(
        hero(), foe(), setup=replace(FIGHT, surprise="opposition"), dice=LoadedDice((20, 10), 15, 5)
    )
    assert table.resolve("bob") == 18 - 5
    assert "strike:axe" in table.options("bob")


def test_reinforcements_are_seated_by_their_initiative() -> None:
    table = sit_down(hero(), foe())
    late = foe("ghoul")
    table.people["ghoul"] = late
    table.take(RULES.join(table.last.state, (late,), table.people, LoadedDice(20)))
    assert [actor.id for actor in table.encounter.actors] == ["bob", "ghoul", "wight"]


def test_edge_spent_on_a_strike_counts_in_the_round() -> None:
    table = sit_down(hero(), foe())
    attempts = (act("bob", "attack", "wight"),)
    check = RULES.plan_round(table.last.state, attempts, table.people)[0][0]
    lies = LoadedDice(8).throw(check.dice, reason="")
    spent = RULES.spend(check, lies, "plus", table.people["bob"], LoadedDice())
    result = RULES.resolve_round(
        table.last.state, attempts, {check.id: spent.throw}, table.people, LoadedDice(4, 2)
    )
    assert (result.rulings[0].total, result.rulings[0].outcome) == (14, "success")
