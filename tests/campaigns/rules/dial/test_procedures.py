"""Ships, dogfights and table games."""

from __future__ import annotations

from dataclasses import replace

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import EncounterSetup
from campaigns.rules.dial.bodies import read
from campaigns.rules.dial.encounter.reckoning import accusation
from campaigns.rules.dial.manoeuvres import CELLS, NAMES, cell_of
from tests.campaigns.rules.dial.cast import RULES, LoadedDice, foe, hero
from tests.campaigns.rules.dial.table import act, sit_down

SHIP = EncounterSetup(
    "e1", "chase", "Off the Skerry", "ship", "hp_depletion", 0, morale_triggers=(), can_flee=False,
    data={"ship": {"name": "the Gannet", "hull": 10, "guns": "2d6", "defence": 12}},
)  # fmt: skip
DOGFIGHT = replace(SHIP, category="dogfight", data={"craft": {"hull": 9, "defence": 12, "guns": "1d8"}})
CARDS = EncounterSetup(
    "e1", "cards", "A quiet game", "contest", "dial_threshold", 1, morale_triggers=(),
    data={"table": {"game": "cards", "decisions": 2, "ante": 2}},
)  # fmt: skip


def test_what_strikes_the_crew_strikes_their_ship() -> None:
    table = sit_down(hero(), foe("cutter"), setup=SHIP)
    before = table.resolve("bob")
    table.round(act("bob", "wait"), dice=LoadedDice(15, 6))
    assert table.encounter.ship is not None
    assert table.encounter.ship.hull == 10 - 6
    assert table.resolve("bob") == before


def test_the_guns_of_the_ship_do_the_harm() -> None:
    table = sit_down(hero(), foe("cutter", resolve=30), setup=SHIP)
    table.round(act("bob", "attack", "cutter"), throws={"bob": 19}, dice=LoadedDice((3, 4), 2))
    assert table.resolve("cutter") == 30 - (7 + 1), "two dice, and Bob's heavy hand"


def test_damage_control_makes_hull_good_and_no_more_than_there_was() -> None:
    table = sit_down(hero(), foe("cutter"), setup=SHIP)
    table.round(act("bob", "wait"), dice=LoadedDice(15, 2))
    table.round(act("bob", "skill", option="repair"), throws={"bob": 20}, dice=LoadedDice(2))
    assert table.encounter.ship is not None
    assert table.encounter.ship.hull == 10


def test_a_ship_without_hull_is_lost() -> None:
    table = sit_down(hero(), foe("cutter", damage="2d6"), setup=SHIP)
    assert table.round(act("bob", "wait"), dice=LoadedDice(15, (6, 6))).outcome == "lost"


def test_the_table_of_manoeuvres_gives_each_side_what_it_gives_the_other() -> None:
    for mine in NAMES:
        for theirs in NAMES:
            cell, mirror = cell_of(CELLS, mine, theirs), cell_of(CELLS, theirs, mine)
            assert (cell.my_shot, cell.their_shot) == (mirror.their_shot, mirror.my_shot)
            assert (cell.geometry, cell.mirrored) == (mirror.mirrored, mirror.geometry)


def test_a_manoeuvre_without_a_shot_does_no_harm_however_well_it_is_flown() -> None:
    # Both break: canopy to canopy, no shot for either.
    table = sit_down(hero(), foe("kite"), setup=DOGFIGHT)
    result = table.round(
        act("bob", "attack", "kite", option="manoeuvre_break"), throws={"bob": 20}, dice=LoadedDice(2)
    )
    assert [ruling.rule for ruling in result.rulings] == ["dial.manoeuvre"]
    assert table.resolve("kite") == 8
    assert table.encounter.actor("bob").craft == 9  # type: ignore[union-attr]


def test_a_gun_solution_is_added_to_the_shot() -> None:
    # Close in against a climb: +2, grace 13 (+1); the climber has no shot.
    table = sit_down(hero(), foe("kite"), setup=DOGFIGHT)
    result = table.round(
        act("bob", "attack", "kite", option="manoeuvre_close"), throws={"bob": 10}, dice=LoadedDice(3, 5)
    )
    assert (result.rulings[0].total, result.rulings[0].outcome) == (13, "success")
    assert table.resolve("kite") == 8 - 5


