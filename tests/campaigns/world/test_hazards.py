"""Dangerous places: warned of first, then they happen to whoever has stayed, and are shown as rulings."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.world.fitness import unfit
from genre_packs.resolved import ResolvedWorld
from genre_packs.schema.places import Hazard
from tests.campaigns.world.table import Table

WARNING = "The tide has begun to come over the stones."
STRIKE = "A wave takes the whole quay at the knees."


def dangerous(story: ResolvedWorld, **changes: Any) -> ResolvedWorld:
    """The same world with a hazard on its quay."""
    given: dict[str, Any] = {
        "text": WARNING, "label": "the tide", "strikes": [STRIKE], "every": 2, "damage": "1d4", **changes,
    }  # fmt: skip
    hazard = given.pop("hazard", None) or Hazard.model_validate(given)
    places = tuple(
        place.model_copy(update={"hazard": hazard if place.id == "quay" else None})
        for place in story.places.places
    )
    copied = story.model_copy(update={"places": story.places.model_copy(update={"places": places})})
    # A copy takes what was worked out from the places along.
    vars(copied).pop("place_by_id", None)
    return copied


def told(table: Table, turns: int, text: str = "I wait") -> list[list[str]]:
    return [[move.text for move in table.play(text).moves if move.kind == "hazard"] for _ in range(turns)]


def hp(table: Table) -> int:
    character = table.world.character("c0")
    assert character is not None
    return table.rules.view(character.sheet).hp


def test_it_is_announced_before_it_happens_and_anew_after_it(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby))

    assert told(table, 5) == [[WARNING], [], [STRIKE], [WARNING], []]


def test_it_does_its_damage_and_shows_the_ruling(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby, damage="2"))
    before = hp(table)
    last = [table.play("I wait") for _ in range(3)][-1]

    assert hp(table) == before - 2
    assert [ruling.rule for ruling in last.rulings if ruling.kind == "damage"] == ["wwn.hazard"]
    assert any("takes 2 from the tide" in outcome.summary for outcome in last.outcomes)


@pytest.mark.parametrize(("faces", "lost"), [({20: 20}, 0), ({20: 1, 4: 1}, 1)])
def test_a_save_keeps_it_off(saltby: ResolvedWorld, faces: dict[int, int], lost: int) -> None:
    table = Table(dangerous(saltby, damage="1", skill="evasion"), fixed=faces)
    before = hp(table)
    last = [table.play("I wait") for _ in range(3)][-1]

    assert hp(table) == before - lost
    assert any(ruling.kind == "save" and ruling.rule == "wwn.save" for ruling in last.rulings)


def test_nobody_is_killed_by_it(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby, damage="99"))
    for _ in range(3):
        table.play("I wait")
    character = table.world.character("c0")

    assert character is not None
    assert character.status == "alive"


def test_who_leaves_in_time_is_spared_and_warned_again_on_coming_back(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby))
    before = hp(table)
    seen = [
        told(table, 1, text)[0] for text in ("I wait", "I go to the lamp room", "I wait", "I go to the quay")
    ]

    assert seen == [[WARNING], [], [], [WARNING]]
    assert hp(table) == before


def test_who_carries_the_right_thing_is_spared(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby, damage="3"))
    carried = table.world.held_by("c0")[0].source
    table = Table(dangerous(saltby, damage="3", spared_by=carried))
    before = hp(table)
    last = [table.play("I wait") for _ in range(3)][-1]

    assert hp(table) == before
    assert any("spared" in outcome.summary for outcome in last.outcomes)


def test_nothing_happens_while_something_is_fought_out(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby, every=1)).at("lamp_room")
    table.hardy("berit")
    table.play("I strike Berit with my gaff")
    table.at("quay")

    assert table.world.running_encounter("main") is not None
    assert told(table, 1, "I defend myself") == [[]]


def test_a_sentence_is_told_once_and_does_nothing(saltby: ResolvedWorld) -> None:
    table = Table(dangerous(saltby, hazard="The stones are wet."))
    before = hp(table)

    assert told(table, 5) == [["The stones are wet."], [], [], [], []]
    assert hp(table) == before


def test_a_peril_that_rules_do_not_know_is_found_before_anyone_plays(saltby: ResolvedWorld) -> None:
    wrong = dangerous(saltby, kind="poison", peril="hemlock")
    unknown = dangerous(saltby, skill="juggling")

    assert [finding.code for finding in unfit(wrong)] == ["not_legal"]
    assert [finding.code for finding in unfit(unknown)] == ["not_legal"]
    assert unfit(dangerous(saltby, kind="poison", peril="marsh_gas")) == ()
