"""What the narrator is told of somebody who joins in the middle."""

from __future__ import annotations

from collections.abc import Callable

from campaigns.world.entities import FactState, QuestState
from campaigns.world.late_arrivals import came_off, make_arrival
from campaigns.world.plot import read_plot, write_plot
from narrator.contracts import Brief
from tests.campaigns.world.table import Table


def arriving(table: Table) -> Brief:
    """The last player of a table joins after its last turn."""
    newcomer = table.world.characters()[-1]
    last = came_off(table.plan, table.last) if table.plan is not None else ()
    return make_arrival(
        table.world, table.story, newcomer, seed=table.seed, turn=table.turn, last=last, recent=("Told.",)
    )


def test_the_newcomer_is_spoken_to_and_sees_the_place_for_the_first_time(
    new_table: Callable[..., Table],
) -> None:
    table = new_table(players=2)
    table.play("I go to the lamp room", "")
    table.play("I wait", "")
    brief = arriving(table)
    assert (brief.kind, brief.person, brief.newcomer) == ("arrival", "second", "c1")
    assert brief.place.descriptions == ("The great lamp stands dark.",)
    assert not brief.place.first_visit


def test_what_has_come_to_be_known_to_all_is_the_story_so_far(new_table: Callable[..., Table]) -> None:
    table = new_table(players=2)
    table.world.put(FactState("f1", "", "The oil is gone.", "Quest", learned_turn=2))
    table.world.put(FactState("f2", "c0", "SECRET fact", "Quest", learned_turn=2))
    table.world.put(QuestState("q1", "SECRET quest", "Do it.", audience=("s0",)))
    brief = arriving(table)
    assert brief.so_far[-1] == "The oil is gone."
    assert len(brief.so_far) == 2
    assert "SECRET" not in repr(brief)


def test_leads_are_those_that_can_be_taken_up_here_where_there_are_any(
    new_table: Callable[..., Table],
) -> None:
    table = new_table(players=2)
    plot = read_plot(table.world)
    plot.known.append("find_oil")
    write_plot(table.world, plot)
    keeper, oil = "Berit knows why the lamp is dark.", "The chandler may have a can left."
    assert arriving(table.at("lamp_room")).leads == (keeper,)
    assert arriving(table.at("quay")).leads == (keeper, oil)


def test_what_failed_is_not_told_as_done(sure_table: Table, luckless_table: Table) -> None:
    for table, done in ((sure_table, True), (luckless_table, False)):
        table.play("I sneak along the wall")
        assert bool(came_off(table.plan, table.last)) is done


def test_a_fight_that_runs_is_told_of(new_table: Callable[..., Table]) -> None:
    table = new_table(players=2).at("lamp_room").hardy("berit")
    table.play("I attack Berit", "")
    table.play("I attack Berit", "")
    encounter = arriving(table).encounter
    berit = table.world.npc("berit")
    assert encounter is not None
    assert berit is not None
    assert [name for name, _band in encounter.opponents] == [berit.name]
