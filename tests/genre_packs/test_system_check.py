"""Whoever starts the server hears of a broken pack."""

import pytest

from genre_packs import catalogue
from genre_packs.checks import check_installed_packs
from tests.genre_packs.conftest import WORLD, Workshop


@pytest.fixture(autouse=True)
def fresh_catalogue(workshop: Workshop, settings):
    settings.SIDEQUEST_GENRE_PACKS = workshop.directory.parent
    catalogue.clear()
    yield
    catalogue.clear()


def test_clean_packs_are_silent():
    assert check_installed_packs(None) == []


def test_an_error_in_a_pack_is_a_warning_with_its_place(workshop: Workshop):
    workshop.change(f"{WORLD}/npcs.yaml", "place: chandlery", "place: nowhere")
    found = check_installed_packs(None)
    assert [message.id for message in found] == ["genre_packs.W001", "genre_packs.W002"]
    assert "npcs[1].place" in found[0].msg


def test_an_empty_folder_is_a_warning(settings, tmp_path):
    settings.SIDEQUEST_GENRE_PACKS = tmp_path / "empty"
    (tmp_path / "empty").mkdir()
    assert [message.id for message in check_installed_packs(None)] == ["genre_packs.W002"]
