"""Milestones: skills rise with their columns standing, refresh every third."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from campaigns.rules.contracts import Person
from campaigns.rules.fate.sheet import read
from tests.campaigns.rules.fate.cast import RULES, Loaded, bob


def grown(person: Person, xp: int) -> dict[str, int]:
    being = read(RULES.advance(person.sheet, xp, Loaded()).sheets["self"])
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
    being = read(RULES.advance(bob(archetype).sheet, xp, Loaded()).sheets["self"])
    counts = [sum(value == rung for value in being.skills.values()) for rung in range(1, 9)]

    assert counts == sorted(counts, reverse=True)
    RULES.validate(RULES.advance(bob(archetype).sheet, xp, Loaded()).sheets["self"])
