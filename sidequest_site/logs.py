"""How a log line looks: ``time level logger trace=… message key=value …``."""

from __future__ import annotations

import logging

from campaigns.tracing import current_trace_id

# What every record has by itself; whatever else is on one was given as ``extra``.
# Libraries put whole structures there, so only our own rooms' are written out.
USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
ROOMS = frozenset({"campaigns", "narrator", "media", "genre_packs", "sidequest_site"})


class LineFormatter(logging.Formatter):
    """Formats a record as one line; a stack trace follows it indented, unless ``stack`` is false."""

    def __init__(self, *, stack: bool = True) -> None:
        super().__init__()
        self.stack = stack

    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03d"

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line; line breaks in the message are escaped, so that nobody can forge one."""
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        trace = current_trace_id() or "-"
        parts = [self.formatTime(record), record.levelname.lower(), record.name, f"trace={trace}", message]
        if record.name.split(".")[0] in ROOMS:
            parts += [f"{key}={value!r}" for key, value in vars(record).items() if key not in USUAL]
        line = " ".join(parts)
        if record.exc_info and self.stack:
            stack = self.formatException(record.exc_info)
            line += "\n" + "\n".join(f"    {row}" for row in stack.splitlines())
        return line
