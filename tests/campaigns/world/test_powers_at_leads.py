"""Leads that a spell answers, and failures that somebody comes to blows over."""

from __future__ import annotations

import pytest

from campaigns.world.fitness import unfit
from campaigns.world.plot import read_plot
from genre_packs.resolved import ResolvedWorld, dump, undump
from genre_packs.schema.encounters import BeatDef, BeatEffect
from tests.campaigns.world.table import Table
from tests.campaigns.world.test_magic import begun, casts_left, mage_of, with_mage

LEAD = "ask_keeper"
READING = "cast_cerebral_divulgence"


def changed(story: ResolvedWorld, *, power: str = READING, fight: str | None = None) -> ResolvedWorld:
    """The world in which a spell answers the keeper's silence, or failing at it starts a fight."""
    leads = []
    for lead in story.conflict.leads:
        if lead.id == LEAD:
            first, *rest = lead.approaches
            answered = first.model_copy(update={"powers": (power,)})
            cost = lead.cost_on_failure.model_copy(update={"starts_encounter": fight})
            lead = lead.model_copy(
                update={"approaches": (answered, *rest), "cost_on_failure": cost, "known": False}
            )
        leads.append(lead)
    conflict = story.conflict.model_copy(update={"leads": tuple(leads)})
    return undump(dump(story.model_copy(update={"conflict": conflict})))


@pytest.fixture
def reader(saltby: ResolvedWorld) -> Table:
    """A mage who can read what somebody thinks, with the keeper of the lamp."""
    return with_mage(changed(saltby), "high_mage", "cerebral_divulgence", "phantasmal_mimesis").at(
        "lamp_room"
    )


def test_a_spell_that_answers_a_lead_closes_it_for_one_cast(reader: Table) -> None:
    before = casts_left(mage_of(reader))

    last = reader.play("I cast Cerebral Divulgence on Berit, about her silence.")

    assert LEAD in read_plot(reader.world).closed
    assert casts_left(mage_of(reader)) == before - 1
    assert [ruling.rule for ruling in last.rulings] == ["wwn.spell"]
    assert "then talks" in reader.told()


def test_another_spell_leaves_the_lead_open(reader: Table) -> None:
    reader.play("I cast Phantasmal Mimesis on Berit, about her silence.")

    assert LEAD not in read_plot(reader.world).closed


def test_the_spell_does_nothing_for_the_lead_somewhere_else(saltby: ResolvedWorld) -> None:
    table = with_mage(changed(saltby), "high_mage", "cerebral_divulgence").at("chandlery")

    table.play("I cast Cerebral Divulgence on Ansel, about the keeper's silence.")

    assert LEAD not in read_plot(table.world).closed


def test_a_spell_closes_nothing_that_the_words_are_not_about_and_nobody_knows(reader: Table) -> None:
    reader.play("I cast Cerebral Divulgence.")

    assert LEAD not in read_plot(reader.world).closed


def test_the_first_failure_can_bring_on_a_confrontation(saltby: ResolvedWorld) -> None:
    table = Table(changed(saltby, fight="street_fight"), fixed={4: 1, 6: 1, 8: 1, 10: 1, 12: 1, 20: 1})

    table.at("lamp_room").play("I press Berit as a friend about her silence")

    running = table.world.running_encounter("main")
    assert running is not None
    assert running.type == "street_fight"


def test_a_power_that_the_rules_do_not_have_is_named(saltby: ResolvedWorld) -> None:
    (finding,) = unfit(changed(saltby, power="cast_cerebral_divulgance"))

    assert (finding.code, finding.key) == ("unknown_power", f"leads.{LEAD}")
    assert READING in finding.hint


def test_one_may_go_and_cast_there(reader: Table) -> None:
    last = reader.at("quay").play(
        "I go up to the lamp room and cast Cerebral Divulgence on Berit, about her silence."
    )

    assert reader.place == "lamp_room"
    assert {ruling.target for ruling in last.rulings if ruling.rule == "wwn.spell"} == {"berit"}
    assert "wwn.spell" in {ruling.rule for ruling in last.rulings}
    assert LEAD in read_plot(reader.world).closed


def test_a_spell_called_by_its_name_goes_before_a_beat_that_says_cast(saltby: ResolvedWorld) -> None:
    (fight,) = (one for one in saltby.encounters.encounters if one.id == "street_fight")
    lift = BeatDef(
        id="lift",
        label="Lift the street",
        description="All of it.",
        verbs=("cast", "lift"),
        skill="notice",
        success=BeatEffect(),
        success_text=("It comes up.",),
    )
    encounters = saltby.encounters.model_copy(
        update={"encounters": (fight.model_copy(update={"beats": (lift,)}),)}
    )
    story = undump(dump(saltby.model_copy(update={"encounters": encounters})))

    named = begun(with_mage(story, "high_mage", "howl_of_light")).play("I cast the howl of light at them!")
    unnamed = begun(with_mage(story, "high_mage", "howl_of_light")).play(
        "I cast about for the street and lift."
    )

    assert "wwn.spell" in {ruling.rule for ruling in named.rulings}
    assert "wwn.spell" not in {ruling.rule for ruling in unnamed.rulings}


def test_a_blow_of_magic_asks_whom_it_is_for(saltby: ResolvedWorld) -> None:
    table = with_mage(saltby, "high_mage", "coruscating_coffin").at("lamp_room")

    table.play("I cast Coruscating Coffin at the dog!")
    spared = casts_left(mage_of(table))
    table.play("I cast Coruscating Coffin at Berit!")

    assert casts_left(mage_of(table)) == spared - 1
