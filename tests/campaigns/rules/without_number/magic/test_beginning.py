"""A mage in the making: tradition, order, arts, spells, bonus skills."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Build
from campaigns.rules.without_number.bodies import Hero, read
from campaigns.rules.without_number.books.wwn import WWN
from tests.campaigns.rules.without_number.cast import LoadedDice, hero
from tests.campaigns.rules.without_number.magic.coven import ARRAY, RULES, build

WAYS = [
    ("mage", ("high_mage",)), ("mage", ("elementalist",)), ("mage", ("necromancer",)),
    ("adventurer_warrior_mage", ("vowed",)), ("adventurer_expert_mage", ("healer",)),
    ("adventurer_mage_mage", ("necromancer", "healer")), ("adventurer_mage_mage", ("high_mage", "elementalist")),
]  # fmt: skip


def made(given: Build) -> Hero:
    body = read(WWN, RULES.new_sheet(given, SeededDice.from_label("a mage")))
    assert isinstance(body, Hero)
    return body


def test_a_high_mage_begins_with_four_spells_three_of_them_prepared_and_two_arts() -> None:
    cleo = made(build("mage", "high_mage"))

    assert cleo.magic.spells == (
        "wind_of_final_repose", "coruscating_coffin", "wardpact", "velocitous_imbuement",
    )  # fmt: skip
    assert cleo.magic.prepared == cleo.magic.spells[:3]
    assert cleo.magic.arts == ("iron_resolution", "empowered_sorcery")
    assert cleo.skills["magic"] == 0


def test_half_a_mage_knows_two_spells() -> None:
    assert len(made(build("adventurer_warrior_mage", "necromancer")).magic.spells) == 2


def test_two_traditions_with_the_same_skill_teach_it_better() -> None:
    assert made(build("adventurer_mage_mage", "high_mage", "necromancer")).skills["magic"] == 1


def test_what_is_chosen_is_had() -> None:
    cleo = made(build("mage", "elementalist", arts=["pavis_of_elements"], spells=["elemental_spy"]))

    assert cleo.magic.arts == ("elemental_resilience", "elemental_sparks", "pavis_of_elements")
    assert cleo.magic.spells[0] == "elemental_spy"
    assert len(cleo.magic.spells) == 4


def test_a_vowed_learns_the_skill_of_the_order_and_throws_a_whole_die() -> None:
    given = build("adventurer_mage_mage", "vowed", "healer", order=["pray"])
    cleo = read(WWN, RULES.new_sheet(given, LoadedDice(5)))

    assert isinstance(cleo, Hero)
    assert "pray" in cleo.skills
    assert cleo.vitals.max_hp == 5


@pytest.mark.parametrize(("archetype", "traditions"), WAYS)
def test_what_is_suggested_is_legal_and_what_stands_when_nobody_answers(
    archetype: str, traditions: tuple[str, ...]
) -> None:
    given = build(archetype, *traditions)
    steps = RULES.creation_steps(given, {})
    answered = build(
        archetype, *traditions, **{step.id: step.suggested for step in steps if step.id != "tradition"}
    )

    assert made(answered).magic == made(given).magic
    for step in steps:
        suggested = TypeAdapter(list[str]).validate_python(step.suggested)
        assert step.least <= len(suggested) <= step.most
        assert {*suggested} <= {option.id for option in step.options}


def test_a_warrior_is_asked_for_no_tradition() -> None:
    assert RULES.creation_steps(Build("Bob", "x", "warrior", ARRAY), {}) == ()


@pytest.mark.parametrize(
    ("archetype", "traditions", "choices"),
    [
        ("mage", ("healer",), {}),
        ("mage", ("witch",), {}),
        ("mage", ("high_mage", "necromancer"), {}),
        ("adventurer_mage_mage", ("healer", "healer"), {}),
        ("mage", ("high_mage",), {"arts": ["cold_flesh"]}),
        ("mage", ("high_mage",), {"arts": ["iron_resolution", "sense_magic", "ward_allies"]}),
        ("mage", ("high_mage",), {"spells": ["smite_the_dead"]}),
        ("mage", ("high_mage",), {"spells": ["howl_of_light"]}),
        ("adventurer_warrior_mage", ("healer",), {"spells": ["wardpact"]}),
        ("adventurer_warrior_mage", ("vowed",), {"order": ["stab"]}),
    ],
)
def test_what_is_not_theirs_to_choose_is_refused(
    archetype: str, traditions: tuple[str, ...], choices: dict[str, Any]
) -> None:
    with pytest.raises(RulesError) as refused:
        RULES.new_sheet(build(archetype, *traditions, **choices), LoadedDice(4))
    assert refused.value.hint


def test_a_sheet_from_before_magic_still_reads() -> None:
    sheet = RULES.new_sheet(Build("Bob", "x", "warrior", ARRAY), LoadedDice(4))
    old = {key: value for key, value in sheet.items() if key != "magic"}

    body = read(WWN, old)
    assert isinstance(body, Hero)
    assert body.magic == hero().magic
