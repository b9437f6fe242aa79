"""Logging: a line each with the trace id, in rotated files of one server or on the console of several."""

from __future__ import annotations

from sidequest_site.settings import env
from sidequest_site.settings.base import DATA_DIR
from sidequest_site.settings.realtime import SIDEQUEST_REDIS_URL

LOG_LEVEL = env.choice("SIDEQUEST_LOG_LEVEL", ("debug", "info", "warning", "error"), "info").upper()
LOG_FILE = DATA_DIR / "logs" / "sidequest.log"
LOG_FILE_BYTES = 5_000_000
LOG_FILES_KEPT = 5
# Several processes cannot rotate one file; whoever runs them collects what they print.
ALONE = not SIDEQUEST_REDIS_URL

LOGGING: dict[str, object] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"()": "sidequest_site.logs.LineFormatter"},
        # Whoever plays alone has the whole story in the file.
        "brief": {"()": "sidequest_site.logs.LineFormatter", "stack": not ALONE},
    },
    "handlers": {
        "console": {
            "class": "sidequest_site.logs.CalmStreamHandler",
            "formatter": "brief",
            "level": "WARNING" if ALONE else LOG_LEVEL,
        },
        "file": {
            "class": "sidequest_site.logs.CalmFileHandler",
            "formatter": "line",
            "filename": LOG_FILE,
            "maxBytes": LOG_FILE_BYTES,
            "backupCount": LOG_FILES_KEPT,
            "delay": True,
            "encoding": "utf-8",
        },
    },
    "root": {"handlers": ["console", "file"] if ALONE else ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "propagate": True, "level": LOG_LEVEL},
        "django.server": {"handlers": [], "propagate": True, "level": LOG_LEVEL},
        # What a browser asks for in vain is nobody's trouble; each request by itself is noise.
        "django.request": {"handlers": [], "propagate": True, "level": "ERROR"},
        "uvicorn.access": {"handlers": [], "propagate": True, "level": "WARNING"},
        # Tells of every beat and every task that went well.
        "celery": {"handlers": [], "propagate": True, "level": "WARNING"},
        # Says at every start that a queue in memory has no host name.
        "kombu.connection": {"handlers": [], "propagate": True, "level": "ERROR"},
    },
}
