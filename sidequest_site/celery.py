"""The task application: configured from Django's settings (``CELERY_…``), tasks found in the apps.

Tasks carry the trace id of the work that asked for them.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import Protocol

from celery import Celery
from celery.signals import before_task_publish, task_postrun, task_prerun

from campaigns.tracing import current_trace_id, traced

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sidequest_site.settings.default")

TRACE_HEADER = "sidequest_trace_id"

app = Celery("sidequest")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class RunningTask(Protocol):
    """What is needed of a task that is being run."""

    request: dict[str, object]


_traces: dict[str, ExitStack] = {}


@before_task_publish.connect  # type: ignore[untyped-decorator]
def send_trace(headers: dict[str, object], **kwargs: object) -> None:
    """Put the trace id of the work at hand on the task."""
    if trace_id := current_trace_id():
        headers[TRACE_HEADER] = trace_id


@task_prerun.connect  # type: ignore[untyped-decorator]
def enter_trace(task_id: str, task: RunningTask, **kwargs: object) -> None:
    """Run the task under the trace id it carries, or under a new one."""
    carried = task.request.get(TRACE_HEADER)
    stack = _traces[task_id] = ExitStack()
    stack.enter_context(traced(carried if isinstance(carried, str) else None))


@task_postrun.connect  # type: ignore[untyped-decorator]
def leave_trace(task_id: str, **kwargs: object) -> None:
    """Leave the task's trace."""
    if stack := _traces.pop(task_id, None):
        stack.close()
