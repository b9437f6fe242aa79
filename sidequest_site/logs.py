"""How a log line looks (``time level logger trace=… message key=value …``), and what becomes of one that is lost."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler

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


class _Calm(logging.Handler):
    """A handler whose disk may be full: that is said once, in one line, until a line could be written again."""

    told = False
    failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, or say once that it cannot be written."""
        self.failed = False
        super().emit(record)
        self.told = self.told and self.failed

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the name is logging's
        """Take a failure to write calmly; any other is a fault of ours and shown in full."""
        error = sys.exception()
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        self.failed = True
        if not self.told:
            self.told = True
            # The console may lead to the same disk.
            with suppress(OSError):
                sys.stderr.write(f"Log lines are lost: {error.strerror or error}.\n")


class CalmFileHandler(_Calm, RotatingFileHandler):
    """Rotated files on a disk that may be full; what could not be written is not tried again.

    Once closed it stays so: whoever sets logging up anew closes the handlers there were, and a thread that still
    holds one of them would open a file that nobody closes.
    """

    put_away = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, unless the handler has been closed."""
        if not self.put_away:
            super().emit(record)

    def close(self) -> None:
        """Let go of the file for good."""
        self.put_away = True
        super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the name is logging's
        """Let go of the file with what it still holds; the next line opens it anew."""
        super().handleError(record)
        stream, self.stream = self.stream, None
        if stream is not None:
            with suppress(OSError):
                stream.close()


class CalmStreamHandler(_Calm, logging.StreamHandler):  # type: ignore[type-arg]  # not generic at run time
    """The console, which may lead to a file on a disk that is full."""
