"""What does not belong in a file is refused with its line, its key and what to do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from genre_packs.loading.documents import Data, KeyPath, parse
from genre_packs.loading.validation import validate
from genre_packs.schema.layout import GENRE_FILES, WORLD_FILES
from tests.genre_packs.conftest import PACKS, WORLD, Workshop

FREE = {
    "phrasebook", "lines", "axis_snapshot", "values", "attribute_bonus", "default_visibility", "mood_keywords",
    "epilogue_by_flag", "attributes", "skills", "attribute_map",
}  # fmt: skip
"""Mappings whose keys the author chooses."""


def mappings(data: Data, path: KeyPath = ()) -> list[KeyPath]:
    """Paths of all mappings with fixed keys below ``data``."""
    if isinstance(data, dict):
        own = [] if path and path[-1] in FREE else [path]
        return own + [found for key, value in data.items() for found in mappings(value, (*path, key))]
    if isinstance(data, list):
        return [found for index, value in enumerate(data) for found in mappings(value, (*path, index))]
    return []


def spots() -> list[tuple[str, KeyPath]]:
    """File stem and path of every mapping in the small pack."""
    found: list[tuple[str, KeyPath]] = []
    for stem in [*GENRE_FILES, *WORLD_FILES]:
        data = content(stem)
        found += [(stem, path) for path in mappings(data)]
    return found


def content(stem: str) -> Data:
    """What stands in one file of the small pack; nothing for a file it has not."""
    directory = PACKS / "lantern" / (WORLD if stem in WORLD_FILES else "")
    path = directory / f"{stem}.yaml"
    return parse(path.read_text(), path.name).data if path.exists() else None


@settings(max_examples=60, deadline=None)
@given(spot=st.sampled_from(spots()), key=st.from_regex(r"zz[a-z]{1,8}", fullmatch=True))
def test_an_unknown_key_anywhere_is_refused_with_its_line_and_path(spot: tuple[str, KeyPath], key: str):
    stem, path = spot
    data = content(stem)
    target = data
    for part in path:
        target = target[part]
    target[key] = "?"
    text = json.dumps(data, indent=1, ensure_ascii=False)
    document = parse(text, f"{stem}.yaml")
    model, flaws = validate(document, (GENRE_FILES | WORLD_FILES)[stem], document.data)
    assert model is None
    (flaw,) = flaws
    assert flaw.code == "unknown_key"
    assert flaw.path == (*path, key)
    assert f'"{key}"' in text.splitlines()[flaw.line - 1]


def test_a_misspelt_key_is_told_what_was_meant(workshop: Workshop, line_of):
    workshop.change(f"{WORLD}/npcs.yaml", "    aims: [Be paid.]", "    ams: [Be paid.]")
    found = workshop.load().errors
    unknown = next(error for error in found if error.code == "unknown_key")
    assert unknown.key == "npcs[1].ams"
    assert unknown.line == line_of(workshop.directory / WORLD / "npcs.yaml", "ams: [Be paid.]")
    assert unknown.hint == "did you mean 'aims'?"
    assert str(unknown).startswith(f"packs/lantern/{WORLD}/npcs.yaml:{unknown.line}: npcs[1].ams: ")


def test_a_list_item_that_a_colon_made_a_mapping_says_so(workshop: Workshop):
    workshop.change("prompts.yaml", "[The tide turns while nobody looks.]", "\n    - The bell says: go home.")
    error = workshop.only_error()
    assert (error.code, error.key) == ("wrong_type", "phrasebook.transition[0]")
    assert "quote" in error.hint


def test_a_comma_that_split_a_text_in_braces_says_so(workshop: Workshop):
    workshop.change("rules.yaml", "Lifting and striking.", "Lifting, and striking hard.")
    error = workshop.only_error()
    assert error.code == "unknown_key"
    assert "quote" in error.hint


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "key"),
    [
        ("pack.yaml", "name: Lantern", "name:", "wrong_type", "name"),
        ("pack.yaml", "name: Lantern", "name: '  '", "blank", "name"),
        ("pack.yaml", 'version: "1"', "version: 1", "wrong_type", "version"),
        ("pack.yaml", "max: 4", "max: many", "invalid_value", "recommended_players.max"),
        (
            "pack.yaml",
            "emotional_tone: [unease, loyalty]",
            "emotional_tone: dread",
            "wrong_type",
            "emotional_tone",
        ),
        ("pack.yaml", "era_range: the age of sail\n", "", "missing_key", "era_range"),
        ("items.yaml", "damage: 1d6", "damage: lots", "invalid_value", "items[0].damage"),
        (
            "encounters.yaml",
            "kind: hp_depletion",
            "kind: luck",
            "invalid_value",
            "encounters[0].win_condition",
        ),
        (f"{WORLD}/conflict.yaml", "rate: 0.6", "rate: 0", "invalid_value", "threat.rate"),
        (f"{WORLD}/places.yaml", "terrain: tower", "terrain: towre", "invalid_value", "places[1].terrain"),
    ],
)
def test_a_wrong_value_is_named_by_its_key(workshop: Workshop, file, old, new, code, key):
    workshop.change(file, old, new)
    error = workshop.only_error()
    assert (error.file, error.code, error.key) == (f"packs/lantern/{file}", code, key)


def test_all_errors_are_told_at_once(workshop: Workshop):
    workshop.change("pack.yaml", "name: Lantern", "nmae: Lantern")
    workshop.change("theme.yaml", 'ink: "#1d1a16"', 'ink: "#f0f0f0"')
    workshop.change(f"{WORLD}/npcs.yaml", "place: chandlery", "place: chandelry")
    codes = workshop.codes()
    assert {"unknown_key", "missing_key", "low_contrast", "unknown_place"} <= codes
