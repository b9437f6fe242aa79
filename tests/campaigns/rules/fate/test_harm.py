"""Absorbing hits: worked examples of both editions, and what always holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.fate.harm import absorb, breathe, sleep, treat, worst_untreated
from campaigns.rules.fate.sheet import Being, capacity, fresh_stress
from campaigns.rules.fate.tables import Edition, stress_boxes


def somebody(physique: int = 0, edition: Edition = "condensed") -> Being:
    made = Being("fate", 1, "Bob", skills={"physique": physique}, edition=edition)
    return fresh_stress(made)


@pytest.mark.parametrize(
    ("skill", "condensed", "core"),
    [(0, (1, 1, 1), (1, 2)), (1, (1,) * 4, (1, 2, 3)), (2, (1,) * 4, (1, 2, 3)), (3, (1,) * 6, (1, 2, 3, 4))],
)
def test_stress_boxes_follow_the_skill(skill: int, condensed: tuple[int, ...], core: tuple[int, ...]) -> None:
    assert stress_boxes(skill, "condensed") == condensed
    assert stress_boxes(skill, "core") == core


@pytest.mark.parametrize(
    ("shifts", "boxes", "worths"),
    [
        (1, 1, ()),
        (3, 3, ()),
        (4, 2, (2,)),
        (5, 3, (2,)),
        (6, 2, (4,)),
        (7, 3, (4,)),
        (9, 3, (2, 4)),
        (15, 3, (2, 4, 6)),
    ],
)
def test_condensed_marks_boxes_and_takes_the_lightest_consequences(
    shifts: int, boxes: int, worths: tuple[int, ...]
) -> None:
    hit = absorb(somebody(), shifts, "physical")

    assert sum(hit.being.physical) == boxes
    assert tuple(one.worth for one in hit.being.consequences) == worths
    assert not hit.out


def test_what_nothing_takes_takes_out() -> None:
    hit = absorb(somebody(), 16, "physical")

    assert hit.out
    assert hit.being.out == "taken_out"
    assert hit.being.consequences == ()


def test_core_spends_one_box_a_hit_the_smallest_that_covers_it() -> None:
    first = absorb(somebody(3, "core"), 3, "physical").being
    second = absorb(first, 3, "physical").being
    third = absorb(second, 3, "physical").being

    assert first.physical == (False, False, True, False)
    assert second.physical == (False, False, True, True)
    assert third.physical == (True, False, True, True)
    assert [one.worth for one in third.consequences] == [2]


def test_a_scene_clears_stress_and_leaves_consequences() -> None:
    hurt = absorb(somebody(), 5, "physical").being

    rested = breathe(hurt)

    assert not any(rested.physical)
    assert [one.worth for one in rested.consequences] == [2]


def test_treated_hurts_heal_the_mild_after_a_scene_the_moderate_after_a_night() -> None:
    hurt = absorb(somebody(), 9, "physical").being
    for _ in range(2):
        worst = worst_untreated(hurt)
        assert worst is not None
        hurt = treat(hurt, worst)

    after_scene = breathe(hurt)

    assert [one.worth for one in after_scene.consequences] == [4]
    assert sleep(after_scene).consequences == ()


@given(st.lists(st.integers(1, 12), max_size=8), st.sampled_from(["condensed", "core"]), st.integers(0, 6))
def test_no_hit_is_absorbed_for_less_than_it_is_worth(
    hits: list[int], edition: Edition, physique: int
) -> None:
    being = somebody(physique, edition)
    for shifts in hits:
        left = capacity(being)[0]
        hit = absorb(being, shifts, "physical")
        if hit.out:
            assert capacity(hit.being)[0] == 0
            return
        assert left - capacity(hit.being)[0] >= min(shifts, left - 1)
        assert len(hit.being.consequences) <= 3 + (physique >= 5)
        being = hit.being


@given(st.integers(1, 12), st.integers(1, 30))
def test_a_mob_loses_as_many_as_the_shifts(members: int, shifts: int) -> None:
    mob = replace(somebody(), members=members, hero=False, physical=(), mental=())

    hit = absorb(mob, shifts, "physical")

    assert hit.being.members == max(0, members - shifts)
    assert hit.out == (shifts >= members)
