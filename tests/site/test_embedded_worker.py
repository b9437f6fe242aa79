"""Without a broker the tasks are done inside the server's process."""

import threading

import pytest
from celery import Celery

from campaigns.selectors.task_health import record_heartbeat, tasks_state
from campaigns.tracing import current_trace_id, traced
from sidequest_site.worker import EmbeddedWorker

SENT = "4bf92f3577b34da6a3ce929d0e0e4736"
WAIT_SECONDS = 15


@pytest.fixture
def worker(transactional_db):
    """A worker on a queue in memory of its own."""
    app = Celery("table", broker="memory://table", set_as_current=False)
    app.conf.broker_transport_options = {"polling_interval": 0.02}
    app.conf.worker_hijack_root_logger = False
    running = EmbeddedWorker(app)
    yield running
    running.stop()


@pytest.mark.django_db(transaction=True)
def test_a_task_is_run_and_keeps_its_trace(worker: EmbeddedWorker) -> None:
    done = threading.Event()
    traces: list[str] = []

    @worker.app.task(name="draw")
    def draw() -> None:
        traces.append(current_trace_id())
        done.set()

    worker.start()
    with traced(SENT):
        draw.delay()
    assert done.wait(WAIT_SECONDS)
    assert traces == [SENT]


def test_a_heartbeat_tells_that_tasks_are_done() -> None:
    record_heartbeat()
    assert tasks_state() == "ok"
