"""What a model may choose among: what the character sees and has, and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from campaigns.world.entities import ItemState
from campaigns.world.intents import read_intent
from campaigns.world.planning import situation
from campaigns.world.questions import Asked, question_for
from campaigns.world.surroundings import Surroundings
from narrator.routing import Reading
from tests.campaigns.world.table import Table


def here(table: Table) -> Surroundings:
    """The first character's situation."""
    character = table.world.character("c0")
    assert character is not None
    return situation(table.world, "main", table.rules, table.story, character)


def ref(asked: Asked, label: str) -> str:
    """The reference of what is called so."""
    choices = (*asked.question.people, *asked.question.things)
    return next(one.ref for one in choices if one.label.startswith(label))


def shown(asked: Asked) -> str:
    """Everything that a model is shown."""
    return json.dumps(
        [dict(asked.question.kinds), *map(asdict, (*asked.question.people, *asked.question.things))]
    )


def test_a_choice_becomes_a_sentence_that_the_rules_read_alike(new_table) -> None:
    table = new_table(players=2)
    asked = question_for("Odd", "I fuss about.", here(table))
    wording = asked.in_words(Reading("search", "", ref(asked, "wet footprints"), "sure"))
    assert wording is not None
    meant = read_intent(wording.text, here(table))
    assert (meant.kind, meant.feature) == ("search", "wet_prints")
    assert wording.fits(meant)


def test_people_present_and_ways_are_offered_where_they_are(new_table) -> None:
    table = new_table(players=2)
    assert "Berit" not in shown(question_for("Odd", "Hm.", here(table)))
    table.play("I go up the stair to the lamp.", "I go up the stair to the lamp.")
    assert "Berit" in shown(question_for("Odd", "Hm.", here(table)))


def test_what_nobody_has_found_and_what_others_carry_is_not_offered(new_table) -> None:
    table = new_table(players=2)
    table.world.put(ItemState("i-1", "brass key", "quay", "place"))
    table.world.put(ItemState("i-2", "love letter", "c1", "character"))
    text = shown(question_for("Odd", "Hm.", here(table)))
    assert "brass key" not in text
    assert "love letter" not in text


def test_who_hides_and_who_is_dead_is_not_offered(new_table) -> None:
    table = new_table(players=2)
    table.play("I go up the stair to the lamp.", "I go up the stair to the lamp.")
    berit = next(npc for npc in here(table).people if npc.name.startswith("Berit"))
    for status in ("hidden", "dead"):
        table.world.put(replace(berit, status=status))
        assert "Berit" not in shown(question_for("Odd", "Hm.", here(table)))


def test_no_id_of_ours_is_shown(new_table) -> None:
    table = new_table(players=2)
    assert "wet_prints" not in shown(question_for("Odd", "Hm.", here(table)))


@pytest.mark.parametrize(
    ("kind", "who", "what"),
    [
        ("attack", "", ""),
        ("move", "", "wet footprints"),
        ("give", "", "wet footprints"),
        ("lead", "", ""),
        ("other", "", ""),
    ],
)
def test_what_does_not_go_together_is_no_sentence(new_table, kind: str, who: str, what: str) -> None:
    asked = question_for("Odd", "Hm.", here(new_table(players=2)))
    assert asked.in_words(Reading(kind, who, ref(asked, what) if what else "", "sure")) is None


def test_a_sentence_that_the_rules_read_otherwise_does_not_fit(new_table) -> None:
    table = new_table(players=2)
    asked = question_for("Odd", "Hm.", here(table))
    wording = asked.in_words(Reading("hide", "", "", "sure"))
    assert wording is not None
    assert not wording.fits(read_intent("I wait.", here(table)))
