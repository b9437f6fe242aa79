"""The trace id of whatever is being done now: one request, one frame, one task.

It is in OpenTelemetry's format, 32 hexadecimal digits in lower case, not all zero. Logs, error envelopes,
events and tasks carry it; whoever starts a piece of work enters it with :func:`traced`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

TRACE_ID = re.compile(r"[0-9a-f]{32}")
TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")
NO_TRACE = "0" * 32

_current: ContextVar[str] = ContextVar("trace_id", default="")


def make_trace_id() -> str:
    """A new trace id."""
    return uuid.uuid4().hex


def current_trace_id() -> str:
    """The trace id of the work at hand; empty where nobody has entered one."""
    return _current.get()


def accepted_trace_id(trace_id: str | None, traceparent: str | None = None) -> str:
    """The id a caller sent, if it is a valid one, else a new one.

    ``trace_id`` is the value of an ``X-Trace-ID`` header, ``traceparent`` the W3C header of that name; the
    first valid one counts.
    """
    sent = (trace_id or "").strip().lower()
    if TRACE_ID.fullmatch(sent) and sent != NO_TRACE:
        return sent
    parent = TRACEPARENT.fullmatch((traceparent or "").strip().lower())
    if parent and parent.group(1) != NO_TRACE:
        return parent.group(1)
    return make_trace_id()


@contextmanager
def traced(trace_id: str | None = None) -> Iterator[str]:
    """Do a piece of work under ``trace_id`` (a new one where none is given) and hand the id in."""
    token = _current.set(trace_id or make_trace_id())
    try:
        yield _current.get()
    finally:
        _current.reset(token)
