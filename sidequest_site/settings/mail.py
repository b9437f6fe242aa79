"""How the server sends mail: through a relay that the operator names, else into the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from sidequest_site.settings import env
from sidequest_site.settings.base import DATA_DIR

VARIABLE: Final = "SIDEQUEST_MAIL_URL"
PORTS: Final = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
SECONDS: Final = 10


def mailer(data_dir: Path) -> dict[str, Any]:
    """Django's MAILERS for the variable; without it mail lands where the operator can read it and pass it on.

    ``smtp+starttls://user:password@host`` asks for TLS on port 587, ``smtps://`` speaks it from the first byte on
    465, ``smtp://`` does without, for a relay next door. Raises ``ImproperlyConfigured``.
    """
    parts = env.url(VARIABLE, tuple(PORTS))
    if parts is None:
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": str(data_dir / "mail")},
        }
    if not parts.hostname:
        raise env.refuse(VARIABLE, parts.scheme + "://", "Name the relay's host.")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or PORTS[parts.scheme],
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+starttls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": SECONDS,
        },
    }


MAILERS = {"default": mailer(DATA_DIR)}
DEFAULT_FROM_EMAIL = env.text("SIDEQUEST_MAIL_FROM", "SideQuest <sidequest@localhost>")
