# ruff: noqa: E501
"""A world's file meets the genre's by the rule that the schema declares."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genre_packs.loading.tiers import deep_merge
from genre_packs.schema.layout import GENRE_FILES, WORLD_FILES, world_overrides
from tests.genre_packs.conftest import WORLD, Workshop

VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=12,
)


def test_items_of_both_tiers_are_there_with_where_they_came_from(workshop: Workshop):
    world = workshop.load().worlds["saltby"]
    assert set(world.item_by_id) == {"gaff", "oilskin", "lantern", "lamp_oil"}
    assert world.provenance["items/gaff"] == "genre"
    assert world.provenance["items/lamp_oil"] == "world"


def test_a_worlds_item_replaces_the_genres_of_the_same_id(workshop: Workshop):
    workshop.change(f"{WORLD}/items.yaml", "id: lamp_oil", "id: lantern, tags: [new]")
    workshop.change(
        f"{WORLD}/conflict.yaml", "items: [lamp_oil]}\n  - id: light", "items: [lantern]}\n  - id: light"
    )
    workshop.change(f"{WORLD}/conflict.yaml", "requires: {items: [lamp_oil]}", "requires: {items: [lantern]}")
    world = workshop.load().worlds["saltby"]
    assert [item.id for item in world.items.items] == ["gaff", "oilskin", "lantern"]
    assert world.item_by_id["lantern"].tags == ("new",)
    assert world.provenance["items/lantern"] == "world"


def test_a_worlds_theme_changes_only_what_it_names(workshop: Workshop):
    workshop.write(f"{WORLD}/theme.yaml", 'palettes: {dark: {accent: "#ffd27f"}}\ntexture: fog\n')
    theme = workshop.load().worlds["saltby"].theme
    assert theme.palettes.dark.accent == "#ffd27f"
    assert theme.palettes.dark.paper == "#12161a"
    assert (theme.texture, theme.fonts.body) == ("fog", "Literata")


def test_an_error_in_a_merged_file_is_found_in_the_tier_that_made_it(workshop: Workshop):
    workshop.write(f"{WORLD}/theme.yaml", "fonts:\n  boddy: Other\n")
    error = workshop.only_error()
    assert (error.file, error.line, error.key) == (f"packs/lantern/{WORLD}/theme.yaml", 2, "fonts.boddy")


def test_a_worlds_culture_replaces_the_genres(workshop: Workshop):
    workshop.write(
        f"{WORLD}/cultures.yaml",
        "cultures:\n  - {id: inland, name: Inland, description: x, given: [Tam], family: [Oak], place_first: [A], place_last: [b]}\n",
    )
    world = workshop.load().worlds["saltby"]
    assert [culture.id for culture in world.cultures.cultures] == ["inland"]
    assert world.provenance["cultures"] == "world"


def test_the_genres_own_card_is_no_file_of_a_world(workshop: Workshop):
    workshop.write(f"{WORLD}/rules.yaml", "ruleset: other\n")
    pack = workshop.load()
    assert not pack.errors
    assert "orphan_file" in {finding.code for finding in pack.findings}
    assert pack.worlds["saltby"].rules.ruleset == "wwn"


@pytest.mark.parametrize("model", [*GENRE_FILES.values(), *WORLD_FILES.values()])
def test_a_file_is_named_after_its_stem_and_in_one_tier(model):
    stem = model.FILE.removesuffix(".yaml")
    assert (stem in WORLD_FILES) == (model.MERGE == "world_only")
    assert (stem in world_overrides()) == (model.MERGE in ("replace", "union_by_id", "deep_merge"))


@settings(max_examples=60, deadline=None)
@given(lower=VALUES, upper=VALUES)
def test_merging_keeps_what_the_upper_says_and_what_only_the_lower_says(lower, upper):
    merged = deep_merge(lower, upper)
    if isinstance(lower, dict) and isinstance(upper, dict):
        assert set(merged) == set(lower) | set(upper)
        for key in merged:
            if key not in upper:
                assert merged[key] == lower[key]
            elif not isinstance(upper[key], dict):
                assert merged[key] == upper[key]
    else:
        assert merged == upper
    assert deep_merge(merged, upper) == merged
