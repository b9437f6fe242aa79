"""What a ruleset tells of a sheet for each capability it names, and its refusal of those it does not."""

from __future__ import annotations

from typing import get_args

import pytest

from campaigns.errors import Unsupported
from campaigns.rules.contracts import Build, Capability, Sheet
from campaigns.rules.registry import known_rulesets, ruleset_of
from campaigns.rules.without_number.bodies import write
from tests.campaigns.rules.dial.cast import hero as adventurer
from tests.campaigns.rules.dice_pool.cast import beginner
from tests.campaigns.rules.fate.cast import Loaded, bob
from tests.campaigns.rules.without_number.ailing.ward import survivor
from tests.campaigns.rules.without_number.cast import LoadedDice

CAPABILITIES: tuple[Capability, ...] = get_args(Capability.__value__)
SCORES = {
    "strength": 10, "dexterity": 10, "constitution": 12, "intelligence": 14, "wisdom": 10, "charisma": 9,
}  # fmt: skip


def mage() -> Sheet:
    """A High Mage of the first level."""
    build = Build("Cleo", "x", "mage", SCORES, choices={"tradition": ["high_mage"]})
    return ruleset_of("wwn").new_sheet(build, LoadedDice(4))


LACKING = [
    (slug, of)
    for slug in known_rulesets()
    for of in CAPABILITIES
    if of not in ruleset_of(slug).facts().capabilities
]


@pytest.mark.parametrize(("slug", "of"), LACKING)
def test_what_the_rules_do_not_have_is_refused(slug: str, of: Capability) -> None:
    with pytest.raises(Unsupported):
        ruleset_of(slug).account(adventurer().sheet if slug == "dial" else {}, of)


@pytest.mark.parametrize("slug", [slug for slug in known_rulesets() if slug != "fate"])
def test_rules_without_compels_tempt_nobody(slug: str) -> None:
    with pytest.raises(Unsupported):
        ruleset_of(slug).tempt({}, "trouble", "It would.")


def test_magic_tells_spells_and_what_is_left() -> None:
    account = ruleset_of("wwn").account(mage(), "magic")

    assert account.entries
    assert all({"name", "text", "spent"} <= set(entry) for entry in account.entries)
    assert "casts" in {track.id for track in account.tracks}


def test_strain_is_told_by_its_track() -> None:
    account = ruleset_of("wwn").account(mage(), "strain")

    assert [track.id for track in account.tracks] == ["strain"]


def test_a_mutation_is_told_and_what_shows_of_it() -> None:
    changed = write(survivor("leech_mouth", stigma="a row of gills"))

    account = ruleset_of("awn").account(changed, "mutations")

    assert len(account.entries) == 1
    assert ("Stigma", "a row of gills") in account.lines


def test_aspects_are_told_with_their_free_invokes() -> None:
    account = ruleset_of("fate").account(bob().sheet, "aspects")

    assert {"high_concept", "trouble"} <= {entry["slot"] for entry in account.entries}
    assert all(entry["free"] == 0 for entry in account.entries)


@pytest.mark.parametrize("slug", ["fate", "dial", "dice_pool"])
def test_reserves_are_what_one_spends(slug: str) -> None:
    sheets = {
        "fate": bob().sheet,
        "dial": adventurer().sheet,
        "dice_pool": beginner("bob", "gun", Loaded()).sheet,
    }

    account = ruleset_of(slug).account(sheets[slug], "reserves")

    assert account.tracks
    assert {track.kind for track in account.tracks} == {"points"}
