"""Celery: on Redis where one is named, else on a queue in memory with the worker inside the server."""

from __future__ import annotations

from sidequest_site.settings.realtime import SIDEQUEST_REDIS_URL

CELERY_BROKER_URL = SIDEQUEST_REDIS_URL or "memory://"
# The memory transport looks for work once a second unless told otherwise.
CELERY_BROKER_TRANSPORT_OPTIONS = {} if SIDEQUEST_REDIS_URL else {"polling_interval": 0.1}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
# Nobody waits for a result: what a task makes is a row or an event.
CELERY_TASK_IGNORE_RESULT = True
# Every task can be run twice, so a worker that dies gives its task to another one.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    "heartbeat": {"task": "sidequest.heartbeat", "schedule": 10},
    "free-expired-leases": {"task": "campaigns.free_expired_leases", "schedule": 5},
    "sweep-presence": {"task": "campaigns.sweep_presence", "schedule": 15},
    "embed-memories": {"task": "campaigns.embed_memories", "schedule": 15},
    "clear-sessions": {"task": "sidequest.clear_sessions", "schedule": 24 * 3600},
}
# Worker and web process are the same program when there is no broker outside.
SIDEQUEST_EMBEDDED_WORKER = not SIDEQUEST_REDIS_URL
