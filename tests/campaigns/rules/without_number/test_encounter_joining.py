"""Coming into an encounter that runs."""

from dataclasses import replace

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Attempt
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.encounter.state import read_state, write_state
from tests.campaigns.rules.without_number.cast import LoadedDice, foe, hero, person
from tests.campaigns.rules.without_number.table import FIGHT, RULES, attack, sit_down


def test_who_joins_throws_initiative_and_acts_in_the_next_round() -> None:
    table = sit_down(hero(), foe())
    cleo = person(hero("Cleo"), "cleo")
    table.people["cleo"] = cleo
    table.take(RULES.join(table.state, (cleo,), table.people, LoadedDice([8])))

    assert [actor.id for actor in table.encounter.actors] == ["bob", "cleo", "drowner"]
    assert table.told[-1] == "Cleo joins in."
    table.round(attack("cleo", "drowner"), throws={"cleo": (20, 6)}, dice=LoadedDice())
    assert table.encounter.outcome == "won"


def test_more_opponents_have_to_be_beaten_too() -> None:
    table = sit_down(hero(), foe())
    more = person(foe("eel"), "eel")
    table.people["eel"] = more
    table.take(RULES.join(table.state, (more,), table.people, LoadedDice([1])))
    table.round(attack("bob", "drowner"), throws={"bob": (20, 6)}, dice=LoadedDice([1, 1]))

    assert table.encounter.outcome is None
    assert table.encounter.opposition_size == 2


def test_who_is_there_already_or_down_is_not_seated() -> None:
    table = sit_down(hero(), foe())
    fallen = person(hero("Cleo", vitals=Vitals(0, 8, "mortal")), "cleo")
    joined = RULES.join(table.state, (table.people["bob"], fallen), table.people, LoadedDice())

    assert read_state(joined.state) == table.encounter


def test_what_is_over_cannot_be_joined() -> None:
    table = sit_down(hero(), foe())
    over = write_state(replace(table.encounter, outcome="won"))

    with pytest.raises(RulesError):
        RULES.join(over, (person(hero("Cleo"), "cleo"),), table.people, LoadedDice())


def test_reinforcements_are_due_when_their_round_is_over() -> None:
    setup = replace(FIGHT, data={"reinforcements": [{"round": 2, "ids": ["eel"]}]})
    table = sit_down(hero(), foe(vitals=Vitals(40, 40), damage="1"), setup=setup)
    waits = Attempt("bob", "wait", "")

    assert table.round(waits, dice=LoadedDice([1])).arrivals == ()
    assert table.round(waits, dice=LoadedDice([1])).arrivals == ("eel",)
    assert table.round(waits, dice=LoadedDice([1])).arrivals == ()


def test_reinforcements_without_a_round_are_refused() -> None:
    with pytest.raises(RulesError):
        sit_down(hero(), foe(), setup=replace(FIGHT, data={"reinforcements": [{"ids": ["eel"]}]}))
