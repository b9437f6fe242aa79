"""Milestones: skills rise with their columns standing, refresh every third."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.contracts import Json, Person
from campaigns.rules.fate.sheet import Being, read, write
from campaigns.rules.fate.stunts import STUNTS
from campaigns.rules.fate.tables import SKILLS
from campaigns.rules.growing import as_suggested
from tests.campaigns.rules.fate.cast import RULES, Loaded, bob


def grown(person: Person, xp: int) -> dict[str, int]:
    being = read(as_suggested(RULES, RULES.advance(person.sheet, xp, Loaded())).sheets["self"])
    return {"milestones": being.milestones, "refresh": being.refresh, "points": sum(being.skills.values())}


def test_three_experience_make_a_milestone_and_a_third_one_brings_refresh() -> None:
    assert grown(bob(), 2) == {"milestones": 0, "refresh": 3, "points": 20}
    assert grown(bob(), 3) == {"milestones": 1, "refresh": 3, "points": 21}
    assert grown(bob(), 9) == {"milestones": 3, "refresh": 4, "points": 23}
    assert grown(bob(), 500)["milestones"] == 9


@given(
    st.integers(1, 40), st.sampled_from(["brawler", "talker", "scholar", "burglar", "tinker", "sharpshooter"])
)
def test_no_rung_ever_holds_more_skills_than_the_one_below(xp: int, archetype: str) -> None:
    being = read(as_suggested(RULES, RULES.advance(bob(archetype).sheet, xp, Loaded())).sheets["self"])
    counts = [sum(value == rung for value in being.skills.values()) for rung in range(1, 9)]

    assert counts == sorted(counts, reverse=True)
    RULES.validate(RULES.advance(bob(archetype).sheet, xp, Loaded()).sheets["self"])


def risen(milestones: int = 1, **choices: Json) -> Being:
    sheet = RULES.advance(bob().sheet, 3 * milestones, Loaded()).sheets["self"]
    return read(RULES.grow(sheet, choices).sheets["self"])


def offered(milestones: int = 1, **choices: Json) -> list[str]:
    sheet = RULES.advance(bob().sheet, 3 * milestones, Loaded()).sheets["self"]
    return [step.id for step in RULES.growth(sheet, choices)]


def test_a_milestone_rearranges_one_thing_and_a_major_one_also_the_high_concept() -> None:
    assert offered() == ["way_1", "skills"]
    assert offered(way_1=["swap"]) == ["way_1", "swap_1", "skills"]
    assert offered(way_1=["trade"]) == ["way_1", "stunt_out_1", "stunt_in_1", "skills"]
    assert offered(3) == ["way_1", "way_2", "way_3", "concept_3", "skills"]


def test_two_skills_change_places() -> None:
    before = read(bob().sheet).skills
    best, fair = max(before, key=lambda one: before[one]), next(one for one in before if before[one] == 2)
    after = risen(way_1=["swap"], swap_1=[best, fair], skills={})

    assert (after.skills[best], after.skills[fair]) == (2, 4)
    assert after.points == 1


def test_a_skill_one_does_not_have_comes_for_an_average_one_only() -> None:
    before = read(bob().sheet).skills
    average, fair = (next(one for one in before if before[one] == rank) for rank in (1, 2))
    new = next(one for one in SKILLS if one not in before)
    after = risen(way_1=["swap"], swap_1=[average, new], skills={})

    assert (average in after.skills, after.skills[new]) == (False, 1)
    with pytest.raises(RulesError, match="cannot change places"):
        risen(way_1=["swap"], swap_1=[fair, new])


def test_a_new_stunt_costs_refresh_and_the_last_point_of_it_buys_none() -> None:
    own = read(bob().sheet).stunts
    new = next(one for one in STUNTS if one not in own)
    after = risen(way_1=["buy"], stunt_in_1=[new])

    assert (after.refresh, after.stunts) == (2, (*own, new))
    poor = RULES.advance({**bob().sheet, "refresh": 1}, 3, Loaded()).sheets["self"]
    with pytest.raises(RulesError, match="no 'buy'"):
        RULES.grow(poor, {"way_1": ["buy"]})


def test_an_aspect_is_rewritten_and_not_two() -> None:
    own = {one.id: one.text for one in read(bob().sheet).aspects if one.id != "high_concept"}
    after = risen(way_1=["aspect"], aspect_1={**own, "trouble": "Owes the ferryman"})

    assert {one.id: one.text for one in after.aspects}["trouble"] == "Owes the ferryman"
    with pytest.raises(RulesError, match="More than one"):
        risen(way_1=["aspect"], aspect_1={**own, "trouble": "A", "free_1": "B"})


def test_a_major_milestone_lets_the_high_concept_be_rewritten_and_lifts_the_cap() -> None:
    after = risen(3, concept_3={"high_concept": "Ferryman of last resort"}, skills={})

    assert after.aspects[0].text == "Ferryman of last resort"
    assert (after.refresh, after.points) == (4, 3)


def test_a_step_that_would_crowd_a_rung_is_refused_and_may_be_kept() -> None:
    fair = next(skill for skill, value in read(bob().sheet).skills.items() if value == 3)

    with pytest.raises(RulesError, match="more skills at"):
        risen(skills={fair: 4})
    kept = risen(skills={})
    assert kept.points == 1
    assert ("Steps kept for skills", "1") in RULES.view(write(kept)).lines


def test_stress_boxes_follow_the_skills() -> None:
    before = read(bob().sheet)
    other = next(one for one in before.skills if before.skills[one] < before.skills["physique"] - 1)
    after = risen(way_1=["swap"], swap_1=["physique", other], skills={})

    assert len(after.physical) == len(after.boxes("physical")) < len(before.physical)
