"""A pack whose ruleset has no attributes asks for none."""

import re

from tests.genre_packs.conftest import WORLD, Workshop


def without_attributes(workshop: Workshop) -> None:
    """Take the attributes out of the pack's rules and off its weapon."""
    rules = (workshop.directory / "rules.yaml").read_text()
    workshop.write("rules.yaml", re.sub(r"attribute_map:\n(?:  .*\n)+", "", rules))
    workshop.change("items.yaml", "attributes: [strength], ", "")


def test_a_weapon_needs_no_attributes_where_the_pack_names_none(workshop: Workshop):
    without_attributes(workshop)
    assert workshop.load().errors == ()


def test_a_weapon_without_attributes_is_refused_where_the_pack_names_some(workshop: Workshop):
    workshop.change("items.yaml", "attributes: [strength], ", "")
    assert workshop.only_error().code == "incomplete_item"


def test_what_is_hidden_may_be_as_easy_as_the_ruleset_counts(workshop: Workshop):
    workshop.change(
        f"{WORLD}/places.yaml", "label: wet footprints, ", "label: prints, skill: notice, difficulty: 2, "
    )
    assert workshop.load().errors == ()
