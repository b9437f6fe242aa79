"""A misconfigured installation is told so, with what to do about it."""

from pathlib import Path

import pytest
from django.core.checks import run_checks

from sidequest_site import checks


def ids() -> list[str | None]:
    return [message.id for message in run_checks(tags=["sidequest"])]


def test_the_defaults_are_sound() -> None:
    assert ids() == []


def test_a_misspelt_variable_is_pointed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIDEQUEST_GUESS", "join")
    [message] = checks.check_variable_names(None)
    assert message.id == "sidequest.W001"
    assert "SIDEQUEST_GUESTS" in (message.hint or "")


def test_a_missing_packs_folder_is_an_error(settings, tmp_path: Path) -> None:
    settings.SIDEQUEST_GENRE_PACKS = tmp_path / "nowhere"
    assert "sidequest.E001" in ids()


@pytest.mark.parametrize(
    ("host", "sound"),
    [("tables.example.org", True), (".example.org", True), ("[::1]", True), ("*", True),
     ("https://tables.example.org", False), ("tables.example.org:8000", False), ("tables.example.org/play", False)],
)  # fmt: skip
def test_a_host_that_is_no_host_name_is_an_error(settings, host: str, sound: bool) -> None:
    settings.ALLOWED_HOSTS = [host]
    assert ("sidequest.E003" in ids()) is not sound


@pytest.mark.parametrize(
    ("proxy", "sound"),
    [("10.0.0.1", True), ("fd00::/8", True), ("*", True), ("nonsense", False), ("10.0.0.300", False)],
)
def test_a_trusted_proxy_that_is_no_address_is_an_error(settings, proxy: str, sound: bool) -> None:
    settings.SIDEQUEST_TRUSTED_PROXIES = (proxy,)
    assert ("sidequest.E004" in ids()) is not sound


@pytest.mark.parametrize("backend", ["anthropic", "openai"])
def test_a_narrator_without_its_key_or_address_is_an_error(settings, backend: str) -> None:
    settings.SIDEQUEST_LLM_BACKEND = backend
    settings.SIDEQUEST_LLM_API_KEY = settings.SIDEQUEST_LLM_BASE_URL = ""
    assert "sidequest.E002" in ids()


@pytest.mark.parametrize(("renderer", "expected"), [("sketch", ["sidequest.W002"]), ("off", [])])
def test_a_renderer_that_is_not_there_is_pointed_out(settings, renderer: str, expected: list[str]) -> None:
    settings.SIDEQUEST_RENDERER = renderer
    assert ids() == expected
