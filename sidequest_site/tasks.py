"""Periodic upkeep of the installation."""

from __future__ import annotations

from celery import shared_task
from django.core.management import call_command

from campaigns.selectors.task_health import record_heartbeat


@shared_task(name="sidequest.heartbeat", expires=30)  # type: ignore[untyped-decorator]
def heartbeat() -> None:
    """Show ``/healthz`` that tasks are received and run."""
    record_heartbeat()


@shared_task(name="sidequest.clear_sessions")  # type: ignore[untyped-decorator]
def clear_sessions() -> None:
    """Delete the browser sessions that have run out."""
    call_command("clearsessions")
