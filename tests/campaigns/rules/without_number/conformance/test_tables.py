"""The family's tables, held whole: SRD numbers where it gives them, the house's where it says so."""

from __future__ import annotations

import pytest

from campaigns.rules.registry import ruleset_of
from campaigns.rules.without_number.ailing.exposing import SEVERITIES
from campaigns.rules.without_number.bodies import Vitals
from campaigns.rules.without_number.books import BOOKS
from campaigns.rules.without_number.books.perils import BREAKDOWNS, DISEASES, PERILS, SCARS, SICKNESS
from campaigns.rules.without_number.books.stigmata import FLAVOURS, HIDDEN, NATURES, WHERE
from campaigns.rules.without_number.encounter import footing, melee, swarming, tactics, wrestling
from campaigns.rules.without_number.figures import save_target
from campaigns.rules.without_number.tables import (
    ATTRIBUTE_RAISE_LEVELS,
    DIFFICULTIES,
    FOCUS_LEVELS,
    MORTAL_ROUNDS,
    SKILL_COSTS,
    STANDARD_ARRAY,
    XP_TOTALS,
    attribute_modifier,
)
from campaigns.rules.without_number.torching import BURNS
from tests.campaigns.rules.without_number.cast import hero

SLUGS = ("wwn", "swn", "cwn", "awn")


def test_attribute_modifiers() -> None:
    assert [attribute_modifier(score) for score in range(3, 19)] == [-2, *[-1] * 4, *[0] * 6, *[1] * 4, 2]


def test_advancement() -> None:
    assert dict(XP_TOTALS) == {
        "fast": (0, 3, 6, 12, 18, 27, 39, 54, 72, 93),
        "slow": (0, 6, 15, 24, 36, 51, 69, 87, 105, 139),
    }
    assert [(cost.points, cost.min_level) for cost in SKILL_COSTS] == [(1, 1), (2, 1), (3, 3), (4, 6), (5, 9)]
    assert FOCUS_LEVELS == (2, 5, 7, 10)
    assert ATTRIBUTE_RAISE_LEVELS == (1, 1, 3, 6, 9)
    assert STANDARD_ARRAY == (14, 12, 11, 10, 9, 7)


def test_difficulties_and_the_dying() -> None:
    assert dict(DIFFICULTIES) == {"easy": 6, "routine": 8, "tricky": 10, "hard": 12, "formidable": 14}
    assert MORTAL_ROUNDS == 6


@pytest.mark.parametrize("level", range(1, 11))
def test_saves_are_one_better_each_level(level: int) -> None:
    bob = hero(level=level, vitals=Vitals(8, 8))

    assert {save: save_target(bob, save) for save in bob.book.saves} == dict.fromkeys(
        ("physical", "evasion", "mental", "luck"), 16 - level
    )


ATTACKS = {
    "full": (1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    "half": (0, 1, 1, 2, 2, 3, 3, 4, 4, 5),
    "partial": (1, 2, 2, 3, 4, 5, 5, 6, 6, 7),
}


@pytest.mark.parametrize(
    ("slug", "archetype", "attack", "bonus"),
    [
        ("wwn", "warrior", "full", 2), ("wwn", "expert", "half", 0), ("wwn", "adventurer", "partial", 2),
        ("swn", "warrior", "full", 2), ("swn", "expert", "half", 0), ("swn", "psychic", "half", 0),
        ("swn", "adventurer", "partial", 2), ("swn", "adventurer_warrior_psychic", "partial", 2),
        ("swn", "adventurer_expert_psychic", "half", 0),
        *((slug, archetype, "half", 0) for slug in ("cwn", "awn") for archetype in BOOKS[slug].classes),
    ],
)  # fmt: skip
def test_classes(slug: str, archetype: str, attack: str, bonus: int) -> None:
    found = BOOKS[slug].classes[archetype]

    assert (found.attack, found.hit_bonus) == (ATTACKS[attack], bonus)


def test_what_is_added_in_a_fight() -> None:
    assert (melee.PRONE_NEAR, melee.PRONE_FAR, melee.STRIKING_PRONE, melee.DEFENDING) == (2, -2, -4, 2)
    assert tactics.SNAPPED.value == -4
    assert footing.LONG_RANGE.value == -2
    assert (swarming.HIT_EACH, swarming.DAMAGE_EACH, swarming.MOST_OTHERS) == (2, 1, 3)
    assert dict(wrestling.SIZES) == {"human": 0, "large": -2, "beast": -4}


def test_sickness_disease_and_torching() -> None:
    assert [(least, stage.every, stage.difficulty) for least, stage in SICKNESS] == [
        (1, 0, 8),
        (4, 1, 10),
        (7, 2, 12),
    ]
    assert [(stage.label, stage.every, stage.difficulty) for stage in DISEASES] == [
        ("mild", 0, 8), ("severe", 1, 10), ("lethal", 2, 12),
    ]  # fmt: skip
    assert SEVERITIES == (0,) * 6 + (1,) * 3 + (2,)
    assert [BURNS.count(found) for found in ("constitution", "wisdom", "")] == [3, 2, 1]


def test_perils_are_within_the_srd_and_each_does_something() -> None:
    for peril in PERILS.values():
        assert -4 <= peril.bonus <= 4
        if peril.kind == "poison":
            assert peril.damage or peril.halves or peril.deadly or peril.strain
    assert {peril.kind for peril in PERILS.values()} == {"poison", "disease", "radiation", "stress"}


def test_breakdowns_scars_and_stigmata_fill_their_dice() -> None:
    skills = set(BOOKS["awn"].skills)
    assert len(BREAKDOWNS) == 6
    assert len(SCARS) == 8
    assert all(set(stage.skills) <= skills and (stage.skills or stage.every) for stage in BREAKDOWNS.values())
    assert all(set(scar.skills) <= skills and set(scar.skills.values()) == {1} for scar in SCARS.values())
    assert (len(WHERE), len(NATURES), len(FLAVOURS)) == (6, 6, 12)
    assert len({*FLAVOURS}) == 12
    assert set(HIDDEN) < set(WHERE)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_book_lists_the_rules_that_it_plays_by_and_no_others(slug: str) -> None:
    kinds = {rule.partition(".")[2] for rule in ruleset_of(slug).rulebook()}

    assert {"shove", "grapple", "snap", "swarm", "hold", "prone", "poison", "treat", "hazard"} <= kinds
    assert ("radiation" in kinds) is (slug == "awn")
    assert ("torching" in kinds) is (slug == "swn")
    assert ("trauma" in kinds) is (slug != "wwn")
    assert not {"radiation", "torching", "disease"} & set(ruleset_of(slug).facts().unsupported)
