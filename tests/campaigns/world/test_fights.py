"""Confrontations: hostile intent begins one, rounds are sealed, and they end by what is so."""

from collections.abc import Callable

from campaigns.world.plot import read_plot
from tests.campaigns.world.table import Table


def test_an_attack_is_thrown_by_the_player_and_begins_a_fight(luckless_table: Table) -> None:
    last = luckless_table.hardy("berit").at("lamp_room").play("I attack Berit")

    assert luckless_table.plan is not None
    assert [check.kind for check in luckless_table.plan.checks] == ["attack"]
    assert last.encounter_began
    assert luckless_table.world.running_encounter("main") is not None


def test_a_round_is_planned_and_settled_by_the_rules(luckless_table: Table) -> None:
    luckless_table.hardy("berit").at("lamp_room").play("I attack Berit")
    last = luckless_table.play("I strike again")

    assert luckless_table.plan is not None
    assert luckless_table.plan.encounter is not None
    assert [check.actor for check in luckless_table.plan.checks] == ["c0"]
    assert last.rulings


def test_nobody_walks_out_of_a_fight_by_the_way(luckless_table: Table) -> None:
    luckless_table.hardy("berit").at("lamp_room").play("I attack Berit")
    luckless_table.play("I go to the quay")

    assert luckless_table.place == "lamp_room"


def test_a_fight_that_is_won_ends(sure_table: Table) -> None:
    sure_table.hardy("berit").at("lamp_room").play("I attack Berit")
    for _ in range(8):
        if sure_table.world.running_encounter("main") is None:
            break
        sure_table.play("I strike with my gaff")

    assert sure_table.world.running_encounter("main") is None


def test_yielding_ends_it(luckless_table: Table) -> None:
    luckless_table.hardy("berit").at("lamp_room").play("I attack Berit")
    last = luckless_table.play("yield")

    assert last.encounter_outcome is not None
    assert last.encounter_outcome.branch == "clear_loss"


def test_onlookers_remember_an_attack(new_table: Callable[..., Table]) -> None:
    table: Table = new_table(players=1)
    ansel = table.world.npc("ansel")
    assert ansel is not None
    table.world.amend(ansel, place="lamp_room")
    table.at("lamp_room").play("I attack Berit")
    after = table.world.npc("ansel")

    assert after is not None
    assert after.disposition <= -25


def test_what_only_the_dead_could_tell_is_lost(table: Table) -> None:
    berit = table.world.npc("berit")
    assert berit is not None
    table.world.amend(berit, status="dead")
    table.play("I wait")
    quest = table.world.quest("ask_keeper")

    assert read_plot(table.world).lost == ["ask_keeper"]
    assert quest is not None
    assert quest.status == "failed"
