"""Growing, whatever the rules: what is suggested is legal, what is legal keeps a sheet sound, and nothing is owed."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaigns.errors import RulesError
from campaigns.rules.chance import SeededDice
from campaigns.rules.contracts import Build, Json, Ruleset, Sheet
from campaigns.rules.growing import as_suggested
from campaigns.world.binding import rules_of
from campaigns.world.personas import build_of, from_premade
from genre_packs import catalogue
from tests.campaigns.rules.growers import BEGINNERS, HIGHEST, beginner, decided

SHIPPED = Path(catalogue.__file__).parent / "packs"
PURSES = ("skill_points", "points", "karma", "refresh", "edge")


def owed(sheet: Sheet) -> list[str]:
    """The purses of a sheet that hold less than nothing."""
    return [name for name in PURSES if isinstance(sheet.get(name), int) and cast("int", sheet[name]) < 0]


def grow_up(rules: Ruleset, sheet: Sheet, awards: int) -> Sheet:
    """The sheet after so many awards of three points, each chosen as suggested."""
    dice = SeededDice.from_label("up")
    for _ in range(awards):
        sheet = as_suggested(rules, rules.advance(sheet, 3, dice)).sheets["self"]
        rules.validate(sheet)
        assert rules.growth(sheet, {}) == ()
        assert owed(sheet) == []
    return sheet


@pytest.mark.parametrize(("slug", "archetype", "way"), BEGINNERS)
def test_what_is_suggested_is_legal_up_to_the_highest_level(slug: str, archetype: str, way: str) -> None:
    rules, sheet = beginner(slug, archetype, way)

    assert rules.view(grow_up(rules, sheet, 31)).level == HIGHEST.get(slug, 10)


@pytest.mark.parametrize("genre", sorted(path.name for path in SHIPPED.iterdir() if path.is_dir()))
def test_every_class_and_everybody_ready_made_of_a_shipped_pack_grows_as_suggested(genre: str) -> None:
    for story in (one for one in catalogue.worlds(SHIPPED) if one.key[0] == genre):
        rules = rules_of(story)
        ready = [build_of(from_premade(story, one), story) for one in story.premade.characters]
        for build in (*ready, *(Build("Bob", "", one.rules_class) for one in story.classes.classes)):
            dice = SeededDice.from_label(build.archetype)
            grow_up(rules, rules.new_sheet(build, dice), 31)


@settings(max_examples=25)
@given(st.sampled_from(BEGINNERS), st.integers(0, 10**6))
def test_any_legal_choices_up_to_the_highest_level_keep_a_sheet_sound(
    who: tuple[str, str, str], seed: int
) -> None:
    rules, sheet = beginner(*who)
    chance, dice = Random(seed), SeededDice.from_label(str(seed))
    for _ in range(12):
        sheet = rules.advance(sheet, chance.choice((3, 9, 15)), dice).sheets["self"]
        if rules.growth(sheet, {}) and chance.random() < 0.8:
            sheet = rules.grow(sheet, decided(rules, sheet, chance)).sheets["self"]
            assert rules.growth(sheet, {}) == ()
        rules.validate(sheet)
        assert owed(sheet) == []
        view = rules.view(sheet)
        assert 0 <= view.hp <= view.max_hp
        assert view.level >= 1


@settings(max_examples=15)
@given(st.sampled_from(BEGINNERS), st.integers(0, 10**6))
def test_the_same_choices_make_the_same_of_somebody(who: tuple[str, str, str], seed: int) -> None:
    rules, sheet = beginner(*who)
    sheet = rules.advance(sheet, 12, SeededDice.from_label("same")).sheets["self"]
    chosen = decided(rules, sheet, Random(seed))

    assert rules.growth(sheet, chosen) == rules.growth(sheet, chosen)
    assert rules.grow(sheet, chosen) == rules.grow(sheet, chosen)


@pytest.mark.parametrize(("slug", "archetype", "way"), BEGINNERS[::4])
def test_who_has_not_grown_has_nothing_to_choose(slug: str, archetype: str, way: str) -> None:
    rules, sheet = beginner(slug, archetype, way)

    assert rules.growth(sheet, {}) == ()
    with pytest.raises(RulesError, match="nothing to choose"):
        rules.grow(sheet, {})


@pytest.mark.parametrize(("slug", "archetype", "way"), BEGINNERS[::4])
def test_what_nobody_asked_for_is_no_answer(slug: str, archetype: str, way: str) -> None:
    rules, sheet = beginner(slug, archetype, way)
    sheet = rules.advance(sheet, 12, SeededDice.from_label("x")).sheets["self"]

    with pytest.raises(RulesError, match="no 'wings' to choose"):
        rules.grow(sheet, cast("dict[str, Json]", {"wings": ["two"]}))


@pytest.mark.parametrize(("slug", "archetype", "way"), BEGINNERS[::4])
def test_the_next_growth_settles_what_nobody_chose_as_suggested(slug: str, archetype: str, way: str) -> None:
    rules, sheet = beginner(slug, archetype, way)
    first = rules.advance(sheet, 3, SeededDice.from_label("a")).sheets["self"]
    left = rules.advance(first, 9, SeededDice.from_label("b")).sheets["self"]
    chosen = rules.advance(rules.grow(first, {}).sheets["self"], 9, SeededDice.from_label("b")).sheets["self"]

    assert left == chosen
