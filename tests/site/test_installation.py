"""An installation is made ready before it serves, and says what stands in its way."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from sidequest_site.installation import InstallationError, Login, check_space, ensure_gm, only_server


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_the_first_start_makes_a_gm_who_may_enter_the_admin(folder: Path, client) -> None:
    login = ensure_gm()
    assert client.login(username=login.name, password=login.password)
    assert User.objects.get().is_superuser
    assert (folder / "gm_password").stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
def test_the_next_start_shows_the_same_login_and_makes_nobody(folder: Path) -> None:
    assert ensure_gm() == ensure_gm()
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_a_changed_password_is_no_longer_shown(folder: Path) -> None:
    ensure_gm()
    alice = User.objects.get()
    alice.set_password("her own")
    alice.save()
    assert ensure_gm() == Login("gm", "")


@pytest.mark.django_db
def test_an_installation_with_staff_of_its_own_gets_no_other(folder: Path) -> None:
    User.objects.create_superuser("alice", password="her own")
    assert ensure_gm() == Login("alice", "")


def test_the_data_folder_belongs_to_one_server_at_a_time(folder: Path) -> None:
    with (
        only_server(folder),
        pytest.raises(InstallationError, match="SIDEQUEST_DATA_DIR"),
        only_server(folder),
    ):
        pass
    with only_server(folder):
        pass


def test_a_full_disk_is_named_with_what_is_needed(folder: Path) -> None:
    check_space(folder, needed=1)
    with pytest.raises(InstallationError, match="is full"):
        check_space(folder, needed=2**62)
