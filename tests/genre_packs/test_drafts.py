"""A draft is checked like any world, and stands in nobody's way."""

from tests.genre_packs.conftest import WORLD, Workshop


def test_a_draft_with_errors_blocks_nothing(workshop: Workshop):
    pack = workshop.load()
    assert not pack.errors
    assert set(pack.worlds) == {"saltby"}
    assert any("sketchbook" in finding.file for finding in pack.findings)
    assert {finding.severity for finding in pack.findings} == {"warning"}


def test_a_whole_world_marked_as_draft_is_left_out_of_the_listing(workshop: Workshop):
    workshop.change(f"{WORLD}/world.yaml", "name: Saltby", "draft: true\nname: Saltby")
    pack = workshop.load()
    assert set(pack.worlds) == set()
    assert set(pack.drafts) == {"saltby"}


def test_a_broken_world_does_not_take_its_neighbour_along(workshop: Workshop):
    (workshop.directory / WORLD).rename(workshop.directory / "worlds" / "northby")
    workshop.change("worlds/northby/world.yaml", "slug: saltby", "slug: northby")
    workshop.change("worlds/sketchbook/world.yaml", "draft: true", "draft: false")
    pack = workshop.load()
    assert set(pack.worlds) == {"northby"}
    assert {error.code for error in pack.errors} == {"missing_file"}


def test_a_broken_rule_book_leaves_no_world_to_play(workshop: Workshop):
    workshop.change("rules.yaml", "tone: ", "tune: ")
    pack = workshop.load()
    assert not pack.worlds
    assert {error.code for error in pack.errors} == {"unknown_key", "missing_key"}


def test_a_world_whose_slug_is_not_its_directory_is_refused(workshop: Workshop):
    workshop.change(f"{WORLD}/world.yaml", "slug: saltby", "slug: saltbay")
    assert workshop.only_error().code == "wrong_slug"


def test_a_missing_file_is_named(workshop: Workshop):
    (workshop.directory / "prompts.yaml").unlink()
    assert ("missing_file", "packs/lantern/prompts.yaml") in {
        (e.code, e.file) for e in workshop.load().errors
    }


def test_an_optional_file_must_be_declared(workshop: Workshop):
    workshop.write(
        "tropes.yaml",
        "tropes:\n  - {id: fog, name: Fog, description: Fog., escalation: [{at: 0.5, event: [Fog comes in.]}]}\n",
    )
    assert workshop.only_error().code == "undeclared_extension"
    workshop.change("pack.yaml", "slug: lantern", "slug: lantern\nextensions: [tropes]")
    assert not workshop.load().errors


def test_a_file_nobody_reads_is_a_warning_that_guesses(workshop: Workshop):
    workshop.write(f"{WORLD}/npc.yaml", "npcs: []\n")
    (finding,) = [f for f in workshop.load().findings if f.code == "orphan_file"]
    assert finding.severity == "warning"
    assert finding.hint == "did you mean npcs.yaml?"
