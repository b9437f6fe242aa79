"""Looking closely and following leads."""

from collections.abc import Callable

from campaigns.world.plot import progress_made, read_plot, threat_filled
from tests.campaigns.world.table import Table


def test_a_closer_look_teaches_a_fact(table: Table) -> None:
    last = table.play("I examine the wet footprints")

    assert [one.id for one in last.learned] == ["prints"]
    assert any(fact.content == "Someone walked out of the harbour." for fact in table.world.facts())


def test_a_fact_is_learned_once(table: Table) -> None:
    table.play("I examine the wet footprints")

    assert table.play("I examine the wet footprints").learned == ()


def test_success_closes_a_lead_with_everything_it_gives(sure_table: Table) -> None:
    last = sure_table.at("lamp_room").play("I press Berit as a friend about her silence")

    assert read_plot(sure_table.world).closed == ["ask_keeper"]
    assert progress_made(sure_table.world) == 2
    assert "promise_known" in read_plot(sure_table.world).flags
    assert [one.id for one in last.learned] == ["promise"]
    quest = sure_table.world.quest("ask_keeper")
    assert quest is not None
    assert quest.status == "done"
    assert "then talks" in sure_table.told()


def test_failure_costs_and_leaves_the_lead_open(luckless_table: Table) -> None:
    before = threat_filled(luckless_table.world)
    luckless_table.at("lamp_room").play("I press Berit as a friend about her silence")

    assert threat_filled(luckless_table.world) >= before + 0.5
    assert read_plot(luckless_table.world).tries == {"ask_keeper": 1}
    assert "shakes her head" in luckless_table.told()


def test_the_second_try_is_easier(luckless_table: Table) -> None:
    luckless_table.at("lamp_room").play("I press Berit as a friend about her silence")
    luckless_table.play("I press Berit as a friend about her silence")

    assert luckless_table.plan is not None
    assert "Learned from before" in [part.name for part in luckless_table.plan.checks[0].modifiers]


def test_a_lead_without_a_skill_simply_works(table: Table) -> None:
    table.at("lamp_room").play("I ask Berit about the light")
    table.at("chandlery").play("I buy the oil for the lamp from Ansel")

    assert "find_oil" in read_plot(table.world).closed
    assert table.world.item("lamp_oil") is not None
    assert [item.holder for item in table.world.items() if item.source == "lamp_oil"] == ["c0"]


def test_the_whole_way_to_the_light(sure_table: Table) -> None:
    sure_table.at("lamp_room").play("I ask Berit about the light")
    sure_table.play("I press Berit about her silence")
    sure_table.at("chandlery").play("I buy the oil for the lamp")
    sure_table.at("lamp_room").play("I light the lamp with the oil")

    assert {"promise_known", "lamp_lit"} <= set(read_plot(sure_table.world).flags)


def test_two_players_cannot_both_have_the_only_one(new_table: Callable[..., Table]) -> None:
    table: Table = new_table(players=2)
    table.at("lamp_room").play("I ask Berit about the light", "")
    table.at("chandlery").play("I buy the oil for the lamp", "I buy the oil for the lamp")

    assert len([item for item in table.world.items() if item.source == "lamp_oil"]) == 1
