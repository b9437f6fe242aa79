"""A submission's package: made early, late or never, from this state or an older one, the turn comes to the same."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.world.dispatches import SUBSYSTEMS, Dispatch, passes
from campaigns.world.planning import plan_turn, situation
from campaigns.world.resolution import Declaration, TurnPlan
from campaigns.world.routing import adopt, by_model, holds, route
from campaigns.world.surroundings import Surroundings
from campaigns.world.vocabulary import RISK
from genre_packs.loading.loader import load
from tests.campaigns.world.conftest import PACK
from tests.campaigns.world.table import Table

SALTBY = load(PACK).worlds["saltby"]
SAID = (
    "I look around.",
    "I go up the stair to the lamp.",
    "I examine the wet footprints, then go to the chandlery.",
    "I attack Berit!",
    "I ask Berit about the lamp.",
    "I help Player1.",
    "I tell the others what I know.",
    "I give the oilskin to Player1",
    "I rest until morning.",
    "Hm.",
    "",
)
TEXTS = st.sampled_from(SAID) | st.text(max_size=40)


def here(table: Table, number: int) -> Surroundings:
    """The situation of one of a table's characters."""
    character = table.world.character(f"c{number}")
    assert character is not None
    return situation(table.world, "main", table.rules, table.story, character)


def says(number: int, text: str) -> Declaration:
    """What one of a table's characters says; nothing is a yield."""
    return Declaration(f"s{number}", f"c{number}", text, "words" if text else "yield")


def plan(
    table: Table, said: Sequence[Declaration], packages: Mapping[str, Dispatch], version: int
) -> TurnPlan:
    """The plan of the next turn."""
    return plan_turn(
        table.world,
        "main",
        said,
        table.rules,
        table.story,
        seed=table.seed,
        turn=5,
        version=version,
        packages=packages,
    )


def written(found: TurnPlan) -> str:
    """A plan as the bytes that are stored."""
    return json.dumps(found.to_json())


@pytest.mark.parametrize("text", SAID)
def test_a_package_loses_nothing_on_the_way_through_json(new_table, text: str) -> None:
    table = new_table(players=2)
    package = route(says(0, text), here(table, 0), 5, 7)
    assert Dispatch.from_json(json.loads(json.dumps(package.to_json()))) == package


@given(
    before=st.lists(TEXTS, max_size=2),
    texts=st.lists(TEXTS, min_size=3, max_size=3),
    early=st.permutations(range(3)),
    count=st.integers(0, 3),
    moved=st.booleans(),
)
def test_a_turn_is_the_same_whenever_it_was_routed(
    before: list[str], texts: list[str], early: list[int], count: int, moved: bool
) -> None:
    table = Table(SALTBY, players=3)
    for text in before:
        table.play(text)
    said = [says(number, text) for number, text in enumerate(texts)]
    routed = early[:count]
    packages = {f"s{number}": route(said[number], here(table, number), 5, 1) for number in routed}
    if moved:
        # Something happens before the turn closes: a GM's hand, or another scene of the party.
        table.play(*texts)
    version = 2 if moved else 1
    stored = {seat: Dispatch.from_json(package.to_json()) for seat, package in packages.items()}
    assert written(plan(table, said, stored, version)) == written(plan(table, said, {}, version))


def test_what_has_not_moved_is_not_read_again(new_table) -> None:
    table = new_table(players=2)
    said = says(0, "I look around.")
    package = route(said, here(table, 0), 5, 7)
    assert adopt(package, said, here(table, 0), 5, 7) is package


def test_other_words_or_another_state_are_read_again(new_table) -> None:
    table = new_table(players=2)
    package = route(says(0, "I look around."), here(table, 0), 5, 7)
    for again in (
        adopt(package, says(0, "I wait."), here(table, 0), 5, 7),
        adopt(package, says(0, "I look around."), here(table, 0), 6, 7),
        adopt(package, says(0, "I look around."), here(table, 0), 5, 8),
    ):
        assert again.key != package.key
        assert again.made_by == "rules"


def test_only_the_seat_itself_may_see_its_package(new_table) -> None:
    table = new_table(players=2)
    assert route(says(1, "I hide."), here(table, 1), 1, 1).visible_to == ("s1",)


def test_a_package_says_what_it_rests_on(new_table) -> None:
    table = new_table(players=2)
    table.play("I go up the stair to the lamp.")
    presumed = route(says(0, "I attack Berit!"), here(table, 0), 5, 7).presumes
    assert (presumed.scene, presumed.place, presumed.version) == ("main", "lamp_room", 7)
    assert len(presumed.people) == 1
    assert holds(presumed, here(table, 0))


def test_going_and_then_doing_is_for_two_parts_of_the_rules(new_table) -> None:
    table = new_table(players=1)
    package = route(says(0, "I go up the stair to the lamp and attack Berit."), here(table, 0), 5, 7)
    assert package.subsystems == ("movement", "encounter")


def test_a_models_words_do_what_they_say_and_leave_the_players_alone(new_table) -> None:
    table = new_table(players=1)
    said = says(0, 'I fuss about and say "Well, well."')
    made = by_model(said, here(table, 0), 5, 7, "I examine wet footprints.", 0.95)
    assert made is not None
    assert (made.made_by, made.intent.kind, made.intent.feature) == ("model", "search", "wet_prints")
    assert (made.intent.text, made.intent.speech) == (said.text, ("Well, well.",))


@pytest.mark.parametrize(
    ("words", "confidence"), [("I examine wet footprints.", 0.4), ("I attack Berit.", 0.75)]
)
def test_the_gate_keeps_out_who_is_not_sure_enough(new_table, words: str, confidence: float) -> None:
    table = new_table(players=1)
    assert by_model(says(0, "Hm."), here(table, 0), 5, 7, words, confidence) is None


def test_what_cannot_be_taken_back_needs_the_higher_gate() -> None:
    assert passes("search", 0.75)
    assert not passes("steal", 0.75)
    assert passes("steal", 0.95)


def test_a_models_reading_outlives_a_change_that_does_not_touch_it(new_table) -> None:
    table = new_table(players=1)
    said = says(0, "I fuss about.")
    made = by_model(said, here(table, 0), 5, 7, "I examine wet footprints.", 0.95)
    assert made is not None
    again = adopt(made, said, here(table, 0), 5, 8)
    assert (again.made_by, again.intent) == ("model", made.intent)
    assert again.key != made.key


def test_a_models_reading_ends_where_what_it_names_is_gone(new_table) -> None:
    table = new_table(players=1)
    said = says(0, "I fuss about.")
    made = by_model(said, here(table, 0), 5, 7, "I examine wet footprints.", 0.95)
    table.play("I go up the stair to the lamp.")
    again = adopt(made, said, here(table, 0), 5, 8)
    assert (again.made_by, again.trouble) == ("rules", "changed")
    assert replace(again, trouble="") == route(said, here(table, 0), 5, 8)


def test_a_models_reading_ends_with_whom_it_names(new_table) -> None:
    table = new_table(players=1)
    table.play("I go up the stair to the lamp.")
    said = says(0, "I fuss about.")
    made = by_model(said, here(table, 0), 5, 7, "I talk to Berit.", 0.95)
    assert made is not None
    berit = table.world.npc(made.presumes.people[0])
    assert berit is not None
    table.world.put(replace(berit, status="dead"))
    assert adopt(made, said, here(table, 0), 5, 8).trouble == "changed"


def test_every_deed_belongs_to_a_part_of_the_rules() -> None:
    assert SUBSYSTEMS.keys() == RISK.keys()
