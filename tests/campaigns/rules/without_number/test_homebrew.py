"""A pack's own mechanics laid over a book."""

from typing import Any

import pytest

from campaigns.errors import RulesError
from campaigns.rules.contracts import Build
from campaigns.rules.registry import bound_ruleset, ruleset_of
from campaigns.rules.without_number.ruleset import WithoutNumber
from tests.campaigns.rules.without_number.cast import LoadedDice

COOK = {
    "id": "cook", "label": "Cook", "hit_bonus": 1, "attack": [0, 1, 1, 2, 2, 3, 3, 4, 4, 5],
    "focus_picks": ["any"], "prime": ["wisdom", "constitution"], "leaning": ["work", "heal", "stab", "notice"],
}  # fmt: skip
SPIT = {"id": "acid_spit", "label": "Acid spit", "text": "It hisses.", "group": "hybrid", "effect": "damage",
        "dice": "1d8", "cost": "strain", "uses": 1, "save": "evasion"}  # fmt: skip


def test_a_class_and_a_table_of_the_pack_are_played() -> None:
    rules = bound_ruleset("wwn", {"classes": [COOK], "tables": {"difficulties": {"hard": 13}}})
    sheet = rules.new_sheet(Build("Bob", "x", "cook"), LoadedDice([3] * 18, 4))

    assert rules.view(sheet).archetype == "Cook"
    assert rules.difficulty("hard") == 13
    assert ruleset_of("wwn").difficulty("hard") == 12


def test_a_power_of_the_pack_is_to_be_had() -> None:
    rules = bound_ruleset("awn", {"powers": [SPIT]})

    assert isinstance(rules, WithoutNumber)
    assert rules.book.powers["acid_spit"].dice == "1d8"


def test_nothing_brought_changes_nothing() -> None:
    assert ruleset_of("wwn").bound({"classes": []}) is ruleset_of("wwn")


@pytest.mark.parametrize(
    ("slug", "homebrew", "where"),
    [
        ("wwn", {"spells": [{}]}, "spells"),
        ("wwn", {"tables": {"moods": {}}}, "tables.moods"),
        ("awn", {"tables": {"reactions": "some"}}, "tables.reactions"),
        ("cwn", {"tables": {"reactions": "none"}}, "tables.reactions"),
        ("wwn", {"tables": {"difficulties": {"hard": 40}}}, "tables.difficulties.hard"),
        ("wwn", {"tables": {"xp_totals": {"fast": [0, 1, 2]}}}, "tables.xp_totals.fast"),
        ("wwn", {"classes": [{"id": "cook"}]}, "classes.0.label"),
        ("wwn", {"classes": [{**COOK, "attack": [1]}]}, "classes.0.attack"),
        ("wwn", {"classes": [{**COOK, "leaning": ["juggle"]}]}, "classes.0.leaning"),
        ("wwn", {"classes": [{**COOK, "prime": ["luck", "wisdom"]}]}, "classes.0.prime"),
        ("wwn", {"powers": [SPIT]}, "powers.0.cost"),
        ("cwn", {"classes": [{**COOK, "leaning": ["work"]}]}, "classes.0.edges"),
        ("awn", {"powers": [{**SPIT, "dice": ""}]}, "powers.0.dice"),
        ("awn", {"powers": [{**SPIT, "group": "music"}]}, "powers.0.group"),
        (
            "cwn",
            {"conditions": [{"id": "hiccups", "label": "Hiccups", "text": "Hic."}]},
            "conditions.hiccups",
        ),
    ],
)
def test_bad_homebrew_is_refused_by_its_place(slug: str, homebrew: Any, where: str) -> None:
    with pytest.raises(RulesError) as refused:
        bound_ruleset(slug, homebrew)

    assert refused.value.details["where"] == where
