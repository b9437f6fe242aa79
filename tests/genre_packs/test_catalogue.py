"""Packs are parsed once, and a session finds its world again."""

from pathlib import Path

import pytest

from genre_packs import catalogue
from genre_packs.errors import PackInvalid, PackUnreadable, UnknownDigest, UnknownPack, UnknownWorld
from genre_packs.resolved import dump
from tests.genre_packs.conftest import WORLD, Workshop


@pytest.fixture(autouse=True)
def fresh_catalogue(workshop: Workshop, settings):
    settings.SIDEQUEST_GENRE_PACKS = workshop.directory.parent
    catalogue.clear()
    yield
    catalogue.clear()


def test_a_world_is_found_by_its_slugs():
    assert catalogue.world("lantern", "saltby").world.name == "Saltby"
    assert [world.key for world in catalogue.worlds()] == [("lantern", "saltby")]


def test_packs_are_read_once_until_cleared(workshop: Workshop):
    before = catalogue.world("lantern", "saltby")
    workshop.change(f"{WORLD}/world.yaml", "name: Saltby", "name: Newby")
    assert catalogue.world("lantern", "saltby") is before
    catalogue.clear()
    assert catalogue.world("lantern", "saltby").world.name == "Newby"


def test_a_session_keeps_its_world_when_the_files_change(workshop: Workshop):
    before = catalogue.world("lantern", "saltby")
    digest, text = before.digest, dump(before)
    workshop.change(f"{WORLD}/world.yaml", "name: Saltby", "name: Newby")
    catalogue.clear()
    assert catalogue.pinned(digest, lambda: text).world.name == "Saltby"
    with pytest.raises(UnknownDigest):
        catalogue.by_digest(digest)


def test_a_snapshot_is_not_read_while_the_files_are_the_same():
    digest = catalogue.world("lantern", "saltby").digest

    def unwanted() -> str:
        raise AssertionError("the snapshot was read")

    assert catalogue.pinned(digest, unwanted) is catalogue.by_digest(digest)


def test_unknown_names_say_what_there_is():
    with pytest.raises(UnknownPack) as pack:
        catalogue.world("nowhere", "saltby")
    assert "lantern" in pack.value.hint
    with pytest.raises(UnknownWorld) as world:
        catalogue.world("lantern", "nowhere")
    assert "saltby" in world.value.hint


def test_a_world_with_an_error_is_refused_with_the_first_of_them(workshop: Workshop):
    workshop.change(f"{WORLD}/npcs.yaml", "place: chandlery", "place: nowhere")
    with pytest.raises(PackInvalid) as error:
        catalogue.world("lantern", "saltby")
    assert "npcs[1].place" in error.value.message
    assert [finding.code for finding in error.value.findings] == ["unknown_place"]


def test_a_root_that_is_not_there_says_which_setting(settings, tmp_path: Path):
    settings.SIDEQUEST_GENRE_PACKS = tmp_path / "absent"
    with pytest.raises(PackUnreadable) as error:
        catalogue.installed()
    assert "SIDEQUEST_GENRE_PACKS" in error.value.hint
