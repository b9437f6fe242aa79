"""A log whose disk is full says so in one line and disturbs nobody."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.conf import settings

from sidequest_site.logs import CalmFileHandler

FULL = Path("/dev/full")

needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is full")


def _say(handler: logging.Handler, *messages: str) -> None:
    for message in messages:
        handler.handle(logging.makeLogRecord({"name": "campaigns", "msg": message}))


def test_lines_are_kept_where_there_is_room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = CalmFileHandler(tmp_path / "log")
    _say(handler, "one", "two")
    handler.close()
    assert (tmp_path / "log").read_text() == "one\ntwo\n"
    assert capsys.readouterr().err == ""


def test_a_handler_that_was_closed_opens_nothing_again(tmp_path: Path) -> None:
    handler = CalmFileHandler(tmp_path / "log", delay=True)
    handler.close()
    _say(handler, "late")
    assert not (tmp_path / "log").exists()


@needs_a_full_device
def test_a_full_disk_is_said_once_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    full = CalmFileHandler(FULL, delay=True)
    _say(full, "one", "two", "three")
    full.close()
    assert capsys.readouterr().err == "Log lines are lost: No space left on device.\n"


def test_both_logs_of_the_server_are_calm() -> None:
    classes = {name: handler["class"] for name, handler in settings.LOGGING["handlers"].items()}
    assert classes == {
        "console": "sidequest_site.logs.CalmStreamHandler",
        "file": "sidequest_site.logs.CalmFileHandler",
    }


def test_a_fault_of_ours_is_shown_in_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = CalmFileHandler(tmp_path / "log")
    handler.handle(logging.makeLogRecord({"msg": "%d rounds", "args": ("many",)}))
    handler.close()
    assert "TypeError" in capsys.readouterr().err
