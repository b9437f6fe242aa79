"""A pack's own tables, powers, classes and conditions, and what they are refused for."""

from __future__ import annotations

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build, EncounterSetup
from tests.campaigns.rules.dice_pool.cast import RULES, LoadedDice, body, foe, person

SPELL: dict[str, Any] = {
    "id": "rust",
    "label": "Rust",
    "category": "force",
    "drain": "(F/2)M",
    "effect": "hinder",
    "text": "Iron remembers the rain.",
    "resist": "body",
}
CLASS: dict[str, Any] = {
    "id": "clerk",
    "label": "Clerk",
    "text": "Has the form for it.",
    "priorities": "CAEDB",
    "prime": ["wits"],
    "skills": ["etiquette", "streetwise"],
}


def test_powers_and_classes_are_added() -> None:
    rules = RULES.bound({"powers": [SPELL], "classes": [CLASS]})
    assert "rust" in rules.book.spells
    assert "lance" in rules.book.spells
    assert rules.view(rules.new_sheet(Build("Bob", "x", "clerk"), LoadedDice())).archetype == "Clerk"


def test_a_table_takes_the_place_of_the_published_one() -> None:
    rules = RULES.bound({"tables": {"gear": {"brick": {"class": "melee", "power": "str", "level": "L"}}}})
    assert set(rules.book.gear) == {"brick"}


def test_a_condition_bears_on_every_shot_there() -> None:
    rules = RULES.bound({"conditions": [{"id": "static", "label": "Static", "tn": 2}]})
    setup = EncounterSetup("e", "t", "T", "fight", "hp_depletion", 0, data={"conditions": ["static"]})
    people = {one.id: one for one in (person(body()), person(foe()))}
    opened = rules.open_encounter(setup, list(people.values()), LoadedDice([3, 3]))
    shot = next(
        offer
        for offer in rules.options(opened.state, people["bob"], people)
        if offer["id"] == "attack_pistol"
    )
    assert shot["difficulty"] == 7


def test_nothing_brought_is_the_rules_as_published() -> None:
    assert RULES.bound({}).book == RULES.book


@pytest.mark.parametrize(
    ("homebrew", "message"),
    [
        ({"tables": {"weather": {}}}, "no table 'weather'"),
        ({"tables": {"ranges": {"bow": [9, 5, 3, 1]}}}, "tables.ranges.bow"),
        ({"tables": {"ranges": {"bow": [5]}}}, "tables.ranges"),
        ({"tables": {"opponents": {"rat": {"skills": {"brawl": 2}}}}}, "tables.opponents.rat"),
        ({"tables": {"ware": [{"id": "w", "label": "W", "essence": 1, "cost": 1, "text": "t", "effects": {"fly": 1}}]}},
         "no ware does 'fly'"),
        ({"powers": [{**SPELL, "drain": "everything"}]}, "is no drain"),
        ({"powers": [{**SPELL, "resist": "faith"}]}, "powers.rust"),
        ({"powers": [{"id": "rust"}]}, "homebrew powers"),
        ({"classes": [{**CLASS, "skills": ["juggling"]}]}, "classes.clerk"),
        ({"conditions": [{"id": "static"}]}, "homebrew conditions"),
    ],
)  # fmt: skip
def test_bad_homebrew_is_refused_naming_the_place(homebrew: dict[str, Any], message: str) -> None:
    with pytest.raises(RulesError, match=message):
        RULES.bound(homebrew)
