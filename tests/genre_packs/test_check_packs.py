"""``manage.py check_packs`` tells people and machines the same."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.genre_packs.conftest import WORLD, Workshop


def run(capsys, *args: str) -> tuple[int, str]:
    """Exit status and what was printed."""
    try:
        call_command("check_packs", *args, runs=0)
    except SystemExit as leaving:
        return int(leaving.code or 0), "".join(capsys.readouterr())
    return 0, "".join(capsys.readouterr())


def test_a_clean_pack_passes_with_its_warnings(workshop: Workshop, capsys):
    status, out = run(capsys, str(workshop.directory))
    assert status == 0
    assert "lantern: saltby" in out
    assert "0 errors" in out


def test_each_error_is_a_line_with_file_line_and_key(workshop: Workshop, capsys, line_of):
    workshop.change(f"{WORLD}/npcs.yaml", "place: chandlery", "place: nowhere")
    status, out = run(capsys, str(workshop.directory.parent))
    line = line_of(workshop.directory / WORLD / "npcs.yaml", "place: nowhere")
    assert status == 1
    assert f"error: packs/lantern/{WORLD}/npcs.yaml:{line}: npcs[1].place: there is no place 'nowhere'" in out


def test_json_has_errors_and_warnings_apart(workshop: Workshop, capsys):
    workshop.change(f"{WORLD}/npcs.yaml", "place: chandlery", "place: nowhere")
    status, out = run(capsys, str(workshop.directory), "--json")
    report = json.loads(out)
    assert status == 1
    assert report["passed"] is False
    (error,) = report["errors"]
    assert {"code", "severity", "message", "pack", "file", "line", "key"} <= set(error)
    assert (error["code"], error["pack"], error["key"]) == ("unknown_place", "lantern", "npcs[1].place")
    assert {warning["severity"] for warning in report["warnings"]} == {"warning"}


@pytest.mark.parametrize("as_json", [True, False])
def test_what_cannot_be_read_is_status_two(tmp_path: Path, capsys, as_json: bool):
    status, out = run(capsys, str(tmp_path / "absent"), *(["--json"] if as_json else []))
    assert status == 2
    assert "absent" in out
    if as_json:
        assert json.loads(out)["errors"][0]["code"] == "pack_unreadable"