def test_the_odds_of_a_manoeuvre_are_averaged_over_what_the_enemy_may_seal() -> None:
    table = sit_down(hero(), foe("kite"), setup=DOGFIGHT)
    # +1 against 12, closing in: head-on 0 (9 of 20), -2 (7 of 20), +2 (11 of 20), no shot.
    assert table.options("bob")["manoeuvre_close"]["odds"] == pytest.approx((9 + 7 + 11 + 0) / 80)


def test_who_is_shot_down_is_out_of_it_and_lives() -> None:
    table = sit_down(hero(), foe("kite", damage="2d6"), setup=DOGFIGHT)
    result = table.round(act("bob", "wait"), dice=LoadedDice(1, 20, (6, 6)))
    assert result.outcome == "lost"
    assert RULES.view(table.people["bob"].sheet).can_act


def test_no_beat_may_do_harm_in_a_dogfight() -> None:
    ram = {"id": "ram", "label": "Ram", "skill": "pilot", "success": {"damage": "1d6"}}
    with pytest.raises(RulesError, match="only guns"):
        sit_down(hero(), foe("kite"), setup=replace(DOGFIGHT, beats=(ram,)))


def test_hands_are_dealt_in_secret_and_shown_to_nobody_else() -> None:
    dice = LoadedDice((20, 10), 15, 9)
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=dice)
    assert [public for _, _, public in dice.thrown] == [True, False, False]
    shown = RULES.describe(table.last.state, table.people)
    assert all(actor["hand"]["cards"] is None for actor in shown["actors"])  # type: ignore[index, union-attr]
    assert "strong hand" in table.options("bob")["stay"]["description"]
    assert "pot" in shown["table"]  # type: ignore[operator]


def test_the_best_hand_takes_the_pot_at_the_showdown() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 15, 9))
    assert table.round(act("bob", "skill", option="stay")).outcome is None
    assert table.round(act("bob", "skill", option="stay")).outcome == "won"


def test_a_raise_can_drive_somebody_out() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 3, 9))
    result = table.round(act("bob", "skill", "sharper", option="raise"), throws={"bob": 20})
    assert result.outcome == "won"


def test_folding_gives_the_hand_away() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 3, 9))
    assert table.round(act("bob", "concede", option="fold")).outcome == "lost"


def test_a_reading_is_for_the_reader_alone() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 3, 19))
    result = table.round(act("bob", "advantage", "sharper", option="read"), throws={"bob": 20})
    assert not result.rulings[0].public
    assert "The sharper holds a splendid one." in table.options("bob")["stay"]["description"]
    assert "splendid" not in result.rulings[0].summary + str(RULES.describe(result.state, table.people))


def test_cheating_betters_the_hand_and_leaves_a_trace_by_which_one_is_caught() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 15, 9))
    table.round(act("bob", "advantage", option="cheat"), throws={"bob": 20}, dice=LoadedDice(100))
    assert table.encounter.table is not None
    hand = table.encounter.table.hands["bob"]
    assert (hand.cards, hand.trace) == (20, 45)
    # The sharper's 18 + 2 against 10, Bob's grace of +1, less four for the trace.
    result = table.round(act("bob", "skill", option="stay"), dice=LoadedDice(18))
    assert (result.rulings[-1].total, result.rulings[-1].difficulty) == (20, 10 + 1 - 4)
    assert result.outcome == "lost"


def test_accusing_is_for_the_showdown() -> None:
    table = sit_down(hero(), foe("sharper"), setup=CARDS, dice=LoadedDice((20, 10), 15, 9))
    assert "accuse" not in table.options("bob")
    table.round(act("bob", "skill", option="stay"))
    assert "accuse" in table.options("bob")


@pytest.mark.parametrize(("trace", "difficulty"), [(0, 11), (30, 9), (45, 7)])
def test_a_trace_makes_a_cheat_easier_to_catch(trace: int, difficulty: int) -> None:
    assert accusation(read(hero().sheet), trace) == difficulty
