"""A Celery worker and its clock inside the server's process, for installations without a broker.

The queue lives in memory and is lost when the process ends, so whatever must happen is a row in the database
that is enqueued again at the next start. Nobody may wait for a task's result in this process.
"""

from __future__ import annotations

import logging
import time
from threading import Thread

from celery import Celery
from celery.app.trace import setup_worker_optimizations
from celery.beat import Scheduler, Service
from celery.worker import WorkController
from django.conf import settings

from sidequest_site.celery import app as celery_app
from sidequest_site.tasks import heartbeat

logger = logging.getLogger(__name__)

HOSTNAME = "embedded@sidequest"
THREADS = 2
STOP_SECONDS = 1.0
# The clock sleeps no longer than this at a time, or it could not be stopped.
CLOCK_SECONDS = 0.5


class EmbeddedWorker:
    """One worker with a small pool of threads, and the clock that sends the periodic tasks."""

    def __init__(self, app: Celery) -> None:
        self.app = app
        # Times are kept in memory; the usual scheduler writes them to a file in the working folder.
        self.clock = Service(app, max_interval=CLOCK_SECONDS, scheduler_cls=Scheduler)
        self.controller: WorkController | None = None
        self.threads = [
            Thread(target=self._work, name="celery-worker", daemon=True),
            Thread(target=self.clock.start, name="celery-clock", daemon=True),
        ]

    def start(self) -> None:
        """Begin to take tasks."""
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        """Take nothing new and finish what is running, for a second; the rest dies with the process."""
        # Stopping the worker waits for its queue, which looks up only every two seconds.
        stopping = Thread(target=self._stop, name="celery-stop", daemon=True)
        stopping.start()
        until = time.monotonic() + STOP_SECONDS
        for thread in (stopping, *self.threads):
            thread.join(max(0.0, until - time.monotonic()))

    def _stop(self) -> None:
        self.clock.stop()
        if self.controller is not None:
            self.controller.stop()

    def _work(self) -> None:
        # Made in its own thread, because it checks the models, which nobody may do on an event loop.
        # A worker made by hand receives tasks and never runs them unless this has prepared the app.
        setup_worker_optimizations(self.app, HOSTNAME)
        self.controller = self.app.WorkController(
            pool="threads",
            concurrency=THREADS,
            hostname=HOSTNAME,
            without_heartbeat=True,
            without_mingle=True,
            without_gossip=True,
        )
        heartbeat.delay()
        self.controller.start()


_running: list[EmbeddedWorker] = []


def start_embedded() -> None:
    """Start this process's worker where the settings ask for one; a second call changes nothing."""
    if not settings.SIDEQUEST_EMBEDDED_WORKER or _running:
        return
    worker = EmbeddedWorker(celery_app)
    _running.append(worker)
    worker.start()
    logger.info("embedded task worker started")


def stop_embedded() -> None:
    """Stop this process's worker, if it has one."""
    while _running:
        _running.pop().stop()
