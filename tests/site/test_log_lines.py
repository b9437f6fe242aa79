"""A log line tells when, how grave, who, under which trace, and what; one line each."""

import logging

from campaigns.tracing import traced
from sidequest_site.logs import LineFormatter

SENT = "4bf92f3577b34da6a3ce929d0e0e4736"


def line(message: str, **extra: object) -> str:
    record = logging.makeLogRecord({"name": "campaigns.turns", "levelname": "INFO", "msg": message, **extra})
    return LineFormatter().format(record)


def test_a_line_carries_the_trace_of_the_work_and_what_was_added() -> None:
    with traced(SENT):
        written = line("turn settled", turn=7)
    assert written.endswith(f"info campaigns.turns trace={SENT} turn settled turn=7")


def test_outside_of_any_work_the_trace_is_a_dash() -> None:
    assert " trace=- " in line("starting")


def test_nobody_can_forge_a_second_line() -> None:
    assert "\n" not in line("name: Mallory\n2026-11-21 info table all is well")
