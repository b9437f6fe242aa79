"""What the size of a table changes: work for goals, the price of failures, dials, and what a lost reckoning spares."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.world.pace import blame, enough_for, opposed_for, target_for, work_of
from campaigns.world.personas import from_premade
from campaigns.world.plot import progress_made, read_plot, threat_filled
from campaigns.world.seating import seat_character
from campaigns.world.setups import encounter_setup
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.conflict import Ending, EndingWhen, Pace
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_whole_sessions import STORIES

SURE = {4: 4, 6: 6, 8: 8, 10: 10, 12: 12, 20: 20}
LUCKLESS = {4: 1, 6: 1, 8: 1, 10: 1, 12: 1, 20: 1}
ASKING = "I ask Berit about the keeper's silence."


def paced(story: ResolvedWorld, endings: tuple[Ending, ...] = (), **pace: Any) -> ResolvedWorld:
    """The same world at another pace, with further endings before its own."""
    conflict = story.conflict
    changed = {"pace": Pace.model_validate(pace), "endings": (*endings, *conflict.endings)}
    return story.model_copy(update={"conflict": conflict.model_copy(update=changed)})


def asking(story: ResolvedWorld, players: int, *, fixed: dict[int, int]) -> Table:
    """A table in front of Berit, whose silence is a goal."""
    return Table(story, players, fixed=fixed).at("lamp_room")


def silent(players: int) -> list[str]:
    """Nothing from anybody but the first."""
    return [""] * (players - 1)


def goal(table: Table) -> str:
    """How much of it is done, as the players' page shows it."""
    quest = table.world.quest("ask_keeper")
    assert quest is not None
    return quest.stakes


@pytest.mark.parametrize(("players", "takes"), [(1, 1), (2, 1), (3, 2), (4, 3)])
def test_a_goal_takes_more_successes_at_a_larger_table(
    saltby: ResolvedWorld, players: int, takes: int
) -> None:
    table = asking(saltby, players, fixed=SURE)
    for _success in range(takes - 1):
        table.play(ASKING, *silent(players))
        assert read_plot(table.world).closed == []
    table.play(ASKING, *silent(players))

    assert read_plot(table.world).closed == ["ask_keeper"]


def test_headway_is_told_and_stands_on_the_goal(saltby: ResolvedWorld) -> None:
    table = asking(saltby, 4, fixed=SURE)
    assert goal(table) == "0 of 3 done."
    told = table.play(ASKING, *silent(4))

    assert goal(table) == "1 of 3 done."
    assert "a good part of it is done" in told.outcomes[0].summary


def test_several_hands_do_it_in_one_turn(saltby: ResolvedWorld) -> None:
    table = asking(saltby, 4, fixed=SURE)
    table.play(ASKING, ASKING, ASKING, "")

    assert read_plot(table.world).closed == ["ask_keeper"]
    assert progress_made(table.world) == 2


def test_a_helped_success_counts_twice(saltby: ResolvedWorld) -> None:
    table = asking(saltby, 4, fixed=SURE)
    table.play(ASKING, "I help Odd Pike.", "", "")

    assert goal(table) == "2 of 3 done."


def test_what_simply_works_is_done_at_once_at_any_table(saltby: ResolvedWorld) -> None:
    assert work_of(saltby.lead_by_id["find_oil"], saltby, 6) == 1


def test_a_failure_costs_less_where_more_can_fail(saltby: ResolvedWorld) -> None:
    moved = []
    for players in (2, 4):
        table = asking(saltby, players, fixed=LUCKLESS)
        table.play(ASKING, *silent(players))
        moved.append(threat_filled(table.world) - saltby.conflict.threat.rate)

    assert moved == [pytest.approx(0.5), pytest.approx(0.25)]


def test_a_dial_goes_further_for_more_of_them() -> None:
    assert [target_for(5, Pace(), people) for people in (1, 2, 3, 4)] == [3, 5, 7, 9]


def test_the_oppositions_dial_goes_further_where_the_pack_says_so() -> None:
    assert [opposed_for(4, Pace(), people) for people in (1, 2, 4)] == [4, 4, 4]
    assert [opposed_for(4, Pace(opposition=0.25), people) for people in (1, 2, 3, 4)] == [4, 4, 5, 6]


@pytest.mark.parametrize("opposition", [0.0, 0.5])
def test_a_confrontation_is_set_up_for_who_is_there(opposition: float) -> None:
    story, dialled = next(
        (paced(story, opposition=opposition), one)
        for story in STORIES
        for one in story.encounters.encounters
        if one.win_condition.kind == "dial_threshold"
    )
    two, four = (encounter_setup(dialled, story, id="e", players=players) for players in (2, 4))

    assert four.threshold > two.threshold
    assert four.opposition_threshold == round(two.opposition_threshold * (1 + 2 * opposition))


@pytest.mark.parametrize(("found", "ending"), [(4, "spared"), (3, "taken")])
def test_a_lost_reckoning_spares_those_who_have_found_enough(
    saltby: ResolvedWorld, found: int, ending: str
) -> None:
    spared = Ending(
        id="spared", title="Spared", outcome="bittersweet", when=EndingWhen(), prose=("It ends.",)
    )
    table = Table(paced(saltby, (spared,), spared=0.8), 2)
    clock = table.world.clock("progress")
    assert clock is not None
    table.world.amend(clock, filled=float(found))
    for one in table.world.characters():
        table.world.amend(one, status="dead")
    table.play()

    assert read_plot(table.world).ending == ending


def test_who_joins_later_makes_the_table_larger_from_the_next_turn_on(saltby: ResolvedWorld) -> None:
    table = asking(saltby, 2, fixed=SURE)
    for number in (2, 3):
        persona = from_premade(saltby, saltby.premade.characters[0], f"Late{number}")
        seat_character(
            table.world, saltby, table.rules, persona,
            seat=f"s{number}", scene="main", character_id=f"c{number}", dice=table.dice,
        )  # fmt: skip
    joined = table.play("I wait.", "I wait.", "", "")

    assert goal(table) == "0 of 3 done."
    assert [note for note in joined.gm_notes if note.startswith("Players: 4.")]


def test_who_leaves_makes_nothing_easier(saltby: ResolvedWorld) -> None:
    table = asking(saltby, 4, fixed=SURE)
    gone = table.world.character("c3")
    assert gone is not None
    table.world.amend(gone, status="left")
    left = table.play("I wait.", "", "")

    assert read_plot(table.world).seats == 4
    assert left.gm_notes == ()


def test_the_gm_is_told_the_weights_at_the_opening(saltby: ResolvedWorld) -> None:
    told = Table(saltby, 4).last.gm_notes

    assert len(told) == 1
    assert told[0].startswith(
        "Players: 4. Successes that a goal takes, on average: 3. Price of a failure: 50%."
    )


@given(
    st.integers(1, 8),
    st.builds(
        Pace,
        leads=st.floats(0, 2),
        failures=st.floats(0, 2),
        dials=st.floats(0, 1),
        opposition=st.floats(0, 1),
    ),
    st.integers(1, 20),
)
def test_a_larger_table_never_has_it_lighter(seats: int, pace: Pace, number: int) -> None:
    assert 0 < blame(pace, seats + 1) <= blame(pace, seats) <= 1
    assert 1 <= target_for(number, pace, seats) <= target_for(number, pace, seats + 1)
    assert number <= opposed_for(number, pace, seats) <= opposed_for(number, pace, seats + 1)
    assert enough_for(number, pace, seats) <= enough_for(number, pace, seats + 1) <= number
